import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { TaskCommand } from './commands.ts'
import type { TaskEvent } from './events.ts'
import { lastMomentOf, longestTracking, withinWorkingDays } from './limits.ts'
import { slipsDue } from './slips.ts'
import { workingPhases } from './phases.ts'
import type { Task } from './state.ts'

type Of<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>

/** The first report is the beginning of the work. */
export function reportProgress(task: Task, command: Of<'ReportProgress'>, { now, actor }: Context): Decision<TaskEvent> {
  if (!workingPhases.includes(task.phase)) return refuse('TASK_WRONG_PHASE')
  if (!command.text.trim()) return refuse('TASK_TEXT_NEEDED')
  const report: TaskEvent = { type: 'ProgressReported', text: command.text.trim(), evidence: command.evidence, by: actor.displayName, at: now }
  return task.phase === 'SIGNED' ? accept<TaskEvent>({ type: 'WorkStarted', at: now }, report) : accept(report)
}

/**
 * The department's answer. A: solved, with a photo or a file; it goes to those who rate. B and C: honest, but not the
 * end; the department names the day on which it answers again, and the task hangs on the account until then.
 */
export function reply(task: Task, command: Of<'Reply'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (!workingPhases.includes(task.phase)) return refuse('TASK_WRONG_PHASE')
  if (!command.text.trim()) return refuse('TASK_TEXT_NEEDED')
  const { replyClass } = command
  const events: TaskEvent[] = task.phase === 'SIGNED' ? [{ type: 'WorkStarted', at: now }] : []
  // Answering at last, when listing is already recommended, is taking the task on.
  if (task.signedAt === null) events.push({ type: 'TaskSigned', contact: actor.displayName, at: now })
  let answerAgainBy: number | null = null
  if (replyClass === 'A') {
    if (command.evidence.length === 0) return refuse('EVIDENCE_NEEDED')
  } else {
    if (command.answerAgainBy === null) return refuse('ANSWER_AGAIN_NEEDED')
    answerAgainBy = lastMomentOf(command.answerAgainBy)
    const most = longestTracking(replyClass, now, rules)
    if (answerAgainBy <= lastMomentOf(now) || answerAgainBy > most) return refuse('ANSWER_AGAIN_RANGE', { lastDay: most })
  }
  events.push({
    type: 'TaskReplied', replyClass, text: command.text.trim(), evidence: command.evidence, by: actor.displayName, at: now, round: task.round,
    openBy: withinWorkingDays(now, 'taskEvaluate', rules), answerAgainBy,
  })
  if (answerAgainBy !== null) events.push({ type: 'TrackingStarted', at: now, answerAgainBy })
  return accept(...events)
}

/** Reminders that are due and did not go out yet; the last rung recommends listed supervision. For the schedule only. */
export function issueSlips(task: Task, { now, rules, actor }: Context): Decision<TaskEvent> {
  const clock = task.clock
  if (!clock) return accept()
  return accept(...slipsDue(task, now, rules).flatMap(({ level }): TaskEvent[] => {
    const slip: TaskEvent = { type: 'SlipIssued', level, clock: clock.kind, dueAt: clock.dueAt, at: now }
    return level === 'LISTING' ? [slip, { type: 'TaskListed', round: task.round, why: 'OVERDUE', reason: '', by: actor.displayName, at: now }] : [slip]
  }))
}

/** The moderator or the supervisor recommends listed supervision before the ladder does: only when a limit is broken. */
export function recommendListing(task: Task, command: Of<'RecommendListing'>, { now, actor }: Context): Decision<TaskEvent> {
  if (task.phase === 'LISTED') return accept()
  const isWorking = task.clock && ['SIGN', 'REPLY', 'ANSWER_AGAIN'].includes(task.clock.kind)
  if (!isWorking || !task.clock) return refuse('TASK_WRONG_PHASE')
  if (!command.reason.trim()) return refuse('TASK_REASON_NEEDED')
  if (now <= task.clock.dueAt) return refuse('LISTING_TOO_EARLY', { dueDay: task.clock.dueAt })
  return accept({ type: 'TaskListed', round: task.round, why: 'RECOMMENDED', reason: command.reason.trim(), by: actor.displayName, at: now })
}
