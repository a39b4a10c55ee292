import { accept, refuse, type Decision } from '../decision.ts'
import type { Context, ParticipantKind } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { canConveneSession, canKeepDoor, isChair, isSessionStaff } from '../access/session.ts'
import { isItemOver } from './phases.ts'
import { quorumOf, type Presence } from './quorum.ts'
import { currentItem, type SessionState } from './state.ts'

/** The door opens at most this long before the announced time, in ms. */
export const doorOpensBefore = 24 * 3_600_000

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, DOOR_TOO_EARLY. */
export function decideOpenCheckIn(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!canKeepDoor(state, actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'CHECK_IN') return accept()
  if (state.phase !== 'ANNOUNCED') return refuse('SESSION_WRONG_MOMENT')
  if (now < state.startsAt - doorOpensBefore) return refuse('DOOR_TOO_EARLY')
  return accept({ type: 'CheckInOpened', at: now })
}

/** Notes somebody who is on the way, so that the room knows whom it waits for. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideExpectArrival(
  state: SessionState, arrival: { id: string | null; label: string; kind: ParticipantKind; at: number | null }, { now, actor, newId }: Context,
): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase !== 'CHECK_IN' && state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'ArrivalExpected', arrival: { ...arrival, id: arrival.id ?? newId() }, at: now })
}

/** They came, or will not come. */
export function decideSettleArrival(state: SessionState, arrivalId: string, { now, actor }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (!state.arrivals.some((each) => each.id === arrivalId)) return accept()
  return accept({ type: 'ArrivalSettled', arrivalId, at: now })
}

/**
 * Begins, not before the announced time and not without a quorum.
 * Refuses: NOT_CHAIR, SESSION_WRONG_MOMENT, SESSION_TOO_EARLY, NO_QUORUM_YET.
 */
export function decideStart(state: SessionState, presence: Presence, { now, actor, rules }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase === 'IN_PROGRESS') return accept()
  if (state.phase !== 'CHECK_IN') return refuse('SESSION_WRONG_MOMENT')
  if (now < state.startsAt) return refuse('SESSION_TOO_EARLY', { at: state.startsAt })
  const quorum = quorumOf(state, presence, rules)
  if (!quorum.isReached) return refuse('NO_QUORUM_YET', { people: Math.max(0, quorum.need - quorum.people), kinds: quorum.missing.length })
  return accept({ type: 'SessionStarted', people: quorum.people, at: now })
}

/** 流会: the time has come and the people have not. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, SESSION_TOO_EARLY, QUORUM_IS_THERE. */
export function decideDeclareNoQuorum(state: SessionState, presence: Presence, { now, actor, rules }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor) && !canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'NO_QUORUM') return accept()
  if (state.phase !== 'CHECK_IN') return refuse('SESSION_WRONG_MOMENT')
  if (now < state.startsAt) return refuse('SESSION_TOO_EARLY', { at: state.startsAt })
  const quorum = quorumOf(state, presence, rules)
  if (quorum.isReached) return refuse('QUORUM_IS_THERE')
  return accept({ type: 'NoQuorumDeclared', people: quorum.people, missing: quorum.missing, at: now })
}

/** A break. Whoever is speaking keeps their time. Refuses: NOT_CHAIR, SESSION_WRONG_MOMENT, BALLOT_RUNNING. */
export function decideRecess(state: SessionState, until: number | null, { now, actor }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase === 'RECESS') return accept()
  if (state.phase !== 'IN_PROGRESS') return refuse('SESSION_WRONG_MOMENT')
  if (currentItem(state)?.phase === 'BALLOT') return refuse('BALLOT_RUNNING')
  const { floor } = state
  const paused: SessionEvent[] = floor?.speech && floor.speech.pausedAt === null
    ? [{ type: 'SpeechPaused', itemId: floor.itemId, speechId: floor.speech.id, at: now }] : []
  return accept(...paused, { type: 'RecessStarted', until, at: now })
}

/** Refuses: NOT_CHAIR, SESSION_WRONG_MOMENT. */
export function decideResume(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase === 'IN_PROGRESS') return accept()
  if (state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  const { floor } = state
  const resumed: SessionEvent[] = floor?.speech && floor.speech.pausedAt !== null
    ? [{ type: 'SpeechResumed', itemId: floor.itemId, speechId: floor.speech.id, at: now }] : []
  return accept({ type: 'SessionResumed', at: now }, ...resumed)
}

/**
 * 散会. Items that were not reached are put off, with a reason for everybody. Refuses: NOT_CHAIR, SESSION_WRONG_MOMENT, ITEM_STILL_OPEN, REASON_NEEDED.
 */
export function decideClose(state: SessionState, reason: string | null, { now, actor }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase === 'CLOSED') return accept()
  if (state.phase !== 'IN_PROGRESS') return refuse('SESSION_WRONG_MOMENT')
  const current = currentItem(state)
  if (current && !isItemOver(current.phase)) return refuse('ITEM_STILL_OPEN')
  const pending = state.agenda.filter((item) => item.phase === 'PENDING')
  if (pending.length > 0 && !reason) return refuse('REASON_NEEDED')
  return accept(
    ...pending.map((item): SessionEvent => ({ type: 'ItemDeferred', itemId: item.id, reason: reason ?? '', after: null, at: now })),
    { type: 'SessionClosed', at: now },
  )
}
