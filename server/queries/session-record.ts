import { agendaDocName, itemField } from '../../contract/shared-text-names.ts'
import { canSeeSession } from '../../domain/access/session.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import type { FloorState } from '../../domain/floor/state.ts'
import { recordOf, type BallotRecord, type ItemRecord, type MinutesRecord } from '../../domain/minutes/record.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import { attendanceId, type AttendanceMode, type AttendanceState } from '../../domain/session/attendance.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { evolveSession } from '../../domain/session/evolve.ts'
import { recordPhases, type SessionPhase } from '../../domain/session/phases.ts'
import { redactSessionEvent } from '../../domain/session/redact.ts'
import type { ItemFile, ItemKind, RequiredKind, SessionForm, SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { usersById } from '../store/chunks.ts'
import { outcomesOf, type OutcomeRow } from './outcomes.ts'
import { tasksOf, type TaskCard } from './tasks.ts'

/** The public record of one session: what the events tell, from the announcement to what followed. Times are epoch ms, names are display names. */
export interface SessionRecord {
  session: {
    id: string; number: number; year: number; phase: SessionPhase; title: string; form: SessionForm
    startsAt: number; place: string; isRemoteAllowed: boolean; required: RequiredKind[]
    announcedAt: number | null; startedAt: number | null; closedAt: number | null
    /** why it was put off or called off */
    reason: string | null
  }
  /** dated steps of the session as a whole, in order */
  steps: RecordStep[]
  agenda: { id: string; title: string; kind: ItemKind; minutes: number; presenter: string; isAnnounced: boolean; topicId: string | null; files: ItemFile[] }[]
  /** what was held; null until the session is closed, and for one that was not held */
  held: HeldRecord | null
  minutes: { confirmedAt: number | null; publishedAt: number | null; hash: string | null; signatures: number } | null
  followed: FollowedOutcome[]
}

export interface HeldRecord extends Pick<MinutesRecord, 'chairs' | 'attendance' | 'breaks'> { items: HeldItem[] }

export interface HeldItem extends Omit<ItemRecord, 'motions' | 'ballot'> {
  topicId: string | null
  motions: MotionRecord[]
  /** only once its result is published */
  ballot: BallotRecord | null
}

export interface MotionRecord {
  by: string
  /** as proposed first, then as amended, in order */
  texts: { text: string; at: number }[]
  seconds: number
  readOutAt: number | null
  outcome: 'PUT' | 'WITHDRAWN' | 'NOT_PUT'
}

/** `people`: how many were counted; `text`: a reason or a name. */
export interface RecordStep {
  type: 'ANNOUNCED' | 'CHANGED' | 'POSTPONED' | 'CANCELLED' | 'CHECK_IN' | 'NO_QUORUM' | 'STARTED' | 'RECESS' | 'RESUMED' | 'CHAIR' | 'CLOSED' | 'MINUTES_CONFIRMED' | 'PUBLISHED'
  at: number
  text: string | null
  people: number | null
}

export interface FollowedOutcome extends OutcomeRow { work: TaskCard[] }

/** What somebody is called who has closed their account: nothing. Pages put their own word there. */
const nameless = ''

/** null when there is no such session in this community, or it is not public yet. */
export async function sessionRecord(viewer: Viewer, id: string): Promise<SessionRecord | null> {
  const row = await db().session.findUnique({ where: { id }, select: { communityId: true, state: true } })
  if (!row || row.communityId !== viewer.community.id) return null
  const state = row.state as unknown as SessionState
  if (!canSeeSession(state, viewer.actor?.isMember ? viewer.actor : null)) return null
  const isHeld = state.startedAt !== null && state.closedAt !== null && recordPhases.includes(state.phase)
  const [events, people, outcomes] = await Promise.all([publicEvents(id), attendanceOf(id), outcomesOf(viewer, { sessionId: id })])
  const shown = await namesOf(events, people)
  const { minutes } = state
  return {
    session: {
      id, number: state.number, year: state.year, phase: state.phase, title: state.title, form: state.form, startsAt: state.startsAt, place: state.place,
      isRemoteAllowed: state.isRemoteAllowed, required: state.required, announcedAt: state.announcedAt, startedAt: state.startedAt, closedAt: state.closedAt, reason: state.reason,
    },
    steps: stepsOf(events, shown),
    agenda: state.agenda.map(({ id: itemId, title, kind, minutes: length, presenter, isAnnounced, topicId, files = [] }) => ({ id: itemId, title, kind, minutes: length, presenter, isAnnounced, topicId, files })),
    held: isHeld ? await heldOf(state, events, people, shown) : null,
    minutes: minutes && { confirmedAt: minutes.confirmedAt, publishedAt: minutes.publishedAt, hash: minutes.publishedAt === null ? null : minutes.hash, signatures: minutes.signatures.length },
    followed: await Promise.all(outcomes.map(async (outcome): Promise<FollowedOutcome> => ({ ...outcome, work: await tasksOf(viewer, { outcomeId: outcome.id }) }))),
  }
}

async function publicEvents(id: string): Promise<SessionEvent[]> {
  const rows = await db().event.findMany({ where: { stream: `session:${id}` }, orderBy: { seq: 'asc' }, select: { data: true } })
  return rows.flatMap(({ data }) => redactSessionEvent(data as unknown as SessionEvent, 'public') ?? [])
}

async function attendanceOf(sessionId: string): Promise<AttendanceState[]> {
  const rows = await db().attendance.findMany({ where: { sessionId } })
  return rows.map((row) => ({
    id: attendanceId(sessionId, row.userId), communityId: row.communityId, sessionId, person: { userId: row.userId, name: row.displayName },
    kind: row.kind as ParticipantKind, mode: row.mode as AttendanceMode, by: row.by, at: row.at.getTime(), leftAt: row.leftAt?.getTime() ?? null,
  }))
}

/** Names as they may still be shown: whoever closed their account is nobody by name, whatever the events kept. */
async function namesOf(events: readonly SessionEvent[], people: readonly AttendanceState[]): Promise<(name: string) => string> {
  const known = new Map(people.map(({ person }) => [person.userId, person.name]))
  for (const person of personsIn(events)) known.set(person.userId, person.name)
  const users = await usersById(db(), [...known.keys()])
  const gone = new Set([...known].flatMap(([userId, name]) => (users.get(userId)?.deletedAt ? [name] : [])))
  return (name) => (gone.has(name) ? nameless : name)
}

/** Everybody who is named in an event, wherever in it. */
function personsIn(value: unknown): { userId: string; name: string }[] {
  if (Array.isArray(value)) return value.flatMap(personsIn)
  if (typeof value !== 'object' || value === null) return []
  const { userId, name } = value as { userId?: unknown; name?: unknown }
  const own = typeof userId === 'string' && typeof name === 'string' ? [{ userId, name }] : []
  return [...own, ...Object.values(value).flatMap(personsIn)]
}

async function heldOf(state: SessionState, events: readonly SessionEvent[], people: readonly AttendanceState[], shown: (name: string) => string): Promise<HeldRecord> {
  const [ballots, texts] = await Promise.all([
    db().ballot.findMany({ where: { sessionId: state.id }, orderBy: { createdAt: 'asc' }, select: { state: true } }),
    collab().text(agendaDocName(state.id)),
  ])
  const states = ballots.map((row) => row.state as unknown as BallotState)
  const isPublished = new Set(states.filter(({ phase }) => publishedPhases.includes(phase)).map(({ id }) => id))
  const record = recordOf({ events, attendance: people, ballots: states, backgrounds: new Map(state.agenda.map(({ id }) => [id, texts[itemField(id)] ?? ''])) })
  const motions = motionsOf(events)
  return {
    chairs: record.chairs.map(({ name, from }) => ({ name: shown(name), from })),
    attendance: record.attendance,
    breaks: record.breaks,
    items: record.items.map((item): HeldItem => ({
      ...item,
      topicId: state.agenda.find(({ id }) => id === item.id)?.topicId ?? null,
      speeches: item.speeches.map((speech) => ({ ...speech, by: shown(speech.by), readBy: speech.readBy && shown(speech.readBy) })),
      rulings: item.rulings.map((ruling) => ({ ...ruling, by: shown(ruling.by), appeal: ruling.appeal && { ...ruling.appeal, by: shown(ruling.appeal.by) } })),
      texts: item.texts.map((text) => ({ ...text, by: shown(text.by) })),
      motions: (motions.get(item.id) ?? []).map((motion) => ({ ...motion, by: shown(motion.by) })),
      ballot: item.ballot && isPublished.has(item.ballot.id) ? item.ballot : null,
    })),
  }
}

/** Motions of each item with every wording they had. A reading that the chair took back did not happen. */
export function motionsOf(events: readonly SessionEvent[]): Map<string, MotionRecord[]> {
  const floors = new Map<string, FloorState>()
  const texts = new Map<string, { text: string; at: number }[]>()
  const readOut = new Map<string, number>()
  let state: SessionState | null = null
  for (const event of events) {
    state = evolveSession(state, event)
    if (state.floor) floors.set(state.floor.itemId, state.floor)
    if (event.type === 'MotionProposed') texts.set(event.motion.id, [{ text: event.motion.text, at: event.motion.at }])
    if (event.type === 'MotionAmended') texts.get(event.motionId)?.push({ text: event.text, at: event.at })
    if (event.type === 'MotionReadOut') readOut.set(event.motionId, event.at)
  }
  return new Map([...floors].map(([itemId, floor]) => [itemId, floor.motions.map((motion): MotionRecord => ({
    by: motion.by.name,
    texts: texts.get(motion.id) ?? [{ text: motion.text, at: motion.at }],
    seconds: motion.seconds.length + motion.handSeconds,
    readOutAt: motion.phase === 'READ_OUT' || motion.phase === 'PUT' ? readOut.get(motion.id) ?? null : null,
    outcome: motion.phase === 'PUT' || motion.phase === 'WITHDRAWN' ? motion.phase : 'NOT_PUT',
  }))]))
}

function stepsOf(events: readonly SessionEvent[], shown: (name: string) => string): RecordStep[] {
  return events.flatMap((event): RecordStep[] => {
    const step = (type: RecordStep['type'], text: string | null = null, people: number | null = null): RecordStep[] => ('at' in event ? [{ type, at: event.at, text, people }] : [])
    switch (event.type) {
      case 'SessionAnnounced': return step('ANNOUNCED')
      case 'SessionPlanChanged': case 'AgendaItemAdded': case 'AgendaItemChanged': case 'AgendaItemRemoved': case 'AgendaReordered': case 'AgendaTextChanged': case 'ItemFilesAttached': case 'ItemFileRemoved':
        return event.reason === null ? [] : step('CHANGED', event.reason)
      case 'SessionPostponed': return step('POSTPONED', event.reason)
      case 'SessionCancelled': return step('CANCELLED', event.reason)
      case 'CheckInOpened': return step('CHECK_IN')
      case 'NoQuorumDeclared': return step('NO_QUORUM', null, event.people)
      case 'SessionStarted': return step('STARTED', null, event.people)
      case 'RecessStarted': return step('RECESS')
      case 'SessionResumed': return step('RESUMED')
      case 'ChairHandedOver': return step('CHAIR', shown(event.to.name))
      case 'ChairTakenBack': return step('CHAIR', shown(event.by.name))
      case 'SessionClosed': return step('CLOSED')
      case 'MinutesConfirmed': return step('MINUTES_CONFIRMED')
      case 'MinutesPublished': return step('PUBLISHED')
      default: return []
    }
  })
}
