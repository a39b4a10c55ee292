import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION, type CommandAnswer } from '../contract/command.ts'
import { agendaDocName, minutesDocName, noteField, sharedTextPath } from '../contract/shared-text.ts'
import { DAY } from '../domain/calendar/index.ts'
import type { SessionState } from '../domain/session/state.ts'
import { openEditor } from './testing/collab-rig.ts'
import { often, ServerProcess } from './testing/faults.ts'
import { startWorld, type TestPerson, type TestWorld } from './testing/harness.ts'
import { Listener } from './testing/listener.ts'

const MB = 2 ** 20
const counts = often({ warmUp: 60, measured: 200 }, { warmUp: 20, measured: 30 })

let world: TestWorld
let server: ServerProcess
let 小郑: TestPerson, 陈委员: TestPerson
let neighbours: TestPerson[]
/** announced, all for the same evening */
const sessions: { sessionId: string; itemId: string }[] = []

beforeAll(async () => {
  world = await startWorld()
  小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
  neighbours = await Promise.all(Array.from({ length: 7 }, (_, index) => world.person(`邻居${index + 1}`)))
  const startsAt = world.clock.now() + 8 * DAY
  for (let n = 0; n < counts.warmUp + counts.measured; n++) {
    const { sessionId } = await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: { title: `第 ${n} 场`, form: 'THEMATIC', startsAt, place: '社区二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId] },
      items: [{ title: '充电棚', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
    })
    await world.must(小郑, 'AnnounceSession', { sessionId })
    const { state } = await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })
    sessions.push({ sessionId, itemId: (state as unknown as SessionState).agenda[0]!.id })
  }
  server = await ServerProcess.start(world)
  await fetch(`${server.url}/test/clock?at=${startsAt + 1000}`)
}, 300_000)
afterAll(async () => {
  await (server as ServerProcess | undefined)?.kill()
  await world.close()
})

async function must(who: TestPerson, name: string, input: unknown): Promise<unknown> {
  for (;;) {
    const response = await fetch(`${server.url}/api/commands`, {
      method: 'POST', headers: { origin: server.url, cookie: who.cookie }, body: JSON.stringify({ protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name, input }),
    })
    const answer = await response.json() as CommandAnswer
    if (answer.ok) return answer.data
    if (answer.code !== 'TOO_MANY_REQUESTS') throw new Error(`${name}: ${JSON.stringify(answer)}`)
    // the door's window
    await new Promise((resolve) => { setTimeout(resolve, 500) })
  }
}

/** An evening from the door to the end, with everybody in the room, hands, words and text; then all go home. */
async function spend({ sessionId, itemId }: { sessionId: string; itemId: string }): Promise<void> {
  const listeners = [...neighbours, 小郑, 陈委员, null].map((who) => new Listener(server.url, who, `session:${sessionId}`))
  const open = async (who: TestPerson, doc: string) => {
    const editor = openEditor(`${server.url.replace('http', 'ws')}${sharedTextPath.slice(0, -1)}`, who.userId, doc, undefined, { cookie: who.cookie, origin: server.url })
    await editor.synced()
    return editor
  }
  /** an agenda that is announced stands still */
  const read = async (who: TestPerson, doc: string) => { (await open(who, doc)).leave() }
  const write = async (who: TestPerson, doc: string, field: string, words: string) => {
    const editor = await open(who, doc)
    editor.doc.getText(field).insert(0, words)
    await editor.saved()
    editor.leave()
  }
  await must(小郑, 'OpenCheckIn', { sessionId })
  for (const who of neighbours) await must(小郑, 'CheckIn', { sessionId, userId: who.userId, mode: 'IN_PERSON', kind: null })
  await must(陈委员, 'StartSession', { sessionId })
  await must(陈委员, 'OpenItem', { sessionId, itemId })
  await must(陈委员, 'MoveItem', { sessionId, to: 'DEBATE' })
  await Promise.all([read(neighbours[0]!, agendaDocName(sessionId)), write(小郑, minutesDocName(sessionId), noteField(itemId), '记录。'.repeat(300))])
  for (const who of neighbours) await must(who, 'RaiseHand', { sessionId, stance: 'SUPPORT', forUserId: null })
  await must(neighbours[0]!, 'LowerHand', { sessionId, userId: null })
  await must(陈委员, 'DeferItem', { sessionId, reason: '改天再说' })
  await must(陈委员, 'CloseSession', { sessionId, reason: '时间到了' })
  for (const listener of listeners) listener.leave()
}

describe('the memory of a long-lived server', () => {
  it(`${counts.measured} sessions are opened, used and left, and what they took is given back`, async () => {
    const evenings = [...sessions]
    const spendAll = async (count: number) => {
      const queue = evenings.splice(0, count)
      await Promise.all(Array.from({ length: 3 }, async () => { for (let next = queue.pop(); next; next = queue.pop()) await spend(next) }))
    }
    const held = async () => { const { heapUsed, external } = await server.memory(); return (heapUsed + external) / MB }
    /** A text that nobody has open stays a while; so the memory has settled only when it no longer falls. */
    const settled = async () => {
      const readings: number[] = []
      await vi.waitFor(async () => {
        readings.push(await held())
        expect(readings.length).toBeGreaterThan(12)
        expect(Math.min(...readings.slice(0, -3)) - readings.at(-1)!).toBeLessThan(0.2)
      }, { timeout: 120_000, interval: 3_000 })
      return Math.min(...readings)
    }
    await spendAll(counts.warmUp)
    const before = await settled()
    await spendAll(counts.measured)
    const after = await settled()
    console.info(`${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after ${counts.measured} sessions (${((after / before - 1) * 100).toFixed(1)} %)`)
    expect(after).toBeLessThan(before * 1.1)
  }, 600_000)
})
