import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { TaskCommand } from './commands.ts'
import { evolveTask, type TaskEvent } from './events.ts'
import { withinWorkingDays } from './limits.ts'
import { closingParties } from './phases.ts'
import type { RatingTally, Task } from './state.ts'

type Of<T extends TaskCommand['type']> = Extract<TaskCommand, { type: T }>

/** 面商: the people and the department sat together. Settled, the three may nod; not settled, listing is recommended. */
export function holdFaceToFace(task: Task, command: Of<'HoldFaceToFace'>, { now, actor, rules }: Context): Decision<TaskEvent> {
  if (task.phase !== 'FACE_TO_FACE' || task.faceToFace) return refuse('TASK_WRONG_PHASE')
  const { settled } = command
  const note = command.note.trim()
  if (!note) return refuse('TASK_TEXT_NEEDED')
  const by = actor.displayName
  const held: TaskEvent = { type: 'FaceToFaceHeld', settled, note, by, at: now, closeBy: settled ? withinWorkingDays(now, 'taskClose', rules) : null }
  return settled ? accept(held) : accept<TaskEvent>(held, { type: 'TaskListed', round: task.round, why: 'NOT_SETTLED', reason: note, by, at: now })
}

/**
 * One party's nod (销号, three parties and evidence). Residents: somebody who was asked to rate and is not dissatisfied;
 * after a talk face to face, somebody who had been. The department nods with its reply "solved", and again after a talk.
 * The third nod closes the task once the ratings are complete.
 */
export function confirmClosing(task: Task, command: Of<'ConfirmClosing'>, { now, actor }: Context): Decision<TaskEvent> {
  if (task.phase === 'CLOSED') return accept()
  const afterTalk = task.phase === 'FACE_TO_FACE'
  if (!afterTalk && task.phase !== 'EVALUATING') return refuse('CLOSING_NOT_OPEN')
  if (afterTalk && !task.faceToFace?.settled) return refuse('TALK_FIRST')
  if (task.reply?.replyClass !== 'A') return refuse('ONLY_A_CLOSES')
  const { party, self } = command
  if (self.hasConfirmed || (party !== 'RESIDENT' && task.confirmations[party])) return accept()
  if (party === 'RESIDENT') {
    if (!afterTalk && self.score === 'UNSATISFIED') return refuse('CLOSING_WHILE_DISSATISFIED')
    if (afterTalk && self.dissatisfiedResidents > 0 && self.score !== 'UNSATISFIED') return refuse('CLOSING_NEEDS_DISSATISFIED')
  }
  const confirmed: TaskEvent = { type: 'ClosingConfirmed', party, name: actor.displayName, note: command.note.trim(), evidence: command.evidence, at: now }
  const after = evolveTask(task, confirmed)
  if (after.evidence === 0) return refuse('EVIDENCE_NEEDED')
  return closesWith(after, command.tally, now) ? accept<TaskEvent>(confirmed, { type: 'TaskClosed', at: now }) : accept(confirmed)
}

/** Whether everything that closing needs is there. */
export function closesWith(task: Task, tally: RatingTally, now: number): boolean {
  if (task.reply?.replyClass !== 'A' || task.evidence === 0) return false
  if (!closingParties.every((party) => task.confirmations[party])) return false
  if (task.phase === 'FACE_TO_FACE') return task.faceToFace?.settled === true
  if (task.phase !== 'EVALUATING' || !task.evaluation) return false
  const everyoneRated = tally.satisfied + tally.basically === tally.total
  return tally.unsatisfied === 0 && (everyoneRated || now > task.evaluation.rateBy)
}
