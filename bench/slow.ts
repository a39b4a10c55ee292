import { PROTOCOL_VERSION } from '../contract/command.ts'
import type { PresenceMessage, StreamName } from '../contract/live.ts'
import { atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { after, inParts, within } from './lab/crowd.ts'
import { cpuMark, cpuSince, percentile } from './lab/figures.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import { realClient } from './lab/real-client.ts'
import type { ProductReady } from './servers/product.ts'

const EVERY_MS = 260
const MB = 1024 * 1024
/** What the slow ones must be told besides the tallies, four times a second: far more than they read. The quick do not hear it. */
const STORY = 'x'.repeat(256 * 1024)
/** accounts that the quick ones share; each slow one has their own */
const OTHERS = 100
/** what may wait for one slow reader at most (server/realtime/slow-readers.ts), and what memory does by itself meanwhile */
const WAITS_MB = 1
const BY_ITSELF_MB = 24

interface Side {
  server: Measured<unknown>
  quick: RawClient[]
  /** counts that a person's real client heard */
  heard: number[]
  tally(count: number): Promise<void>
  flood(seq: number): Promise<void>
  /** a client that listens to the hall and to what floods */
  comeSlow(index: number): Promise<RawClient>
  /** how many of them the server has asked to come back */
  letGoOf?(lazy: number): Promise<number>
  leave(): void
}

/** Everybody hears tallies while one in a hundred reads 1 KB a second: what do the others notice, and what does the server keep? */
export const slow: Benchmark = {
  name: 'slow',
  title: 'one in a hundred reads 1 KB a second',
  async run({ short }: Options): Promise<Outcome> {
    const people = short ? 100 : 2000
    const lazy = people / 100
    const tallies = short ? 4 : 24
    const ours = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify({ people: OTHERS + lazy, items: 1 })])
    const plain = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
    const sides = { ours: await ourSide(ours, people), 'plain Socket.IO': await plainSide(plain, people) }
    const measured = await interleave(Object.fromEntries(Object.entries(sides).flatMap(([name, side]) => [
      [`${name}, all quick`, () => turn(side, tallies, 0)],
      [`${name}, 1 % slow`, () => turn(side, tallies, lazy)],
    ])), short ? 1 : 3)
    for (const side of Object.values(sides)) side.leave()
    await Promise.all([ours.stop(), plain.stop()])

    const delay = measured.ratio('p99 ms', 'ours, 1 % slow', 'ours, all quick')
    const growth = measured.figures['ours, 1 % slow']!['RSS growth MB']!
    return {
      ...measured,
      ratios: {
        'p99 of the quick, ours: with slow ones / without': delay,
        'p99 of the quick, plain Socket.IO: with slow ones / without': measured.ratio('p99 ms', 'plain Socket.IO, 1 % slow', 'plain Socket.IO, all quick'),
        'p99 of the quick with slow ones, ours / plain Socket.IO': measured.ratio('p99 ms', 'ours, 1 % slow', 'plain Socket.IO, 1 % slow'),
      },
      bars: [
        atMost('p99 of the quick, ours: with slow ones / without', delay.median, 1.2),
        atMost(`RSS growth MB with ${lazy} slow ones (${WAITS_MB} each and ${BY_ITSELF_MB})`, growth.high, lazy * WAITS_MB + BY_ITSELF_MB),
      ],
    }
  },
}

async function turn({ server, quick, heard, tally, flood, comeSlow, letGoOf }: Side, tallies: number, lazy: number): Promise<Sample> {
  let isOver = false
  const slowOnes = new Map<number, RawClient>()
  const come = async (index: number): Promise<void> => {
    const client = await comeSlow(index)
    if (isOver) { client.close(); return }
    slowOnes.set(index, client)
    // Who was cut comes back, as a phone does.
    client.onClose = () => { setTimeout(() => { if (!isOver) void come(index).catch(() => undefined) }, 1_000) }
    client.readSlowly()
  }
  await Promise.all(Array.from({ length: lazy }, (_, index) => come(index)))
  const rss = await server.settledRss()
  // What the kernel keeps for a line is filled first: only then is a slow reader one for the server.
  let seq = 0
  const fill = async () => { if (lazy > 0) await flood(++seq) }
  for (let times = 0; times < 32 && lazy > 0; times++) { await fill(); await after(20) }

  const delays: number[] = []
  let from = 0
  let expected = 0
  let done: () => void = () => undefined
  for (const client of quick) client.onEvent = () => { delays.push(performance.now() - from); if (delays.length === expected) done() }
  heard.length = 0
  const before = await server.usage()
  const mark = cpuMark()
  let isComplete = true
  for (let count = 1; count <= tallies; count++) {
    await fill()
    expected = count * quick.length
    const all = new Promise<void>((resolve) => { done = resolve })
    from = performance.now()
    await tally(count)
    await within(5_000, all, () => 'not all heard it').catch(() => { isComplete = false })
    await after(Math.max(0, EVERY_MS - (performance.now() - from)))
  }
  const usage = await server.usage()
  const share = cpuSince(mark)
  const growth = (await server.settledRss() - rss) / MB
  const letGo = lazy > 0 ? await letGoOf?.(lazy) : undefined
  isOver = true
  for (const client of slowOnes.values()) client.close()
  await after(300)
  return {
    figures: {
      'p50 ms': percentile(delays, 0.5), 'p99 ms': percentile(delays, 0.99), 'server CPU µs per delivery': (usage.cpuMs - before.cpuMs) * 1000 / (tallies * quick.length),
      ...(lazy > 0 && { 'RSS growth MB': growth, ...(letGo !== undefined && { 'slow ones let go of': letGo }) }), 'generator share of a core': share,
    },
    checks: {
      '100 % delivered to the quick': isComplete && delays.length === tallies * quick.length,
      'the real client heard each once, in order': heard.join() === Array.from({ length: tallies }, (_, index) => index + 1).join(),
    },
  }
}

/** the count that the vote queue would tell */
const turnout = (voters: number) => ({ voters, heads: voters, area: 0, tally: null })

async function ourSide(server: Measured<ProductReady>, people: number): Promise<Side> {
  const { url, slug, sessionId, voters, chairCookie } = server.ready
  const ballotId = await server.ask<string>('prepareBallot')
  await server.ask('openBallot', ballotId)
  const joining = (stream: StreamName) => ({ protocol: PROTOCOL_VERSION, community: slug, stream })
  const heard: number[] = []
  const chair = await realClient(url, chairCookie)
  chair.on('presence', ({ key, value }: PresenceMessage) => { if (key.startsWith('turnout')) heard.push((value as { voters: number }).voters) })
  await chair.emitWithAck('resync', joining(`session:${sessionId}`))
  const come = async (index: number, streams: readonly StreamName[]) => {
    const client = await RawClient.connect(url, { cookie: voters[index]!.cookie })
    for (const stream of streams) {
      const answer = await client.ask<{ ok: boolean; code?: string }>('resync', joining(stream))
      if (!answer.ok) throw new Error(`not let in: ${answer.code ?? ''}`)
    }
    return client
  }
  const quick = await inParts(Array.from({ length: people }), 100, (_, index) => come(index % OTHERS, [`session:${sessionId}`]))
  return {
    server, quick, heard,
    tally: (count) => server.ask('tell', { key: `turnout:${sessionId}`, value: turnout(count) }),
    flood: (seq) => server.ask('tellOfBallot', { ballotId, seq, story: STORY }),
    letGoOf: (lazy) => server.ask('gone', voters.slice(OTHERS, OTHERS + lazy).map(({ userId }) => userId)),
    comeSlow: (index) => come(OTHERS + index, [`session:${sessionId}`, `ballot:${ballotId}`]),
    leave() { chair.disconnect(); for (const client of quick) client.close() },
  }
}

async function plainSide(server: Measured<{ url: string }>, people: number): Promise<Side> {
  const { url } = server.ready
  const heard: number[] = []
  const person = await realClient(url)
  person.on('presence', ({ value }: PresenceMessage) => heard.push((value as { voters: number }).voters))
  const quick = await inParts(Array.from({ length: people }), 100, () => RawClient.connect(url))
  const stream: StreamName = 'session:01J00000000000000000000000'
  return {
    server, quick, heard,
    tally: (count) => server.ask('tell', { event: 'presence', value: { stream, key: `turnout:${stream.slice(8)}`, seq: count, now: Date.now(), value: turnout(count) } satisfies PresenceMessage }),
    flood: (seq) => server.ask('tell', { room: 'flood', event: 'events', value: { stream, seq, now: Date.now(), events: [{ seq, at: Date.now(), event: { type: 'Said', story: STORY } }] } }),
    async comeSlow() {
      const client = await RawClient.connect(url)
      await client.ask('listen', 'flood')
      return client
    },
    leave() { person.disconnect(); for (const client of quick) client.close() },
  }
}
