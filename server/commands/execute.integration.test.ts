import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'

let world: TestWorld
let 林阿姨: TestPerson
beforeAll(async () => {
  world = await startWorld()
  林阿姨 = await world.person('林阿姨')
}, 60_000)
afterAll(() => world.close())

describe('characters that no database keeps', () => {
  it('a title cut in the middle of an emoji, with a NUL in it, is taken in without them', async () => {
    const { topicId } = await world.must<{ topicId: string }>(林阿姨, 'ProposeTopic', {
      text: { title: `楼道\0灯坏了${'😀'.slice(0, 1)}`, story: '三天了。\udfff😀', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
    })
    const { state } = await world.app.runtime.store.db.topic.findUniqueOrThrow({ where: { id: topicId } })
    expect(state).toMatchObject({ text: { title: '楼道灯坏了', story: '三天了。😀' } })
  })

  it('in the name of a community or an address they find nothing, and harm nobody', async () => {
    const socket = await world.socket(林阿姨)
    expect(await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: '\0', stream: 'topic:x' })).toMatchObject({ ok: false })
    expect(await world.command(林阿姨, 'ProposeTopic', {}, { community: 'rong\0' })).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
    expect((await world.fetch(林阿姨, '/api/files?community=%00', { method: 'POST', body: 'x' })).status).toBe(400)
    expect((await world.fetch(null, '/files/rongyin/%00')).status).toBe(400)
  })
})
