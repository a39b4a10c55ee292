import * as Y from 'yjs'
import { z } from 'zod'
import type { Block, Run } from '../domain/minutes/content.ts'

/**
 * The conversation on /yjs/<docName>, and the shape of the shared documents. The one contract file that knows Yjs.
 *
 * The wire is the stock y-websocket protocol (types 0–3), so the stock provider is the client. One type is ours, `durable`:
 * a client that wants to say "saved" truthfully asks, after its edits, "is everything up to here on disk?" and is answered
 * only after the commit. Clients that never ask never receive it.
 */

// ---------- names ----------

export const sharedDocKinds = ['agenda', 'minutes'] as const
export type SharedDocKind = (typeof sharedDocKinds)[number]
export type SharedDocName = `${SharedDocKind}:${string}`

const docNamePattern = /^(agenda|minutes):([A-Za-z0-9_-]{1,40})$/

/** `agenda:<sessionId>` or `minutes:<sessionId>` in parts; null for anything else. */
export function parseDocName(name: string): { kind: SharedDocKind; sessionId: string } | null {
  const match = docNamePattern.exec(name)
  return match ? { kind: match[1] as SharedDocKind, sessionId: match[2]! } : null
}

export const agendaDocName = (sessionId: string): SharedDocName => `agenda:${sessionId}`
export const minutesDocName = (sessionId: string): SharedDocName => `minutes:${sessionId}`

/** The path that serves shared documents; the document's name follows. */
export const sharedTextPath = '/yjs/'

// ---------- what is inside ----------

/** Plain texts (Y.Text) by the kind of document: `item:<itemId>` on the agenda, `speech:<speechId>` and `note:<itemId>` in the minutes. */
const fieldPatterns: Record<SharedDocKind, RegExp> = {
  agenda: /^item:[A-Za-z0-9_-]{1,40}$/,
  minutes: /^(speech|note):[A-Za-z0-9_-]{1,40}$/,
}

/** The wording of one agenda item: what is to be talked about, written by the neighbours before the session. */
export const itemField = (itemId: string): string => `item:${itemId}`
/** What the recorder notes of one speech while it is given. */
export const speechField = (speechId: string): string => `speech:${speechId}`
/** What the recorder notes about one agenda item as a whole. */
export const noteField = (itemId: string): string => `note:${itemId}`
/** What the session came to, in two or three sentences. */
export const summaryField = 'note:summary'

/** Name of the Y.XmlFragment that holds the text of the minutes (Tiptap's document), drafted from the notes and the record. */
export const minutesField = 'body'

export function minutesBody(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(minutesField)
}

/** Plain text by field; `body` has one line per paragraph. */
export type RenderedTexts = Record<string, string>

/** What a reader is shown. Ignores whatever a client may have put into the document besides the known fields. */
export function renderTexts(kind: SharedDocKind, doc: Y.Doc): RenderedTexts {
  const texts: RenderedTexts = kind === 'minutes' ? { [minutesField]: plainText(minutesBody(doc)) } : {}
  for (const field of doc.share.keys()) {
    if (fieldPatterns[kind].test(field)) texts[field] = textOf(doc.getText(field)).slice(0, textLimits.fieldCharacters)
  }
  return texts
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
      for (const { insert, attributes } of child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        if (typeof insert === 'string' && insert) runs.push(attributes?.['bold'] ? { text: insert, bold: true } : { text: insert })
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
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

// ---------- limits ----------

export const textLimits = {
  /** characters of one field that a person may type and that readers are shown */
  fieldCharacters: 4_000,
  /** bytes of one document's full state (history that can still be merged included) */
  documentBytes: 2 * 1024 * 1024,
  /** bytes of one frame; the edits of a long time offline arrive in one */
  frameBytes: 1024 * 1024,
  /** bytes of what one editor tells about their cursor */
  presenceBytes: 2 * 1024,
} as const

// ---------- frames ----------

export const frame = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** ours; see `durable` */
  durable: 64,
} as const

/** First number after `frame.durable`. */
export const durable = {
  /** client: "tell me when all that I sent so far is on disk", and a ticket (a whole number of the client's choice) */
  ask: 0,
  /** server: the ticket of an `ask`, after the commit */
  saved: 1,
  /** server, to a client that announced itself with `?durable=1`: 1 may edit, 0 may only read (edits are dropped) */
  mode: 2,
} as const

/** Query parameters by which a client announces that it understands `frame.durable`. */
export const durableParams = { durable: '1' } as const

/**
 * Why the server parts. The stock provider stays away after 44xx and comes back after 45xx.
 */
export const closeCode = {
  malformed: 4400,
  notAllowed: 4403,
  notFound: 4404,
  documentFull: 4413,
  knockAgain: 4500,
  busy: 4503,
  tooFast: 4529,
} as const

// ---------- presence ----------

/**
 * What editors know of each other. `user` is written by the server from the sign-in, whatever the client claims.
 * Only editors receive it; the audience reads rendered text.
 */
export const PresenceState = z.looseObject({
  user: z.object({ id: z.string(), name: z.string() }),
  /** field in which the person's cursor is */
  at: z.string().max(64).nullish(),
  /** typed there within the last seconds */
  isWriting: z.boolean().nullish(),
})
export type PresenceState = z.infer<typeof PresenceState>
