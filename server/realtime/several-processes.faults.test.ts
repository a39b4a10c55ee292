import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { VoteAck } from '../ballots/vote-queue.ts'
import { latestSeqs } from '../store/events.ts'
import { openPoll, startEvening, type Evening } from '../testing/evening.ts'
import { chance, lasting, often, ServerProcess } from '../testing/faults.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { Listener } from '../testing/listener.ts'
import { TcpProxy } from '../testing/tcp-proxy.ts'

const redisProgram = 'redis-server'
const hasRedis = spawnSync(redisProgram, ['--version']).status === 0
const form = often({ neighbours: 24, wellMs: 3_000, pausedMs: 10_000, deadMs: 8_000 }, { neighbours: 12, wellMs: 1_500, pausedMs: 4_000, deadMs: 3_000 })
const dice = chance('two processes')

/** A Redis of the test's own, to be paused and killed. */
class Redis {
  readonly #folder = mkdtempSync(join(tmpdir(), 'linli-redis-'))
  #process: ChildProcess | null = null
  port = 0

  async start(): Promise<void> {
    if (this.port === 0) {
      const probe = createServer().listen(0, '127.0.0.1')
      await once(probe, 'listening')
      this.port = (probe.address() as AddressInfo).port
      await new Promise((resolve) => probe.close(resolve))
    }
    this.#process = spawn(redisProgram, ['--bind', '127.0.0.1', '--port', String(this.port), '--save', '', '--appendonly', 'no', '--dir', this.#folder], { stdio: 'ignore' })
    await vi.waitFor(async () => {
      const line = connect(this.port, '127.0.0.1')
      await once(line, 'connect').finally(() => line.destroy())
    }, { timeout: 20_000, interval: 100 })
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void { this.#process?.kill(signal) }

  async kill(): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

type Choice = 'yes' | 'no' | 'abstain'
interface Phone { who: TestPerson; proxy: TcpProxy; listener: Listener; cast: Choice[]; acked: Choice | null; hands: number }

// PostgreSQL is the truth of both processes; on SQLite there is only one.
describe.runIf(hasRedis && process.env['TEST_DATABASE_URL'])('two processes on one database, with Redis between them', () => {
  const redis = new Redis()
  let world: TestWorld
  let evening: Evening
  let ballotId = ''
  let servers: [ServerProcess, ServerProcess]
  let phones: Phone[]
  let isOver = false
  let lives: Promise<void>[] = []

  beforeAll(async () => {
    await redis.start()
    world = await startWorld()
    evening = await startEvening(world, form.neighbours)
    ballotId = (await openPoll(world, evening.committee)).ballotId
    const env = { REDIS_URL: `redis://127.0.0.1:${redis.port}` }
    servers = await Promise.all([ServerProcess.start(world, env), ServerProcess.start(world, env)])
    for (const { url } of servers) await fetch(`${url}/test/clock?at=${world.clock.now()}`)
    phones = await Promise.all(evening.neighbours.map(async (who, index): Promise<Phone> => {
      const proxy = await TcpProxy.open(servers[index % 2]!.port)
      return { who, proxy, listener: new Listener(proxy.url, who, `session:${evening.sessionId}`), cast: [], acked: null, hands: 0 }
    }))
    await vi.waitFor(() => { for (const { listener } of phones) expect(listener.seq).toBeGreaterThan(0) }, { timeout: 60_000, interval: 100 })
    lives = phones.map(goOn)
  }, 180_000)
  afterAll(async () => {
    isOver = true
    for (const { listener, proxy } of phones ?? []) { listener.leave(); await proxy.close() }
    for (const server of servers ?? []) await server.kill()
    await redis.close()
    await world?.close()
  })

  /** Somebody raises a hand and takes it down, everybody changes their vote; whatever breaks, each asks until answered. */
  async function goOn(phone: Phone, index: number): Promise<void> {
    const { listener, who } = phone
    const { sessionId } = evening
    while (!isOver) {
      const choice = dice.pick<Choice>(['yes', 'no', 'abstain'])
      phone.cast.push(choice)
      expect(await listener.command<VoteAck>('CastVote', { ballotId, voterId: who.userId, choices: [choice] })).toMatchObject({ ok: true })
      phone.acked = choice
      if (index < 6) {
        expect(await listener.command('RaiseHand', { sessionId, stance: 'SUPPORT', forUserId: null })).toMatchObject({ ok: true })
        await lasting(dice.below(150))
        expect(await listener.command('LowerHand', { sessionId, userId: null })).toMatchObject({ ok: true })
        phone.hands += 1
      }
      await lasting(100 + dice.below(300))
    }
  }

  const seqNow = async () => (await latestSeqs(world.app.runtime.store.db, [`session:${evening.sessionId}`])).get(`session:${evening.sessionId}`) ?? 0
  /** Everybody, wherever they listen, has come at least as far as the record stood when it was asked. */
  async function everybodyHasWhatHappened(): Promise<void> {
    const seq = await seqNow()
    await vi.waitFor(() => { for (const { listener } of phones) expect(listener.seq).toBeGreaterThanOrEqual(seq) }, { timeout: 30_000, interval: 100 })
  }
  /** How far the record goes on while something is broken: people must not notice. */
  async function goesOn(ms: number): Promise<void> {
    const before = await seqNow()
    await lasting(ms)
    await vi.waitFor(async () => expect(await seqNow()).toBeGreaterThan(before), { timeout: 20_000, interval: 200 })
  }

  it('with both well, what happens at one is heard at the other', async () => {
    await goesOn(form.wellMs)
    await everybodyHasWhatHappened()
  })

  it('Redis says nothing for a while: commands are answered, and nobody misses an event', async () => {
    redis.signal('SIGSTOP')
    await goesOn(form.pausedMs)
    // Not even while it says nothing: the heartbeat reads the database.
    await everybodyHasWhatHappened()
    redis.signal('SIGCONT')
    await everybodyHasWhatHappened()
  })

  it('Redis is killed, and comes back empty: nobody notices', async () => {
    await redis.kill()
    await goesOn(form.deadMs)
    await everybodyHasWhatHappened()
    await redis.start()
    await goesOn(form.wellMs)
    await everybodyHasWhatHappened()
  })

  it('one of the two is killed: its people come back at the other, with every event, and every vote counts once', async () => {
    await servers[0].kill()
    for (const { proxy } of phones.filter((_, index) => index % 2 === 0)) {
      proxy.cut()
      proxy.mend(servers[1].port)
    }
    await goesOn(form.wellMs)
    await everybodyHasWhatHappened()
    isOver = true
    await Promise.all(lives)
    await everybodyHasWhatHappened()
    expect(new Set(phones.map(({ listener }) => listener.seq))).toEqual(new Set([await seqNow()]))

    const papers = await world.app.runtime.store.db.ballotPaper.findMany({ where: { ballotId } })
    expect(papers).toHaveLength(phones.length)
    for (const { who, acked } of phones) expect(papers.filter(({ key }) => key === who.userId).map(({ choices }) => choices), 'the last acknowledged vote').toEqual([acked])
    console.info(`${phones.reduce((sum, { cast }) => sum + cast.length, 0)} votes, ${phones.reduce((sum, { hands }) => sum + hands, 0)} hands, ${await seqNow()} events`)
  })
})
