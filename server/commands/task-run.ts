import { addWorkingDays } from '../../domain/calendar/index.ts'
import type { Context } from '../../domain/people.ts'
import type { TaskCommand } from '../../domain/task/commands.ts'
import { decideTask } from '../../domain/task/decide.ts'
import { SECOND_THOUGHT_MS } from '../../domain/task/evaluating.ts'
import { nextSlipAt } from '../../domain/task/slips.ts'
import type { Evidence, Task } from '../../domain/task/state.ts'
import { showFiles } from '../files/use.ts'
import { demand, type CommandTx, type Loaded } from './kit.ts'
import { followTasksOf } from './outcome.ts'
import { taskAggregate } from './task-aggregate.ts'
import { tellOfTask } from './task-notices.ts'
import { closeTopicWhenDone } from './topic-in-session.ts'

export interface Moment { tx: CommandTx; context: Context }

/** Asks the rule, writes the facts, and does what follows from them: tells people, sets the schedule, moves what hangs on it. */
export async function changeTask(moment: Moment, before: Loaded<Task> | null, command: TaskCommand): Promise<Loaded<Task>> {
  const { tx, context } = moment
  const decision = decideTask(before?.state ?? null, command, context)
  const after = await tx.apply(taskAggregate, before, decision)
  const events = decision.ok ? decision.events : []
  for (const event of events) await tellOfTask(tx, after.state, event)
  if (events.length > 0) await watchTask(moment, after.state, events.some((event) => event.type === 'EvaluationOpened'))
  if (events.some((event) => event.type === 'TaskClosed')) {
    if (after.state.outcomeId) await followTasksOf(moment, after.state.outcomeId)
    if (after.state.topicId) await closeTopicWhenDone(moment, after.state.topicId, after.state.reply?.text ?? after.state.title)
  }
  return after
}

type Watch = 'SLIPS' | 'EVALUATE' | 'SETTLE' | 'REMIND_RATERS'

/** What must happen to a task by itself, and when. Setting it anew replaces what was set before. */
async function watchTask({ tx, context: { rules } }: Moment, task: Task, isNewRound: boolean): Promise<void> {
  const set = async (what: Watch, due: number | null) => {
    const id = `task:${what}:${task.id}`
    if (due === null) return tx.unschedule(id)
    await tx.schedule({ id, kind: 'task', dueAt: due, payload: { taskId: task.id, what, due } })
  }
  const { evaluation } = task
  await set('SLIPS', nextSlipAt(task, rules))
  // the committee has a day to look at the evidence; then the people are asked all the same
  await set('EVALUATE', task.phase === 'REPLIED' && task.clock ? task.clock.dueAt + 1 : null)
  if (task.phase !== 'EVALUATING' || !evaluation) {
    await set('SETTLE', null)
    await set('REMIND_RATERS', null)
    return
  }
  const over = evaluation.rateBy + 1
  await set('SETTLE', evaluation.unsatisfiedAt === null ? over : Math.min(over, evaluation.unsatisfiedAt + SECOND_THOUGHT_MS))
  const quiet = rules.rating.value - REMIND_WORKING_DAYS
  if (isNewRound && quiet > 0) await set('REMIND_RATERS', addWorkingDays(evaluation.openedAt, quiet).at + 1)
}

/** Who has not rated yet hears it once more, so many working days before the end. */
const REMIND_WORKING_DAYS = 3

/** Loads a task, changes it, answers its new state. */
export async function withTask(moment: Moment, taskId: string, may: (task: Task) => boolean, command: TaskCommand | ((task: Task) => Promise<TaskCommand>)): Promise<Task> {
  const before = await moment.tx.load(taskAggregate, taskId)
  demand(may(before.state), 'NOT_ALLOWED')
  return (await changeTask(moment, before, typeof command === 'function' ? await command(before.state) : command)).state
}

/** Evidence of a task is public from here on. */
export function showEvidence({ tx, context: { actor, now } }: Moment, taskId: string, evidence: readonly Evidence[]): Promise<void> {
  return showFiles(tx, actor, evidence.map((each) => each.fileId), `task:${taskId}`, now)
}
