import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { TopicEvent, TopicState } from './state.ts'

/**
 * What neighbours say under a topic. The topic's history keeps that something was said and taken off, and why;
 * the words themselves stand in their own table, from which their author can delete them.
 */
export interface CommentFacts {
  id: string
  authorId: string
  /** words of the community's list in it; with any of them it waits for a person */
  isHeld: boolean
  removal: { by: string; hasAppeal: boolean; isFinal: boolean } | null
}

/** `count` everywhere: comments that the public can read, before this act. */
export function commentOnTopic(topic: TopicState, comment: Pick<CommentFacts, 'id' | 'isHeld'>, count: number, { now }: Context): Decision<TopicEvent> {
  if (topic.visibility.kind !== 'PUBLIC') return refuse('TOPIC_NOT_PUBLIC')
  if (topic.phase === 'DRAFT' || topic.phase === 'MERGED') return refuse('TOPIC_WRONG_PHASE')
  return comment.isHeld
    ? accept({ type: 'CommentHeld', at: now, commentId: comment.id })
    : accept({ type: 'TopicCommented', at: now, commentId: comment.id, count: count + 1 })
}

/** By the author, for any reason or none; by a moderator of texts only with a reason, which the author reads. */
export function removeComment(comment: CommentFacts, reason: string, count: number, { now, actor }: Context): Decision<TopicEvent> {
  if (comment.removal) return accept()
  if (comment.authorId !== actor.userId && !reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'CommentRemoved', at: now, commentId: comment.id, reason, by: actor.userId, count: comment.isHeld ? count : count - 1 })
}

/** Once, and only against somebody else's removal. Answers whether there is anything to write. */
export function appealCommentRemoval(comment: CommentFacts, why: string, { actor }: Context): Decision<never> {
  if (comment.authorId !== actor.userId) return refuse('TOPIC_NOT_YOURS')
  if (!comment.removal || comment.removal.by === actor.userId || comment.removal.isFinal) return refuse('COMMENT_REMOVED')
  return why.trim() ? accept() : refuse('TOPIC_REASON_NEEDED')
}

/** A held comment is released, or a removed one comes back; an appeal is decided by somebody else than the remover. */
export function makeCommentPublic(comment: CommentFacts, count: number, { now, actor }: Context): Decision<TopicEvent> {
  if (!comment.removal && !comment.isHeld) return accept()
  if (comment.removal?.by === comment.authorId) return refuse('COMMENT_REMOVED')
  if (comment.removal?.hasAppeal && comment.removal.by === actor.userId) return refuse('APPEAL_NEEDS_ANOTHER')
  return accept({ type: 'CommentMadePublic', at: now, commentId: comment.id, count: count + 1 })
}
