import { impossible } from '../decision.ts'
import type { Evidence, RatingTally, Task, TaskClock } from './state.ts'
import type { ClockKind, ClosingParty, RaterSide, ReplyClass, Score, SlipLevel, TaskKind, TaskPhase } from './phases.ts'

export type ListingReason = 'OVERDUE' | 'NOT_SETTLED' | 'STILL_DISSATISFIED' | 'RECOMMENDED'

/** What happened to a task. `at` and all limits are epoch ms; `by` is the display name of who acted. */
export type TaskEvent =
  | {
    type: 'TaskRegistered'; id: string; communityId: string; ledgerNo: string; title: string; detail: string; kind: TaskKind
    outcomeId: string | null; topicId: string | null; gridId: string | null; by: string; at: number; assignBy: number
  }
  | { type: 'TaskAssigned'; departmentId: string; departmentName: string; note: string; by: string; at: number; signBy: number; replyBy: number }
  | { type: 'TaskSigned'; contact: string; at: number }
  | { type: 'ReturnAsked'; reason: string; by: string; at: number; decideBy: number }
  | { type: 'ReturnGranted'; note: string; by: string; at: number; assignBy: number }
  | { type: 'ReturnRefused'; reason: string; by: string; at: number; dueAt: number; replyBy: number }
  | { type: 'WorkStarted'; at: number }
  | { type: 'ProgressReported'; text: string; evidence: Evidence[]; by: string; at: number }
  | { type: 'ExtensionAsked'; reason: string; until: number; by: string; at: number; decideBy: number }
  | { type: 'ExtensionGranted'; until: number; consent: string; by: string; at: number }
  | { type: 'ExtensionRefused'; reason: string; by: string; at: number; dueAt: number }
  | {
    type: 'TaskReplied'; replyClass: ReplyClass; text: string; evidence: Evidence[]; by: string; at: number; round: number
    openBy: number; answerAgainBy: number | null
  }
  | { type: 'TrackingStarted'; at: number; answerAgainBy: number }
  | { type: 'EvaluationOpened'; round: number; raters: number; at: number; rateBy: number }
  | { type: 'TaskRated'; round: number; raterId: string; side: RaterSide; score: Score; previous: Score | null; reason: string; at: number }
  | { type: 'EvaluationCompleted'; round: number; tally: RatingTally; at: number; closeBy: number }
  | { type: 'ReworkOrdered'; round: number; tally: RatingTally; at: number; replyBy: number }
  | { type: 'FaceToFaceCalled'; round: number; tally: RatingTally; at: number; meetBy: number }
  | { type: 'FaceToFaceHeld'; settled: boolean; note: string; by: string; at: number; closeBy: number | null }
  | { type: 'ClosingConfirmed'; party: ClosingParty; name: string; note: string; evidence: Evidence[]; at: number }
  | { type: 'SlipIssued'; level: SlipLevel; clock: ClockKind; dueAt: number; at: number }
  | { type: 'TaskListed'; round: number; why: ListingReason; reason: string; by: string; at: number }
  | { type: 'TaskClosed'; at: number }

/** Folds one fact into the state. Exhaustive; never refuses. */
export function evolveTask(task: Task | null, event: TaskEvent): Task {
  if (event.type === 'TaskRegistered') {
    return {
      id: event.id, communityId: event.communityId, ledgerNo: event.ledgerNo, title: event.title, detail: event.detail, kind: event.kind,
      outcomeId: event.outcomeId, topicId: event.topicId, gridId: event.gridId, phase: 'REGISTERED', registeredAt: event.at,
      department: null, assignedAt: null, contact: null, signedAt: null, replyBy: null,
      clock: { kind: 'ASSIGN', startedAt: event.at, dueAt: event.assignBy }, waiting: null, extension: null,
      reply: null, evidence: 0, round: 1, evaluation: null, confirmations: {}, faceToFace: null,
      slip: null, lastSlip: null, listedAt: null, closedAt: null,
    }
  }
  if (!task) throw new Error(`${event.type} before TaskRegistered`)
  switch (event.type) {
    case 'TaskAssigned':
      return {
        ...task, phase: 'ASSIGNED', department: { id: event.departmentId, name: event.departmentName }, assignedAt: event.at,
        contact: null, signedAt: null, replyBy: event.replyBy, ...runs('SIGN', event.at, event.signBy),
      }
    case 'TaskSigned': {
      const signed = { ...task, contact: event.contact, signedAt: event.at }
      // Signing late, when listed supervision is already recommended, does not undo the recommendation.
      if (task.phase === 'LISTED') return signed
      // The reply has run since the assignment: signing late gains no time.
      return { ...signed, phase: 'SIGNED', ...runs('REPLY', task.assignedAt ?? event.at, task.replyBy ?? event.at) }
    }
    case 'ReturnAsked':
    case 'ExtensionAsked': {
      const waiting = task.clock ? { phase: task.phase, clock: task.clock } : null
      // The ladder of slips keeps its rung: it is the same promise when it comes back.
      const clock: TaskClock = { kind: 'DECIDE', startedAt: event.at, dueAt: event.decideBy }
      if (event.type === 'ReturnAsked') return { ...task, phase: 'RETURN_ASKED', waiting, clock }
      return { ...task, phase: 'EXTENSION_ASKED', waiting, clock, extension: { reason: event.reason, until: event.until, askedAt: event.at, answer: 'PENDING' } }
    }
    case 'ReturnGranted':
      return {
        ...task, phase: 'REGISTERED', department: null, assignedAt: null, contact: null, signedAt: null, replyBy: null,
        waiting: null, ...runs('ASSIGN', event.at, event.assignBy),
      }
    case 'ReturnRefused':
      return { ...backFromWaiting(task, event.dueAt), replyBy: event.replyBy }
    case 'ExtensionGranted':
      return { ...backFromWaiting(task, event.until), slip: null, replyBy: event.until, extension: task.extension && { ...task.extension, until: event.until, answer: 'GRANTED' } }
    case 'ExtensionRefused':
      return { ...backFromWaiting(task, event.dueAt), replyBy: event.dueAt, extension: task.extension && { ...task.extension, answer: 'REFUSED' } }
    case 'WorkStarted':
      return { ...task, phase: 'IN_PROGRESS' }
    case 'ProgressReported':
      return task
    case 'TaskReplied':
      return {
        ...task, phase: 'REPLIED', round: event.round, evidence: event.evidence.length, evaluation: null, faceToFace: null,
        reply: { replyClass: event.replyClass, text: event.text, at: event.at, by: event.by, evidence: event.evidence.length, answerAgainBy: event.answerAgainBy },
        // A reply "solved" is the department's own nod; B and C cannot close anything.
        confirmations: event.replyClass === 'A' ? { DEPARTMENT: { names: [event.by], at: event.at } } : {},
        ...runs('OPEN_EVALUATION', event.at, event.openBy),
      }
    case 'TrackingStarted':
      return { ...task, phase: 'TRACKING', ...runs('ANSWER_AGAIN', event.at, event.answerAgainBy) }
    case 'EvaluationOpened':
      return {
        ...task, phase: 'EVALUATING', round: event.round, ...runs('RATE', event.at, event.rateBy),
        evaluation: { openedAt: event.at, rateBy: event.rateBy, unsatisfiedAt: null, completed: null },
      }
    case 'TaskRated':
      return event.score === 'UNSATISFIED' && task.evaluation ? { ...task, evaluation: { ...task.evaluation, unsatisfiedAt: event.at } } : task
    case 'EvaluationCompleted':
      return { ...task, evaluation: task.evaluation && { ...task.evaluation, completed: event.tally }, ...runs('CLOSE', event.at, event.closeBy) }
    case 'ReworkOrdered':
      return { ...task, phase: 'REWORK', round: event.round, evaluation: null, confirmations: {}, evidence: 0, replyBy: event.replyBy, ...runs('REPLY', event.at, event.replyBy) }
    case 'FaceToFaceCalled':
      return { ...task, phase: 'FACE_TO_FACE', round: event.round, confirmations: {}, faceToFace: null, ...runs('MEET', event.at, event.meetBy) }
    case 'FaceToFaceHeld':
      return {
        ...task, faceToFace: { settled: event.settled, note: event.note, at: event.at },
        ...(event.closeBy !== null && runs('CLOSE', event.at, event.closeBy)),
      }
    case 'ClosingConfirmed': {
      const names = [...(task.confirmations[event.party]?.names ?? []), event.name]
      return { ...task, evidence: task.evidence + event.evidence.length, confirmations: { ...task.confirmations, [event.party]: { names, at: event.at } } }
    }
    case 'SlipIssued':
      return { ...task, slip: event.level, lastSlip: { level: event.level, at: event.at } }
    case 'TaskListed':
      return { ...task, phase: 'LISTED', round: event.round, listedAt: event.at, evaluation: null, confirmations: {}, waiting: null, clock: null }
    case 'TaskClosed':
      return { ...task, phase: 'CLOSED', closedAt: event.at, clock: null }
    default:
      return impossible(event)
  }
}

/** A new promise starts with a clean ladder of slips. */
function runs(kind: ClockKind, startedAt: number, dueAt: number): { clock: TaskClock; slip: null } {
  return { clock: { kind, startedAt, dueAt }, slip: null }
}

function backFromWaiting(task: Task, dueAt: number): Task {
  const phase: TaskPhase = task.waiting?.phase ?? 'SIGNED'
  const clock = task.waiting ? { ...task.waiting.clock, dueAt } : task.clock
  return { ...task, phase, clock, waiting: null }
}
