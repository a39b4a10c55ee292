import { afterFullDays } from '../calendar/index.ts'
import { accept, impossible, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { taskablePhases, type Verdict } from './phases.ts'
import type { Outcome, OutcomeEvent, OutcomeSource, Recipient, VoteCount } from './state.ts'

/** How the tasks of an outcome stand. A listed task is neither open nor closed: it went on to listed supervision. */
export interface TaskCounts { open: number; listed: number; closed: number }

export type OutcomeCommand =
  | { type: 'RecordOutcome'; id: string; communityId: string; title: string; text: string; source: OutcomeSource; vote: VoteCount | null }
  | { type: 'PublicizeOutcome' }
  | { type: 'SendOutcome'; recipient: Recipient; note: string }
  | { type: 'AnswerOutcome'; verdict: Verdict; reason: string }
  | { type: 'TrackOutcome' }
  /** a task is about to be registered under it */
  | { type: 'TakeTask' }
  /** a task was closed; with the last one the outcome is fulfilled */
  | { type: 'FollowTasks'; tasks: TaskCounts }
  | { type: 'ConcludeOutcome'; reason: string; tasks: TaskCounts }

/** What follows from a command on an outcome at a moment. "May this person" is asked before, in domain/access/task.ts. */
export function decideOutcome(outcome: Outcome | null, command: OutcomeCommand, { now, actor, rules }: Context): Decision<OutcomeEvent> {
  const by = actor.displayName
  if (command.type === 'RecordOutcome') {
    if (outcome) return refuse('OUTCOME_RECORDED_BEFORE')
    const { type: _type, ...facts } = command
    return accept({ type: 'OutcomeConfirmed', ...facts, by, at: now })
  }
  if (!outcome) return refuse('NOT_FOUND')
  switch (command.type) {
    case 'PublicizeOutcome':
      if (outcome.phase === 'PUBLICIZED') return accept()
      if (outcome.phase !== 'CONFIRMED') return refuse('OUTCOME_WRONG_PHASE')
      return accept({ type: 'OutcomePublicized', until: publicityEnd(now, rules.outcomePublicity.value), by, at: now })
    case 'SendOutcome':
      if (outcome.phase === 'SENT') return accept()
      if (outcome.phase !== 'PUBLICIZED' || outcome.publicUntil === null) return refuse('OUTCOME_WRONG_PHASE')
      if (now < outcome.publicUntil) return refuse('OUTCOME_PUBLICITY_RUNNING', { lastDay: outcome.publicUntil - 1 })
      return accept({ type: 'OutcomeSent', recipient: command.recipient, note: command.note.trim(), by, at: now })
    case 'AnswerOutcome': {
      if (outcome.phase !== 'SENT') return refuse('OUTCOME_WRONG_PHASE')
      const reason = command.reason.trim()
      // What is left out of a part is refused too, so it needs its reason as well.
      if (command.verdict !== 'ADOPTED' && !reason) return refuse('OUTCOME_REASON_NEEDED')
      return accept({ type: 'OutcomeAnswered', verdict: command.verdict, reason, by, at: now })
    }
    case 'TrackOutcome':
      if (outcome.phase === 'TRACKED') return accept()
      if (outcome.answer === null || outcome.conclusion) return refuse('OUTCOME_WRONG_PHASE')
      return accept({ type: 'OutcomeTracked', by, at: now })
    case 'TakeTask':
      if (outcome.phase === 'NOT_ADOPTED') return refuse('OUTCOME_NOT_ADOPTED')
      if (!taskablePhases.includes(outcome.phase)) return refuse('OUTCOME_WRONG_PHASE')
      return outcome.phase === 'TRACKED' ? accept() : accept({ type: 'OutcomeTracked', by, at: now })
    case 'FollowTasks':
      if (outcome.phase !== 'TRACKED' || !isFulfilled(command.tasks)) return accept()
      return accept({ type: 'OutcomeFulfilled', at: now })
    case 'ConcludeOutcome': {
      if (outcome.phase !== 'TRACKED') return refuse('OUTCOME_WRONG_PHASE')
      if (command.tasks.open > 0) return refuse('OUTCOME_TASKS_OPEN', { count: command.tasks.open })
      if (isFulfilled(command.tasks)) return accept({ type: 'OutcomeFulfilled', at: now })
      const reason = command.reason.trim()
      if (!reason) return refuse('OUTCOME_REASON_NEEDED')
      return accept({ type: 'OutcomeUnfulfilled', reason, by, at: now })
    }
    default:
      return impossible(command)
  }
}

function isFulfilled(tasks: TaskCounts): boolean {
  return tasks.closed > 0 && tasks.open === 0 && tasks.listed === 0
}

/** A community may set 0 days for urgent matters of its own; then it is over at once. */
function publicityEnd(now: number, days: number): number {
  return days > 0 ? afterFullDays(now, days) : now
}
