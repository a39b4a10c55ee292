'use client'
import { useEffect } from 'react'
import { useTranslations } from 'next-intl'
import { Extension, type Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Plugin } from '@tiptap/pm/state'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { minutesBody, minutesField } from '../../contract/shared-text.ts'
import { Icon, type IconName } from '../_ui/icon.tsx'
import { CompositionGate } from './composition-gate.ts'
import type { SharedDoc } from './shared-doc.ts'
import './text.css'

/** What minutes are made of: paragraphs, two levels of headings, lists, bold. The server freezes exactly this. */
const written = StarterKit.configure({
  heading: { levels: [2, 3] },
  blockquote: false, code: false, codeBlock: false, horizontalRule: false, italic: false, link: false, strike: false, underline: false,
  dropcursor: false, gapcursor: false, trailingNode: false, undoRedo: false,
})

/** Four pens; whose is whose is said by the name at the cursor. */
const pens = 4

function penOf(userId: unknown): number {
  let sum = 0
  for (const character of typeof userId === 'string' ? userId : '') sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % pens
}

interface Hand { id?: unknown; name?: unknown }

function cursorOf(user: Hand): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `caret caret--${penOf(user.id)}`
  const name = document.createElement('span')
  name.textContent = typeof user.name === 'string' ? user.name : ''
  caret.append(name)
  return caret
}

const cursors = (awareness: Awareness) => Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [
    yCursorPlugin(awareness, { cursorBuilder: cursorOf, selectionBuilder: (user: Hand) => ({ class: `chosen chosen--${penOf(user.id)}` }) }) as never,
  ],
})

/** Nothing moves under a word that an input method is composing. */
const gated = (shared: SharedDoc) => Extension.create({
  name: 'compositionGate',
  addProseMirrorPlugins: () => [new Plugin({ view: (view) => new CompositionGate(view, shared) })],
})

export function MinutesWriting({ shared, label, mayWrite }: { shared: SharedDoc; label: string; mayWrite: boolean }) {
  const editor = useEditor({
    extensions: [written, Collaboration.configure({ fragment: minutesBody(shared.doc) }), cursors(shared.provider.awareness), gated(shared)],
    editable: mayWrite,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, spellcheck: 'false' } },
    onFocus: () => shared.enter(minutesField),
    onBlur: () => shared.enter(null),
    onUpdate: ({ transaction, editor: { isFocused } }) => { if (isFocused && transaction.steps.length > 0 && !transaction.getMeta('y-sync$')) shared.wrote() },
  }, [shared])

  useEffect(() => { editor.setEditable(mayWrite, false) }, [editor, mayWrite])

  return (
    <div className="minutes-paper">
      {mayWrite && <Tools editor={editor} />}
      <EditorContent editor={editor} className="minutes-text" />
    </div>
  )
}

function Tools({ editor }: { editor: Editor }) {
  const t = useTranslations('text.editor')
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ heading: now.isActive('heading'), bold: now.isActive('bold'), list: now.isActive('bulletList') }),
  })
  const act = (work: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () => { work(editor.chain().focus()).run() }
  return (
    <div className="minutes-tools" role="toolbar" aria-label={t('tools')}>
      <Tool name={t('heading')} isOn={on.heading} onPress={act((chain) => chain.toggleHeading({ level: 3 }))} />
      <Tool name={t('bold')} isOn={on.bold} onPress={act((chain) => chain.toggleBold())} />
      <Tool name={t('list')} isOn={on.list} onPress={act((chain) => chain.toggleBulletList())} />
      <Tool name={t('undo')} icon="undo" onPress={act((chain) => chain.undo())} />
    </div>
  )
}

function Tool({ name, icon, isOn, onPress }: { name: string; icon?: IconName; isOn?: boolean; onPress: () => void }) {
  return (
    // The press must not take the cursor out of the text.
    <button type="button" className="btn" aria-pressed={isOn} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {icon && <Icon name={icon} />}{name}
    </button>
  )
}
