'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../_ui/icon.tsx'

/**
 * Keys of the desk. Each either shows something or does what can be taken back within a minute: a key pressed by mistake must cost
 * nothing. They are quiet while one types, composes Chinese, holds a modifier, or has a dialog open.
 */
export const deskKeys = ['n', 'u', 'p', 'q', 'l', '?'] as const
export type DeskKey = (typeof deskKeys)[number]

export function useShortcuts(on: Partial<Record<DeskKey, () => void>>): void {
  const acts = useRef(on)
  acts.current = on
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable="true"], [role="textbox"], dialog[open]') || document.querySelector('dialog[open]')) return
      const act = acts.current[event.key.toLowerCase() as DeskKey]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** What the keys do: opened by who asks, or with the key itself. */
export function ShortcutHelp({ openerRef }: { /** gets the function that opens it */ openerRef: { current: (() => void) | null } }) {
  const t = useTranslations('session.desk.keys')
  const ui = useTranslations('ui')
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    openerRef.current = () => ref.current?.showModal()
    return () => { openerRef.current = null }
  }, [openerRef])
  return (
    <>
      <button type="button" className="link-button desk-keys" onClick={() => ref.current?.showModal()}>{t('ask')}</button>
      <dialog ref={ref} className="sheet" aria-labelledby={id}>
        <div className="sheet-head"><h2 id={id}>{t('title')}</h2><button type="button" className="icon-btn" aria-label={ui('close')} onClick={() => ref.current?.close()}><Icon name="close" /></button></div>
        <dl className="keys">{deskKeys.map((key) => <div key={key}><dt><kbd>{key.toUpperCase()}</kbd></dt><dd>{t(`does.${key === '?' ? 'help' : key}`)}</dd></div>)}</dl>
        <p className="note">{t('note')}</p>
      </dialog>
    </>
  )
}

/** Opens and shuts a part of the desk from a key, and brings it into view. */
export function useReveal(): { ref: (element: HTMLElement | null) => void; reveal: () => void } {
  const [element, setElement] = useState<HTMLElement | null>(null)
  return { ref: setElement, reveal: () => { element?.scrollIntoView({ block: 'start' }); element?.querySelector('summary')?.click() } }
}
