import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ulid } from 'ulid'
import type { Store } from '../store/store.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { ballotNotices, TOLD_AT_ONCE } from './tell-voters.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe('a roll too large to be told in one transaction', () => {
  const crowd = TOLD_AT_ONCE + 7
  let world: TestWorld
  let 陈主任: TestPerson
  const db = () => world.app.runtime.store.db
  const told = (ballotId: string) => db().notice.findMany({ where: { kind: 'ballotAnnounced', href: { endsWith: ballotId } }, select: { userId: true } })

  beforeAll(async () => {
    world = await startWorld()
    陈主任 = await world.person('陈主任', { roles: ['committee', 'resident'], kind: 'COMMITTEE' })
    const at = new Date(testStart)
    const people = Array.from({ length: crowd - 1 }, () => ulid())
    for (let from = 0; from < people.length; from += 500) {
      const some = people.slice(from, from + 500)
      await world.app.runtime.store.write(async (tx) => {
        await tx.user.createMany({ data: some.map((id) => ({ id, name: '邻居', displayName: '邻居', createdAt: at })) })
        await tx.membership.createMany({ data: some.map((userId) => ({ id: ulid(), communityId: world.communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
      })
    }
  })
  afterAll(() => world.close())

  it('is told to the last, everybody once, though the process dies between two parts; whoever acted is not told', async () => {
    const now = world.clock.now()
    const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
      type: 'INTENT_POLL', topicId: null, plan: { opensAt: now + 86_400_000, closesAt: now + 2 * 86_400_000 },
      question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
    })
    await world.must(陈主任, 'AnnounceBallot', { ballotId })
    expect(await told(ballotId)).toHaveLength(0)

    const { store } = world.app.runtime
    let parts = 0
    const dying: Store = { ...store, write: (work) => (++parts > 1 ? Promise.reject(new Error('killed')) : store.write(work)) }
    const { id } = await db().dueWork.findFirstOrThrow({ where: { kind: 'ballot-notices' } })
    await expect(ballotNotices({ store: dying })({}, id)).rejects.toThrow('killed')
    const first = (await told(ballotId)).length
    expect(first).toBeGreaterThanOrEqual(TOLD_AT_ONCE - 1)
    expect(first).toBeLessThanOrEqual(TOLD_AT_ONCE)

    // two at once, as when a lease ran out: nobody hears it twice
    await Promise.all([ballotNotices({ store })({}, id), world.app.runDue()])
    const people = (await told(ballotId)).map((notice) => notice.userId)
    expect(new Set(people).size).toBe(people.length)
    expect(people).toHaveLength(crowd - 1)
    expect(people).not.toContain(陈主任.userId)
  })
})
