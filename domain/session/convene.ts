import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { canConveneSession } from '../access/session.ts'
import { earliestStart, noticeDays } from './notice.ts'
import type { SessionEvent, SessionPlan } from './events.ts'
import { personOf, type SessionState } from './state.ts'

/** A new draft. `joinCode` and `number` come from the server. Refuses: NOT_ALLOWED, NO_MODERATOR. */
export function decideCreateSession(
  made: { id: string; number: number; year: number; joinCode: string }, plan: SessionPlan, { now, actor }: Context,
): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (plan.moderators.length === 0) return refuse('NO_MODERATOR')
  return accept({ type: 'SessionCreated', ...made, communityId: actor.communityId, ...plan, at: now })
}

/**
 * Changes what the committee set. In a draft or after a postponement freely; once announced only with a reason that everybody sees,
 * and never the date (that is a postponement). Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, REASON_NEEDED, DATE_IS_ANNOUNCED, NO_MODERATOR.
 */
export function decideChangePlan(state: SessionState, plan: Partial<SessionPlan>, reason: string | null, { now, actor }: Context): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (plan.moderators?.length === 0) return refuse('NO_MODERATOR')
  const isFree = state.phase === 'DRAFT' || state.phase === 'POSTPONED'
  if (isFree) return accept({ type: 'SessionPlanChanged', plan, reason: null, by: personOf(actor), at: now })
  if (state.phase !== 'ANNOUNCED' && state.phase !== 'CHECK_IN') return refuse('SESSION_WRONG_MOMENT')
  if (plan.startsAt !== undefined && plan.startsAt !== state.startsAt) return refuse('DATE_IS_ANNOUNCED')
  if (!reason) return refuse('REASON_NEEDED')
  return accept({ type: 'SessionPlanChanged', plan, reason, by: personOf(actor), at: now })
}

/**
 * The agenda stands and the neighbours are told, with the full notice (5 days; 15 where owners decide).
 * Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, AGENDA_EMPTY, NO_PLACE, NO_REQUIRED_KINDS, NOTICE_TOO_SHORT.
 */
export function decideAnnounce(state: SessionState, { now, actor, rules }: Context, texts?: Record<string, string>): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase !== 'DRAFT' && state.phase !== 'POSTPONED') return refuse('SESSION_WRONG_MOMENT')
  if (state.agenda.length === 0) return refuse('AGENDA_EMPTY')
  if (!state.place && !state.isRemoteAllowed) return refuse('NO_PLACE')
  if (state.required.length === 0) return refuse('NO_REQUIRED_KINDS')
  const days = noticeDays(state, rules)
  const earliest = earliestStart(now, days)
  if (state.startsAt < earliest || state.startsAt <= now) return refuse('NOTICE_TOO_SHORT', { days, earliest })
  return accept({ type: 'SessionAnnounced', startsAt: state.startsAt, ...(texts && { texts }), at: now })
}

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decidePostpone(state: SessionState, reason: string, { now, actor }: Context): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'POSTPONED') return accept()
  if (state.phase !== 'ANNOUNCED') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'SessionPostponed', reason, at: now })
}

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideCancel(state: SessionState, reason: string, { now, actor }: Context): Decision<SessionEvent> {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'CANCELLED') return accept()
  if (state.phase !== 'DRAFT' && state.phase !== 'ANNOUNCED' && state.phase !== 'POSTPONED') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'SessionCancelled', reason, at: now })
}
