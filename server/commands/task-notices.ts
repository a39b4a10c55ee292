import type { Role } from '../../domain/people.ts'
import type { TaskEvent } from '../../domain/task/events.ts'
import type { Task } from '../../domain/task/state.ts'
import type { CommandTx } from './kit.ts'
import { peopleOfDepartment } from './people-of-department.ts'
import { peopleWithRole } from './people-with-role.ts'
import { communitySlug, followersOf } from './task-people.ts'

/** Notices about tasks; each kind is a sentence under `notices` in the catalogues. */
export type TaskNotice =
  | 'taskRegistered' | 'taskAssigned' | 'taskForYou' | 'taskSigned' | 'taskReturnAsked' | 'taskReturned' | 'taskReturnRefused'
  | 'taskExtensionAsked' | 'taskExtended' | 'taskExtensionRefused' | 'taskProgress' | 'taskReplied' | 'taskTracked' | 'taskToRate'
  | 'taskRateSoon' | 'taskToClose' | 'taskRework' | 'taskReworkForYou' | 'taskFaceToFace' | 'taskTalkSettled' | 'taskSlipBLUE' | 'taskSlipORANGE' | 'taskSlipRED'
  | 'taskSlipCopy' | 'taskListed' | 'taskClosed'

type Params = Record<string, string | number>

/** Tells the people whom a fact concerns: who must act, who waits, and – of every change – who brought the matter up. */
export async function tellOfTask(tx: CommandTx, task: Task, event: TaskEvent): Promise<void> {
  const href = `/c/${await communitySlug(tx, task.communityId)}/tasks/${task.ledgerNo}`
  const tell = (userIds: Iterable<string>, kind: TaskNotice, params: Params = {}) =>
    tx.notify({ userIds, kind, params: { title: task.title, department: task.department?.name ?? '', ...params }, href })
  const followers = () => followersOf(tx, task.topicId)
  const contacts = async () => (task.department ? peopleOfDepartment(tx.db, task.department.id) : [])
  const staff = (...roles: Role[]) => peopleWithRole(tx.db, task.communityId, ...roles)
  const raters = async (round: number, more: object = {}) =>
    (await tx.db.taskRater.findMany({ where: { taskId: task.id, round, ...more }, select: { userId: true } })).map(({ userId }) => userId)

  switch (event.type) {
    case 'TaskRegistered': return tell(await followers(), 'taskRegistered')
    case 'TaskAssigned':
      await tell(await contacts(), 'taskForYou', { signBy: event.signBy, replyBy: event.replyBy })
      return tell(await followers(), 'taskAssigned', { replyBy: event.replyBy })
    case 'TaskSigned': return tell(await followers(), 'taskSigned', { contact: event.contact, replyBy: task.replyBy ?? event.at })
    case 'ReturnAsked': return tell(await staff('committee'), 'taskReturnAsked', { reason: event.reason, decideBy: event.decideBy })
    // the department is gone from the task by now; the contact who asked reads it on the task's page
    case 'ReturnGranted': return tell(await followers(), 'taskReturned')
    case 'ReturnRefused': return tell(await contacts(), 'taskReturnRefused', { reason: event.reason, dueAt: event.dueAt })
    case 'ExtensionAsked': return tell(await staff('committee'), 'taskExtensionAsked', { reason: event.reason, until: event.until })
    case 'ExtensionGranted': return tell([...await contacts(), ...await followers()], 'taskExtended', { until: event.until, reason: task.extension?.reason ?? '' })
    case 'ExtensionRefused': return tell(await contacts(), 'taskExtensionRefused', { reason: event.reason, dueAt: event.dueAt })
    case 'ProgressReported': return tell(await followers(), 'taskProgress', { text: event.text })
    case 'TaskReplied':
      if (event.answerAgainBy !== null) return tell([...await followers(), ...await staff('committee')], 'taskTracked', { replyClass: event.replyClass, answerAgainBy: event.answerAgainBy })
      return tell(await staff('committee'), 'taskReplied', { openBy: event.openBy })
    case 'EvaluationOpened': return tell(await raters(event.round), 'taskToRate', { rateBy: event.rateBy })
    case 'EvaluationCompleted': return tell([...await staff('supervisor'), ...await raters(event.round, { side: 'RESIDENT', score: { not: null } })], 'taskToClose', { closeBy: event.closeBy })
    case 'ReworkOrdered':
      await tell(await contacts(), 'taskReworkForYou', { replyBy: event.replyBy })
      return tell([...await followers(), ...await staff('committee')], 'taskRework', { replyBy: event.replyBy })
    case 'FaceToFaceCalled':
      return tell([...await contacts(), ...await staff('committee', 'moderator', 'supervisor'), ...await raters(event.round - 1, { score: 'UNSATISFIED' })], 'taskFaceToFace', { meetBy: event.meetBy })
    case 'FaceToFaceHeld':
      if (!event.settled) return
      return tell([...await contacts(), ...await staff('supervisor'), ...await raters(task.round - 1, { score: 'UNSATISFIED' })], 'taskTalkSettled', { closeBy: event.closeBy ?? event.at })
    case 'SlipIssued':
      if (event.level === 'LISTING') return
      await tell(await contacts(), `taskSlip${event.level}`, { dueAt: event.dueAt })
      // the red slip goes to the leading office in copy
      if (event.level === 'RED') await tell(await staff('supervisor', 'committee'), 'taskSlipCopy', { dueAt: event.dueAt })
      return
    case 'TaskListed': return tell([...await contacts(), ...await followers(), ...await staff('committee', 'supervisor', 'moderator')], 'taskListed')
    case 'TaskClosed': return tell([...await contacts(), ...await followers()], 'taskClosed')
    case 'WorkStarted': case 'TrackingStarted': case 'TaskRated': case 'ClosingConfirmed':
  }
}
