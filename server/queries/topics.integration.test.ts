import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { deskOf } from './desk.ts'
import { frontPage } from './front.ts'
import { mergeTargets, similarTopics, topicList, topicPage } from './topics.ts'

describe('topics as each reader may see them', () => {
  let world: TestWorld
  let 曾先生: TestPerson, 林阿姨: TestPerson, 小郑: TestPerson, 外人: TestPerson
  const as = async (who: TestPerson | null, slug = 'rongyin'): Promise<Viewer> => (await viewerOf(who?.cookie, slug))!
  const propose = async (who: TestPerson, title: string, story = '事情是这样的。', shownAs = 'NAME') =>
    (await world.must<{ topicId: string }>(who, 'ProposeTopic', { text: { title, story, careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs })).topicId

  beforeAll(async () => {
    world = await startWorld()
    曾先生 = await world.person('曾先生')
    林阿姨 = await world.person('林阿姨')
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    外人 = await world.person('外人', { community: 'haiting' })
  })
  afterAll(() => world.close())

  it('tells each reader what they can do about endorsing', async () => {
    const id = await propose(曾先生, '夜市收摊后的油烟和泔水，谁来管？')
    const can = async (who: TestPerson | null) => (await topicPage(await as(who), id))?.endorsing
    expect([await can(null), await can(林阿姨), await can(曾先生), await can(小郑), await can(外人)]).toEqual(['SIGN_IN', 'CAN', 'OWN', 'NOT_A_NEIGHBOUR', 'VERIFY'])
    await world.must(林阿姨, 'EndorseTopic', { topicId: id })
    expect(await can(林阿姨)).toBe('HAS')
  })

  it('does not find it from another community', async () => {
    const id = await propose(曾先生, '门口的树')
    expect(await topicPage(await as(外人, 'haiting'), id)).toBeNull()
    expect((await topicList(await as(外人, 'haiting'), {})).total).toBe(0)
  })

  it('never sends an account id to a reader, nor a name that was not chosen', async () => {
    const id = await propose(曾先生, '楼道里的杂物', '堆了半年。', 'NEIGHBOUR')
    await world.must(林阿姨, 'CommentOnTopic', { topicId: id, text: '我家门口也有。' })
    await world.must(小郑, 'AcknowledgeTopic', { topicId: id })
    const page = await topicPage(await as(null), id)
    const seen = JSON.stringify([page, await topicList(await as(null), {}), await frontPage(await as(null))])
    expect(JSON.stringify(page)).not.toContain('曾先生')
    for (const { userId } of [曾先生, 林阿姨, 小郑]) expect(seen).not.toContain(userId)
    expect(page?.author).toBeNull()
  })

  it('shows a held text to its author and the committee alone, everywhere', async () => {
    const id = await propose(曾先生, '物业经理是王八蛋', '门坏了不修。')
    const title = async (who: TestPerson | null) => (await topicPage(await as(who), id))?.text?.title ?? null
    expect([await title(null), await title(林阿姨), await title(曾先生), await title(小郑)]).toEqual([null, null, '物业经理是王八蛋', '物业经理是王八蛋'])
    expect((await topicList(await as(null), {})).rows.map((row) => row.id)).not.toContain(id)
    expect((await similarTopics(await as(null), '物业经理 门坏了')).map((each) => each.id)).not.toContain(id)
    expect((await deskOf(await as(小郑)))?.texts.map((item) => item.act)).toEqual(['HELD_TOPIC'])
    expect((await topicPage(await as(林阿姨), id))?.visibility).toEqual({ kind: 'HELD', words: [] })
  })

  it('finds what has been brought up already, and offers it for merging', async () => {
    const id = await propose(林阿姨, '烧烤摊的油烟', '泔水倒在路边。')
    expect((await similarTopics(await as(null), '夜市油烟，泔水')).map((each) => each.title)).toContain('烧烤摊的油烟')
    expect((await mergeTargets(await as(小郑), id))[0]?.title).toBe('夜市收摊后的油烟和泔水，谁来管？')
    expect(await mergeTargets(await as(林阿姨), id)).toEqual([])
  })

  it('gives a desk to those who have one', async () => {
    expect(await deskOf(await as(林阿姨))).toBeNull()
    expect(await deskOf(await as(null))).toBeNull()
    const desk = await deskOf(await as(小郑))
    expect(desk?.items.map((item) => item.act)).toEqual(['ACKNOWLEDGE', 'DECIDE'])
    expect(desk?.items[0]?.lamp).toBe('GREEN')
  })
})
