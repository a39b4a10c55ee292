import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { TopicEvent, TopicState } from './state.ts'

/** Taking a text off the public pages, and the author's way back. The matter itself keeps its place and its history. */

/** With a reason, which the author reads. */
export function removeTopic(topic: TopicState, reason: string, { now, actor }: Context): Decision<TopicEvent> {
  if (topic.visibility.kind === 'REMOVED') return accept()
  if (topic.phase === 'DRAFT') return refuse('TOPIC_WRONG_PHASE')
  if (!reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicRemoved', at: now, reason, by: actor.userId })
}

/** Once per removal. */
export function appealTopicRemoval(topic: TopicState, why: string, { now, actor }: Context): Decision<TopicEvent> {
  if (topic.author.userId !== actor.userId) return refuse('TOPIC_NOT_YOURS')
  if (topic.visibility.kind !== 'REMOVED') return refuse('TOPIC_WRONG_PHASE')
  if (topic.visibility.appeal) return accept()
  if (!why.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicRemovalAppealed', at: now, why })
}

/** An appeal is decided by somebody else than the person who removed the text. */
export function decideTopicAppeal(topic: TopicState, answer: { restore: boolean; reason: string }, { now, actor }: Context): Decision<TopicEvent> {
  if (topic.visibility.kind !== 'REMOVED' || !topic.visibility.appeal) return refuse('TOPIC_WRONG_PHASE')
  if (topic.visibility.by === actor.userId) return refuse('APPEAL_NEEDS_ANOTHER')
  if (answer.restore) return accept({ type: 'TopicMadePublic', at: now })
  if (!answer.reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicRemovalUpheld', at: now, reason: answer.reason, by: actor.userId })
}

/** A person looked at a held text and found nothing wrong, or put back what was removed. */
export function makeTopicPublic(topic: TopicState, { now }: Context): Decision<TopicEvent> {
  if (topic.visibility.kind === 'PUBLIC') return accept()
  if (topic.visibility.kind === 'REMOVED' && topic.visibility.appeal) return refuse('APPEAL_NEEDS_ANOTHER')
  return accept({ type: 'TopicMadePublic', at: now })
}
