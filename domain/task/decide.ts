import { impossible, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { askExtension, askReturn, assignTask, decideExtension, decideReturn, registerTask, signTask } from './assigning.ts'
import { confirmClosing, holdFaceToFace } from './closing.ts'
import type { TaskCommand } from './commands.ts'
import { openEvaluation, rateTask, settleEvaluation } from './evaluating.ts'
import type { TaskEvent } from './events.ts'
import type { Task } from './state.ts'
import { issueSlips, recommendListing, reply, reportProgress } from './working.ts'

/** What follows from a command on a task at a moment. "May this person" is asked before, in domain/access/task.ts. */
export function decideTask(task: Task | null, command: TaskCommand, context: Context): Decision<TaskEvent> {
  if (command.type === 'RegisterTask') return task ? refuse('TASK_WRONG_PHASE') : registerTask(command, context)
  if (!task) return refuse('NOT_FOUND')
  switch (command.type) {
    case 'AssignTask': return assignTask(task, command, context)
    case 'SignTask': return signTask(task, context)
    case 'AskReturn': return askReturn(task, command, context)
    case 'DecideReturn': return decideReturn(task, command, context)
    case 'ReportProgress': return reportProgress(task, command, context)
    case 'AskExtension': return askExtension(task, command, context)
    case 'DecideExtension': return decideExtension(task, command, context)
    case 'Reply': return reply(task, command, context)
    case 'OpenEvaluation': return openEvaluation(task, command, context)
    case 'RateTask': return rateTask(task, command, context)
    case 'SettleEvaluation': return settleEvaluation(task, command, context)
    case 'HoldFaceToFace': return holdFaceToFace(task, command, context)
    case 'ConfirmClosing': return confirmClosing(task, command, context)
    case 'RecommendListing': return recommendListing(task, command, context)
    case 'IssueSlips': return issueSlips(task, context)
    default: return impossible(command)
  }
}
