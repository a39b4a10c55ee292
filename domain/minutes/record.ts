import type { BallotState, Question } from '../ballot/state.ts'
import type { Tally } from '../ballot/tally.ts'
import type { BallotType, Basis, Body, Secrecy } from '../ballot/types.ts'
import type { Verdict } from '../ballot/verdict.ts'
import { spoken } from '../floor/clock.ts'
import type { FloorState, Motion, Ruling, ShownText, Speech, Stance } from '../floor/state.ts'
import type { ParticipantKind } from '../people.ts'
import { participantKinds } from '../people.ts'
import type { AttendanceState } from '../session/attendance.ts'
import type { SessionEvent } from '../session/events.ts'
import { evolveSession } from '../session/evolve.ts'
import { logLineOf, type LogLine } from '../session/log.ts'
import { redactSessionEvent } from '../session/redact.ts'
import type { AgendaItem, Conclusion, ItemKind, SessionForm, SessionState } from '../session/state.ts'

/**
 * What happened, told by the events alone: who was there, what was called when, who spoke on which side, what was ruled,
 * moved and counted. Nobody writes it and nobody edits it. Times are epoch ms; names are display names.
 */
export interface MinutesRecord {
  session: {
    id: string; number: number; year: number; title: string; form: SessionForm; place: string
    startsAt: number; startedAt: number; closedAt: number
  }
  /** in order; the first opened the meeting */
  chairs: { name: string; from: number }[]
  attendance: {
    kinds: { kind: ParticipantKind; inPerson: number; remote: number }[]
    people: number
    remote: number
    listeners: number
    /** taking part when the meeting began */
    atStart: number
  }
  breaks: { from: number; to: number }[]
  items: ItemRecord[]
  /** the room's log: what was done from the chair, in order; missing in minutes that were frozen before it was kept */
  log?: LogLine[]
}

export interface ItemRecord {
  id: string
  title: string
  kind: ItemKind
  presenter: string
  isAnnounced: boolean
  /** planned length; missing in minutes that were frozen before it was kept */
  minutes?: number
  openedAt: number | null
  closedAt: number | null
  /** the co-edited text that stood on the agenda */
  background: string
  speeches: SpeechRecord[]
  rulings: RulingRecord[]
  motions: { by: string; text: string; version: number; seconds: number; phase: Motion['phase'] }[]
  texts: { by: string; text: string; answer: string | null }[]
  ballot: BallotRecord | null
  /** ballots on this item that were declared void before the one that counted */
  voidBallots: number
  isDeferred: boolean
  conclusion: Conclusion | null
  note: string | null
}

export interface SpeechRecord { id: string; by: string; stance: Stance; at: number; seconds: number; readBy: string | null }

export interface RulingRecord {
  by: string
  kind: Ruling['kind']
  reason: string
  at: number
  appeal: { by: string; forRuling: number; againstRuling: number; isOverturned: boolean } | null
}

/** The exact count, as its page shows it. */
export interface BallotRecord {
  id: string
  type: BallotType
  basis: Basis | null
  secrecy: Secrecy
  isOfficial: boolean
  question: Question
  body: Body | null
  voters: number
  openedAt: number | null
  closedAt: number | null
  tally: Tally | null
  verdict: Verdict | null
  /** hash over all counted papers */
  chainHead: string | null
}

export interface RecordSources {
  events: readonly SessionEvent[]
  attendance: readonly AttendanceState[]
  ballots: readonly BallotState[]
  /** by item id */
  backgrounds: ReadonlyMap<string, string>
}

type Turn = Speech & { itemId: string; endedAt: number | null }

/**
 * `now`: for a session that is still running, whose record ends there for the time being.
 * @throws {Error} when the session has not been held
 */
export function recordOf({ events, attendance, ballots, backgrounds }: RecordSources, now: number | null = null): MinutesRecord {
  const told = retell(events)
  const { state } = told
  const closedAt = state?.closedAt ?? now
  if (!state || state.startedAt === null || closedAt === null) throw new Error('minutes of a session that was not held')
  const ballotOf = new Map(ballots.map((ballot) => [ballot.id, ballot]))
  return {
    session: {
      id: state.id, number: state.number, year: state.year, title: state.title, form: state.form, place: state.place,
      startsAt: state.startsAt, startedAt: state.startedAt, closedAt,
    },
    chairs: told.chairs,
    attendance: attendanceOf(attendance, told.atStart),
    breaks: told.breaks.map(({ from, to }) => ({ from, to: to ?? closedAt })),
    items: state.agenda.map((item) => itemRecord(item, {
      floor: item.openedAt === null ? null : told.floors.get(item.id) ?? null,
      turns: told.turns.filter((turn) => turn.itemId === item.id),
      ballot: item.ballotId ? ballotOf.get(item.ballotId) ?? null : null,
      voidBallots: told.voidBallots.get(item.id) ?? 0,
      background: backgrounds.get(item.id) ?? '', closedAt,
    })),
    log: told.log,
  }
}

/**
 * Folds the events and keeps what the state forgets when the next item opens. What the chair took back within the minute
 * did not happen: a call that was undone is no speech.
 */
function retell(events: readonly SessionEvent[]) {
  let state: SessionState | null = null
  let turns: Turn[] = []
  const floors = new Map<string, FloorState>()
  const chairs: { name: string; from: number }[] = []
  const breaks: { from: number; to: number | null }[] = []
  const voidBallots = new Map<string, number>()
  const log: LogLine[] = []
  let atStart = 0
  for (const event of events) {
    const before: SessionState | null = state
    const heard = redactSessionEvent(event, 'public')
    const line = before && heard && logLineOf(before, heard)
    if (line) log.push(line)
    const after: SessionState = evolveSession(before, event)
    state = after
    const at = timeOf(event)
    const was = before?.floor?.speech ?? null
    const is = after.floor?.speech ?? null
    if (is) turns = withTurn(turns, is, after.floor?.itemId ?? '')
    if (was && was.id !== is?.id) {
      turns = event.type === 'ChairActionUndone'
        ? turns.filter((turn) => turn.id !== was.id)
        : turns.map((turn) => (turn.id === was.id ? { ...turn, ...was, endedAt: at } : turn))
    }
    if (after.floor) floors.set(after.floor.itemId, after.floor)
    switch (event.type) {
      case 'SessionStarted':
        atStart = event.people
        chairs.push({ name: after.chair.name, from: event.at })
        break
      case 'ChairHandedOver': case 'ChairTakenBack':
        if (after.startedAt !== null) chairs.push({ name: after.chair.name, from: event.at })
        break
      case 'RecessStarted':
        breaks.push({ from: event.at, to: null })
        break
      case 'SessionResumed': {
        const open = breaks.at(-1)
        if (open) open.to = event.at
        break
      }
      case 'ItemBallotVoided':
        voidBallots.set(event.itemId, (voidBallots.get(event.itemId) ?? 0) + 1)
        break
      default:
    }
  }
  return { state, turns, floors, chairs, breaks, voidBallots, log, atStart }
}

function withTurn(turns: Turn[], speech: Speech, itemId: string): Turn[] {
  const known = turns.some((turn) => turn.id === speech.id)
  const turn: Turn = { ...speech, itemId, endedAt: null }
  return known ? turns.map((each) => (each.id === speech.id ? turn : each)) : [...turns, turn]
}

function timeOf(event: SessionEvent): number {
  if ('at' in event) return event.at
  switch (event.type) {
    case 'HandRaised': return event.hand.raisedAt
    case 'SpeechStarted': return event.speech.startedAt
    case 'RulingMade': return event.ruling.at
    case 'MotionProposed': return event.motion.at
    case 'TextShown': return event.shown.at
    case 'AmendmentProposed': return event.amendment.at
    case 'MoodAsked': return event.mood.at
  }
}

function attendanceOf(attendance: readonly AttendanceState[], atStart: number): MinutesRecord['attendance'] {
  const taking = attendance.filter(({ mode }) => mode !== 'LISTENER')
  const kinds = participantKinds.flatMap((kind) => {
    const ofKind = taking.filter((each) => each.kind === kind)
    const remote = ofKind.filter(({ mode }) => mode === 'REMOTE').length
    return ofKind.length === 0 ? [] : [{ kind, inPerson: ofKind.length - remote, remote }]
  })
  return {
    kinds, people: taking.length, remote: kinds.reduce((sum, { remote }) => sum + remote, 0),
    listeners: attendance.length - taking.length, atStart,
  }
}

function itemRecord(item: AgendaItem, facts: {
  floor: FloorState | null; turns: readonly Turn[]; ballot: BallotState | null; voidBallots: number; background: string; closedAt: number
}): ItemRecord {
  const { id, title, kind, presenter, isAnnounced, minutes, openedAt, closedAt, conclusion, note } = item
  return {
    id, title, kind, presenter, isAnnounced, minutes, openedAt, closedAt, background: facts.background,
    speeches: facts.turns.map((turn): SpeechRecord => ({
      id: turn.id, by: turn.name, stance: turn.stance, at: turn.startedAt, seconds: Math.round(spoken(turn, turn.endedAt ?? facts.closedAt) / 1000), readBy: turn.readBy,
    })),
    rulings: (facts.floor?.rulings ?? []).map(rulingRecord),
    motions: (facts.floor?.motions ?? []).map((motion) => ({
      by: motion.by.name, text: motion.text, version: motion.version, seconds: motion.seconds.length + motion.handSeconds, phase: motion.phase,
    })),
    texts: (facts.floor?.shown ?? []).map(({ name, text, answer, isAnonymous }: ShownText) => ({ by: isAnonymous ? '' : name, text, answer })),
    ballot: facts.ballot && ballotRecord(facts.ballot), voidBallots: facts.voidBallots,
    isDeferred: item.phase === 'DEFERRED', conclusion, note,
  }
}

function rulingRecord({ person, kind, reason, at, appeal }: Ruling): RulingRecord {
  return {
    by: person.name, kind, reason, at,
    appeal: appeal?.phase === 'DECIDED'
      ? { by: appeal.by.name, forRuling: appeal.forRuling, againstRuling: appeal.againstRuling, isOverturned: appeal.isOverturned } : null,
  }
}

function ballotRecord(ballot: BallotState): BallotRecord {
  const { id, type, basis, secrecy, isOfficial, question, roll, openedAt, closedAt, count } = ballot
  return {
    id, type, basis, secrecy, isOfficial, question, body: roll?.body ?? null, voters: roll?.voters ?? 0, openedAt, closedAt,
    tally: count?.tally ?? null, verdict: count?.verdict ?? null, chainHead: count?.chainHead ?? null,
  }
}

/** Who spoke against something that then passed: one of them belongs among those who confirm (user ids). */
export function speakersAgainst(events: readonly SessionEvent[]): Set<string> {
  const { state, turns } = retell(events)
  const carried = new Set(state?.agenda.filter(hasCarried).map(({ id }) => id))
  return new Set(turns.filter((turn) => turn.stance === 'OPPOSE' && carried.has(turn.itemId)).map(({ userId }) => userId))
}

/** Every speech so far, in order, for those who take notes. `isOver` false: still speaking. */
export function speechesSoFar(events: readonly SessionEvent[]): { id: string; itemId: string; name: string; stance: Stance; isOver: boolean }[] {
  return retell(events).turns.map(({ id, itemId, name, stance, endedAt }) => ({ id, itemId, name, stance, isOver: endedAt !== null }))
}

/** What passed in the room, by ballot or by agreement: what one could have been against. */
export function hasCarried(item: Pick<ItemRecord, 'conclusion'>): boolean {
  return item.conclusion === 'PASSED' || item.conclusion === 'CONSENSUS'
}
