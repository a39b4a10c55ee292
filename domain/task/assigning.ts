import { addWorkingDays } from '../calendar/index.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { TaskCommand } from './commands.ts'
import type { TaskEvent } from './events.ts'
import { dueAfterRefusal, lastMomentOf, longestExtension, replyLimit, withinWorkingDays } from './limits.ts'
import type { Task } from './state.ts'

type Of<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>

export function registerTask(command: Of<'RegisterTask'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  const { type: _type, ...facts } = command
  return accept({ type: 'TaskRegistered', ...facts, by: actor.displayName, at: now, assignBy: withinWorkingDays(now, 'taskAssign', rules) })
}

/** Hands the task to a department. Both limits run from here: signing late gains no time for the reply. */
export function assignTask(task: Task, command: Of<'AssignTask'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (task.phase !== 'REGISTERED') return refuse('TASK_WRONG_PHASE')
  return accept({
    type: 'TaskAssigned', departmentId: command.departmentId, departmentName: command.departmentName, note: command.note.trim(),
    by: actor.displayName, at: now,
    signBy: withinWorkingDays(now, 'taskSign', rules), replyBy: replyLimit(task.kind, now, rules),
  })
}

/** The department takes the task on; who signs is its contact. Also after the limit, and when listing is recommended. */
export function signTask(task: Task, { now, actor }: Context): Decision<TaskEvent> {
  if (task.signedAt !== null) return accept()
  if (task.phase !== 'ASSIGNED' && task.phase !== 'LISTED') return refuse('TASK_WRONG_PHASE')
  return accept({ type: 'TaskSigned', contact: actor.displayName, at: now })
}

/** "Not ours" (退单): within three working days of the assignment, with a reason. */
export function askReturn(task: Task, command: Of<'AskReturn'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (task.phase !== 'ASSIGNED' && task.phase !== 'SIGNED') return refuse('TASK_WRONG_PHASE')
  if (!command.reason.trim()) return refuse('TASK_REASON_NEEDED')
  const until = addWorkingDays(task.assignedAt ?? now, rules.taskReturn.value).at
  if (now > until) return refuse('RETURN_TOO_LATE', { lastDay: until })
  return accept({
    type: 'ReturnAsked', reason: command.reason.trim(), by: actor.displayName, at: now, decideBy: withinWorkingDays(now, 'taskDecide', rules),
  })
}

export function decideReturn(task: Task, command: Of<'DecideReturn'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (task.phase !== 'RETURN_ASKED') return refuse('TASK_WRONG_PHASE')
  const by = actor.displayName
  if (command.granted) {
    return accept({ type: 'ReturnGranted', note: command.reason.trim(), by, at: now, assignBy: withinWorkingDays(now, 'taskAssign', rules) })
  }
  if (!command.reason.trim()) return refuse('TASK_REASON_NEEDED')
  return accept({
    type: 'ReturnRefused', reason: command.reason.trim(), by, at: now,
    dueAt: dueAfterRefusal(task.waiting?.clock.dueAt ?? now, now), replyBy: dueAfterRefusal(task.replyBy ?? now, now),
  })
}

/** More time, once, before the limit is over, with a reason that residents read. `until` is a day; its last moment counts. */
export function askExtension(task: Task, command: Of<'AskExtension'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (!(['SIGNED', 'IN_PROGRESS', 'REWORK'] as const).some((phase) => phase === task.phase) || !task.clock) return refuse('TASK_WRONG_PHASE')
  if (task.extension) return refuse('EXTENSION_USED')
  if (!command.reason.trim()) return refuse('TASK_REASON_NEEDED')
  const due = task.clock.dueAt
  if (now > due) return refuse('EXTENSION_TOO_LATE', { dueDay: due })
  const until = lastMomentOf(command.until)
  if (until <= due) return refuse('EXTENSION_NOT_LATER', { dueDay: due })
  const most = longestExtension(task.kind, due, task.clock.startedAt, rules)
  if (until > most) return refuse('EXTENSION_TOO_LONG', { lastDay: most })
  return accept({
    type: 'ExtensionAsked', reason: command.reason.trim(), until, by: actor.displayName, at: now, decideBy: withinWorkingDays(now, 'taskDecide', rules),
  })
}

/** The longer time for a proposal needs consent, and the record of it. */
export function decideExtension(task: Task, command: Of<'DecideExtension'>, { now, actor }: Context): Decision<TaskEvent> {
  if (task.phase !== 'EXTENSION_ASKED' || !task.extension) return refuse('TASK_WRONG_PHASE')
  const by = actor.displayName
  if (command.granted) {
    if (task.kind === 'PROPOSAL' && !command.consent.trim()) return refuse('EXTENSION_CONSENT_NEEDED')
    return accept({ type: 'ExtensionGranted', until: task.extension.until, consent: command.consent.trim(), by, at: now })
  }
  if (!command.reason.trim()) return refuse('TASK_REASON_NEEDED')
  return accept({ type: 'ExtensionRefused', reason: command.reason.trim(), by, at: now, dueAt: dueAfterRefusal(task.waiting?.clock.dueAt ?? now, now) })
}
