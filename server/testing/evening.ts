import { DAY } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { TestPerson, TestWorld } from './harness.ts'

/** A session in progress, its one item in debate, everybody checked in. */
export interface Evening { sessionId: string; itemId: string; committee: TestPerson; chair: TestPerson; neighbours: TestPerson[] }

const MINUTE = 60_000

/** Convenes and opens a session through the door, with so many neighbours in it. The clock ends two hours before midnight, eight days on. */
export async function startEvening(world: TestWorld, count: number): Promise<Evening> {
  const committee = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  const chair = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
  const neighbours: TestPerson[] = []
  for (let n = 1; n <= count; n++) neighbours.push(await world.person(`邻居${n}`))
  const startsAt = world.clock.now() + 8 * DAY
  const { sessionId } = await world.must<{ sessionId: string }>(committee, 'CreateSession', {
    plan: { title: '充电棚协商会', form: 'THEMATIC', startsAt, place: '社区二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [chair.userId] },
    items: [{ title: '北边空地改不改充电棚？', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
  })
  await world.must(committee, 'AnnounceSession', { sessionId })
  world.clock.pin(startsAt - MINUTE)
  await world.must(committee, 'OpenCheckIn', { sessionId })
  for (const who of neighbours) await world.must(committee, 'CheckIn', { sessionId, userId: who.userId, mode: 'IN_PERSON', kind: null })
  world.clock.pin(startsAt + 1000)
  await world.must(chair, 'StartSession', { sessionId })
  const state = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const itemId = (await state()).agenda[0]!.id
  await world.must(chair, 'OpenItem', { sessionId, itemId })
  await world.must(chair, 'MoveItem', { sessionId, to: 'DEBATE' })
  return { sessionId, itemId, committee, chair, neighbours }
}

/** A poll among all verified neighbours, open for an hour. */
export async function openPoll(world: TestWorld, committee: TestPerson, how: { secrecy?: 'NAMED' | 'SECRET'; community?: string } = {}): Promise<{ ballotId: string; closesAt: number }> {
  const now = world.clock.now()
  const options = { ...(how.community && { community: how.community }) }
  const { ballotId } = await world.must<{ ballotId: string }>(committee, 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + 60 * MINUTE }, secrecy: how.secrecy ?? 'NAMED', interim: 'HIDDEN',
    question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
  }, options)
  await world.must(committee, 'AnnounceBallot', { ballotId }, options)
  await world.must(committee, 'OpenBallot', { ballotId, minutes: null }, options)
  const { state } = await world.app.runtime.store.db.ballot.findUniqueOrThrow({ where: { id: ballotId } })
  return { ballotId, closesAt: (state as unknown as BallotState).closesAt! }
}
