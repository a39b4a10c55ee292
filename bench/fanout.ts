import { PROTOCOL_VERSION } from '../contract/command.ts'
import type { PresenceMessage, StreamName } from '../contract/live.ts'
import { atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { after, inParts, within } from './lab/crowd.ts'
import { cpuMark, cpuSince, percentile } from './lab/figures.ts'
import { interleave, together, type Interleaved, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import { realClient, realWebSocket } from './lab/real-client.ts'
import type { ProductReady } from './servers/product.ts'

/** as often as the product tells a count at most */
const EVERY_MS = 260
/** crowds larger than this come and go with their turn: three of them at once are more files than a process may open */
const TOGETHER_MOST = 2000

/** the byte that tells `["presence",…` from `["events",…` */
const P_OF_PRESENCE = 'p'.charCodeAt(0)

/** one server with its crowd, and a person's real client that heard these turnouts */
interface Side { server: Measured<unknown>; crowd: RawClient[]; tell(voters: number): Promise<void>; heard: number[]; leave(): void }

/** A tally on every screen: server CPU for each delivery, beside plain Socket.IO and a bare `ws` loop. */
export const fanout: Benchmark = {
  name: 'fanout',
  title: 'a tally on every screen',
  async run({ short }: Options): Promise<Outcome> {
    const sizes = short ? [100] : [500, 2000, 8000]
    const ours = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify({ people: short ? 50 : 500, items: 1 })])
    const plain = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
    const bare = await startMeasured<{ url: string }>(new URL('./servers/bare.ts', import.meta.url))
    const parts: Record<string, Interleaved> = {}
    const sides: Record<string, Side> = { ours: await ourSide(ours), 'plain Socket.IO': await plainSide(plain), 'bare ws': await bareSide(bare) }
    for (const size of sizes) {
      const tallies = short ? 3 : size > TOGETHER_MOST ? 6 : 10
      const measured = Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, async () => {
        await grow(side, size)
        const sample = await turn(side, tallies)
        if (size > TOGETHER_MOST) for (const client of side.crowd.splice(TOGETHER_MOST)) client.close()
        return sample
      }]))
      parts[`${size} people`] = await interleave(measured, short ? 1 : 3)
    }
    for (const { leave } of Object.values(sides)) leave()
    await Promise.all([ours, plain, bare].map((server) => server.stop()))

    const ratios: Outcome['ratios'] = {}
    const bars: Outcome['bars'] = []
    for (const [words, part] of Object.entries(parts)) {
      for (const [peer, most] of [['plain Socket.IO', 1.1], ['bare ws', 2]] as const) {
        const what = `${words}: CPU per delivery, ours / ${peer}`
        bars.push(atMost(what, (ratios[what] = part.ratio('server CPU µs per delivery', 'ours', peer)).median, most))
      }
    }
    return { ...together(parts), ratios, bars }
  },
}

async function turn({ server, crowd, tell, heard }: Side, tallies: number): Promise<Sample> {
  const delays: number[] = []
  let from = 0
  let expected = 0
  let done: () => void = () => undefined
  // Every few seconds the product also says that its line is alive: that is no tally.
  for (const client of crowd) client.onEvent = (payload) => { if (payload[2] !== P_OF_PRESENCE) return; delays.push(performance.now() - from); if (delays.length === expected) done() }
  heard.length = 0
  const before = await server.usage()
  const mark = cpuMark()
  let isComplete = true
  for (let tally = 1; tally <= tallies; tally++) {
    expected = tally * crowd.length
    const all = new Promise<void>((resolve) => { done = resolve })
    from = performance.now()
    await tell(tally)
    await within(5_000, all, () => 'not all heard it').catch(() => { isComplete = false })
    // The person's own client comes last, when this process has read what the raw ones were sent.
    for (const late = performance.now() + 5_000; heard.length < tally && performance.now() < late;) await after(1)
    await after(Math.max(0, EVERY_MS - (performance.now() - from)))
  }
  const usage = await server.usage()
  return {
    figures: {
      'server CPU µs per delivery': (usage.cpuMs - before.cpuMs) * 1000 / (tallies * crowd.length),
      'p50 ms': percentile(delays, 0.5), 'p99 ms': percentile(delays, 0.99), 'generator share of a core': cpuSince(mark),
    },
    checks: {
      '100 % delivered': isComplete && delays.length === tallies * crowd.length,
      'the real client heard each once, in order': heard.join() === Array.from({ length: tallies }, (_, index) => index + 1).join(),
    },
  }
}

const growing = new WeakMap<Side, (index: number) => Promise<RawClient>>()
async function grow(side: Side, size: number): Promise<void> {
  side.crowd.push(...await inParts(Array.from({ length: size - side.crowd.length }), 100, (_, index) => growing.get(side)!(index)))
}

/** the count that the vote queue would tell */
const turnout = (voters: number) => ({ voters, heads: voters, area: 0, tally: null })

async function ourSide(server: Measured<ProductReady>): Promise<Side> {
  const { url, slug, sessionId, voters, chairCookie } = server.ready
  const join = { protocol: PROTOCOL_VERSION, community: slug, stream: `session:${sessionId}` }
  const heard: number[] = []
  const chair = await realClient(url, chairCookie)
  chair.on('presence', ({ key, value }: PresenceMessage) => { if (key.startsWith('turnout')) heard.push((value as { voters: number }).voters) })
  await chair.emitWithAck('resync', join)
  const side: Side = {
    server, crowd: [], heard,
    tell: (count) => server.ask('tell', { key: `turnout:${sessionId}`, value: turnout(count) }),
    leave() { chair.disconnect(); for (const client of side.crowd) client.close() },
  }
  growing.set(side, async (index) => {
    const client = await RawClient.connect(url, { cookie: voters[index % voters.length]!.cookie })
    const answer = await client.ask<{ ok: boolean; code?: string }>('resync', join)
    if (!answer.ok) throw new Error(`not let in: ${answer.code ?? ''}`)
    return client
  })
  return side
}

/** The message that the product sends, byte for byte but for its numbers. */
function sameMessage() {
  let seq = 0
  const stream: StreamName = 'session:01J00000000000000000000000'
  return (count: number) => ({ event: 'presence', value: { stream, key: `turnout:${stream.slice(8)}`, seq: ++seq, now: Date.now(), value: turnout(count) } satisfies PresenceMessage })
}

async function plainSide(server: Measured<{ url: string }>): Promise<Side> {
  const { url } = server.ready
  const heard: number[] = []
  const person = await realClient(url)
  person.on('presence', ({ value }: PresenceMessage) => heard.push((value as { voters: number }).voters))
  const message = sameMessage()
  const side: Side = { server, crowd: [], heard, tell: (count) => server.ask('tell', message(count)), leave() { person.disconnect(); for (const client of side.crowd) client.close() } }
  growing.set(side, () => RawClient.connect(url))
  return side
}

async function bareSide(server: Measured<{ url: string }>): Promise<Side> {
  const { url } = server.ready
  const heard: number[] = []
  const person = await realWebSocket(url)
  person.on('message', (data: Buffer) => heard.push((JSON.parse(data.toString('utf8')) as [string, { value: { voters: number } }])[1].value.voters))
  const message = sameMessage()
  const side: Side = { server, crowd: [], heard, tell: (count) => server.ask('tell', message(count)), leave() { person.close(); for (const client of side.crowd) client.close() } }
  growing.set(side, () => RawClient.connect(url, { speech: 'bare' }))
  return side
}
