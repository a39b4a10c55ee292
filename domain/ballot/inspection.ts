import { afterFullDays } from '../calendar/index.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { BallotEvent, BallotState, RollSize } from './state.ts'
import { isOwnerType } from './types.ts'

/**
 * 名册公示: who may vote lies open before it is frozen. Whoever finds something wrong says so and is answered; what is wrong is
 * put right in the registers, and the list is drawn from them anew. Nobody is written in or struck out by hand.
 */

/** An owner ballot that stands alone cannot do without: heads and areas decide it. Others may. */
export const needsInspection = (ballot: Pick<BallotState, 'type' | 'place'>): boolean => isOwnerType(ballot.type) && ballot.place.sessionId === null

export function showRoll(ballot: BallotState, size: RollSize, { now, rules, actor }: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'DRAFT' || ballot.place.sessionId) return refuse('BALLOT_WRONG_PHASE')
  if (ballot.inspection) return accept()
  if (size.voters === 0) return refuse('BALLOT_ROLL_EMPTY')
  return accept({ type: 'RollShown', at: now, by: actor.displayName, until: afterFullDays(now, rules.rollInspection.value), ...size })
}

export function objectToRoll(ballot: BallotState, objection: { objectionId: string; text: string }, { now, actor }: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'DRAFT' || !ballot.inspection) return refuse('BALLOT_WRONG_PHASE')
  return accept({ type: 'RollObjectionRaised', at: now, shownAs: actor.displayName, ...objection })
}

export function answerRollObjection(ballot: BallotState, answer: { objectionId: string; text: string; isCorrected: boolean }, { now, actor }: Context): Decision<BallotEvent> {
  const objection = ballot.inspection?.objections.find((each) => each.id === answer.objectionId)
  if (!objection) return refuse('NOT_FOUND')
  if (objection.answer) return refuse('BALLOT_OBJECTION_ANSWERED')
  return accept({ type: 'RollObjectionAnswered', at: now, by: actor.displayName, ...answer })
}

/** The list was drawn anew; `difference` is what the drawing found. */
export function correctRoll(
  ballot: BallotState, to: { size: RollSize; reason: string; difference: { added: number; removed: number; changed: number } }, { now, actor }: Context,
): Decision<BallotEvent> {
  if (ballot.phase !== 'DRAFT' || !ballot.inspection) return refuse('BALLOT_WRONG_PHASE')
  if (to.size.voters === 0) return refuse('BALLOT_ROLL_EMPTY')
  return accept({ type: 'RollCorrected', at: now, size: to.size, correction: { by: actor.displayName, reason: to.reason, ...to.difference } })
}

/** What still stands between the open list and the frozen one; null: nothing. */
export function inspectionFault(ballot: BallotState, now: number) {
  const { inspection } = ballot
  if (!inspection) return needsInspection(ballot) ? { code: 'BALLOT_ROLL_NOT_SHOWN' as const } : null
  if (inspection.objections.some((each) => !each.answer)) return { code: 'BALLOT_ROLL_OBJECTION_OPEN' as const }
  return now < inspection.until ? { code: 'BALLOT_ROLL_SHOWN_SHORT' as const, detail: { untilDay: inspection.until } } : null
}

/** How two drawings of a roll differ: who came, who went, whose weight changed. */
export function rollDifference(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): { added: number; removed: number; changed: number } {
  let added = 0
  let changed = 0
  for (const [voterId, area] of after) {
    if (!before.has(voterId)) added++
    else if (before.get(voterId) !== area) changed++
  }
  return { added, changed, removed: [...before.keys()].filter((voterId) => !after.has(voterId)).length }
}
