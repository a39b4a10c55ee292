import { ulid } from 'ulid'
import type { Prisma } from '../store/store.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { TestPerson, TestWorld } from './harness.ts'

/**
 * A session whose one item passed, as the tables keep it, for tests that begin where a session ended. Its topic was proposed
 * by `author` through the door. Sessions themselves are tested with their own commands.
 */
export async function resolvedItem(world: TestWorld, people: { author: TestPerson; endorsers?: TestPerson[]; moderator: TestPerson; committee: TestPerson }): Promise<{ sessionId: string; itemId: string; topicId: string }> {
  const { topicId } = await world.must<{ topicId: string }>(people.author, 'ProposeTopic', {
    text: { title: '西门斑马线，装一组红绿灯', story: '早晚接孩子，车不让人。', careDomain: 'CHILD', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
  })
  for (const endorser of people.endorsers ?? []) await world.must(endorser, 'EndorseTopic', { topicId })
  const sessionId = ulid()
  const number = await world.app.runtime.store.db.session.count({ where: { communityId: world.communityId } }) + 1
  const at = new Date(world.clock.now())
  const moderator = { userId: people.moderator.userId, name: '陈委员' }
  const state: SessionState = {
    id: sessionId, communityId: world.communityId, number, year: 2026, phase: 'CLOSED', title: '西门过街', form: 'THEMATIC', startsAt: at.getTime(), place: '居委会二楼',
    isRemoteAllowed: true, required: [], moderators: [moderator], chair: moderator, handedOver: null, joinCode: ulid(), hasScreen: false, agenda: [{
      id: 'item1', title: '装不装红绿灯', kind: 'DECISION', presenter: '', minutes: 20, topicId, path: 'GOVERNMENT_DUTY', phase: 'RESOLVED', isAnnounced: true,
      openedAt: at.getTime(), closedAt: at.getTime(), conclusion: 'PASSED', note: null, ballotId: null, question: null,
    }],
    agendaVersion: 1, changes: [], announcedAt: at.getTime(), arrivals: [], startedAt: at.getTime(), closedAt: at.getTime(), recess: null, reason: null,
    currentItemId: null, floor: null, undo: null, minutes: null,
  }
  await world.app.runtime.store.write((db) => db.session.create({
    data: {
      id: sessionId, communityId: world.communityId, number, year: 2026, phase: 'CLOSED', form: 'THEMATIC', title: state.title, startsAt: at,
      joinCode: state.joinCode, version: 1, state: state as unknown as Prisma.InputJsonObject, createdAt: at, updatedAt: at,
    },
  }))
  return { sessionId, itemId: 'item1', topicId }
}
