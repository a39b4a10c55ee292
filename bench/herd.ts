import { PROTOCOL_VERSION } from '../contract/command.ts'
import type { ResyncAnswer } from '../contract/live.ts'
import { atLeast, atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { after, within } from './lab/crowd.ts'
import { cpuMark, cpuSince, percentile } from './lab/figures.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import { realClient } from './lab/real-client.ts'
import type { ProductReady } from './servers/product.ts'

/** The network is back: everybody reconnects in the same moment and wants the room as it is. Plain Socket.IO answers the same bytes. */
export const herd: Benchmark = {
  name: 'herd',
  title: 'everybody reconnects at once',
  async run({ short }: Options): Promise<Outcome> {
    const people = short ? 150 : 2000
    const ours = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify({ people, items: 8 })])
    const plain = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
    await ours.ask('prepareBallot')
    const { url, slug, sessionId, voters, chairCookie } = ours.ready
    const request = { protocol: PROTOCOL_VERSION, community: slug, stream: `session:${sessionId}` as const }

    // What everybody must be answered, as a real client gets it; the peer answers the same.
    const chair = await realClient(url, chairCookie)
    const truth = await chair.emitWithAck('resync', request)
    if (!truth.ok) throw new Error(truth.code)
    chair.disconnect()
    await plain.ask('snapshot', truth)
    const sign = `"seq":${truth.seq}`

    const oursTurn = () => reconnect(ours, people, sign, async (index) => {
      const client = await RawClient.connect(url, { cookie: voters[index]!.cookie })
      return { client, answer: await client.send(client.prepare('resync', request)) }
    }, async () => {
      const person = await realClient(url, voters[0]!.cookie)
      const answer = await person.emitWithAck('resync', request)
      person.disconnect()
      return answer.ok && isWhole(answer, truth)
    })
    const plainTurn = () => reconnect(plain, people, sign, async () => {
      const client = await RawClient.connect(plain.ready.url)
      return { client, answer: await client.send(client.prepare('resync', request)) }
    }, async () => {
      const person = await realClient(plain.ready.url)
      const answer = await person.emitWithAck('resync', request)
      person.disconnect()
      return answer.ok && isWhole(answer, truth)
    })

    const measured = await interleave({ ours: oursTurn, 'plain Socket.IO': plainTurn }, short ? 1 : 3)
    await Promise.all([ours.stop(), plain.stop()])
    const rate = measured.ratio('joined a second', 'ours', 'plain Socket.IO')
    return {
      ...measured,
      ratios: { 'joined a second, ours / plain Socket.IO': rate, 'server CPU per join, ours / plain Socket.IO': measured.ratio('server CPU µs per join', 'ours', 'plain Socket.IO') },
      bars: [
        atLeast('joined a second, ours / plain Socket.IO', rate.median, 0.7),
        atMost('event loop delay p99 ms', measured.figures['ours']!['event loop delay p99 ms']!.median, 250),
        atMost('failures', measured.figures['ours']!['failures']!.high, 0),
      ],
    }
  },
}

const isWhole = (answer: Extract<ResyncAnswer, { ok: true }>, truth: Extract<ResyncAnswer, { ok: true }>) =>
  answer.seq === truth.seq && Object.keys(answer.snapshot as object).join() === Object.keys(truth.snapshot as object).join()

async function reconnect(
  server: Measured<unknown>, people: number, sign: string,
  join: (index: number) => Promise<{ client: RawClient; answer: string }>, realJoins: () => Promise<boolean>,
): Promise<Sample> {
  const everybody = () => Promise.all(Array.from({ length: people }, async (_, index) => {
    const from = performance.now()
    try {
      const joined = await join(index)
      return { ...joined, ms: performance.now() - from }
    } catch {
      return null
    }
  }))
  // They were here before: the herd comes back, to a server that knows them.
  for (const each of await everybody()) each?.client.close()
  await after(1_000)
  await server.ask('resetDelay')
  const before = await server.usage()
  const mark = cpuMark()
  const from = performance.now()
  const [joined, isRealRight] = await within(60_000, Promise.all([everybody(), realJoins()]), () => 'the herd did not get in')
  const seconds = (performance.now() - from) / 1000
  const share = cpuSince(mark)
  const usage = await server.usage()
  const delay = await server.ask<number>('delayP99')
  const inside = joined.filter((each) => each !== null)
  const sample: Sample = {
    figures: {
      'joined a second': inside.length / seconds, 'server CPU µs per join': (usage.cpuMs - before.cpuMs) * 1000 / people,
      'p50 ms': percentile(inside.map(({ ms }) => ms), 0.5), 'p99 ms': percentile(inside.map(({ ms }) => ms), 0.99),
      'answer bytes': inside[0]?.answer.length ?? 0, 'event loop delay p99 ms': delay, 'failures': people - inside.length, 'generator share of a core': share,
    },
    checks: { 'everybody has the room as it is': inside.every(({ answer }) => answer.includes(sign)), 'so has a real client': isRealRight },
  }
  for (const { client } of inside) client.close()
  await after(300)
  return sample
}
