import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { isSessionStaff, canConveneSession } from '../access/session.ts'
import { personOf, type SessionState } from './state.ts'

/** The draft made from what happened is open for editing. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideDraftMinutes(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'MINUTES_DRAFT') return accept()
  if (state.phase !== 'CLOSED') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'MinutesDrafted', by: personOf(actor), at: now })
}

/**
 * The text stands still so that people can sign it: `hash` is of exactly what they will read.
 * Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT.
 */
export function decidePresentMinutes(state: SessionState, hash: string, { now, actor }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase !== 'MINUTES_DRAFT' || !state.minutes) return refuse('SESSION_WRONG_MOMENT')
  if (state.minutes.presented) return accept()
  return accept({ type: 'MinutesPresented', hash, by: personOf(actor), at: now })
}

/** Back to writing, for a reason that everybody sees: who has signed signed another text, and is asked again. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideReopenMinutes(state: SessionState, reason: string, { now, actor }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase !== 'MINUTES_DRAFT' || !state.minutes) return refuse('SESSION_WRONG_MOMENT')
  if (!state.minutes.presented) return accept()
  return accept({ type: 'MinutesReopened', reason, by: personOf(actor), at: now })
}

/**
 * A participant says that this is what happened. `hash`: of the text that they read; `tookPart`: was checked in;
 * `hasDissented`: was against something that passed. Refuses: SESSION_WRONG_MOMENT, NOT_CHECKED_IN, MINUTES_NOT_PRESENTED, MINUTES_CHANGED.
 */
export function decideSignMinutes(
  state: SessionState, hash: string, facts: { tookPart: boolean; hasDissented: boolean }, { now, actor }: Context,
): Decision<SessionEvent> {
  if (state.phase !== 'MINUTES_DRAFT' || !state.minutes) return refuse('SESSION_WRONG_MOMENT')
  if (!facts.tookPart) return refuse('NOT_CHECKED_IN')
  if (!state.minutes.presented) return refuse('MINUTES_NOT_PRESENTED')
  if (state.minutes.presented.hash !== hash) return refuse('MINUTES_CHANGED')
  if (state.minutes.signatures.some((each) => each.userId === actor.userId)) return accept()
  return accept({ type: 'MinutesSigned', signature: { ...personOf(actor), hasDissented: facts.hasDissented, at: now }, at: now })
}

/** Who is still missing: signatures in all, and somebody who disagreed where anybody did. */
export function signaturesMissing(state: SessionState, anybodyDissented: boolean, need: number): { people: number; dissenter: boolean } {
  const signatures = state.minutes?.signatures ?? []
  return { people: Math.max(0, need - signatures.length), dissenter: anybodyDissented && !signatures.some((each) => each.hasDissented) }
}

/** Frozen: `hash` is of the signed text with its dissent, answers and signatures. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, MINUTES_NOT_PRESENTED, MINUTES_NEED_SIGNATURES. */
export function decideConfirmMinutes(state: SessionState, hash: string, anybodyDissented: boolean, { now, actor, rules }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'MINUTES_CONFIRMED') return accept()
  if (state.phase !== 'MINUTES_DRAFT') return refuse('SESSION_WRONG_MOMENT')
  if (!state.minutes?.presented) return refuse('MINUTES_NOT_PRESENTED')
  const missing = signaturesMissing(state, anybodyDissented, rules.minutesConfirmations.value)
  if (missing.people > 0 || missing.dissenter) return refuse('MINUTES_NEED_SIGNATURES', { people: missing.people, dissenter: missing.dissenter ? 1 : 0 })
  return accept({ type: 'MinutesConfirmed', hash, at: now })
}

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decidePublishMinutes(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'PUBLISHED') return accept()
  if (state.phase !== 'MINUTES_CONFIRMED' || !state.minutes?.hash) return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'MinutesPublished', hash: state.minutes.hash, at: now })
}

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideArchive(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'ARCHIVED') return accept()
  if (state.phase !== 'PUBLISHED') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'SessionArchived', at: now })
}
