import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { closesWith } from './closing.ts'
import type { TaskCommand } from './commands.ts'
import { evolveTask, type TaskEvent } from './events.ts'
import { replyLimit, withinWorkingDays } from './limits.ts'
import type { Score } from './phases.ts'
import type { RatingTally, Task } from './state.ts'

type Of<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>

/** For this long a person may take back a 不满意 before it sends the task back. Milliseconds. */
export const SECOND_THOUGHT_MS = 60_000

export function unrated(tally: RatingTally): number {
  return tally.total - tally.satisfied - tally.basically - tally.unsatisfied
}

/** Asks the people concerned. Only a reply "solved" is rated: B and C are answered again first. */
export function openEvaluation(task: Task, command: Of<'OpenEvaluation'>, { now, rules }: Context): Decision<TaskEvent> {
  if (task.phase === 'EVALUATING') return accept()
  if (task.phase !== 'REPLIED' || task.reply?.replyClass !== 'A') return refuse('TASK_WRONG_PHASE')
  if (command.raters < 1) return refuse('RATERS_NEEDED')
  return accept({ type: 'EvaluationOpened', round: task.round, raters: command.raters, at: now, rateBy: withinWorkingDays(now, 'rating', rules) })
}

/** One's own rating; it may be changed until the time is over or the task is closed. */
export function rateTask(task: Task, command: Of<'RateTask'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  const { asked, score } = command
  if (!asked) return refuse('NOT_ASKED_TO_RATE')
  if (task.phase !== 'EVALUATING' || !task.evaluation) return refuse('RATING_NOT_OPEN')
  if (now > task.evaluation.rateBy) return refuse('RATING_OVER', { lastDay: task.evaluation.rateBy })
  const rated: TaskEvent = {
    type: 'TaskRated', round: task.round, raterId: actor.userId, side: asked.side, score, previous: asked.score, reason: command.reason.trim(), at: now,
  }
  const tally = replaced(command.tally, asked.score, score)
  return accept(rated, ...completes(evolveTask(task, rated), tally, now, rules))
}

/**
 * Ends an evaluation from the clock: somebody stayed dissatisfied for longer than a second thought, or the time is over.
 * First time 二次办理, second time 面商, after that listed supervision. Missing ratings stay 未评价: they are counted as
 * nothing else. For the schedule; too early or too late it does nothing.
 */
export function settleEvaluation(task: Task, command: Of<'SettleEvaluation'>, { now, rules, actor }: Context): Decision<TaskEvent> {
  const { evaluation } = task
  if (task.phase !== 'EVALUATING' || !evaluation) return accept()
  const { tally } = command
  const isOver = now > evaluation.rateBy
  if (tally.unsatisfied === 0) return accept(...completes(task, tally, now, rules))
  if (!isOver && now < (evaluation.unsatisfiedAt ?? now) + SECOND_THOUGHT_MS) return accept()
  const round = task.round + 1
  if (task.round === 1) return accept({ type: 'ReworkOrdered', round, tally, at: now, replyBy: replyLimit(task.kind, now, rules) })
  if (task.round === 2) return accept({ type: 'FaceToFaceCalled', round, tally, at: now, meetBy: withinWorkingDays(now, 'taskMeet', rules) })
  return accept({ type: 'TaskListed', round, why: 'STILL_DISSATISFIED', reason: '', by: actor.displayName, at: now })
}

/** Everyone has rated, or the time is over, and nobody is dissatisfied: the parties may close; if all nodded, it closes. */
function completes(task: Task, tally: RatingTally, now: number, rules: Context['rules']): TaskEvent[] {
  const { evaluation } = task
  if (!evaluation || tally.unsatisfied > 0) return []
  if (unrated(tally) > 0 && now <= evaluation.rateBy) return []
  const events: TaskEvent[] = evaluation.completed
    ? []
    : [{ type: 'EvaluationCompleted', round: task.round, tally, at: now, closeBy: withinWorkingDays(now, 'taskClose', rules) }]
  const after = events.reduce(evolveTask, task)
  return closesWith(after, tally, now) ? [...events, { type: 'TaskClosed', at: now }] : events
}

function replaced(tally: RatingTally, before: Score | null, after: Score): RatingTally {
  const next = { ...tally }
  const field = { SATISFIED: 'satisfied', BASICALLY: 'basically', UNSATISFIED: 'unsatisfied' } as const
  if (before) next[field[before]] -= 1
  next[field[after]] += 1
  return next
}
