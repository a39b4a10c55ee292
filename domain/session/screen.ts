import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { canRunScreen } from '../access/session.ts'
import type { ScreenPick } from './screen-pick.ts'
import type { SessionState } from './state.ts'

/** A read-only address for the projector, or a new one in place of the old. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideIssueScreen(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!canRunScreen(state, actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'DRAFT' || state.phase === 'CANCELLED' || state.phase === 'NO_QUORUM') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'ScreenIssued', at: now })
}

/** Every screen of this session goes dark. Refuses: NOT_ALLOWED. */
export function decideRevokeScreen(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (!canRunScreen(state, actor)) return refuse('NOT_ALLOWED')
  if (!state.hasScreen) return accept()
  return accept({ type: 'ScreenRevoked', at: now })
}

/** Holds the big screen at one picture, or lets it follow the room again. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decidePickScreen(state: SessionState, pick: ScreenPick | null, { now, actor }: Context): Decision<SessionEvent> {
  if (!canRunScreen(state, actor)) return refuse('NOT_ALLOWED')
  if (JSON.stringify(state.screenPick ?? null) === JSON.stringify(pick)) return accept()
  if (!['ANNOUNCED', 'CHECK_IN', 'IN_PROGRESS', 'RECESS'].includes(state.phase)) return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'ScreenPicked', pick, at: now })
}
