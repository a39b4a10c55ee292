import type { MinutesView, RemarkView } from '../../contract/commands/minutes.ts'
import { agendaDocName, minutesDocName, type RenderedTexts } from '../../contract/shared-text-names.ts'
import { canConveneSession, canSeeSession, isSessionStaff } from '../../domain/access/session.ts'
import { addCalendarDays } from '../../domain/calendar/index.ts'
import type { FrozenMinutes, PresentedMinutes } from '../../domain/minutes/content.ts'
import { speechesSoFar } from '../../domain/minutes/record.ts'
import { dissentAmong, type RemarkState } from '../../domain/minutes/remark.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { signaturesMissing } from '../../domain/session/minutes.ts'
import { livePhases, recordPhases } from '../../domain/session/phases.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import type { Viewer } from '../identity/viewer.ts'
import { composeDraft } from '../minutes/compose.ts'
import type { MinutesOnPaper } from '../minutes/minutes-paper.ts'
import { dissentersOf, eventsOf, liveTexts, minutesNow, notesOf, remarksOf, tookPart } from '../minutes/sources.ts'
import { db } from '../runtime.ts'

/** The minutes of a session as this viewer may see them; null where the session itself may not be seen. */
export async function minutesPage(viewer: Viewer, sessionId: string): Promise<MinutesView | null> {
  const session = await seen(viewer, sessionId)
  if (!session) return null
  const actor = viewer.actor?.isMember ? viewer.actor : null
  const isStaff = isSessionStaff(actor)
  const wasThere = actor !== null && await tookPart(db(), sessionId, actor.userId)
  const { phase, minutes } = session
  const isDrafted = phase === 'MINUTES_DRAFT'
  const isOpen = isStaff && (livePhases.includes(phase) || phase === 'CLOSED')
  const presented = isDrafted && (isStaff || wasThere) ? await presentedOf(session) : null
  const stage = isOpen ? 'NOTES' : isDrafted && isStaff && !presented ? 'WRITE' : presented ? 'SIGN' : 'READ'
  const events = isOpen || isDrafted ? await eventsOf(db(), sessionId) : []
  const remarks = isDrafted && (isStaff || wasThere) ? await remarksOf(db(), sessionId) : []
  const unanswered = dissentAmong(remarks).filter(({ answer }) => answer === null).length
  const signing = presented && await signingOf(session, viewer, unanswered)
  const frozen = await frozenOf(session, isStaff || wasThere)
  const isEnough = signing !== null && signing.missing.people === 0 && !signing.missing.dissenter && unanswered === 0
  return {
    session: {
      id: session.id, title: session.title, number: session.number, phase, startedAt: session.startedAt, startsAt: session.startsAt,
      items: session.agenda.map(({ id, title }) => ({ id, title })),
    },
    stage,
    isPresented: minutes?.presented != null,
    presented,
    draft: stage === 'WRITE' ? await minutesNow(db(), session, liveTexts) : stage === 'NOTES' ? await draftSoFar(session, viewer.now) : null,
    frozen,
    speeches: isOpen ? speechesSoFar(events) : [],
    remarks: remarks.filter(({ withdrawnAt }) => withdrawnAt === null).map((remark) => remarkView(remark, actor?.userId ?? null, isStaff, wasThere)),
    signing,
    reopened: stage === 'WRITE' || stage === 'SIGN' ? lastReopening(events) : null,
    publishBy: minutes?.confirmedAt && !minutes.publishedAt ? addCalendarDays(minutes.confirmedAt, viewer.rules.minutesPublish.value).at : null,
    can: {
      write: stage === 'NOTES' || stage === 'WRITE', draft: isStaff && phase === 'CLOSED', present: stage === 'WRITE', reopen: isStaff && presented !== null,
      sign: wasThere && presented !== null && signing?.mine === null, remark: isDrafted && (wasThere || isStaff),
      settle: isStaff && isEnough, publish: canConveneSession(actor) && phase === 'MINUTES_CONFIRMED', archive: canConveneSession(actor) && phase === 'PUBLISHED',
    },
  }
}

/** The minutes as a file may show them to this viewer: what the page shows, and nothing earlier. */
export async function minutesOnPaper(viewer: Viewer, sessionId: string): Promise<MinutesOnPaper | null> {
  const view = await minutesPage(viewer, sessionId)
  if (!view) return null
  const { frozen, presented, draft, signing } = view
  if (frozen?.publishedAt) return { stage: 'PUBLISHED', ...frozen, publishedAt: frozen.publishedAt }
  if (frozen) return { stage: 'SETTLED', ...frozen, publishedAt: null }
  if (presented) return { stage: 'PRESENTED', ...presented, names: signing?.names ?? [] }
  return draft && { stage: view.stage === 'NOTES' ? 'LIVE' : 'DRAFT', content: draft }
}

async function seen(viewer: Viewer, sessionId: string): Promise<SessionState | null> {
  const row = await db().session.findUnique({ where: { id: sessionId }, select: { communityId: true, state: true } })
  if (!row || row.communityId !== viewer.community.id) return null
  const session = row.state as unknown as SessionState
  return canSeeSession(session, viewer.actor?.isMember ? viewer.actor : null) ? session : null
}

/** What the draft would say if it were written now: from what has happened and what has been noted. null before the meeting has begun. */
async function draftSoFar(session: SessionState, now: number): Promise<PresentedMinutes | null> {
  if (session.startedAt === null) return null
  const { record } = await minutesNow(db(), session, liveTexts, now)
  return { record, body: composeDraft(record, await notesOf(session, record.items.flatMap(({ speeches }) => speeches.map(({ id }) => id)), liveTexts), { isLive: session.closedAt === null }) }
}

async function presentedOf({ id, minutes }: SessionState): Promise<MinutesView['presented']> {
  if (!minutes?.presented) return null
  const { hash, at } = minutes.presented
  const row = await db().minutesVersion.findUniqueOrThrow({ where: { sessionId_hash: { sessionId: id, hash } } })
  return { hash, at, content: row.content as unknown as PresentedMinutes }
}

/** Settled minutes are for those who took part; published ones for everybody. */
async function frozenOf({ id, minutes }: SessionState, mayReadEarly: boolean): Promise<MinutesView['frozen']> {
  if (!minutes?.hash || minutes.confirmedAt === null || (!mayReadEarly && minutes.publishedAt === null)) return null
  const row = await db().minutesVersion.findUniqueOrThrow({ where: { sessionId_hash: { sessionId: id, hash: minutes.hash } } })
  return { hash: minutes.hash, at: minutes.confirmedAt, publishedAt: minutes.publishedAt, content: row.content as unknown as FrozenMinutes }
}

async function signingOf(session: SessionState, viewer: Viewer, unanswered: number): Promise<MinutesView['signing']> {
  const signatures = session.minutes?.signatures ?? []
  const need = viewer.rules.minutesConfirmations.value
  return {
    names: signatures.map(({ name }) => name), mine: signatures.find(({ userId }) => userId === viewer.user?.id)?.at ?? null, need,
    missing: signaturesMissing(session, (await dissentersOf(db(), session)).size > 0, need), unanswered,
  }
}

function remarkView({ id, kind, itemId, by, text, at, answer }: RemarkState, userId: string | null, isStaff: boolean, wasThere: boolean): RemarkView {
  const isMine = by.userId === userId
  return {
    id, kind, itemId, by: by.name, text, at, answer: answer && { by: answer.by.name, text: answer.text, at: answer.at },
    can: { answer: isStaff || (wasThere && !isMine && answer === null), withdraw: isMine },
  }
}

function lastReopening(events: readonly SessionEvent[]): string | null {
  return events.findLast((event) => event.type === 'MinutesReopened')?.reason ?? null
}

/** Published minutes as data: anybody can compute the hash of `content` again. null until they are published. */
export async function publishedMinutes(viewer: Viewer, sessionId: string) {
  const session = await seen(viewer, sessionId)
  const frozen = session && await frozenOf(session, false)
  if (!frozen) return null
  const { hash, at, publishedAt, content } = frozen
  return { format: 'minutes/1', hash: `sha256:${hash}`, hashOf: 'canonical JSON of content (sorted keys, no spaces)', confirmedAt: at, publishedAt, content }
}

/** What stands on the agenda about each item, by field (see contract/shared-text). For those who may see the session. */
export async function agendaTexts(sessionId: string): Promise<RenderedTexts> {
  return await collab().text(agendaDocName(sessionId))
}

/** What the recorder has noted so far, by field; only while the session runs. */
export async function liveNotes(session: Pick<SessionState, 'id' | 'phase'>): Promise<RenderedTexts> {
  if (recordPhases.includes(session.phase)) return {}
  const { body: _draft, ...notes } = await collab().text(minutesDocName(session.id))
  return notes
}
