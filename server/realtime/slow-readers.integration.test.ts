import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { ClientToServer, ServerToClient, StreamName } from '../../contract/live.ts'
import { DAY } from '../../domain/calendar/index.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

type Phone = Socket<ServerToClient, ClientToServer>

const MINUTE = 60_000
/** larger than what the kernel of one machine keeps for a line between two of its own programs */
const FLOOD = 400
const STORY = '充电棚离窗六米。'.repeat(2_000)

describe('a phone at the edge of the network', () => {
  let world: TestWorld
  let 林阿姨: TestPerson, 小郑: TestPerson
  let stream: StreamName
  const lineOf = (phone: Phone) => (phone.io.engine.transport as unknown as { ws: WebSocket }).ws
  const joins = async (phone: Phone) => {
    const answer = await phone.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream })
    if (!answer.ok) throw new Error(answer.code)
    return answer
  }
  /** what the room is told, once more: a text of 50 kB */
  const tell = (seq: number) => world.app.runtime.hub.publish([{
    stream, redact: (event: unknown) => event, events: [{ seq, at: world.clock.now(), event: { type: 'ItemMoved', story: STORY } as never }],
  } as never])

  beforeEach(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE' })
    林阿姨 = await world.person('林阿姨')
    const { sessionId } = await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: { title: '六月协商会', form: 'THEMATIC', startsAt: testStart + 11 * DAY, place: '会客厅', isRemoteAllowed: false, required: [{ kind: 'RESIDENT', label: null }], moderators: [小郑.userId] },
      items: [{ title: '遛狗要不要定个时间？', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
    })
    await world.must(小郑, 'AnnounceSession', { sessionId })
    stream = `session:${sessionId}`
  })
  afterEach(() => world.close())

  it('given 林阿姨 reads nothing any more, when too much waits for her, then she is told so before the line ends, the others miss nothing, and she has the room again when she is back', async () => {
    const [slow, quick] = [await world.socket(林阿姨), await world.socket(小郑)]
    slow.io.reconnection(false)
    await Promise.all([joins(slow), joins(quick)])
    const seen = { slow: 0, quick: 0 }
    let parting: unknown = null
    slow.on('events', ({ events }) => { seen.slow += events.length })
    slow.on('parting', (message) => { parting = message })
    quick.on('events', ({ events }) => { seen.quick += events.length })
    const ended = new Promise<string>((resolve) => { slow.on('disconnect', resolve) })

    lineOf(slow).pause()
    for (let seq = 1; seq <= FLOOD; seq++) {
      tell(1_000 + seq)
      // a hall's messages come one after the other, and the quick reader reads between them
      await new Promise((resolve) => { setImmediate(resolve) })
    }
    await vi.waitFor(() => expect(seen.quick).toBe(FLOOD), 10_000)
    // the server has let go of her: she is no listener of the room
    await vi.waitFor(async () => expect(await world.app.runtime.hub.goneSince(林阿姨.userId)).not.toBeNull(), 5_000)
    lineOf(slow).resume()

    expect(await ended).toBe('io server disconnect')
    expect(parting).toEqual({ reason: 'TOO_SLOW', withinMs: 4_000 })
    expect(seen.slow).toBeLessThan(FLOOD)
    slow.connect()
    await vi.waitFor(() => expect(slow.connected).toBe(true))
    expect((await joins(slow)).snapshot).toMatchObject({ session: { title: '六月协商会' } })
  }, 30_000)

  it('given a count was told and everybody has left, then it is there for whoever comes soon, and let go of after a while', async () => {
    const { hub } = world.app.runtime
    const phone = await world.socket(林阿姨)
    await joins(phone)
    hub.presence(stream, 'mood', { moodId: 'M1', counts: { FOR: 3, AGAINST: 1, ASK: 0 } })
    world.clock.shift(30 * MINUTE)
    await hub.heartbeat()
    expect(hub.latestPresence(stream).map(({ key }) => key), 'somebody listens').toContain('mood')
    phone.disconnect()
    await vi.waitFor(async () => expect(await hub.goneSince(林阿姨.userId)).not.toBeNull())
    await hub.heartbeat()
    world.clock.shift(9 * MINUTE)
    await hub.heartbeat()
    expect(hub.latestPresence(stream).map(({ key }) => key), 'the network was away').toContain('mood')
    world.clock.shift(MINUTE)
    await hub.heartbeat()
    expect(hub.latestPresence(stream)).toEqual([])
  })
})
