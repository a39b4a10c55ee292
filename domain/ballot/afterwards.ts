import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { isPreliminary, mayAskRecount } from './phases.ts'
import { countRecord, publication, type Counted } from './close.ts'
import type { BallotEvent, BallotState } from './state.ts'
import type { Tally } from './tally.ts'
import { isFileable } from './types.ts'
import { verdict } from './verdict.ts'

/**
 * What can happen to a count that everybody can read: objections and their answers, a recount, the end, the file, the void.
 */

export function raiseObjection(ballot: BallotState, objection: { objectionId: string; text: string }, { now, actor }: Context): Decision<BallotEvent> {
  if (!isPreliminary(ballot) || !ballot.published) return refuse('BALLOT_WRONG_PHASE')
  if (!mayAskRecount(ballot, now)) return refuse('BALLOT_OBJECTIONS_OVER', { untilDay: ballot.published.objectionsUntil })
  return accept({ type: 'ObjectionRaised', at: now, shownAs: actor.displayName, ...objection })
}

export function answerObjection(ballot: BallotState, answer: { objectionId: string; text: string }, { now, actor }: Context): Decision<BallotEvent> {
  const objection = ballot.objections.find((each) => each.id === answer.objectionId)
  if (!objection) return refuse('NOT_FOUND')
  if (objection.answer) return refuse('BALLOT_OBJECTION_ANSWERED')
  return accept({ type: 'ObjectionAnswered', at: now, by: actor.displayName, ...answer })
}

/** PRELIM_PUBLISHED or FAILED_TURNOUT → RECOUNT: the supervisor has the papers counted again from the table. */
export function orderRecount(ballot: BallotState, { reason }: { reason: string }, { now, actor }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'RECOUNT') return accept()
  if (!isPreliminary(ballot) && ballot.phase !== 'TALLIED') return refuse('BALLOT_WRONG_PHASE')
  return accept({ type: 'RecountOrdered', at: now, reason, by: actor.displayName })
}

/** RECOUNT → TALLIED → published again, saying whether the first count was right. */
export function recountBallot(ballot: BallotState, counted: Counted, context: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'RECOUNT' || !ballot.count) return refuse('BALLOT_WRONG_PHASE')
  const record = countRecord(ballot, counted, context.now)
  const agrees = counted.isRollIntact && record.chainHead === ballot.count.chainHead && sameTally(record.tally, ballot.count.tally)
  return accept<BallotEvent>(
    { type: 'BallotRecounted', at: context.now, count: record, agrees, by: context.actor.displayName },
    publication(record, context),
  )
}

/** → FINAL when the time for objections is over and every one is answered. */
export function finaliseBallot(ballot: BallotState, { now }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'FINAL' || ballot.phase === 'FILED') return accept()
  if (!isPreliminary(ballot) || !ballot.published) return refuse('BALLOT_WRONG_PHASE')
  if (now <= ballot.published.objectionsUntil) return refuse('BALLOT_OBJECTIONS_RUNNING', { untilDay: ballot.published.objectionsUntil })
  if (ballot.objections.some((each) => !each.answer)) return refuse('BALLOT_OBJECTION_OPEN')
  return accept({ type: 'BallotFinalised', at: now })
}

/** 备案 with the authority's reference. */
export function fileBallot(ballot: BallotState, { reference }: { reference: string }, { now }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'FILED') return accept()
  if (ballot.phase !== 'FINAL') return refuse('BALLOT_WRONG_PHASE')
  if (!isFileable(ballot.type)) return refuse('BALLOT_NOT_FILED')
  return accept({ type: 'BallotFiled', at: now, reference })
}

/** Before FINAL, with a reason that everybody reads. */
export function voidBallot(ballot: BallotState, { reason }: { reason: string }, { now, actor }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'VOID') return accept()
  if (ballot.phase === 'FINAL' || ballot.phase === 'FILED') return refuse('BALLOT_FINAL')
  return accept({ type: 'BallotVoided', at: now, reason, by: actor.displayName })
}

/**
 * The official count of an owner ballot that was only an 意向征询 here. It stands beside our own count with its source
 * and never replaces it.
 */
export function importOfficialResult(ballot: BallotState, official: { tally: Tally; source: string; file: { fileId: string; name: string; sha256: string } }, { now, actor }: Context): Decision<BallotEvent> {
  if (!ballot.count || !ballot.roll || ballot.phase === 'VOID') return refuse('BALLOT_WRONG_PHASE')
  if (ballot.isOfficial) return refuse('BALLOT_IS_OFFICIAL')
  const { tally, source, file } = official
  const result = { tally, source, file, by: actor.displayName, at: now, verdict: verdict(ballot.type, ballot.question.choices, ballot.roll.body, tally) }
  return accept({ type: 'OfficialResultImported', at: now, result })
}

function sameTally(a: Tally, b: Tally): boolean {
  const ids = new Set([...Object.keys(a.choices), ...Object.keys(b.choices)])
  return [...ids].every((id) => a.choices[id]?.heads === b.choices[id]?.heads && a.choices[id]?.area === b.choices[id]?.area)
    && a.participating.heads === b.participating.heads && a.participating.area === b.participating.area
}
