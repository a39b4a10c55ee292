import { ulid } from 'ulid'
import { PROTOCOL_VERSION } from '../contract/command.ts'
import { scratchDatabase } from '../server/store/scratch.ts'
import { atLeast, atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { inParts, within } from './lab/crowd.ts'
import { cpuMark, cpuSince, percentile } from './lab/figures.ts'
import { interleave, together, type Interleaved, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { RawClient } from './lab/raw-client.ts'
import { realClient } from './lab/real-client.ts'
import type { BoxCount, ProductReady } from './servers/product.ts'
import type { GrowthReady, VoteCost } from './servers/growing-ballot.ts'

/** Each voter votes, and then changes the vote: so many bursts to a turn. */
const BURSTS = 4

/**
 * A burst of voters: durable acknowledged votes beside the same queue with one vote to a transaction, and beside plain
 * Socket.IO acknowledging the same bytes and storing nothing. And what a vote costs when many are in the box already.
 */
export const votes: Benchmark = {
  name: 'votes',
  title: 'a burst of votes, each acknowledged when it is durable',
  async run({ short, postgresUrl }: Options): Promise<Outcome> {
    const parts: Record<string, Interleaved> = {}
    const ratios: Outcome['ratios'] = {}
    const bars: Outcome['bars'] = []
    for (const [words, base] of [['SQLite', null], ...(postgresUrl ? [['PostgreSQL', postgresUrl] as const] : [])] as const) {
      const part = await burst(base, short)
      parts[words] = part
      for (const [peer, least] of [['one to a transaction', 3], ['plain ack', 0.5]] as const) {
        const what = `${words}: votes a second, ours / ${peer}`
        bars.push(atLeast(what, (ratios[what] = part.ratio('votes a second', 'ours', peer)).median, least))
        ratios[`${words}: server CPU per vote, ours / ${peer}`] = part.ratio('server CPU µs per vote', 'ours', peer)
      }
      const grown = await growth(base, short)
      parts[`${words}, in process`] = grown
      const what = `${words}: CPU per vote, ${FULL} in the box / ${FEW} in the box`
      bars.push(atMost(what, (ratios[what] = grown.ratio('CPU µs per vote', `${FULL} in the box`, `${FEW} in the box`)).median, 1.2))
    }
    return { ...together(parts), ratios, bars, notes: postgresUrl ? [] : ['PostgreSQL not measured: neither BENCH_DATABASE_URL nor TEST_DATABASE_URL is set'] }
  },
}

async function burst(postgres: string | null, short: boolean): Promise<Interleaved> {
  const people = short ? 150 : 2000
  const rounds = short ? 1 : 3
  const plain = await startMeasured<{ url: string }>(new URL('./servers/plain.ts', import.meta.url))
  const plainSeats = await inParts(Array.from({ length: people }), 100, () => RawClient.connect(plain.ready.url))
  const open = async (most: number | null) => {
    const database = postgres === null ? null : await scratchDatabase(postgres)
    const given = { people, items: rounds + 3, ...(database && { databaseUrl: database.url }), ...(most !== null && { votesToATransaction: most }) }
    const server = await startMeasured<ProductReady>(new URL('./servers/product.ts', import.meta.url), [JSON.stringify(given)])
    const seats = await inParts(server.ready.voters, 100, ({ cookie }) => RawClient.connect(server.ready.url, { cookie }))
    return { server, seats, database }
  }
  const ours = await open(null)
  const single = await open(1)
  const measured = await interleave({
    ours: () => voting(ours.server, ours.seats),
    'one to a transaction': () => voting(single.server, single.seats),
    'plain ack': () => acknowledging(plain, plainSeats),
  }, rounds)
  for (const client of [...plainSeats, ...ours.seats, ...single.seats]) client.close()
  await plain.stop()
  for (const { server, database } of [ours, single]) { await server.stop(); await database?.drop() }
  return measured
}

async function voting(server: Measured<ProductReady>, seats: readonly RawClient[]): Promise<Sample> {
  const { url, slug, voters } = server.ready
  const ballotId = await server.ask<string>('prepareBallot')
  await server.ask('openBallot', ballotId)
  const said = (burstNumber: number, index: number) => ((burstNumber + index) % 3 === 0 ? 'no' : 'yes')
  const envelope = (burstNumber: number, index: number) => ({
    protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name: 'CastVote',
    input: { ballotId, voterId: voters[index]!.userId, choices: [said(burstNumber, index)] },
  })
  const sample = await bursts(server, seats, envelope)
  // One of them looks again with a real client: voting the same once more is one paper still, and says so.
  const person = await realClient(url, voters[0]!.cookie)
  const again = await person.emitWithAck('command', envelope(BURSTS - 1, 0))
  person.disconnect()
  const box = await server.ask<BoxCount>('count', ballotId)
  await server.ask('closeBallot', ballotId)
  await server.ask('conclude', true)
  return {
    figures: sample.figures,
    checks: {
      'every vote acknowledged': sample.answers.every((answer) => answer.startsWith('[{"ok":true')),
      'one paper for each': box.papers === seats.length && box.voted === seats.length,
      'the last vote counts': box.yes === seats.filter((_, index) => said(BURSTS - 1, index) === 'yes').length,
      'the receipt is the same and the revision counts on': again.ok && (again.data as { revision: number }).revision === BURSTS + 1
        && sample.answers[0]!.includes((again.data as { receipt: string }).receipt),
    },
  }
}

async function acknowledging(server: Measured<{ url: string }>, seats: readonly RawClient[]): Promise<Sample> {
  const { figures, answers } = await bursts(server, seats, () => ({
    protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'hall', name: 'CastVote', input: { ballotId: ulid(), voterId: ulid(), choices: ['yes'] },
  }))
  return { figures, checks: { 'every vote acknowledged': answers.every((answer) => answer.startsWith('[{"ok":true')) } }
}

async function bursts(server: Measured<unknown>, seats: readonly RawClient[], envelope: (burst: number, index: number) => unknown): Promise<Sample & { answers: string[] }> {
  const acks: number[] = []
  const answers: string[] = []
  const shares: number[] = []
  let seconds = 0
  let cpuMs = 0
  for (let number = 0; number < BURSTS; number++) {
    const frames = seats.map((client, index) => client.prepare('command', envelope(number, index)))
    const before = await server.usage()
    const mark = cpuMark()
    const from = performance.now()
    const all = Promise.all(seats.map(async (client, index) => {
      const answer = await client.send(frames[index]!)
      acks.push(performance.now() - from)
      answers.push(answer)
    }))
    await within(60_000, all, () => `only ${acks.length} votes were answered`)
    seconds += (performance.now() - from) / 1000
    shares.push(cpuSince(mark))
    cpuMs += (await server.usage()).cpuMs - before.cpuMs
  }
  return {
    answers,
    figures: {
      'votes a second': answers.length / seconds, 'server CPU µs per vote': cpuMs * 1000 / answers.length,
      'ack p50 ms': percentile(acks, 0.5), 'ack p99 ms': percentile(acks, 0.99), 'generator share of a core': percentile(shares, 0.5),
    },
  }
}

const FEW = 100
const FULL = 10_000

/** The same thousand votes into a ballot with a hundred papers and into one with ten thousand, in turn. */
async function growth(postgres: string | null, short: boolean): Promise<Interleaved> {
  const many = short ? 1_000 : FULL
  const rounds = short ? 1 : 3
  const votesATurn = short ? 100 : 1_000
  const database = postgres === null ? null : await scratchDatabase(postgres)
  const server = await startMeasured<GrowthReady>(new URL('./servers/growing-ballot.ts', import.meta.url), [JSON.stringify({
    people: many + votesATurn * rounds, ballots: rounds + 1, ...(database && { databaseUrl: database.url }),
  })])
  const { ballots } = server.ready
  await server.ask('cast', { ballotId: ballots[0]!, from: 0, count: many })
  let turn = 0
  const cost = async (ballotId: string, from: number): Promise<Sample> => {
    const { cpuMs, counted, lost } = await server.ask<VoteCost>('cast', { ballotId, from, count: votesATurn })
    return { figures: { 'CPU µs per vote': cpuMs * 1000 / votesATurn }, checks: { 'all counted': lost === 0 && counted === from + votesATurn } }
  }
  const measured = await interleave({
    [`${FULL} in the box`]: () => cost(ballots[0]!, many + votesATurn * turn),
    async [`${FEW} in the box`]() {
      const ballotId = ballots[++turn]!
      await server.ask('cast', { ballotId, from: 0, count: FEW })
      return cost(ballotId, FEW)
    },
  }, rounds)
  await server.stop()
  await database?.drop()
  return measured
}
