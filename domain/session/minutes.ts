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

/** A participant says that this is what happened. `tookPart`: was checked in; `hasDissented`: was against something that passed. Refuses: NOT_CHECKED_IN, SESSION_WRONG_MOMENT. */
export function decideSignMinutes(state: SessionState, facts: { tookPart: boolean; hasDissented: boolean }, { now, actor }: Context): Decision<SessionEvent> {
  if (state.phase !== 'MINUTES_DRAFT' || !state.minutes) return refuse('SESSION_WRONG_MOMENT')
  if (!facts.tookPart) return refuse('NOT_CHECKED_IN')
  if (state.minutes.signatures.some((each) => each.userId === actor.userId)) return accept()
  return accept({ type: 'MinutesSigned', signature: { ...personOf(actor), hasDissented: facts.hasDissented, at: now }, at: now })
}

/** Who is still missing: signatures in all, and somebody who disagreed where anybody did. */
export function signaturesMissing(state: SessionState, anybodyDissented: boolean, need: number): { people: number; dissenter: boolean } {
  const signatures = state.minutes?.signatures ?? []
  return { people: Math.max(0, need - signatures.length), dissenter: anybodyDissented && !signatures.some((each) => each.hasDissented) }
}

/** Frozen with the hash of the text. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, MINUTES_NEED_SIGNATURES. */
export function decideConfirmMinutes(state: SessionState, hash: string, anybodyDissented: boolean, { now, actor, rules }: Context): Decision<SessionEvent> {
  if (!isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'MINUTES_CONFIRMED' && state.minutes?.hash === hash) return accept()
  if (state.phase !== 'MINUTES_DRAFT') return refuse('SESSION_WRONG_MOMENT')
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
