import { canModerateText, canReadTopic } from '../../domain/access/topic.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import type { LiveTopic } from '../queries/topics.ts'
import { db } from '../runtime.ts'
import type { LiveStream } from './streams.ts'

export const topicStream: LiveStream = {
  kind: 'topic',
  async audience(viewer, id) {
    const row = await db().topic.findUnique({ where: { id }, select: { communityId: true, authorId: true, phase: true, state: true } })
    if (!row || row.communityId !== viewer.community.id) return null
    const isPublic = (row.state as unknown as TopicState).visibility.kind === 'PUBLIC'
    if (!canReadTopic(viewer.actor, { phase: row.phase, authorId: row.authorId, isPublic })) return null
    return canModerateText(viewer.actor) ? 'staff' : viewer.actor?.isMember ? 'member' : 'public'
  },
  async snapshot(id) {
    const row = await db().topic.findUniqueOrThrow({ where: { id }, select: { version: true, state: true } })
    const { phase, endorsements, comments } = row.state as unknown as TopicState
    const state: LiveTopic = { phase, endorsements, comments }
    return { seq: row.version, state }
  },
  async mine(viewer, id) {
    if (!viewer.actor) return { hasEndorsed: false }
    const { userId } = viewer.actor
    return { hasEndorsed: await db().endorsement.findUnique({ where: { topicId_userId: { topicId: id, userId } } }) !== null }
  },
}
