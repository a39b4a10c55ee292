import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BallotState } from '../../domain/ballot/state.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { rollList } from './ballot-roll.ts'
import { myVoters } from './ballots.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe('the roll as a list', () => {
  let world: TestWorld
  let 陈主任: TestPerson, 小郑: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 黄伯母: TestPerson, 租客: TestPerson
  let ballotId: string
  const viewer = async (who: TestPerson | null) => await viewerOf(who?.cookie, 'rongyin') as Viewer

  beforeAll(async () => {
    world = await startWorld()
    陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    小郑 = await world.person('小郑', { roles: ['gridWorker'], verified: false })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    黄伯母 = await world.person('黄伯母')
    租客 = await world.person('租客')
    const heads: [kind: string, name: string, owners: TestPerson[], doors: [string, number][]][] = [
      ['PERSON', '林秀珠', [林阿姨], [['502', 78_36], ['101', 60_00]]], ['CO_OWNERS', '黄国栋 / 周秀英', [黄伯伯, 黄伯母], [['203', 73_05]]], ['DEVELOPER', '望潮置业', [], [['701', 110_25], ['702', 77_84]]],
    ]
    await world.app.runtime.store.write(async (tx) => {
      await tx.gridCell.create({ data: { id: 'g1', communityId: world.communityId, name: '一网格', position: 1 } })
      await tx.building.create({ data: { id: 'bd4', communityId: world.communityId, gridId: 'g1', name: '4 号楼', position: 4 } })
      for (const [kind, name, owners, doors] of heads) {
        const id = ulid()
        await tx.ownerHead.create({ data: { id, communityId: world.communityId, kind, name, identity: id } })
        for (const [label, area] of doors) await tx.unit.create({ data: { id: ulid(), communityId: world.communityId, buildingId: 'bd4', label, area, headId: id } })
        for (const { userId } of owners) await tx.headMember.create({ data: { headId: id, userId } })
      }
      await tx.unit.create({ data: { id: ulid(), communityId: world.communityId, buildingId: 'bd4', label: '601', area: 88_88, headId: null } })
    })
    const opensAt = world.clock.now() + 21 * 86_400_000
    ballotId = (await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
      type: 'OWNER_ORDINARY', topicId: null, plan: { opensAt, closesAt: opensAt + 7 * 86_400_000 }, question: { text: '同意把空地改作充电棚吗？', facts: [], choices: { kind: 'YES_NO' } },
    })).ballotId
  })
  afterAll(() => world.close())

  it('is nothing to read before it is shown, not even for those who will show it', async () => {
    expect(await rollList(await viewer(陈主任), ballotId)).toBeNull()
    await world.must(陈主任, 'ShowRoll', { ballotId })
  })

  it('says to a passer-by and to a tenant why each line is on it, and neither door nor name; doors cannot be searched for', async () => {
    for (const who of [null, 租客]) {
      const roll = (await rollList(await viewer(who), ballotId))!
      expect(roll.sight).toBe('MASKED')
      expect(roll.lines.map(({ label, owners, place, reason, area, units, isReachable }) => [label, owners, place, reason, area, units, isReachable])).toEqual([
        [null, null, '4 号楼', 'CO_OWNERS', 73_05, 1, null], [null, null, '4 号楼', 'DEVELOPER', 188_09, 2, null],
        [null, null, '4 号楼', 'OWNER', 138_36, 2, null], [null, null, '4 号楼', 'UNKNOWN_OWNER', 88_88, 1, null],
      ])
      expect((await rollList(await viewer(who), ballotId, '502'))!.found).toBe(0)
      expect((await rollList(await viewer(who), ballotId, '4 号楼'))!.found).toBe(4)
    }
  })

  it('shows the doors to an owner, with no more of a neighbour’s name than the first character', async () => {
    const roll = (await rollList(await viewer(林阿姨), ballotId, '203'))!
    expect(roll.lines).toMatchObject([{ label: '4 号楼 203', owners: '黄** / 周**', reason: 'CO_OWNERS' }])
    expect((await rollList(await viewer(林阿姨), ballotId, '黄国栋'))!.found).toBe(0)
  })

  it('shows everything to those who keep it, found by the name too, and who cannot sign in', async () => {
    for (const who of [陈主任, 小郑]) {
      expect((await rollList(await viewer(who), ballotId, '黄国栋'))!.lines).toMatchObject([{ label: '4 号楼 203', owners: '黄国栋 / 周秀英', isReachable: true }])
      expect((await rollList(await viewer(who), ballotId, '701'))!.lines).toMatchObject([{ owners: '望潮置业', isReachable: false }])
    }
  })

  it('is not there for another community', async () => {
    const 别处的人 = await world.person('别处的人', { community: 'haiting' })
    expect(await rollList(await viewerOf(别处的人.cookie, 'haiting') as Viewer, ballotId)).toBeNull()
  })

  it('tells an owner of their flats and of those who own with them, and nobody else', async () => {
    expect(await myVoters(await viewer(林阿姨), ballotId)).toMatchObject([{ units: [{ label: '4 号楼 101', area: 60_00, deliveredAt: null }, { label: '4 号楼 502', area: 78_36, deliveredAt: null }], fellows: [], proxy: null }])
    expect((await myVoters(await viewer(黄伯母), ballotId))[0]!.fellows.map(({ name, isMe }) => [name, isMe]).sort()).toEqual([['黄伯伯', false], ['黄伯母', true]])
    expect(await myVoters(await viewer(租客), ballotId)).toEqual([])
  })

  it('tells 黄伯伯’s open page to ask again when 黄伯母 has voted for their flat, and then says that it was her', async () => {
    const { inspection, plan } = (await world.app.runtime.store.db.ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
    world.clock.pin(inspection!.until)
    await world.must(陈主任, 'AnnounceBallot', { ballotId })
    world.clock.pin(plan!.opensAt)
    await world.must(陈主任, 'OpenBallot', { ballotId, minutes: null })
    const open = await world.socket(黄伯伯)
    const told = new Promise<string>((resolve) => open.on('presence', ({ stream, key }) => { if (key === 'mine') resolve(stream) }))
    const { voterId } = (await myVoters(await viewer(黄伯母), ballotId))[0]!
    await world.must(黄伯母, 'CastVote', { ballotId, voterId, choices: ['yes'] })
    expect(await told).toBe(`ballot:${ballotId}`)
    expect(await myVoters(await viewer(黄伯伯), ballotId)).toMatchObject([{ hasVoted: true, fellows: expect.arrayContaining([{ name: '黄伯母', isMe: false, hasCast: true }, { name: '黄伯伯', isMe: true, hasCast: false }]) as unknown }])
  })
})
