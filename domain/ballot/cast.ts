import type { RefusalCode } from '../refusal.ts'
import type { RefusalDetail } from '../decision.ts'
import type { BallotState } from './state.ts'
import { isValidPaper, type Channel } from './types.ts'

/**
 * Whether a vote that arrived at `at` counts, as far as the ballot itself can say. The store says the rest in the same
 * order as the closing: one voter one paper, the last one counts.
 * @returns null when it counts
 */
export function voteFault(ballot: BallotState, choices: readonly string[], at: number): { code: RefusalCode; detail?: RefusalDetail } | null {
  if (ballot.phase === 'DRAFT' || ballot.phase === 'ROLL_FROZEN' || ballot.phase === 'ANNOUNCED') return { code: 'BALLOT_NOT_OPEN' }
  if (ballot.phase === 'VOID') return { code: 'BALLOT_VOID' }
  if (ballot.phase !== 'OPEN') {
    // announced for 20:40:00 and committed a moment later: what people were told is what counts
    const closed = Math.min(ballot.closesAt ?? Infinity, ballot.closedAt ?? Infinity)
    return lateVote(closed, Math.max(closed, at))
  }
  if (ballot.closesAt !== null && at >= ballot.closesAt) return lateVote(ballot.closesAt, at)
  if (!isValidPaper(ballot.question.choices, choices)) return { code: 'BALLOT_CHOICE_INVALID' }
  return null
}

/** Both times, so that the person is told: closed at, yours came at. Epoch ms; the names say that seconds matter. */
export function lateVote(closedAt: number, at: number): { code: RefusalCode; detail: RefusalDetail } {
  return { code: 'BALLOT_CLOSED', detail: { closedClock: closedAt, cameClock: at } }
}

/** Which of two votes of one voter stands: the electronic one wins over paper (深圳), else the later one. */
export function replaces(standing: Channel, coming: Channel): boolean {
  return coming !== 'PAPER' || standing === 'PAPER'
}
