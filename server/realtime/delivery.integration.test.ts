import { once } from 'node:events'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { EventsMessage, PresenceMessage } from '../../contract/live.ts'
import { startEvening, type Evening } from '../testing/evening.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { Listener } from '../testing/listener.ts'

let world: TestWorld
let evening: Evening
beforeAll(async () => {
  world = await startWorld()
  evening = await startEvening(world, 8)
})
afterAll(() => world.close())

/** A phone whose owner has put it away with the line open: nothing is read until `wake`. */
async function sleeper(who: TestPerson) {
  const socket = new WebSocket(`${world.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: { cookie: who.cookie } })
  const events: number[] = []
  const counts: number[] = []
  let hasJoined = false
  socket.on('message', (data: Buffer) => {
    const said = data.toString()
    if (said === '2') socket.send('3')
    if (said.startsWith('40')) socket.send(`421${JSON.stringify(['resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${evening.sessionId}` }])}`)
    if (said.startsWith('431')) hasJoined = true
    if (!said.startsWith('42')) return
    const [name, message] = JSON.parse(said.slice(2)) as ['events', EventsMessage] | ['presence', PresenceMessage]
    if (name === 'events') events.push(...message.events.map(({ seq }) => seq))
    else if (message.key === 'weight') counts.push((message.value as { n: number }).n)
  })
  await once(socket, 'open')
  socket.send('40')
  await vi.waitFor(() => { expect(hasJoined).toBe(true) }, { timeout: 5_000 })
  return { socket, events, counts, wake: () => socket.resume() }
}

it('given a phone that reads nothing and one behind a wall that lets only requests through, when a hall is told many counts, then each other phone hears all in order, and the sleeper every event and the last count', async () => {
  const [awake, behindWall, asleep] = evening.neighbours as [TestPerson, TestPerson, TestPerson]
  const stream = `session:${evening.sessionId}` as const
  const listeners = [new Listener(world.url, awake, stream), new Listener(world.url, behindWall, stream, { transports: ['polling'] })]
  const heard = listeners.map((listener) => {
    const counts: number[] = []
    listener.socket.on('presence', ({ key, value }) => { if (key === 'weight') counts.push((value as { n: number }).n) })
    return counts
  })
  const phone = await sleeper(asleep)
  await vi.waitFor(() => { for (const { snapshot } of listeners) expect(snapshot).not.toBeNull() })
  phone.socket.pause()

  // Large enough that a few fill what the kernel keeps for a line that nobody reads.
  const most = 24
  const weight = 'x'.repeat(500_000)
  for (let n = 1; n <= most; n++) {
    world.app.runtime.hub.presence(stream, 'weight', { n, weight })
    await vi.waitFor(() => { for (const counts of heard) expect(counts.at(-1)).toBe(n) }, { timeout: 10_000 })
  }
  for (const stance of ['SUPPORT', 'OPPOSE'] as const) {
    await world.must(awake, 'RaiseHand', { sessionId: evening.sessionId, stance, forUserId: null })
    await world.must(awake, 'LowerHand', { sessionId: evening.sessionId, userId: null })
  }
  await vi.waitFor(() => { for (const listener of listeners) expect(listener.heard.size).toBeGreaterThanOrEqual(4) })
  const all = Array.from({ length: most }, (_, index) => index + 1)
  expect(heard).toEqual([all, all])
  expect(listeners.map(({ resyncs }) => resyncs), 'nobody had a gap').toEqual([1, 1])

  phone.wake()
  await vi.waitFor(() => {
    expect(phone.counts.at(-1)).toBe(most)
    expect(phone.events).toEqual([...listeners[0]!.heard.keys()])
  }, { timeout: 10_000 })
  expect(phone.counts.length, 'spared what the next count replaced').toBeLessThan(most)
  expect(phone.counts).toEqual([...phone.counts].sort((a, b) => a - b))

  phone.socket.terminate()
  for (const listener of listeners) listener.leave()
}, 60_000)
