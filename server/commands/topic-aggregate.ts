import type { Audience } from '../../contract/live.ts'
import { evolveTopic, type TopicEvent, type TopicState, type TopicText } from '../../domain/topic/state.ts'
import type { Db } from '../store/store.ts'
import type { Aggregate } from './kit.ts'

export const topicAggregate: Aggregate<TopicState, TopicEvent> = {
  kind: 'topic',
  evolve: evolveTopic,
  async find(db, id) {
    const row = await db.topic.findUnique({ where: { id }, select: { state: true, version: true } })
    return row && { state: row.state as unknown as TopicState, version: row.version }
  },
  save: saveTopic,
  redact: redactTopicEvent,
}

async function saveTopic(db: Db, state: TopicState, version: number, at: Date, isNew: boolean): Promise<void> {
  const columns = {
    phase: state.phase,
    title: state.text.title,
    careDomain: state.text.careDomain,
    gridId: state.text.gridId,
    buildingId: state.text.buildingId,
    endorsementCount: state.endorsements,
    isPublic: state.phase !== 'DRAFT' && state.visibility.kind === 'PUBLIC',
    sessionId: state.session?.id ?? null,
    decideBy: state.clock ? new Date(state.clock.decideBy) : null,
    version,
    state: state as object,
    updatedAt: at,
  }
  if (isNew) {
    const { id, communityId, number, year, author } = state
    await db.topic.create({ data: { id, communityId, number, year, authorId: author.userId, createdAt: at, ...columns } })
  } else await db.topic.update({ where: { id: state.id }, data: columns })
}

const unsaid: TopicText = { title: '', story: '', careDomain: 'OTHER', gridId: null, buildingId: null, tags: [], photos: [] }

/**
 * Live listeners hear that something happened and the counts. Texts come with the page, which asks anew whether they may be read:
 * an older text of a topic may since have been taken off. Who handles or removes is a name at most, never an account.
 */
export function redactTopicEvent(event: TopicEvent, audience: Audience): TopicEvent | null {
  if (audience === 'staff') return event
  switch (event.type) {
    case 'TopicDrafted': return { ...event, author: { ...event.author, userId: '' }, text: unsaid }
    case 'TopicEdited': return { ...event, text: unsaid, held: [] }
    case 'TopicSubmitted': return { ...event, held: [] }
    case 'TopicResubmitted': return { ...event, text: unsaid, held: [] }
    case 'TopicAcknowledged': return { ...event, handler: { ...event.handler, userId: '' } }
    case 'TopicAbsorbed': return { ...event, from: { ...event.from, title: '' } }
    case 'TopicMerged': return { ...event, intoTitle: '' }
    case 'TopicRemoved':
    case 'TopicRemovalUpheld': return { ...event, by: '' }
    case 'CommentRemoved': return { ...event, by: '' }
    case 'TopicRemovalAppealed':
    case 'CommentHeld': return null
    default: return event
  }
}
