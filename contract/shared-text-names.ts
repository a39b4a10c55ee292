/**
 * The conversation on /yjs/<docName>: names, limits, frames. Without Yjs, so that pages can know them; the documents themselves
 * are typed in shared-text.ts.
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

// ---------- fields ----------

/** Plain texts (Y.Text) by the kind of document: `item:<itemId>` on the agenda, `speech:<speechId>` and `note:<itemId>` in the minutes. */
export const fieldPatterns: Record<SharedDocKind, RegExp> = {
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

/** Plain text by field; `body` has one line per paragraph. */
export type RenderedTexts = Record<string, string>

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
export interface PresenceState {
  user: { id: string; name: string }
  /** field in which the person's cursor is */
  at: string | null
  /** typed there within the last seconds */
  isWriting: boolean
}

/** What another editor's page sent, if it is that; null for anything else. By hand: pages carry no schema library. */
export function presenceOf(sent: unknown): PresenceState | null {
  if (typeof sent !== 'object' || sent === null) return null
  const { user, at, isWriting } = sent as Record<string, unknown>
  if (typeof user !== 'object' || user === null) return null
  const { id, name } = user as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string') return null
  return { user: { id, name }, at: typeof at === 'string' && at.length <= 64 ? at : null, isWriting: isWriting === true }
}
