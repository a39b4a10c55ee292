import { addCalendarDays } from '../calendar/index.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { closedPhases } from './phases.ts'
import type { BallotEvent, BallotState, CountRecord } from './state.ts'
import type { Tally } from './tally.ts'
import { decidingVerdict, verdict, type Silence } from './verdict.ts'

/**
 * From the announced closing to the published count.
 */

/**
 * The chair ends the voting: everybody is told that it closes in `seconds`, at least as long as the rules say.
 * A closing that is near already stands; it can come earlier with warning and never later.
 */
export function scheduleClosing(ballot: BallotState, { seconds }: { seconds: number }, { now, rules }: Context): Decision<BallotEvent> {
  if (closedPhases.includes(ballot.phase)) return accept()
  if (ballot.phase !== 'OPEN') return refuse('BALLOT_NOT_OPEN')
  const least = rules.ballotClosingWarning.value
  if (seconds < least) return refuse('BALLOT_WARNING_TOO_SHORT', { seconds: least })
  const closesAt = now + seconds * 1000
  if (ballot.closesAt !== null && ballot.closesAt <= closesAt) return accept()
  return accept({ type: 'ClosingAnnounced', at: now, closesAt })
}

/**
 * OPEN → CLOSED. Only at the announced moment – or before it when nobody is left who could still vote.
 * Closing what is closed changes nothing.
 * @param voted voters of the roll with a counted vote
 */
export function closeBallot(ballot: BallotState, { voted }: { voted: number }, { now }: Context): Decision<BallotEvent> {
  if (closedPhases.includes(ballot.phase)) return accept()
  if (ballot.phase !== 'OPEN' || !ballot.roll) return refuse('BALLOT_NOT_OPEN')
  const isTime = ballot.closesAt !== null && now >= ballot.closesAt
  if (!isTime && voted < ballot.roll.voters) return refuse('BALLOT_CLOSING_NOT_ANNOUNCED')
  return accept({ type: 'BallotClosed', at: now })
}

/**
 * What the server counted after closing. `silent`: voters without a vote to whom delivery is proven, where a rule counts them.
 * `isRollIntact`: the rows of the roll still give the hash with which it was frozen.
 */
export interface Counted { tally: Tally; papers: number; chainHead: string; silent: { heads: number; area: number }; isRollIntact: boolean; /** units without a vote and without proof of delivery */ unproven: number }

/**
 * CLOSED → TALLIED → PRELIM_PUBLISHED or FAILED_TURNOUT, all at once: nobody holds a result in their hand before the others see it.
 */
export function tallyBallot(ballot: BallotState, counted: Counted, context: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'CLOSED') return refuse('BALLOT_WRONG_PHASE')
  const record = countRecord(ballot, counted, context.now)
  return accept<BallotEvent>({ type: 'BallotTallied', at: context.now, count: record }, publication(record, context))
}

/** TALLIED → published, after a recount. */
export function publishResult(ballot: BallotState, context: Context): Decision<BallotEvent> {
  if (ballot.phase === 'PRELIM_PUBLISHED' || ballot.phase === 'FAILED_TURNOUT') return accept()
  if (ballot.phase !== 'TALLIED' || !ballot.count) return refuse('BALLOT_WRONG_PHASE')
  return accept(publication(ballot.count, context))
}

export function publication(record: CountRecord, { now, rules }: Context): BallotEvent {
  const type = decidingVerdict(record.verdict).outcome === 'TOO_FEW' ? 'TurnoutFailed' : 'ResultPublished'
  return { type, at: now, objectionsUntil: addCalendarDays(now, rules.ballotObjection.value).at }
}

/** @throws {Error} when the roll was never frozen */
export function countRecord(ballot: BallotState, { tally, papers, chainHead, silent, unproven }: Counted, at: number): CountRecord {
  if (!ballot.roll) throw new Error(`ballot ${ballot.id} has no roll`)
  // the rule holds only where delivery to each unit is proven
  const silence: Silence | null = ballot.silence && unproven === 0 ? { rule: ballot.silence, silent } : null
  return { at, papers, tally, chainHead, ...(ballot.silence && { unproven }), verdict: verdict(ballot.type, ballot.question.choices, ballot.roll.body, tally, silence) }
}
