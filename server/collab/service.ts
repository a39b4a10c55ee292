import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setText } from '../../contract/shared-text.ts'
import { agendaDocName, itemField, minutesDocName, minutesField, parseDocName, sharedTextPath } from '../../contract/shared-text-names.ts'
import { agendaTextMode, minutesTextMode } from '../../domain/access/shared-text.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { agendaAuthors } from '../agenda/authors.ts'
import { actorOf } from '../identity/actor.ts'
import { isOwnOrigin, ownerOfCookie } from '../identity/token.ts'
import type { Runtime } from '../runtime.ts'
import { createSharedTextStore } from '../store/shared-text-store.ts'
import type { Peers } from './ports.ts'
import { createCollab, type Collab, type Grant } from './collab.ts'
import { collabService } from './handle.ts'

/** Facts of a session after which somebody's right to its texts may be another one. */
const changesRights: ReadonlySet<string> = new Set([
  'SessionAnnounced', 'AgendaItemRemoved', 'SessionCancelled', 'SessionPostponed', 'NoQuorumDeclared', 'SessionClosed',
  'MinutesDrafted', 'MinutesPresented', 'MinutesReopened', 'MinutesConfirmed', 'MinutesPublished',
])

/** Another topic on the agenda: its author writes too. */
const bringsAuthor = (event: SessionEvent) =>
  (event.type === 'AgendaItemAdded' && event.item.topicId !== null) || (event.type === 'AgendaItemChanged' && event.plan.topicId !== undefined)

/** Puts shared text on the server: its door, the right to it, and the audience that reads along on the session's stream. */
export function startCollab(runtime: Runtime, peers?: Peers): { name: string; value: Collab & UpgradeDoor; stop(): Promise<void> } {
  const { store, log, clock, hub, env } = runtime
  const made = createCollab({
    store: createSharedTextStore(store), log, clock, ...(peers && { peers }),
    authorize: (docName, request) => grantFor(runtime, docName, request),
  })
  hub.onPublished(({ stream, events }) => {
    if (!stream.startsWith('session:') || !events.some(({ event }) => changesRights.has(event.type) || bringsAuthor(event as SessionEvent))) return
    const sessionId = stream.slice('session:'.length)
    made.kick({ docName: agendaDocName(sessionId) })
    made.kick({ docName: minutesDocName(sessionId) })
    for (const { event } of events) if (event.type === 'SessionAnnounced') holdTo((event as { texts?: Record<string, string> }).texts ?? {}, agendaDocName(sessionId))
  })
  /** A letter that was on its way while the agenda was announced is not part of it. */
  function holdTo(texts: Record<string, string>, docName: string) {
    made.edit(docName, null, (doc) => { for (const [itemId, text] of Object.entries(texts)) setText(doc.getText(itemField(itemId)), text) })
      .catch((error: unknown) => log.error({ err: error, docName }, 'an announced agenda could not be held still'))
  }
  hub.onRightsChanged((userId) => made.kick({ userId }))
  made.onText(({ docName, texts }) => {
    const doc = parseDocName(docName)
    if (!doc) return
    // The room reads the agenda and what the recorder notes; the minutes themselves only when they are published.
    const { [minutesField]: _draft, ...shown } = texts
    hub.presence(`session:${doc.sessionId}`, doc.kind === 'agenda' ? 'agendaTexts' : 'notes', shown)
  })
  made.onActivity(({ docName, editors, savedAt }) => {
    const doc = parseDocName(docName)
    if (doc) hub.presence(`session:${doc.sessionId}`, doc.kind, { editors, savedAt })
  })
  const door: UpgradeDoor = {
    takesUpgrade: (path) => path.startsWith(sharedTextPath),
    handleUpgrade(request, socket, head) {
      if (isOwnOrigin(request, env.PUBLIC_URL)) made.handleUpgrade(request, socket, head)
      else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    },
  }
  return { name: collabService, value: { ...made, ...door }, stop: () => made.close() }
}

interface UpgradeDoor {
  takesUpgrade(path: string): boolean
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
}

/** A document of another community answers exactly like one that does not exist. */
async function grantFor({ store: { db }, secret }: Runtime, docName: string, request: IncomingMessage): Promise<Grant | null> {
  const doc = parseDocName(docName)
  const owner = await ownerOfCookie(request.headers.cookie, secret)
  if (!doc || !owner) return null
  const row = await db.session.findUnique({ where: { id: doc.sessionId }, select: { communityId: true, state: true } })
  const actor = row && await actorOf(db, owner.userId, row.communityId)
  if (!row || !actor?.isMember) return null
  const session = row.state as unknown as SessionState
  const mode = doc.kind === 'agenda' ? agendaTextMode(session, actor, (await agendaAuthors(db, session)).has(actor.userId)) : minutesTextMode(session, actor, await tookPart(db, doc.sessionId, actor.userId))
  return mode && { userId: actor.userId, displayName: actor.displayName, mode }
}

async function tookPart(db: Runtime['store']['db'], sessionId: string, userId: string): Promise<boolean> {
  const row = await db.attendance.findUnique({ where: { sessionId_userId: { sessionId, userId } }, select: { mode: true } })
  return row !== null && row.mode !== 'LISTENER'
}
