import * as input from '../../contract/commands/ballot.ts'
import { answerRollObjection, correctRoll, objectToRoll, rollDifference, showRoll } from '../../domain/ballot/inspection.ts'
import { buildRoll, saveRoll } from '../ballots/roll.ts'
import { runtime } from '../runtime.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tell, tellVoters } from './ballot-notices.ts'
import { loadToAnswer, loadToObject, loadToRun, sessionOf } from './ballot-run.ts'
import { defineCommand, type AnyCommand } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'

/** 名册公示: the roll lies open, is doubted, answered and put right before it is frozen. */

const show = defineCommand({
  name: 'ShowRoll',
  input: input.BallotOnlyInput,
  async run({ tx, input, context }) {
    const moment = { tx, context }
    const ballot = await loadToRun(moment, input.ballotId)
    const built = await buildRoll(tx.db, runtime().store.dialect, ballot.state, await sessionOf(tx, ballot.state), context.rules, context.now)
    const shown = await tx.apply(ballotAggregate, ballot, showRoll(ballot.state, size(built.roll), context))
    if (shown.version === ballot.version) return { ballotId: input.ballotId }
    await saveRoll(tx.db, runtime().store.dialect, input.ballotId, built)
    await tellVoters(moment, shown.state, 'ballotRollShown', { until: shown.state.inspection?.until ?? 0 })
    return { ballotId: input.ballotId }
  },
})

const object = defineCommand({
  name: 'ObjectToRoll',
  input: input.ObjectToRollInput,
  async run({ tx, input, context }) {
    const ballot = await loadToObject({ tx, context }, input.ballotId)
    const objectionId = context.newId()
    const { state } = await tx.apply(ballotAggregate, ballot, objectToRoll(ballot.state, { objectionId, text: input.text }, context))
    await tell(tx, state, await peopleWithRole(tx.db, state.communityId, 'committee', 'supervisor'), 'ballotRollObjection', { text: input.text })
    return { objectionId }
  },
})

const answer = defineCommand({
  name: 'AnswerRollObjection',
  input: input.AnswerRollObjectionInput,
  async run({ tx, input, context }) {
    const ballot = await loadToAnswer({ tx, context }, input.ballotId)
    const { state } = await tx.apply(ballotAggregate, ballot, answerRollObjection(ballot.state, input, context))
    // whoever asked hears the answer; their account stands in the event, not in what the neighbours read
    const asked = await tx.db.event.findMany({ where: { stream: `ballot:${input.ballotId}`, type: 'RollObjectionRaised' }, select: { actorId: true, data: true } })
    const people = asked.filter(({ data }) => (data as { objectionId?: string }).objectionId === input.objectionId).flatMap(({ actorId }) => actorId ?? [])
    await tell(tx, state, people, 'ballotRollAnswered', { text: input.text })
    return { ballotId: input.ballotId }
  },
})

/** Draws the list anew, after the registers were put right. */
const correct = defineCommand({
  name: 'CorrectRoll',
  input: input.CorrectRollInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    const built = await buildRoll(tx.db, runtime().store.dialect, ballot.state, null, context.rules, context.now)
    const before = await tx.db.ballotVoter.findMany({ where: { ballotId: input.ballotId }, select: { voterId: true, area: true } })
    const difference = rollDifference(new Map(before.map((row) => [row.voterId, row.area])), new Map(built.rows.map((row) => [row.voterId, row.area])))
    await tx.apply(ballotAggregate, ballot, correctRoll(ballot.state, { size: size(built.roll), reason: input.reason, difference }, context))
    await saveRoll(tx.db, runtime().store.dialect, input.ballotId, built)
    return difference
  },
})

const size = ({ voters, heads, area }: { voters: number; heads: number; area: number }) => ({ voters, heads, area })

export const rollCommands: readonly AnyCommand[] = [show, object, answer, correct]
