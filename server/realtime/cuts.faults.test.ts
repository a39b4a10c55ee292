import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RoomSnapshot } from '../../contract/commands/session.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { evolveSession } from '../../domain/session/evolve.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { redactSessionState } from '../../domain/session/redact.ts'
import { latestSeqs } from '../store/events.ts'
import { startEvening, type Evening } from '../testing/evening.ts'
import { chance, lasting, often, ServerProcess } from '../testing/faults.ts'
import { startWorld, type TestWorld } from '../testing/harness.ts'
import { Listener } from '../testing/listener.ts'
import { TcpProxy } from '../testing/tcp-proxy.ts'

/** every phone loses its line about this often, for this long; the evening lasts so long */
const form = often({ phones: 40, everyMs: 15_000, downMs: 2_000, lastsMs: 120_000 }, { phones: 16, everyMs: 3_000, downMs: 600, lastsMs: 14_000 })
const dice = chance('lines that are cut')

let world: TestWorld
let evening: Evening
let server: ServerProcess

beforeAll(async () => {
  world = await startWorld()
  evening = await startEvening(world, form.phones)
  server = await ServerProcess.start(world)
  await fetch(`${server.url}/test/clock?at=${world.clock.now()}`)
}, 120_000)
afterAll(async () => {
  await (server as ServerProcess | undefined)?.kill()
  await world.close()
})

describe('a hall on a bad network', () => {
  it(`every phone loses its line every ${form.everyMs / 1000} s for ${form.downMs / 1000} s, and in the end everybody has every event`, async () => {
    const { sessionId } = evening
    const phones = await Promise.all(evening.neighbours.map(async (who, index) => {
      const proxy = await TcpProxy.open(server.port)
      // one in five is behind a network that lets only polling through
      return { who, proxy, listener: new Listener(proxy.url, who, `session:${sessionId}`, index % 5 === 4 ? { transports: ['polling'] } : {}) }
    }))
    await vi.waitFor(() => { for (const { listener } of phones) expect(listener.seq).toBeGreaterThan(0) }, 30_000)
    const from = await seqNow()

    let isOver = false
    const cutting = phones.map(async ({ proxy }) => {
      await lasting(dice.below(form.everyMs))
      while (!isOver) {
        proxy.cut()
        await lasting(form.downMs)
        proxy.mend()
        await lasting(form.everyMs - form.downMs + dice.below(form.downMs))
      }
    })
    // What happens meanwhile: hands go up and down, each answered exactly once though its line may break under it.
    let hands = 0
    const talking = phones.slice(0, 8).map(async ({ listener }) => {
      while (!isOver) {
        expect(await listener.command('RaiseHand', { sessionId, stance: dice.pick(['SUPPORT', 'OPPOSE', 'ASK']), forUserId: null })).toMatchObject({ ok: true })
        await lasting(200 + dice.below(600))
        expect(await listener.command('LowerHand', { sessionId, userId: null })).toMatchObject({ ok: true })
        hands += 1
        await lasting(200 + dice.below(600))
      }
    })
    await lasting(form.lastsMs)
    isOver = true
    await Promise.all([...cutting, ...talking])
    for (const { proxy } of phones) proxy.mend()

    const last = await seqNow()
    expect(last - from, 'every hand went up once and down once').toBe(2 * hands)
    await vi.waitFor(() => { for (const { listener } of phones) expect(listener.seq).toBe(last) }, { timeout: 30_000, interval: 200 })
    const cuts = phones.reduce((sum, { proxy }) => sum + proxy.cuts, 0)
    console.info(`${cuts} lines cut, ${last - from} events, ${phones.reduce((sum, { listener }) => sum + listener.resyncs, 0)} snapshots asked for`)
    expect(cuts).toBeGreaterThanOrEqual(form.phones)

    // The same seq is the same state: everybody's picture, folded from a snapshot and events, is the one on disk.
    const { state } = await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })
    for (const { listener } of phones) expect(pictureOf(listener)).toEqual(redactSessionState(state as unknown as SessionState, 'member'))
    for (const { listener, proxy } of phones) {
      listener.leave()
      await proxy.close()
    }
  })
})

/** What the phone shows: its last snapshot and the events that it heard after it. */
function pictureOf({ snapshot, snapshotSeq, heard, seq }: Listener): SessionState {
  let { session } = snapshot as RoomSnapshot
  for (let next = snapshotSeq + 1; next <= seq; next++) {
    const event = heard.get(next)?.event
    if (event) session = evolveSession(session, event as unknown as SessionEvent)
  }
  return session
}

async function seqNow(): Promise<number> {
  const stream = `session:${evening.sessionId}` as const
  return (await latestSeqs(world.app.runtime.store.db, [stream])).get(stream) ?? 0
}
