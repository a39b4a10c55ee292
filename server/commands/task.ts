import * as input from '../../contract/commands/task.ts'
import { canKeepTasks, isContactOf } from '../../domain/access/task.ts'
import { dayOf, yearOf } from '../../domain/calendar/index.ts'
import { ledgerNumber, ledgerSeries } from '../../domain/task/ledger-number.ts'
import type { Task } from '../../domain/task/state.ts'
import { defineCommand, demand, Refused, type Command } from './kit.ts'
import { takeTaskUnder } from './outcome.ts'
import { openEvaluation, ratingCommands } from './task-rating.ts'
import { changeTask, showEvidence, withTask } from './task-run.ts'

const register = defineCommand({
  name: 'RegisterTask',
  input: input.RegisterTaskInput,
  async run({ tx, actor, input: { outcomeId, title, detail, kind, gridId }, now, newId, context }) {
    const moment = { tx, context }
    const { source } = await takeTaskUnder(moment, outcomeId)
    demand(canKeepTasks(actor), 'NOT_ALLOWED')
    if (gridId !== null && !await tx.db.gridCell.findFirst({ where: { id: gridId, communityId: actor.communityId } })) {
      throw new Refused('INPUT_INVALID', undefined, [{ path: 'gridId', fault: 'invalid' }])
    }
    const community = await tx.db.community.findUniqueOrThrow({ where: { id: actor.communityId }, select: { code: true } })
    const topic = source.topicId ? await tx.db.topic.findUnique({ where: { id: source.topicId }, select: { number: true, year: true } }) : null
    const place = { communityCode: community.code, year: topic?.year ?? yearOf(dayOf(now)), topicNumber: topic?.number ?? 0 }
    const ledgerNo = ledgerNumber(place, await tx.nextNumber(ledgerSeries(actor.communityId, place)))
    const { state } = await changeTask(moment, null, {
      type: 'RegisterTask', id: newId(), communityId: actor.communityId, ledgerNo, title, detail, kind, outcomeId, topicId: source.topicId, gridId,
    })
    return { taskId: state.id, ledgerNo }
  },
})

const assign = defineCommand({
  name: 'AssignTask',
  input: input.AssignTaskInput,
  async run({ tx, actor, input: { taskId, departmentId, note }, context }) {
    await withTask({ tx, context }, taskId, () => canKeepTasks(actor), async () => {
      const department = await tx.db.department.findFirst({ where: { id: departmentId, communityId: actor.communityId } })
      if (!department) throw new Refused('INPUT_INVALID', undefined, [{ path: 'departmentId', fault: 'invalid' }])
      return { type: 'AssignTask', departmentId, departmentName: department.name, note }
    })
  },
})

const sign = defineCommand({
  name: 'SignTask',
  input: input.TaskOnlyInput,
  async run({ tx, actor, input: { taskId }, context }) {
    const task = await withTask({ tx, context }, taskId, (before) => isContactOf(actor, before), { type: 'SignTask' })
    return { dueAt: task.clock?.dueAt ?? null }
  },
})

const askReturn = defineCommand({
  name: 'AskReturn',
  input: input.AskReturnInput,
  async run({ tx, actor, input: { taskId, reason }, context }) {
    await withTask({ tx, context }, taskId, (task) => isContactOf(actor, task), { type: 'AskReturn', reason })
  },
})

const decideReturn = defineCommand({
  name: 'DecideReturn',
  input: input.DecideReturnInput,
  async run({ tx, actor, input: { taskId, granted, reason }, context }) {
    await withTask({ tx, context }, taskId, () => canKeepTasks(actor), { type: 'DecideReturn', granted, reason })
  },
})

const report = defineCommand({
  name: 'ReportProgress',
  input: input.ReportProgressInput,
  async run({ tx, actor, input: { taskId, text, evidence }, context }) {
    const moment = { tx, context }
    await withTask(moment, taskId, (task) => isContactOf(actor, task), { type: 'ReportProgress', text, evidence })
    await showEvidence(moment, taskId, evidence)
  },
})

const askExtension = defineCommand({
  name: 'AskExtension',
  input: input.AskExtensionInput,
  async run({ tx, actor, input: { taskId, reason, until }, context }) {
    await withTask({ tx, context }, taskId, (task) => isContactOf(actor, task), { type: 'AskExtension', reason, until })
  },
})

const decideExtension = defineCommand({
  name: 'DecideExtension',
  input: input.DecideExtensionInput,
  async run({ tx, actor, input: { taskId, granted, reason, consent }, context }) {
    await withTask({ tx, context }, taskId, () => canKeepTasks(actor), { type: 'DecideExtension', granted, reason, consent })
  },
})

const reply = defineCommand({
  name: 'ReplyToTask',
  input: input.ReplyToTaskInput,
  async run({ tx, actor, input: { taskId, ...answer }, context }) {
    const moment = { tx, context }
    const task = await withTask(moment, taskId, (before) => isContactOf(actor, before), { type: 'Reply', ...answer })
    await showEvidence(moment, taskId, answer.evidence)
    return { phase: task.phase }
  },
})

const evaluate = defineCommand({
  name: 'OpenEvaluation',
  input: input.TaskOnlyInput,
  async run({ tx, actor, input: { taskId }, context }) {
    await openEvaluation({ tx, context }, taskId, (_task: Task) => canKeepTasks(actor))
  },
})

export const taskCommands: readonly Command[] = [
  register, assign, sign, askReturn, decideReturn, report, askExtension, decideExtension, reply, evaluate, ...ratingCommands,
]
