import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import { io } from 'socket.io-client'
import { ulid } from 'ulid'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type CommandAnswer } from '../contract/command.ts'
import { agendaDocName, minutesDocName, noteField, sharedTextPath, textLimits } from '../contract/shared-text.ts'
import { limits } from '../contract/limits.ts'
import { refusalCodes } from '../domain/refusal.ts'
import { commands } from './registry.ts'
import { openEditor } from './testing/collab-rig.ts'
import { openPoll, startEvening, type Evening } from './testing/evening.ts'
import { chance, often, ServerProcess } from './testing/faults.ts'
import { startWorld, type TestPerson, type TestWorld } from './testing/harness.ts'

const MB = 2 ** 20
/** ten thousand together */
const counts = often({ live: 4_000, polling: 1_000, text: 2_500, http: 2_000, raw: 500 }, { live: 600, polling: 200, text: 400, http: 400, raw: 100 })
const dice = chance('hostile frames')

let world: TestWorld
let evening: Evening
let foreignBallotId = ''
let ballotId = ''
let server: ServerProcess
let 林阿姨: TestPerson, 黄伯伯: TestPerson, 外人: TestPerson
/** verified neighbours who mean no good; many, so that the limit of one person is not what holds them off */
let attackers: TestPerson[]

beforeAll(async () => {
  world = await startWorld()
  evening = await startEvening(world, 42)
  ;[林阿姨, 黄伯伯] = evening.neighbours as [TestPerson, TestPerson]
  attackers = evening.neighbours.slice(2)
  外人 = await world.person('外人', { community: 'haiting', roles: ['committee', 'resident'], kind: 'COMMITTEE' })
  ballotId = (await openPoll(world, evening.committee)).ballotId
  foreignBallotId = (await openPoll(world, 外人, { community: 'haiting' })).ballotId
  server = await ServerProcess.start(world)
  await fetch(`${server.url}/test/clock?at=${world.clock.now()}`)
}, 120_000)
afterAll(async () => {
  await (server as ServerProcess | undefined)?.kill()
  await world.close()
})

// ---------- what they send ----------

const weird: readonly (() => unknown)[] = [
  () => null, () => true, () => -1, () => 1e308, () => 0.1, () => '', () => [], () => ({}), () => 'x'.repeat(5_000), () => '\u0000', () => '\ud800', () => '‮<script>',
  () => ({ __proto__: null, toString: 1 }), () => Array.from({ length: 500 }, () => ({ a: [] })), () => '../../../etc/passwd', () => "'; DROP TABLE \"Ballot\"; --",
  () => 9_007_199_254_740_993, () => ({ $ne: null }), () => '__proto__', () => 'constructor', () => dice.bytes(40).toString('latin1'),
]
const pollution = ['{"__proto__":{"isMember":true,"roles":["admin"]}}', '{"constructor":{"prototype":{"ok":true}}}', '{"input":{"__proto__":{"system":true}}}']
const deep = (most: number) => { const depth = 1 + dice.below(most); return dice.below(2) ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth) }
const someone = () => dice.pick([林阿姨, 黄伯伯, evening.chair, evening.committee, 外人]).userId

/** Inputs that are nearly right, about other people's things. */
const nearly: readonly (() => [name: string, input: unknown])[] = [
  () => ['CastVote', { ballotId, voterId: someone(), choices: ['no'] }],
  () => ['CastVote', { ballotId: foreignBallotId, voterId: someone(), choices: ['yes'] }],
  () => ['CastVote', { ballotId, voterId: someone(), choices: Array.from({ length: 50 }, () => 'yes') }],
  () => ['CloseBallot', { ballotId }],
  () => ['OpenBallot', { ballotId: foreignBallotId, minutes: 1e9 }],
  () => ['LowerHand', { sessionId: evening.sessionId, userId: someone() }],
  () => ['RaiseHand', { sessionId: evening.sessionId, stance: 'SUPPORT', forUserId: someone() }],
  () => ['CheckOut', { sessionId: evening.sessionId, userId: someone() }],
  () => ['CloseSession', { sessionId: evening.sessionId, reason: null }],
  () => ['HandOverChair', { sessionId: evening.sessionId, toUserId: someone() }],
  () => ['SendText', { sessionId: evening.sessionId, text: `${dice.pick(['\u0000', '\ud800', '\u202e', '<img src=x onerror=alert(1)>'])}${dice.below(1000)}` }],
  () => ['ProposeTopic', { text: { title: `坏\u0000字\ud83d${dice.below(1000)}`, story: '\u0000\udfff', careDomain: 'HOME', gridId: null, buildingId: null, tags: ['\u0000'], photos: [] }, shownAs: 'NAME' }],
  () => [dice.pick(commands).name, { sessionId: evening.sessionId, ballotId, topicId: ulid(), userId: someone(), itemId: evening.itemId, text: 'x', reason: 'x' }],
]

function envelope(): Record<string, unknown> {
  const [name, input] = dice.pick(nearly)()
  const sent: Record<string, unknown> = { protocol: PROTOCOL_VERSION, commandId: ulid(), community: dice.pick(['rongyin', 'rongyin', 'rongyin', 'haiting']), name, input }
  if (dice.below(2)) return sent
  const field = dice.pick(['protocol', 'commandId', 'community', 'name', 'input', 'extra'])
  if (field === 'input' && dice.below(2)) {
    const inner = input as Record<string, unknown>
    return { ...sent, input: { ...inner, [dice.pick([...Object.keys(inner), 'more'])]: dice.pick(weird)() } }
  }
  return { ...sent, [field]: dice.pick(weird)() }
}

const resync = () => ({ protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${evening.sessionId}`, ...dice.pick<() => object>([
  () => ({}), () => ({ stream: dice.pick(weird)() }), () => ({ community: dice.pick(weird)() }), () => ({ after: dice.pick(weird)() }), () => ({ stream: `ballot:${foreignBallotId}` }),
  () => ({ stream: 'session:__proto__' }), () => ({ protocol: dice.pick(weird)() }), () => ({ stream: `${dice.pick(['user', 'screen', '__proto__', 'topic'])}:${someone()}` }),
])() })

let acks = 0
/** One frame on /socket.io after the greeting. */
function liveFrame(): string | Buffer {
  const ack = acks++ % 100_000
  switch (dice.below(24)) {
    case 0: return dice.bytes(dice.below(300))
    case 1: return dice.bytes(dice.below(300)).toString('latin1')
    case 2: { const whole = `42${ack}${JSON.stringify(['command', envelope()])}`; return whole.slice(0, dice.below(whole.length)) }
    case 3: return `45${dice.pick([1, 2, 99_999_999, 1e21])}-${ack}["command",{"_placeholder":true,"num":${dice.pick([0, -1, 1e9])}}]`
    case 4: return `42${ack}["command",${deep(15_000)}]`
    case 5: return `42${ack}["command",${dice.pick(pollution)}]`
    case 6: return `42${dice.pick(['', ack, '99999999999999999999', '-1', 'x'])}${JSON.stringify([dice.pick<unknown>(['disconnect', 'connect', 'newListener', 'error', 'disconnecting', '__proto__', 'toString', 3, null, {}]), ...Array.from({ length: dice.below(4) }, () => dice.pick(weird)())])}`
    case 7: return `40/${dice.pick(['custom', 'admin', '__proto__', 'x'.repeat(2000)])},${dice.pick(['', '{}', '{"token":1}', '[', 'null'])}`
    case 8: return 'x'.repeat(limits.commandBytes + 1 + dice.below(1000))
    case 9: return `${dice.below(10)}${dice.pick(['', 'probe', '{}', '["events",{}]', '9'.repeat(500)])}`
    case 10: return `42${ack}${JSON.stringify(['resync', resync()])}`
    case 11: return `42${ack}${JSON.stringify([dice.pick(['command', 'resync']), ...Array.from({ length: dice.below(3) }, () => dice.pick(weird)())])}`
    default: return `42${ack}${JSON.stringify(['command', envelope()])}`
  }
}

/** One frame on /yjs, mostly one that begins like a good one. */
function textFrame(): Uint8Array | string {
  switch (dice.below(8)) {
    case 0: return dice.bytes(dice.below(200))
    case 1: return 'text'
    case 2: return Buffer.concat([Buffer.of(0, 2), Buffer.of(0xff, 0xff, 0xff, 0xff, 0x0f), dice.bytes(20)]) // an update of four gigabytes
    case 3: return Buffer.concat([Buffer.of(0, dice.below(5)), dice.bytes(dice.below(100))])
    case 4: return Buffer.concat([Buffer.of(1), dice.bytes(dice.below(100))])
    case 5: return Buffer.of(64, dice.below(4), ...dice.bytes(dice.below(12)))
    case 6: return dice.below(20) === 0 ? Buffer.alloc(textLimits.frameBytes + 10, 1) : Buffer.of(dice.below(128), dice.below(128), dice.below(128))
    default: return Buffer.concat([Buffer.of(0, 0, 200), dice.bytes(dice.below(40))])
  }
}

const httpPaths = ['/', '//', '/%', '/%00', '/..%2f..%2fetc/passwd', '/api/commands', '/api/commands/', '/api/files?community=rongyin', '/api/files?community=__proto__', '/api/import/residents?community=rongyin', '/api/import/units?community=rongyin&apply=x',
  '/api/export/residents?community=haiting', '/api/sign-in/code', '/api/setup', '/api/feedback', '/api/me/export', '/files/rongyin/' + 'a'.repeat(64), '/healthz', '/readyz', '/socket.io', '/socket.io/?EIO=4', '/yjs/agenda:x', `/c/${'x'.repeat(3000)}`, '/?' + 'a=b&'.repeat(500), '/api/export/units?community=rongyin']

// ---------- how they send it ----------

const tally = { sent: 0, answered: 0, ended: 0, codes: new Map<string, number>(), /** how lines broke that never opened */ notOpened: new Map<string, number>() }
const mark = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
function judge(answer: unknown): void {
  tally.answered += 1
  const { ok, code } = answer as { ok?: boolean; code?: string }
  if (ok === true) return
  expect(refusalCodes, `a refusal with a code: ${JSON.stringify(answer)}`).toContain(code)
  expect(code, JSON.stringify(answer)).not.toBe('SERVER_FAULT')
  mark(tally.codes, code!)
}
/** A request without an answer is told by its name instead of holding the whole test. */
const PATIENCE_MS = 60_000
const inTime = () => AbortSignal.timeout(PATIENCE_MS)
function unanswered(error: unknown, what: string): null {
  if ((error as Error).name === 'TimeoutError') console.info(`no answer: ${what}`)
  return null
}
const breath = () => new Promise<void>((resolve) => { setImmediate(resolve) })

/** A line that opens itself again when the server has ended it, and sends one frame after the other. */
async function flood(open: () => WebSocket, greeting: string | null, count: number, frame: () => string | Uint8Array, onFrame: (data: string) => void): Promise<void> {
  let socket: WebSocket | undefined
  let wake: () => void = () => undefined
  const heard = (atMost: number) => new Promise<void>((resolve) => { wake = resolve; setTimeout(resolve, atMost) })
  let sent = 0
  for (let n = 0; sent < count && n < 5 * count; n++) {
    if (!socket || socket.readyState !== WebSocket.OPEN) {
      const next = open()
      next.on('error', ({ message }) => { mark(tally.notOpened, message) })
      next.on('close', () => { tally.ended += 1; if (socket === next) wake() })
      next.on('open', () => { if (socket === next) wake() })
      next.on('message', (data: Buffer, isBinary) => { if (!isBinary) onFrame(data.toString()); if (socket === next) wake() })
      socket = next
      await heard(PATIENCE_MS)
      // Left alone it would open later and be one line more, for each that came too late.
      if (next.readyState !== WebSocket.OPEN) { next.terminate(); continue }
      if (greeting) {
        next.send(greeting)
        // before the answer to the greeting every frame ends the line, which is soon dull
        await heard(2_000)
        await heard(2_000)
      }
    }
    socket.send(frame())
    sent += 1
    tally.sent += 1
    // now and then the answer is waited for, so that it is not all one heap of bytes
    if (n % 4 === 0) await heard(20)
    await breath()
  }
  socket?.terminate()
}

const wsUrl = () => server.url.replace('http', 'ws')
const liveFlood = (who: TestPerson | null, count: number) => flood(
  () => new WebSocket(`${wsUrl()}/socket.io/?EIO=4&transport=websocket`, { headers: { ...(who && { cookie: who.cookie }) } }), dice.below(10) ? '40' : null, count, liveFrame,
  (said) => { const found = /^43\d+(\[.*)$/s.exec(said); if (found) judge((JSON.parse(found[1]!) as unknown[])[0]) },
)
const textFlood = (who: TestPerson | null, count: number) => flood(
  () => new WebSocket(`${wsUrl()}${sharedTextPath}${agendaDocName(dice.below(10) ? evening.sessionId : ulid())}`, { headers: { origin: server.url, ...(who && { cookie: who.cookie }) } }), null, count, textFrame, () => undefined,
)

async function pollingFlood(who: TestPerson, count: number): Promise<void> {
  const asked = `${server.url}/socket.io/?EIO=4&transport=polling`
  let sid = ''
  for (let n = 0; n < count; n++) {
    if (sid === '') {
      const text = await (await fetch(asked, { headers: { cookie: who.cookie }, signal: inTime() })).text()
      sid = (JSON.parse(text.slice(1)) as { sid: string }).sid
    }
    const frame = liveFrame()
    const body = dice.pick<() => string | Uint8Array<ArrayBuffer>>([() => (typeof frame === 'string' ? `4${frame.slice(1)}` : new Uint8Array(frame)), () => '\x1e'.repeat(dice.below(2000)), () => `b${'A'.repeat(dice.below(999))}`, () => '40', () => '1'])()
    const asking = dice.below(8) === 0 ? `${asked}&sid=${dice.pick(['__proto__', ulid(), 'constructor', ''])}` : `${asked}&sid=${sid}`
    const response = await fetch(asking, { method: 'POST', body, headers: { cookie: who.cookie }, signal: inTime() }).catch((error: unknown) => unanswered(error, 'POST polling'))
    tally.sent += 1
    await response?.arrayBuffer().catch(() => undefined)
    if (response) expect([200, 400, 403, 413]).toContain(response.status)
    if (response?.status !== 200) sid = ''
  }
}

async function httpFlood(who: TestPerson | null, count: number): Promise<void> {
  const attempt = async () => {
    const method = dice.pick(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'])
    const isCommand = dice.below(3) > 0
    const path = isCommand ? '/api/commands' : dice.pick(httpPaths)
    const body = dice.pick<() => string | Uint8Array<ArrayBuffer>>([
      ...Array.from({ length: 12 }, () => () => JSON.stringify(envelope())), () => JSON.stringify(envelope()).slice(0, dice.below(200)), () => deep(15_000), () => dice.pick(pollution), () => new Uint8Array(dice.bytes(dice.below(2000))), () => '', () => 'x'.repeat(limits.commandBytes + 1),
    ])()
    const origin = dice.below(8) ? server.url : dice.pick(['http://elsewhere.example', 'null', '\\'])
    const cookie = dice.below(8) ? who?.cookie ?? '' : dice.pick([`next-auth.session-token=${'e30.'.repeat(200)}`, 'a=b; ;=;next-auth.session-token.0=%%%', `next-auth.session-token=${dice.bytes(60).toString('base64')}`])
    const response = await fetch(`${server.url}${path}`, {
      method: isCommand ? 'POST' : method, redirect: 'manual', headers: { origin, cookie, 'content-type': dice.pick(['application/json', 'text/plain', 'multipart/form-data']) }, ...((isCommand || !['GET', 'HEAD'].includes(method)) && { body }),
      signal: inTime(),
    }).catch((error: unknown) => unanswered(error, `${method} ${path}`))
    tally.sent += 1
    const text = await response?.text().catch(() => '')
    if (!response) return
    expect(response.status, `${path} ${text}`).toBeLessThan(500)
    if (isCommand && text) judge(JSON.parse(text))
  }
  for (let n = 0; n < count; n += 4) await Promise.all([attempt(), attempt(), attempt(), attempt()])
}

/** Bytes below HTTP and below WebSocket. */
async function rawFlood(count: number): Promise<void> {
  const upgrade = (path: string) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bmVpZ2hib3Vycy10YWxrLg==\r\nCookie: ${dice.pick(attackers).cookie}\r\n\r\n`
  const heads: (() => string)[] = [
    () => dice.bytes(dice.below(200)).toString('latin1'), () => `GET ${dice.pick(['//', '*', 'http://', '/\u0000', '/%ff'])} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    () => `POST /api/commands HTTP/1.1\r\nHost: x\r\nContent-Length: ${dice.pick(['-1', '99999999999', '10', 'x'])}\r\n\r\n{"a`,
    () => 'POST /api/commands HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nffffffffff\r\n', () => `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(3000)}\r\n`, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    () => upgrade('/socket.io/?EIO=4&transport=websocket'), () => upgrade(`${sharedTextPath}${agendaDocName(evening.sessionId)}`), () => upgrade(`/socket.io/?EIO=4&transport=websocket&sid=${dice.pick(['x', '__proto__'])}`), () => upgrade('/yjs/%'), () => upgrade('/_next/hmr'),
  ]
  for (let n = 0; n < count; n++) {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await Promise.race([once(socket, 'connect').catch(() => undefined), once(socket, 'close')])
    socket.write(dice.pick(heads)())
    await Promise.race([once(socket, 'data').catch(() => undefined), once(socket, 'close'), new Promise((resolve) => { setTimeout(resolve, 30) })])
    // a frame without a mask, with reserved bits, of 2⁶³ bytes, or nothing but noise
    if (!socket.destroyed) socket.write(dice.pick([Buffer.of(0x81, 0x02, 0x34, 0x30), Buffer.of(0xf1, 0x80), Buffer.of(0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0), dice.bytes(100)]))
    tally.sent += 1
    await breath()
    socket.destroy()
  }
}

// ---------- meanwhile ----------

/** Ordinary neighbours who go on as ever; every answer counts. */
function ordinaryLife(votesBefore: number): { stop(): Promise<{ hands: number; votes: number; words: number; slowestMs: number }> } {
  let isOver = false
  const done = { hands: 0, votes: 0, words: 0, slowestMs: 0 }
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const from = performance.now()
    const result = await work
    done.slowestMs = Math.max(done.slowestMs, performance.now() - from)
    return result
  }
  const put = (name: string, input: unknown) => ({ protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name, input })
  /** A line that is his alone: the attackers' requests share theirs, which the server ends under them. */
  const line = new Agent({ keepAlive: false })
  const ownLine = (envelope: object) => new Promise<unknown>((resolve, reject) => {
    const asked = request(`${server.url}/api/commands`, { agent: line, method: 'POST', headers: { origin: server.url, cookie: 黄伯伯.cookie }, signal: inTime() }, (response) => { void json(response).then(resolve, reject) })
    asked.on('error', reject)
    asked.end(JSON.stringify(envelope))
  })
  const pause = () => new Promise((resolve) => { setTimeout(resolve, 120) })
  const hands = (async () => {
    const socket = io(server.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie: 林阿姨.cookie } })
    await once(socket as unknown as NodeJS.EventEmitter, 'connect')
    while (!isOver) {
      expect(await timed(socket.timeout(PATIENCE_MS).emitWithAck('command', put('RaiseHand', { sessionId: evening.sessionId, stance: 'SUPPORT', forUserId: null })) as Promise<CommandAnswer>)).toMatchObject({ ok: true })
      expect(await timed(socket.timeout(PATIENCE_MS).emitWithAck('command', put('LowerHand', { sessionId: evening.sessionId, userId: null })) as Promise<CommandAnswer>)).toMatchObject({ ok: true })
      done.hands += 1
      await pause()
    }
    expect(socket.connected).toBe(true)
    socket.disconnect()
  })()
  const votes = (async () => {
    while (!isOver) {
      expect(await timed(ownLine(put('CastVote', { ballotId, voterId: 黄伯伯.userId, choices: [done.votes % 2 ? 'yes' : 'no'] })))).toMatchObject({ ok: true, data: { revision: votesBefore + ++done.votes } })
      await pause()
    }
  })()
  const words = (async () => {
    let before = ''
    const editor = openEditor(`${wsUrl()}${sharedTextPath.slice(0, -1)}`, '小郑', minutesDocName(evening.sessionId), undefined, { cookie: evening.committee.cookie, origin: server.url })
    await editor.synced()
    const text = editor.doc.getText(noteField(evening.itemId))
    before = text.toJSON()
    while (!isOver) {
      text.insert(text.length, `第${++done.words}句。`)
      await timed(editor.saved())
      await pause()
    }
    editor.leave()
    return text.toJSON().slice(before.length)
  })()
  return {
    async stop() {
      isOver = true
      await Promise.all([hands, votes])
      const written = await words
      expect(written).toBe(Array.from({ length: done.words }, (_, index) => `第${index + 1}句。`).join(''))
      return done
    },
  }
}

const split = (count: number, among: number) => Math.ceil(count / among)

describe('hostile bytes at every door', () => {
  it(`${Object.values(counts).reduce((sum, count) => sum + count, 0)} frames are refused clearly; the server lives, stays small, and the neighbours notice nothing`, async () => {
    const warm = ordinaryLife(0)
    await Promise.all([liveFlood(attackers[0]!, 40), textFlood(attackers[1]!, 40), httpFlood(attackers[2]!, 40), pollingFlood(attackers[3]!, 20)])
    const { votes } = await warm.stop()
    const before = await server.memory()
    let largest = 0
    let stalled = 0
    const watching = setInterval(() => { void server.memory().then(({ heapUsed, external, stalledMs }) => { largest = Math.max(largest, heapUsed + external); stalled = Math.max(stalled, stalledMs) }) }, 2_000)

    const life = ordinaryLife(votes)
    const each = (some: TestPerson[], flooding: (who: TestPerson, count: number) => Promise<void>, count: number) => some.map((who) => flooding(who, split(count, some.length)))
    await Promise.all([
      ...each(attackers.slice(0, 16), liveFlood, counts.live * 0.9), liveFlood(null, counts.live / 20), liveFlood(外人, counts.live / 20),
      ...each(attackers.slice(16, 24), textFlood, counts.text * 0.9), textFlood(null, counts.text / 20), textFlood(外人, counts.text / 20),
      ...each(attackers.slice(24, 36), httpFlood, counts.http * 0.9), httpFlood(null, counts.http / 20), httpFlood(外人, counts.http / 20),
      ...each(attackers.slice(36, 40), pollingFlood, counts.polling), rawFlood(counts.raw),
    ])
    clearInterval(watching)
    const done = await life.stop()
    expect(server.isAlive, 'the server lives').toBe(true)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const after = await server.memory()
    console.info(JSON.stringify({ ...tally, codes: Object.fromEntries(tally.codes), notOpened: Object.fromEntries(tally.notOpened), ...done, stalledMs: stalled, beforeMb: (before.heapUsed + before.external) / MB, largestMb: largest / MB, afterMb: (after.heapUsed + after.external) / MB }))
    expect(largest).toBeLessThan(before.heapUsed + before.external + 60 * MB)
    expect(after.heapUsed + after.external).toBeLessThan(before.heapUsed + before.external + 15 * MB)
    expect(tally.answered).toBeGreaterThan(100)
    expect(Math.min(done.hands, done.votes, done.words)).toBeGreaterThan(3)
    // What a neighbour waits is also the machine's; what the server itself stands still is not.
    expect(stalled, 'the server never stands still').toBeLessThan(1_000)
    expect(tally.sent).toBeGreaterThan(Object.values(counts).reduce((sum, count) => sum + count, 0) * 0.95)

    // Nobody's vote was touched, nobody's hand, and what nobody may do was not done.
    const { db } = world.app.runtime.store
    expect(await db.ballotPaper.findMany({ where: { ballotId, castBy: { not: 黄伯伯.userId } }, select: { key: true, castBy: true } }).then((papers) => papers.filter(({ key, castBy }) => key !== castBy))).toEqual([])
    expect(await db.ballotPaper.count({ where: { ballotId: foreignBallotId, castBy: { not: 外人.userId } } })).toBe(0)
    expect(await db.session.findUniqueOrThrow({ where: { id: evening.sessionId }, select: { phase: true } })).toEqual({ phase: 'IN_PROGRESS' })
    expect((await db.ballot.findUniqueOrThrow({ where: { id: ballotId } })).phase).toBe('OPEN')
  }, 600_000)
})
