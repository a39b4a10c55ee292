import { ulid } from 'ulid'
import { PROTOCOL_VERSION } from '../contract/command.ts'
import { atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { after, inParts, within } from './lab/crowd.ts'
import { percentile } from './lab/figures.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import type { BoxCount, ProductReady } from './servers/product.ts'

const VOTING_MS = 10_000
/** the notice before closing that the chair gives; the server's clock is moved over it */
const NOTICE_S = 30

interface Seat { client: RawClient; userId: string; cookie: string }

/**
 * The headline: residents in one session. "Open" on every screen, everybody votes within 10 s, "closed" with the result on
 * every screen; each counted from the chair's press. Beside it plain Socket.IO telling as many the same bytes.
 */
export const hall: Benchmark = {
  name: 'hall',
  title: 'residents in one session: open, vote, result',
  async run({ short }: Options): Promise<Outcome> {
    const people = short ? 200 : 2000
    const rounds = short ? 1 : 3
    const votingMs = short ? 2_000 : VOTING_MS
    const server = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify({ people, items: rounds * 2 })])
    const plain = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
    const { url, slug, sessionId, voters, chairCookie } = server.ready
    const seats: Seat[] = await inParts(voters, 100, async ({ cookie, userId }) => ({ client: await RawClient.connect(url, { cookie }), cookie, userId }))
    const join = { protocol: PROTOCOL_VERSION, community: slug, stream: `session:${sessionId}` }
    const joined = await inParts(seats, 100, ({ client }) => client.ask<{ ok: boolean }>('resync', join))
    const chair = await RawClient.connect(url, { cookie: chairCookie })
    await chair.ask('resync', join)
    const plainSeats = await inParts(voters, 100, () => RawClient.connect(plain.ready.url))
    const bytes = { open: 0, close: 0 }

    const ours = async (): Promise<Sample> => {
      const ballotId = await server.ask<string>('prepareBallot')
      const votes = seats.map(({ client, userId }, index) => client.prepare('command', envelope(slug, 'CastVote', { ballotId, voterId: userId, choices: [index % 3 === 0 ? 'no' : 'yes'] })))
      const before = await server.usage()
      await server.ask('resetDelay')

      const opened = everybodyHears(seats, 'BallotOpened')
      await must(chair, slug, 'OpenBallot', { ballotId, minutes: null })
      const openSeen = await opened

      const acks: number[] = []
      const answers = await Promise.all(seats.map(async ({ client }, index) => {
        await after(Math.random() * votingMs)
        const from = performance.now()
        const answer = await client.send(votes[index]!)
        acks.push(performance.now() - from)
        return answer
      }))

      await must(chair, slug, 'ScheduleClosing', { ballotId, seconds: NOTICE_S })
      const closed = everybodyHears(seats, 'BallotTallied')
      await server.ask('letPass', NOTICE_S * 1000)
      await must(chair, slug, 'CloseBallot', { ballotId })
      const closeSeen = await closed

      const usage = await server.usage()
      const box = await server.ask<BoxCount>('count', ballotId)
      await server.ask('conclude', true)
      bytes.open = openSeen.bytes
      bytes.close = closeSeen.bytes
      return {
        figures: {
          'open→seen p50 ms': percentile(openSeen.delays, 0.5), 'open→seen p99 ms': percentile(openSeen.delays, 0.99),
          'vote→durable ack p50 ms': percentile(acks, 0.5), 'vote→durable ack p99 ms': percentile(acks, 0.99),
          'close→seen p50 ms': percentile(closeSeen.delays, 0.5), 'close→seen p99 ms': percentile(closeSeen.delays, 0.99),
          'event loop delay p99 ms': await server.ask<number>('delayP99'), 'server CPU ms': usage.cpuMs - before.cpuMs, 'server RSS MiB': usage.rssBytes / 2 ** 20,
          'event bytes': openSeen.bytes,
        },
        checks: {
          'everybody saw it open': openSeen.delays.length === people, 'everybody saw the result': closeSeen.delays.length === people,
          'every vote acknowledged': answers.every((answer) => answer.startsWith('[{"ok":true')),
          'none lost, none doubled': box.papers === people && box.voted === people,
          'the count is what was said': box.yes === people - Math.ceil(people / 3),
        },
      }
    }

    const plainly = async (): Promise<Sample> => {
      const open = await told(plain, plainSeats, bytes.open)
      const close = await told(plain, plainSeats, bytes.close)
      return { figures: { 'open→seen p50 ms': percentile(open, 0.5), 'open→seen p99 ms': percentile(open, 0.99), 'close→seen p99 ms': percentile(close, 0.99) } }
    }

    const measured = await interleave({ ours, 'plain Socket.IO': plainly }, rounds)
    for (const client of [...seats.map((seat) => seat.client), ...plainSeats, chair]) client.close()
    await Promise.all([server.stop(), plain.stop()])
    const of = (figure: string) => measured.figures['ours']![figure]!.median
    return {
      ...measured,
      ratios: {
        'open→seen p99, ours / plain broadcast': measured.ratio('open→seen p99 ms', 'ours', 'plain Socket.IO'),
        'close→seen p99, ours / plain broadcast': measured.ratio('close→seen p99 ms', 'ours', 'plain Socket.IO'),
      },
      checks: { ...measured.checks, 'everybody joined': joined.every((answer) => answer.ok) },
      bars: [
        atMost('open→seen p99 ms', of('open→seen p99 ms'), 300),
        atMost('vote→durable ack p99 ms', of('vote→durable ack p99 ms'), 250),
        atMost('close→seen p99 ms', of('close→seen p99 ms'), 300),
      ],
    }
  },
}

const envelope = (community: string, name: string, input: unknown) => ({ protocol: PROTOCOL_VERSION, commandId: ulid(), community, name, input })

async function must(client: RawClient, community: string, name: string, input: unknown): Promise<void> {
  const answer = await client.ask<{ ok: boolean; code?: string }>('command', envelope(community, name, input))
  if (!answer.ok) throw new Error(`${name}: ${answer.code ?? ''}`)
}

/** The delays in ms, from now, after which each seat has heard an event of this type. */
function everybodyHears(seats: readonly Seat[], type: string): Promise<{ delays: number[]; bytes: number }> {
  const delays: number[] = []
  const sign = Buffer.from(`"type":"${type}"`)
  let bytes = 0
  const from = performance.now()
  const all = new Promise<void>((resolve) => {
    for (const { client } of seats) {
      client.onEvent = (payload) => {
        if (!payload.includes(sign)) return
        client.onEvent = () => undefined
        bytes = payload.length
        delays.push(performance.now() - from)
        if (delays.length === seats.length) resolve()
      }
    }
  })
  return within(30_000, all, () => `only ${delays.length} of ${seats.length} heard ${type}`).then(() => ({ delays, bytes }))
}

/** The delays in ms after which each of them has heard plain Socket.IO tell so many bytes. */
async function told(server: Measured<unknown>, clients: readonly RawClient[], bytes: number): Promise<number[]> {
  const delays: number[] = []
  const all = new Promise<void>((resolve) => {
    for (const client of clients) client.onEvent = () => { delays.push(performance.now() - from); if (delays.length === clients.length) resolve() }
  })
  const from = performance.now()
  await server.ask('tell', { event: 'events', value: 'x'.repeat(Math.max(0, bytes - 13)) })
  await within(30_000, all, () => `only ${delays.length} of ${clients.length} heard plain Socket.IO`)
  return delays
}
