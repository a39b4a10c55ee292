import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ulid } from 'ulid'
import { PROTOCOL_VERSION } from '../contract/command.ts'
import { cpuMark, cpuSince, percentile, round, type BenchResult } from './figures.ts'
import { RawClient } from './raw-client.ts'
import type { HallReady } from './hall-server.ts'

const VOTING_MS = 10_000

/**
 * The headline: residents in one session. "Open" on every screen, everybody votes within 10 s, "closed" with the result on
 * every screen. Beside it plain Socket.IO broadcasting the same bytes to as many connections.
 */
export async function hall({ short }: { short: boolean }): Promise<BenchResult> {
  const people = short ? 400 : 2000
  const server = fork(fileURLToPath(new URL('./hall-server.ts', import.meta.url)), [String(people + 1)], { execArgv: ['--import', 'tsx'] })
  const ready = await said<HallReady>(server)
  const ask = <Answer>(question: string) => { const answer = said<Answer>(server); server.send({ ask: question }); return answer }
  const stream = `session:${ready.sessionId}`

  const seats = await inParts(ready.voters.slice(0, people), 100, async ({ cookie, userId }) => {
    const client = await RawClient.connect(ready.url, cookie)
    const answer = await client.ask<{ ok: boolean }>('resync', { protocol: PROTOCOL_VERSION, community: ready.slug, stream })
    return { client, userId, joined: answer.ok }
  })
  const chair = await RawClient.connect(ready.url, ready.chairCookie)
  await chair.ask('resync', { protocol: PROTOCOL_VERSION, community: ready.slug, stream })
  const command = (client: RawClient, name: string, input: unknown) =>
    client.ask<{ ok: boolean; code?: string; data?: { receipt?: string } }>('command', { protocol: PROTOCOL_VERSION, commandId: ulid(), community: ready.slug, name, input })

  /** Resolves when every seat has heard an event of this type; answers the delays in ms from now. */
  function everybodyHears(type: string): { from: number; heard: Promise<number[]>; bytes: () => number } {
    const delays: number[] = []
    let bytes = 0
    const from = performance.now()
    const heard = new Promise<number[]>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`only ${delays.length} of ${people} heard ${type}`)), 30_000)
      for (const { client } of seats) {
        client.onEvent = (frame) => {
          if (!frame.includes(`"type":"${type}"`)) return
          client.onEvent = () => undefined
          bytes = frame.length
          delays.push(performance.now() - from)
          if (delays.length === people) { clearTimeout(timer); resolve(delays) }
        }
      }
    })
    return { from, heard, bytes: () => bytes }
  }

  const mark = cpuMark()
  const before = await ask<{ cpuMs: number }>('usage')
  const opening = everybodyHears('BallotOpened')
  const opened = await command(chair, 'OpenBallot', { ballotId: ready.ballotId, minutes: null })
  if (!opened.ok) throw new Error(`the ballot did not open: ${opened.code ?? ''}`)
  const openSeen = await opening.heard

  const acks: number[] = []
  let refused = 0
  await Promise.all(seats.map(async ({ client, userId }, index) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * VOTING_MS))
    const from = performance.now()
    const answer = await command(client, 'CastVote', { ballotId: ready.ballotId, voterId: userId, choices: [index % 3 === 0 ? 'no' : 'yes'] })
    if (answer.ok) acks.push(performance.now() - from)
    else refused++
  }))

  await command(chair, 'ScheduleClosing', { ballotId: ready.ballotId, seconds: 1 })
  const closing = everybodyHears('BallotClosed')
  const closingFrom = performance.now()
  // The chair presses again until the second of warning is over.
  for (let tries = 0; tries < 40; tries++) {
    const answer = await command(chair, 'CloseBallot', { ballotId: ready.ballotId })
    if (answer.ok) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const closeSeenRaw = await closing.heard
  // From the first screen that showed it: what the last one waited.
  const firstSeen = Math.min(...closeSeenRaw)
  const closeSeen = closeSeenRaw.map((delay) => delay - firstSeen)
  const generatorCpu = cpuSince(mark)
  const counted = await ask<{ papers: number; voted: number }>('count')
  const after = await ask<{ cpuMs: number; rssMb: number }>('usage')
  const openBytes = opening.bytes()
  for (const { client } of seats) client.close()
  chair.close()
  server.send({ ask: 'end' })
  const plain = await plainBroadcast(people, openBytes)

  const figures = {
    people,
    'open→seen p50 ms': round(percentile(openSeen, 0.5)), 'open→seen p99 ms': round(percentile(openSeen, 0.99)),
    'vote→durable ack p50 ms': round(percentile(acks, 0.5)), 'vote→durable ack p99 ms': round(percentile(acks, 0.99)),
    'close→seen p99 ms': round(percentile(closeSeen, 0.99)), 'closing took ms': round(firstSeen - (closingFrom - closing.from)),
    'plain broadcast p99 ms': round(plain), 'server CPU ms': round(after.cpuMs - before.cpuMs, 0), 'server RSS MiB': round(after.rssMb, 0),
    'generator share of a core': round(generatorCpu, 2), 'event bytes': openBytes,
  }
  const lost = people - counted.papers
  return {
    name: 'hall',
    figures,
    ratios: { 'open→seen / plain broadcast': round(percentile(openSeen, 0.99) / plain, 2) },
    bar: 'open→seen p99 ≤ 300 ms, vote→durable ack p99 ≤ 250 ms, close→seen p99 ≤ 300 ms, 0 lost, 0 doubled',
    met: percentile(openSeen, 0.99) <= 300 && percentile(acks, 0.99) <= 250 && percentile(closeSeen, 0.99) <= 300 && lost === 0,
    checks: {
      'everybody joined': seats.every(({ joined }) => joined),
      'every vote acknowledged': refused === 0 && acks.length === people,
      'one paper for each': counted.papers === people && counted.voted === people,
      'generator below 80 % of its core': generatorCpu < 0.8,
    },
  }
}

/** p99 of plain Socket.IO telling as many connections as many bytes, in a process of its own. */
async function plainBroadcast(people: number, bytes: number): Promise<number> {
  const server = fork(fileURLToPath(new URL('./plain-server.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  const { url } = await said<{ url: string }>(server)
  const clients = await inParts(Array.from({ length: people }), 100, () => RawClient.connect(url, null))
  const rounds: number[] = []
  for (let round_ = 0; round_ < 3; round_++) {
    const delays: number[] = []
    const from = performance.now()
    const heard = new Promise<void>((resolve) => {
      for (const client of clients) client.onEvent = () => { delays.push(performance.now() - from); if (delays.length === people) resolve() }
    })
    server.send({ bytes })
    await heard
    rounds.push(percentile(delays, 0.99))
  }
  for (const client of clients) client.close()
  server.kill()
  return percentile(rounds, 0.5)
}

function said<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as Value))
    child.once('exit', (code) => reject(new Error(`a measured server ended with ${code}`)))
  })
}

async function inParts<Item, Result>(items: readonly Item[], size: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += size) results.push(...await Promise.all(items.slice(from, from + size).map(work)))
  return results
}
