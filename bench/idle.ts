import { PROTOCOL_VERSION } from '../contract/command.ts'
import { atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { after, inParts } from './lab/crowd.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import type { ProductReady } from './servers/product.ts'

/** How long they sit before they are weighed: what joining left for a while (rate limits, caches) is gone by then. */
const SETTLE_MS = 4_000

/**
 * Memory of one joined, authenticated, idle connection. A first crowd warms the server; what is weighed are the further
 * ones beside them, in a server of its own for each turn, after its garbage is collected.
 */
export const idle: Benchmark = {
  name: 'idle',
  title: 'memory of a connection that only listens',
  async run({ short }: Options): Promise<Outcome> {
    const first = short ? 50 : 500
    const further = short ? 100 : 2000
    const ours = async (): Promise<Sample> => {
      const server = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify({ people: first, items: 1 })])
      const { url, slug, sessionId, voters } = server.ready
      const join = { protocol: PROTOCOL_VERSION, community: slug, stream: `session:${sessionId}` }
      return weigh(server, first, further, async (index) => {
        const client = await RawClient.connect(url, { cookie: voters[index % voters.length]!.cookie })
        const answer = await client.ask<{ ok: boolean; audience?: string }>('resync', join)
        if (!answer.ok || answer.audience !== 'member') throw new Error('not let in as a neighbour')
        return client
      })
    }
    const plain = async (): Promise<Sample> => {
      const server = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
      return weigh(server, first, further, () => RawClient.connect(server.ready.url))
    }
    const bare = async (): Promise<Sample> => {
      const server = await startMeasured<{ url: string }>(new URL('./servers/bare.ts', import.meta.url))
      return weigh(server, first, further, () => RawClient.connect(server.ready.url, { speech: 'bare' }))
    }
    const measured = await interleave({ ours, 'plain Socket.IO': plain, 'bare ws': bare }, short ? 1 : 3)
    const toPlain = measured.ratio('RSS KiB per connection', 'ours', 'plain Socket.IO')
    return {
      ...measured,
      ratios: { 'RSS per connection, ours / plain Socket.IO': toPlain, 'RSS per connection, ours / bare ws': measured.ratio('RSS KiB per connection', 'ours', 'bare ws') },
      bars: [atMost('RSS per connection, ours / plain Socket.IO', toPlain.median, 1.3)],
    }
  },
}

async function weigh(server: Measured<unknown>, first: number, further: number, come: (index: number) => Promise<RawClient>): Promise<Sample> {
  let lost = 0
  const arrive = (count: number) => inParts(Array.from({ length: count }), 100, async (_, index) => {
    const client = await come(index)
    client.onClose = () => { lost++ }
    return client
  })
  const people = await arrive(first)
  await after(SETTLE_MS)
  const before = await server.settledRss()
  people.push(...await arrive(further))
  await after(SETTLE_MS)
  const now = await server.settledRss()
  const sample: Sample = {
    figures: { 'RSS KiB per connection': (now - before) / 1024 / further, 'RSS MiB with all': now / 2 ** 20 },
    checks: { 'all still there': lost === 0 },
  }
  for (const client of people) client.close()
  await server.stop()
  return sample
}
