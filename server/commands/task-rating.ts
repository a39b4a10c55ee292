import * as input from '../../contract/commands/task.ts'
import { canHoldTalk, canNodFor, canRate, canRecommendListing } from '../../domain/access/task.ts'
import type { RaterSide, Score } from '../../domain/task/phases.ts'
import type { Task } from '../../domain/task/state.ts'
import { defineCommand, demand, Refused, type Command } from './kit.ts'
import { taskAggregate } from './task-aggregate.ts'
import { communitySlug, ratedRound, ratersOf, tallyOf } from './task-people.ts'
import { changeTask, showEvidence, withTask, type Moment } from './task-run.ts'

/** Asks the people concerned; by the committee, or by the schedule when the committee let its day pass. */
export async function openEvaluation(moment: Moment, taskId: string, may: (task: Task) => boolean): Promise<void> {
  const { tx } = moment
  const before = await tx.load(taskAggregate, taskId)
  const task = before.state
  demand(may(task), 'NOT_ALLOWED')
  if (task.phase === 'EVALUATING') return
  const raters = task.phase === 'REPLIED' ? await ratersOf(tx, task) : []
  if (raters.length > 0) await tx.db.taskRater.createMany({ data: raters.map((rater) => ({ taskId, round: task.round, ...rater })) })
  await changeTask(moment, before, { type: 'OpenEvaluation', raters: raters.length })
}

const raterOf = (tx: Moment['tx'], taskId: string, userId: string, round: number) =>
  tx.db.taskRater.findUnique({ where: { taskId_userId_round: { taskId, userId, round } } })

const rate = defineCommand({
  name: 'RateTask',
  input: input.RateTaskInput,
  async run({ tx, actor, input: { taskId, score, reason }, now, context }) {
    const before = await tx.load(taskAggregate, taskId)
    const task = before.state
    const row = await raterOf(tx, taskId, actor.userId, task.round)
    // asked once, but moved away or changed sides since
    if (row && !canRate(actor, row.side as RaterSide, task)) throw new Refused(row.side === 'RESIDENT' ? 'NOT_VERIFIED' : 'NOT_ALLOWED')
    const asked = row && { side: row.side as RaterSide, score: row.score as Score | null }
    const after = await changeTask({ tx, context }, before, { type: 'RateTask', asked, score, reason, tally: await tallyOf(tx.db, taskId, task.round) })
    await tx.db.taskRater.update({
      where: { taskId_userId_round: { taskId, userId: actor.userId, round: task.round } }, data: { score, reason: reason || null, at: new Date(now) },
    })
    return { score, phase: after.state.phase }
  },
})

const holdTalk = defineCommand({
  name: 'HoldFaceToFace',
  input: input.HoldFaceToFaceInput,
  async run({ tx, actor, input: { taskId, settled, note }, context }) {
    await withTask({ tx, context }, taskId, () => canHoldTalk(actor), { type: 'HoldFaceToFace', settled, note })
  },
})

const confirm = defineCommand({
  name: 'ConfirmClosing',
  input: input.ConfirmClosingInput,
  async run({ tx, actor, input: { taskId, party, note, evidence }, context }) {
    const moment = { tx, context }
    const task = await withTask(moment, taskId, (before) => canNodFor(actor, party, before), async (before) => {
      const round = ratedRound(before)
      const own = await raterOf(tx, taskId, actor.userId, round)
      const residents = await tx.db.taskRater.findMany({ where: { taskId, round, side: 'RESIDENT' }, select: { userId: true, score: true } })
      // where residents were asked, one of them nods; where nobody could be asked, any neighbour may
      if (party === 'RESIDENT' && residents.length > 0 && own?.side !== 'RESIDENT') throw new Refused('NOT_ASKED_TO_RATE')
      const nods = await tx.db.event.findMany({ where: { stream: `task:${taskId}`, type: 'ClosingConfirmed', actorId: actor.userId }, select: { data: true, seq: true } })
      const since = await tx.db.event.findFirst({
        where: { stream: `task:${taskId}`, type: { in: ['TaskReplied', 'FaceToFaceCalled'] } }, orderBy: { seq: 'desc' }, select: { seq: true },
      })
      const hasConfirmed = nods.some((nod) => nod.seq > (since?.seq ?? 0) && (nod.data as { party?: unknown }).party === party)
      return {
        type: 'ConfirmClosing', party, note, evidence, tally: await tallyOf(tx.db, taskId, round),
        self: { hasConfirmed, score: (own?.score ?? null) as Score | null, dissatisfiedResidents: residents.filter(({ score }) => score === 'UNSATISFIED').length },
      }
    })
    await showEvidence(moment, taskId, evidence)
    return { phase: task.phase }
  },
})

const recommend = defineCommand({
  name: 'RecommendListing',
  input: input.RecommendListingInput,
  async run({ tx, actor, input: { taskId, reason }, context }) {
    await withTask({ tx, context }, taskId, () => canRecommendListing(actor), { type: 'RecommendListing', reason })
  },
})

/** The schedule's own: what a task does by itself when its clock says so. Too early or too late it does nothing. */
const followClock = defineCommand({
  name: 'FollowTaskClock',
  by: 'system',
  input: input.FollowTaskClockInput,
  async run({ tx, input: { taskId, what }, context }) {
    const moment = { tx, context }
    const always = () => true
    const { state } = await tx.load(taskAggregate, taskId)
    switch (what) {
      case 'SLIPS':
        await withTask(moment, taskId, always, { type: 'IssueSlips' })
        return
      case 'EVALUATE':
        if (state.phase === 'REPLIED' && state.reply?.replyClass === 'A') await openEvaluation(moment, taskId, always)
        return
      case 'SETTLE':
        await withTask(moment, taskId, always, { type: 'SettleEvaluation', tally: await tallyOf(tx.db, taskId, state.round) })
        return
      case 'REMIND_RATERS': {
        if (state.phase !== 'EVALUATING' || !state.evaluation) return
        const missing = await tx.db.taskRater.findMany({ where: { taskId, round: state.round, score: null }, select: { userId: true } })
        await tx.notify({
          userIds: missing.map(({ userId }) => userId), kind: 'taskRateSoon', params: { title: state.title, rateBy: state.evaluation.rateBy },
          href: `/c/${await communitySlug(tx, state.communityId)}/tasks/${state.ledgerNo}`,
        })
      }
    }
  },
})

export const ratingCommands: readonly Command[] = [rate, holdTalk, confirm, recommend, followClock]
