import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { EventsMessage } from '../../contract/live.ts'
import { createApp, type App } from '../app.ts'
import { readEnv } from '../env.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { io } from 'socket.io-client'
import type { AddressInfo } from 'node:net'

const redis = process.env['TEST_REDIS_URL']

// Needs both services; .ci/run provides them.
describe.runIf(redis && process.env['TEST_DATABASE_URL'])('two processes on one database', () => {
  let world: TestWorld
  let other: App
  let lin: TestPerson
  beforeAll(async () => {
    world = await startWorld({ env: { REDIS_URL: redis! } })
    const { env } = world.app.runtime
    other = await createApp(readEnv({
      NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: env.LINLI_DATA, LINLI_TEST: 'on', LINLI_SECRET: env.LINLI_SECRET!, DATABASE_URL: env.databaseUrl, REDIS_URL: redis!, LINLI_LOG: 'silent',
    }), { clock: world.clock })
    await other.listen()
    lin = await world.person('林阿姨')
  }, 60_000)
  afterAll(async () => { await other.close(); await world.close() })

  it('a neighbour who listens at one hears what is decided at the other, and the heartbeat knows it too', async () => {
    const { topicId } = await world.must<{ topicId: string }>(lin, 'ProposeTopic', {
      text: { title: '楼道灯坏了，谁来修？', story: '三天了。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
    })
    const zeng = await world.person('曾先生')
    const socket = io(`http://127.0.0.1:${(other.server.address() as AddressInfo).port}`, { transports: ['websocket'], extraHeaders: { cookie: zeng.cookie } })
    const heard: EventsMessage[] = []
    socket.on('events', (message: EventsMessage) => heard.push(message))
    await new Promise<void>((resolve) => { socket.once('connect', () => resolve()) })
    const joined = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `topic:${topicId}` }) as { ok: boolean; seq: number }
    expect(joined.ok).toBe(true)
    await world.must(zeng, 'EndorseTopic', { topicId })
    await vi.waitFor(() => expect(heard.some((message) => message.events.some(({ event }) => event?.type === 'TopicEndorsed'))).toBe(true))
    const { seq } = heard.at(-1)!
    expect(seq).toBeGreaterThan(joined.seq)
    heard.length = 0
    await other.runtime.hub.heartbeat()
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ stream: `topic:${topicId}`, seq, events: [] })))
    socket.disconnect()
  })
})
