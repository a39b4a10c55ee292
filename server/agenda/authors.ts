import type { SessionState } from '../../domain/session/state.ts'
import { usersById } from '../store/chunks.ts'
import type { Db } from '../store/store.ts'

/** Who proposed what stands on this agenda: display names by account. They write its background together with the committee. */
export async function agendaAuthors(db: Pick<Db, 'topic' | 'user'>, session: Pick<SessionState, 'agenda'>): Promise<Map<string, string>> {
  const topicIds = session.agenda.flatMap(({ topicId }) => (topicId ? [topicId] : []))
  if (topicIds.length === 0) return new Map()
  const topics = await db.topic.findMany({ where: { id: { in: topicIds } }, select: { authorId: true } })
  const users = await usersById(db, topics.map(({ authorId }) => authorId))
  return new Map(topics.flatMap(({ authorId }) => { const user = users.get(authorId); return user && !user.deletedAt ? [[authorId, user.displayName] as const] : [] }))
}
