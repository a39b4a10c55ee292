import { canSettlePaper } from '../../domain/access/ballot.ts'
import { canSeeSession } from '../../domain/access/session.ts'
import { canModerateText, canReadTopic } from '../../domain/access/topic.ts'
import type { SessionPhase } from '../../domain/session/phases.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import type { Db } from '../store/store.ts'
import { placesOf } from './use.ts'

/** A file is read by whoever may read one of its places, and by those who take texts off. */
export async function canReadFile(db: Pick<Db, 'fileUse' | 'topic' | 'session'>, viewer: Viewer, fileId: string): Promise<boolean> {
  for (const place of await placesOf(db, fileId)) if (await canReadPlace(db, viewer, place)) return true
  return viewer.actor?.isMember === true && canModerateText(viewer.actor)
}

async function canReadPlace(db: Pick<Db, 'topic' | 'session'>, viewer: Viewer, place: string): Promise<boolean> {
  const [kind, id = ''] = place.split(':')
  switch (kind) {
    case 'user': return viewer.user?.id === id
    // the supervision of promises is public, with its evidence
    case 'task': return true
    // the source of an official result is public, like the result
    case 'official': return true
    // a photographed paper vote shows who voted what: for those who enter, check and recount it
    case 'ballot': return canSettlePaper(viewer.actor)
    // what is attached to an agenda is read by whoever reads the agenda
    case 'session': {
      const session = await db.session.findFirst({ where: { id, communityId: viewer.community.id }, select: { phase: true } })
      return session !== null && canSeeSession({ phase: session.phase as SessionPhase }, viewer.actor?.isMember ? viewer.actor : null)
    }
    case 'topic': {
      const row = await db.topic.findFirst({ where: { id, communityId: viewer.community.id }, select: { phase: true, authorId: true, state: true } })
      if (!row) return false
      const { visibility } = row.state as unknown as TopicState
      return canReadTopic(viewer.actor, { phase: row.phase, authorId: row.authorId, isPublic: visibility.kind === 'PUBLIC' })
    }
    default: return false
  }
}
