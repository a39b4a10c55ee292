import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { Conclusion, TopicEvent, TopicState } from './state.ts'

/** From the agenda to the end. The session's own commands lead here; nobody moves a topic by hand behind a meeting's back. */

/** PUBLICIZED → SCHEDULED, not before the publicity is over; SCHEDULED → SCHEDULED when the meeting changes. */
export function scheduleTopic(topic: TopicState, session: { id: string; startsAt: number }, { now }: Context): Decision<TopicEvent> {
  if (topic.phase === 'SCHEDULED' && topic.session?.id === session.id && topic.session.startsAt === session.startsAt) return accept()
  if (topic.phase !== 'PUBLICIZED' && topic.phase !== 'SCHEDULED') return refuse('TOPIC_WRONG_PHASE')
  if (topic.publicUntil !== null && now < topic.publicUntil) return refuse('TOPIC_PUBLICITY_RUNNING', { until: topic.publicUntil })
  return accept({ type: 'TopicScheduled', at: now, sessionId: session.id, startsAt: session.startsAt })
}

/** The meeting is cancelled, or the matter taken off its agenda: back to waiting, with the reason. */
export function unscheduleTopic(topic: TopicState, reason: string, { now }: Context): Decision<TopicEvent> {
  if (topic.phase === 'PUBLICIZED') return accept()
  if (topic.phase !== 'SCHEDULED') return refuse('TOPIC_WRONG_PHASE')
  return accept({ type: 'TopicUnscheduled', at: now, reason })
}

/** SCHEDULED → IN_CONSULTATION: its item was opened in the meeting. */
export function startConsultation(topic: TopicState, sessionId: string, { now }: Context): Decision<TopicEvent> {
  if (topic.phase === 'IN_CONSULTATION') return accept()
  if (topic.phase !== 'SCHEDULED') return refuse('TOPIC_WRONG_PHASE')
  if (topic.session?.id !== sessionId) return refuse('TOPIC_OTHER_SESSION')
  return accept({ type: 'ConsultationStarted', at: now, sessionId })
}

/**
 * IN_CONSULTATION (or a NO_CONSENSUS that is referred after all) → the result.
 * A broad matter on which the neighbours did not agree is referred, not buried (domain: Topic).
 */
export function concludeTopic(topic: TopicState, conclusion: Conclusion, { now }: Context): Decision<TopicEvent> {
  if (topic.phase === conclusion.result) return accept()
  const isReferredLater = topic.phase === 'NO_CONSENSUS' && conclusion.result === 'REFERRED'
  if (topic.phase !== 'IN_CONSULTATION' && !isReferredLater) return refuse('TOPIC_WRONG_PHASE')
  if (conclusion.result === 'NO_CONSENSUS' && topic.acceptance?.isBroad) return refuse('TOPIC_BROAD_MUST_BE_REFERRED')
  if (conclusion.result === 'REFERRED' && conclusion.target === null) return refuse('TOPIC_REFERRAL_TARGET_NEEDED')
  return accept({ type: 'TopicConcluded', at: now, conclusion })
}

/** Not finished, or not agreed: on to another meeting, which need not have a date yet. */
export function continueTopic(
  topic: TopicState,
  next: { reason: string; session: { id: string; startsAt: number } | null },
  { now }: Context,
): Decision<TopicEvent> {
  if (topic.phase !== 'IN_CONSULTATION' && topic.phase !== 'NO_CONSENSUS') return refuse('TOPIC_WRONG_PHASE')
  if (!next.reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({
    type: 'TopicContinued', at: now, reason: next.reason, sessionId: next.session?.id ?? null, startsAt: next.session?.startsAt ?? null,
  })
}

/** The end. A consensus is not finished while a task that came of it is open (`openTasks`: how many). */
export function closeTopic(topic: TopicState, closing: { summary: string; openTasks: number }, { now }: Context): Decision<TopicEvent> {
  if (topic.phase === 'CLOSED') return accept()
  if (topic.phase !== 'CONSENSUS' && topic.phase !== 'NO_CONSENSUS' && topic.phase !== 'REFERRED') return refuse('TOPIC_WRONG_PHASE')
  if (closing.openTasks > 0) return refuse('TOPIC_TASKS_OPEN', { count: closing.openTasks })
  return accept({ type: 'TopicClosed', at: now, summary: closing.summary })
}
