import * as Y from 'yjs'
import { z } from 'zod'

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

const fieldPattern = /^item:([A-Za-z0-9_-]{1,40})$/

/** Name of the Y.Text that holds the wording of one agenda item. */
export const itemField = (itemId: string): string => `item:${itemId}`

export function itemText(doc: Y.Doc, itemId: string): Y.Text {
  return doc.getText(itemField(itemId))
}

/** Name of the Y.XmlFragment that holds the minutes (Tiptap's document). */
export const minutesField = 'body'

export function minutesBody(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(minutesField)
}

/** Plain text by item id (agenda) or under `body` (minutes; one line per paragraph). */
export type RenderedTexts = Record<string, string>

/** What the audience reads. Ignores whatever a client may have put into the document besides the known fields. */
export function renderTexts(kind: SharedDocKind, doc: Y.Doc): RenderedTexts {
  if (kind === 'minutes') return { [minutesField]: plainText(minutesBody(doc)) }
  const texts: RenderedTexts = {}
  for (const field of doc.share.keys()) {
    const itemId = fieldPattern.exec(field)?.[1]
    if (itemId) texts[itemId] = textOf(doc.getText(field)).slice(0, textLimits.itemCharacters)
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

/** The characters of a text without marks and embeds (`toString` of an XmlText would give markup). */
function textOf(text: Y.Text): string {
  const delta = text.toDelta() as { insert: unknown }[]
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

// ---------- limits ----------

export const textLimits = {
  /** characters of one agenda item that a person may type and that the audience is shown */
  itemCharacters: 4_000,
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
