import * as input from '../../contract/commands/topic.ts'
import { limits } from '../../contract/limits.ts'
import { canComment, canModerateText } from '../../domain/access/topic.ts'
import { HOUR } from '../../domain/calendar/index.ts'
import { appealCommentRemoval, commentOnTopic, makeCommentPublic, removeComment, type CommentFacts } from '../../domain/topic/commenting.ts'
import { heldWordsOf } from '../content/held-words.ts'
import { runtime } from '../runtime.ts'
import { defineCommand, demand, Refused, type Command, type CommandTx } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'
import { topicAggregate } from './topic-aggregate.ts'
import { tell } from './topic-notices.ts'

/** A comment with its topic; one of another community answers like one that does not exist. */
async function loadComment(tx: CommandTx, communityId: string, commentId: string) {
  const row = await tx.db.comment.findUnique({ where: { id: commentId } })
  if (!row || row.communityId !== communityId || !row.subject.startsWith('topic:')) throw new Refused('NOT_FOUND')
  const topic = await tx.load(topicAggregate, row.subject.slice('topic:'.length))
  const comment: CommentFacts = {
    id: row.id, authorId: row.authorId, isHeld: row.heldFor !== null,
    removal: row.removedAt && row.removedBy ? { by: row.removedBy, hasAppeal: row.appealAt !== null, isFinal: row.isFinal } : null,
  }
  return { row, topic, comment, count: topic.state.comments }
}

const add = defineCommand({
  name: 'CommentOnTopic',
  input: input.CommentOnTopicInput,
  async run({ tx, actor, input: { topicId, text }, now, newId, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    demand(canComment(actor), 'NOT_VERIFIED')
    const lately = await tx.db.comment.count({ where: { authorId: actor.userId, at: { gt: new Date(now - HOUR) } } })
    demand(lately < limits.commentsPerHour, 'TOO_MANY_REQUESTS')
    const words = heldWordsOf(runtime().dataDir)(text)
    const id = newId()
    await tx.apply(topicAggregate, topic, commentOnTopic(topic.state, { id, isHeld: words.length > 0 }, topic.state.comments, context))
    await tx.db.comment.create({
      data: { id, communityId: actor.communityId, subject: `topic:${topicId}`, authorId: actor.userId, shownAs: actor.displayName, text, heldFor: words.length ? words.join(' ') : null, at: new Date(now) },
    })
    if (words.length) await tell(tx, topic.state, await peopleWithRole(tx.db, actor.communityId, 'committee'), 'commentHeld')
    else await tell(tx, topic.state, [topic.state.author.userId], 'commentOnYours', { name: actor.displayName })
    return { commentId: id, isHeld: words.length > 0 }
  },
})

const remove = defineCommand({
  name: 'RemoveComment',
  input: input.RemoveCommentInput,
  async run({ tx, actor, input: { commentId, reason }, now, context }) {
    const { topic, comment, count } = await loadComment(tx, actor.communityId, commentId)
    const isOwn = comment.authorId === actor.userId
    demand(isOwn || canModerateText(actor), 'NOT_ALLOWED')
    if (comment.removal) return
    await tx.apply(topicAggregate, topic, removeComment(comment, reason, count, context))
    await tx.db.comment.update({ where: { id: commentId }, data: { removedAt: new Date(now), removedWhy: reason, removedBy: actor.userId } })
    if (!isOwn) await tell(tx, topic.state, [comment.authorId], 'commentRemoved', { reason })
  },
})

const appeal = defineCommand({
  name: 'AppealCommentRemoval',
  input: input.AppealCommentInput,
  async run({ tx, actor, input: { commentId, why }, now, context }) {
    const { topic, comment } = await loadComment(tx, actor.communityId, commentId)
    const decision = appealCommentRemoval(comment, why, context)
    if (!decision.ok) throw new Refused(decision.code, decision.detail)
    if (comment.removal?.hasAppeal) return
    await tx.db.comment.update({ where: { id: commentId }, data: { appealAt: new Date(now), appealWhy: why } })
    await tell(tx, topic.state, await peopleWithRole(tx.db, actor.communityId, 'committee', 'supervisor'), 'commentAppealed', { why })
  },
})

const makePublic = defineCommand({
  name: 'MakeCommentPublic',
  input: input.MakeCommentPublicInput,
  async run({ tx, actor, input: { commentId }, context }) {
    const { topic, comment, count } = await loadComment(tx, actor.communityId, commentId)
    demand(canModerateText(actor), 'NOT_ALLOWED')
    await tx.apply(topicAggregate, topic, makeCommentPublic(comment, count, context))
    await tx.db.comment.update({ where: { id: commentId }, data: { heldFor: null, removedAt: null, removedWhy: null, removedBy: null, appealAt: null, appealWhy: null } })
    await tell(tx, topic.state, [comment.authorId], 'commentRestored')
  },
})

const uphold = defineCommand({
  name: 'UpholdCommentRemoval',
  input: input.UpholdCommentRemovalInput,
  async run({ tx, actor, input: { commentId, reason } }) {
    const { topic, comment } = await loadComment(tx, actor.communityId, commentId)
    demand(canModerateText(actor), 'NOT_ALLOWED')
    demand(comment.removal?.hasAppeal, 'COMMENT_REMOVED')
    demand(comment.removal.by !== actor.userId, 'APPEAL_NEEDS_ANOTHER')
    await tx.db.comment.update({ where: { id: commentId }, data: { isFinal: true, removedWhy: reason, removedBy: actor.userId } })
    await tell(tx, topic.state, [comment.authorId], 'commentRemoved', { reason })
  },
})

export const commentCommands: readonly Command[] = [add, remove, appeal, makePublic, uphold]
