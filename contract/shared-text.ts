import * as Y from 'yjs'
import type { Block, Run } from '../domain/minutes/content.ts'
import { keepableText } from './keepable.ts'
import { fieldPatterns, minutesField, textLimits, type RenderedTexts, type SharedDocKind } from './shared-text-names.ts'

export * from './shared-text-names.ts'

/** What is inside the shared documents. The one contract file that knows Yjs: no page imports it on the server. */

export function minutesBody(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(minutesField)
}

/** What a reader is shown. Ignores whatever a client may have put into the document besides the known fields. */
export function renderTexts(kind: SharedDocKind, doc: Y.Doc): RenderedTexts {
  const texts: RenderedTexts = kind === 'minutes' ? { [minutesField]: plainText(minutesBody(doc)) } : {}
  for (const field of doc.share.keys()) {
    if (fieldPatterns[kind].test(field)) texts[field] = keepableText(textOf(doc.getText(field)).slice(0, textLimits.fieldCharacters))
  }
  return texts
}

/** Makes a plain text say `next`, keeping what is the same at both ends. */
export function setText(text: Y.Text, next: string): void {
  const now = text.toJSON()
  if (now === next) return
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (end < now.length - start && end < next.length - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++
  text.doc?.transact(() => {
    text.delete(start, now.length - start - end)
    text.insert(start, next.slice(start, next.length - end))
  })
}

/** One line per block that holds text, in reading order. */
export function plainText(fragment: Y.XmlFragment): string {
  const lines: string[] = []
  const visit = (node: Y.XmlFragment) => {
    let line: string | null = null
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText) line = (line ?? '') + textOf(child)
      else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line = `${line ?? ''}\n`
      else if (child instanceof Y.XmlElement) visit(child)
    }
    if (line !== null) lines.push(line)
  }
  visit(fragment)
  return lines.join('\n')
}

/** The text of the minutes as plain data: paragraphs, two levels of headings, lists, bold. Anything else is read as its text. */
export function blocksOf(fragment: Y.XmlFragment): Block[] {
  const blocks: Block[] = []
  for (const child of fragment.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    const { nodeName } = child
    if (nodeName === 'bulletList' || nodeName === 'orderedList') {
      const items = child.toArray().flatMap((item) => (item instanceof Y.XmlElement ? [blocksOf(item)] : [])).filter((item) => item.length > 0)
      if (items.length > 0) blocks.push({ kind: 'LIST', isOrdered: nodeName === 'orderedList', items })
      continue
    }
    const runs = runsOf(child)
    if (runs.length === 0) continue
    const level: unknown = (child as Y.XmlElement<{ level: number }>).getAttribute('level')
    blocks.push(nodeName === 'heading' ? { kind: 'HEADING', level: level === 2 ? 2 : 3, runs } : { kind: 'PARAGRAPH', runs })
  }
  return blocks
}

function runsOf(element: Y.XmlElement): Run[] {
  const runs: Run[] = []
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const { insert: put, attributes } of child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        const insert = typeof put === 'string' ? keepableText(put) : ''
        if (insert) runs.push(attributes?.['bold'] ? { text: insert, bold: true } : { text: insert })
      }
    } else if (child instanceof Y.XmlElement) runs.push(...(child.nodeName === 'hardBreak' ? [{ text: '\n' }] : runsOf(child)))
  }
  return runs
}

/** Writes blocks at the end of the text: how the server's draft enters the document. */
export function appendBlocks(fragment: Y.XmlFragment, blocks: readonly Block[]): void {
  fragment.insert(fragment.length, blocks.map(elementOf))
}

function elementOf(block: Block): Y.XmlElement {
  if (block.kind === 'LIST') {
    const list = new Y.XmlElement(block.isOrdered ? 'orderedList' : 'bulletList')
    list.insert(0, block.items.map((item) => {
      const element = new Y.XmlElement('listItem')
      element.insert(0, item.map(elementOf))
      return element
    }))
    return list
  }
  const element = new Y.XmlElement<{ level: number }>(block.kind === 'HEADING' ? 'heading' : 'paragraph')
  if (block.kind === 'HEADING') element.setAttribute('level', block.level)
  const text = new Y.XmlText()
  text.applyDelta(block.runs.map(({ text: insert, bold }) => (bold ? { insert, attributes: { bold: {} } } : { insert })))
  element.insert(0, [text])
  return element as unknown as Y.XmlElement
}

/** The characters of a text without marks and embeds (`toString` of an XmlText would give markup). */
function textOf(text: Y.Text): string {
  const delta = text.toDelta() as { insert: unknown }[]
  return keepableText(delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''))
}
