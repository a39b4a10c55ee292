import * as input from '../../contract/commands/outcome.ts'
import { canAnswerOutcome, canKeepOutcomes } from '../../domain/access/task.ts'
import { ABSTAIN, NO, YES } from '../../domain/ballot/types.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { decideOutcome, type OutcomeCommand, type TaskCounts } from '../../domain/outcome/decide.ts'
import type { Outcome, OutcomeSource, VoteCount } from '../../domain/outcome/state.ts'
import type { Context } from '../../domain/people.ts'
import { itemOf, type SessionState } from '../../domain/session/state.ts'
import { defineCommand, demand, Refused, type Command, type CommandTx, type Loaded } from './kit.ts'
import { outcomeAggregate } from './outcome-aggregate.ts'
import { peopleOfDepartment } from './people-of-department.ts'
import { communitySlug, followersOf } from './task-people.ts'

type OutcomeNotice = 'outcomePublicized' | 'outcomeSent' | 'outcomeAsked' | 'outcomeAdopted' | 'outcomePartlyAdopted' | 'outcomeNotAdopted' | 'outcomeFulfilled' | 'outcomeUnfulfilled'

interface Moment { tx: CommandTx; context: Context }

async function tellOutcome({ tx }: Moment, outcome: Outcome, userIds: Iterable<string>, kind: OutcomeNotice, params: Record<string, string | number> = {}): Promise<void> {
  const slug = await communitySlug(tx, outcome.communityId)
  await tx.notify({ userIds, kind, params: { title: outcome.title, ...params }, href: `/c/${slug}/outcomes/${outcome.id}` })
}

async function change(moment: Moment, outcome: Loaded<Outcome>, command: OutcomeCommand): Promise<Outcome> {
  return (await moment.tx.apply(outcomeAggregate, outcome, decideOutcome(outcome.state, command, moment.context))).state
}

/** What was resolved in a session: passed by a vote, or agreed without one. */
async function fromItem({ tx, context }: Moment, sessionId: string, itemId: string): Promise<{ source: OutcomeSource; vote: VoteCount | null }> {
  const row = await tx.db.session.findFirst({ where: { id: sessionId, communityId: context.actor.communityId }, select: { state: true } })
  const item = row && itemOf(row.state as unknown as SessionState, itemId)
  demand(item, 'NOT_FOUND')
  demand(item.conclusion === 'PASSED' || item.conclusion === 'CONSENSUS', 'OUTCOME_NOT_RESOLVED')
  const earlier = await tx.db.outcome.findMany({ where: { sessionId }, select: { state: true } })
  demand(!earlier.some(({ state }) => (state as unknown as Outcome).source.itemId === itemId), 'OUTCOME_RECORDED_BEFORE')
  const source = { sessionId, itemId, ballotId: item.ballotId, topicId: item.topicId }
  const ballot = item.ballotId ? await ballotOf(tx, context, item.ballotId) : null
  return { source, vote: ballot && voteCount(ballot, 'PRESENT', await tx.db.attendance.count({ where: { sessionId } })) }
}

/** What was put to a vote of several days, outside a session. */
async function fromBallot({ tx, context }: Moment, ballotId: string): Promise<{ source: OutcomeSource; vote: VoteCount | null }> {
  const ballot = await ballotOf(tx, context, ballotId)
  const result = ballot.officialResult?.verdict ?? ballot.count?.verdict
  demand((result?.withSilence?.verdict ?? result)?.outcome === 'PASSED', 'OUTCOME_NOT_RESOLVED')
  demand(await tx.db.outcome.count({ where: { ballotId, communityId: context.actor.communityId } }) === 0, 'OUTCOME_RECORDED_BEFORE')
  const source = { sessionId: ballot.place.sessionId, itemId: ballot.place.itemId, ballotId, topicId: ballot.place.topicId }
  return { source, vote: voteCount(ballot, 'TOOK_PART', ballot.count?.tally.participating.heads ?? 0) }
}

async function ballotOf(tx: CommandTx, context: Context, ballotId: string): Promise<BallotState> {
  const row = await tx.db.ballot.findFirst({ where: { id: ballotId, communityId: context.actor.communityId }, select: { state: true } })
  if (!row) throw new Refused('NOT_FOUND')
  return row.state as unknown as BallotState
}

function voteCount(ballot: BallotState, of: VoteCount['of'], people: number): VoteCount | null {
  if (ballot.question.choices.kind !== 'YES_NO' || !ballot.count) return null
  const heads = (id: string) => ballot.count?.tally.choices[id]?.heads ?? 0
  return { of, people, yes: heads(YES), no: heads(NO), abstain: heads(ABSTAIN) }
}

const record = defineCommand({
  name: 'RecordOutcome',
  input: input.RecordOutcomeInput,
  async run({ tx, actor, input: { from, title, text }, newId, context }) {
    demand(canKeepOutcomes(actor), 'NOT_ALLOWED')
    const moment = { tx, context }
    const { source, vote } = from.kind === 'ITEM' ? await fromItem(moment, from.sessionId, from.itemId) : await fromBallot(moment, from.ballotId)
    const { state } = await tx.apply(outcomeAggregate, null, decideOutcome(null, {
      type: 'RecordOutcome', id: newId(), communityId: actor.communityId, title, text, source, vote,
    }, context))
    return { outcomeId: state.id }
  },
})

const publicize = defineCommand({
  name: 'PublicizeOutcome',
  input: input.OutcomeOnlyInput,
  async run({ tx, actor, input: { outcomeId }, context }) {
    const before = await tx.load(outcomeAggregate, outcomeId)
    demand(canKeepOutcomes(actor), 'NOT_ALLOWED')
    const outcome = await change({ tx, context }, before, { type: 'PublicizeOutcome' })
    if (before.state.phase === 'CONFIRMED' && outcome.publicUntil !== null) {
      await tellOutcome({ tx, context }, outcome, await followersOf(tx, outcome.source.topicId), 'outcomePublicized', { until: outcome.publicUntil - 1 })
    }
    return { publicUntil: outcome.publicUntil }
  },
})

const send = defineCommand({
  name: 'SendOutcome',
  input: input.SendOutcomeInput,
  async run({ tx, actor, input: { outcomeId, departmentId, note }, context }) {
    const moment = { tx, context }
    const before = await tx.load(outcomeAggregate, outcomeId)
    demand(canKeepOutcomes(actor), 'NOT_ALLOWED')
    const department = departmentId === null ? null : await tx.db.department.findFirst({ where: { id: departmentId, communityId: actor.communityId } })
    if (departmentId !== null && !department) throw new Refused('INPUT_INVALID', undefined, [{ path: 'departmentId', fault: 'invalid' }])
    const community = await tx.db.community.findUniqueOrThrow({ where: { id: actor.communityId }, select: { name: true } })
    const name = department?.name ?? community.name
    const outcome = await change(moment, before, { type: 'SendOutcome', recipient: { departmentId, name }, note })
    if (before.state.phase === outcome.phase) return
    await tellOutcome(moment, outcome, await followersOf(tx, outcome.source.topicId), 'outcomeSent', { department: name })
    if (departmentId !== null) await tellOutcome(moment, outcome, await peopleOfDepartment(tx.db, departmentId), 'outcomeAsked')
  },
})

const noticeOf = { ADOPTED: 'outcomeAdopted', PARTLY_ADOPTED: 'outcomePartlyAdopted', NOT_ADOPTED: 'outcomeNotAdopted' } as const

const answer = defineCommand({
  name: 'AnswerOutcome',
  input: input.AnswerOutcomeInput,
  async run({ tx, actor, input: { outcomeId, verdict, reason }, context }) {
    const moment = { tx, context }
    const before = await tx.load(outcomeAggregate, outcomeId)
    demand(canAnswerOutcome(actor, before.state), 'NOT_ALLOWED')
    const outcome = await change(moment, before, { type: 'AnswerOutcome', verdict, reason })
    await tellOutcome(moment, outcome, await followersOf(tx, outcome.source.topicId), noticeOf[verdict], { department: outcome.recipient?.name ?? '', reason })
  },
})

const track = defineCommand({
  name: 'TrackOutcome',
  input: input.OutcomeOnlyInput,
  async run({ tx, actor, input: { outcomeId }, context }) {
    const before = await tx.load(outcomeAggregate, outcomeId)
    demand(canKeepOutcomes(actor), 'NOT_ALLOWED')
    await change({ tx, context }, before, { type: 'TrackOutcome' })
  },
})

async function countTasks(tx: CommandTx, outcomeId: string): Promise<TaskCounts> {
  const rows = await tx.db.task.groupBy({ by: ['phase'], where: { outcomeId }, _count: true })
  const of = (phase: string) => rows.find((row) => row.phase === phase)?._count ?? 0
  const all = rows.reduce((sum, row) => sum + row._count, 0)
  return { closed: of('CLOSED'), listed: of('LISTED'), open: all - of('CLOSED') - of('LISTED') }
}

const conclude = defineCommand({
  name: 'ConcludeOutcome',
  input: input.ConcludeOutcomeInput,
  async run({ tx, actor, input: { outcomeId, reason }, context }) {
    const moment = { tx, context }
    const before = await tx.load(outcomeAggregate, outcomeId)
    demand(canKeepOutcomes(actor), 'NOT_ALLOWED')
    const outcome = await change(moment, before, { type: 'ConcludeOutcome', reason, tasks: await countTasks(tx, outcomeId) })
    const kind = outcome.phase === 'FULFILLED' ? 'outcomeFulfilled' : 'outcomeUnfulfilled'
    await tellOutcome(moment, outcome, await followersOf(tx, outcome.source.topicId), kind, { reason })
  },
})

/** A task is about to be registered under the outcome; it is tracked from the first one on. */
export async function takeTaskUnder(moment: Moment, outcomeId: string): Promise<Outcome> {
  return change(moment, await moment.tx.load(outcomeAggregate, outcomeId), { type: 'TakeTask' })
}

/** A task of the outcome was closed: with the last one it is fulfilled. */
export async function followTasksOf(moment: Moment, outcomeId: string): Promise<Outcome> {
  const before = await moment.tx.load(outcomeAggregate, outcomeId)
  const outcome = await change(moment, before, { type: 'FollowTasks', tasks: await countTasks(moment.tx, outcomeId) })
  if (outcome.phase === 'FULFILLED' && before.state.phase !== 'FULFILLED') {
    await tellOutcome(moment, outcome, await followersOf(moment.tx, outcome.source.topicId), 'outcomeFulfilled', { reason: '' })
  }
  return outcome
}

export const outcomeCommands: readonly Command[] = [record, publicize, send, answer, track, conclude]
