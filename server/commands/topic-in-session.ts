import type { Context } from '../../domain/people.ts'
import { closeTopic, concludeTopic, continueTopic, scheduleTopic, startConsultation, unscheduleTopic } from '../../domain/topic/consulting.ts'
import type { Conclusion } from '../../domain/topic/state.ts'
import type { CommandTx } from './kit.ts'
import { topicAggregate } from './topic-aggregate.ts'
import { tellFollowers } from './topic-notices.ts'

/**
 * What the commands of sessions and tasks do to a topic, in their own transaction: the two histories move together or not at all.
 * Each throws the refusal of the topic's rule.
 */
interface Moment { tx: CommandTx; context: Context }

/** The topic gets a place on an announced agenda. `startsAt`: epoch ms. */
export async function putTopicOnAgenda({ tx, context }: Moment, topicId: string, session: { id: string; startsAt: number }): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  const { state, version } = await tx.apply(topicAggregate, topic, scheduleTopic(topic.state, session, context))
  if (version !== topic.version) await tellFollowers(tx, state, 'topicScheduled', { startsAt: session.startsAt })
}

/** The meeting is cancelled or the item taken off. */
export async function takeTopicOffAgenda({ tx, context }: Moment, topicId: string, reason: string): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  const { state, version } = await tx.apply(topicAggregate, topic, unscheduleTopic(topic.state, reason, context))
  if (version !== topic.version) await tellFollowers(tx, state, 'topicUnscheduled', { reason })
}

/** Its agenda item was opened. */
export async function openTopicInSession({ tx, context }: Moment, topicId: string, sessionId: string): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  const { state, version } = await tx.apply(topicAggregate, topic, startConsultation(topic.state, sessionId, context))
  if (version !== topic.version) await tellFollowers(tx, state, 'topicConsultation')
}

const noticeOf = { CONSENSUS: 'topicConsensus', NO_CONSENSUS: 'topicNoConsensus', REFERRED: 'topicReferred' } as const

/** Its agenda item was resolved. A broad matter without consensus must be REFERRED (refusal TOPIC_BROAD_MUST_BE_REFERRED). */
export async function concludeTopicInSession({ tx, context }: Moment, topicId: string, conclusion: Conclusion): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  const { state, version } = await tx.apply(topicAggregate, topic, concludeTopic(topic.state, conclusion, context))
  if (version !== topic.version) await tellFollowers(tx, state, noticeOf[conclusion.result], { summary: conclusion.summary, target: conclusion.target ?? '' })
}

/** Its agenda item was deferred: on to another meeting, which may not exist yet. */
export async function deferTopic({ tx, context }: Moment, topicId: string, reason: string, session: { id: string; startsAt: number } | null): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  const { state } = await tx.apply(topicAggregate, topic, continueTopic(topic.state, { reason, session }, context))
  await tellFollowers(tx, state, 'topicContinued', { reason })
}

/** The last task that came of it is closed: the promise to the author and the endorsers is kept, and they hear it. */
export async function closeTopicWhenDone({ tx, context }: Moment, topicId: string, summary: string): Promise<void> {
  const topic = await tx.load(topicAggregate, topicId)
  if (topic.state.phase !== 'CONSENSUS' && topic.state.phase !== 'REFERRED') return
  const openTasks = await tx.db.task.count({ where: { topicId, phase: { not: 'CLOSED' } } })
  if (openTasks > 0) return
  const { state } = await tx.apply(topicAggregate, topic, closeTopic(topic.state, { summary, openTasks }, context))
  await tellFollowers(tx, state, 'topicClosed', { summary })
}
