import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestWorld } from './harness.ts'

/** `FAULTS=short`: the same faults, fewer of them (what .ci/run takes). */
const isShort = process.env['FAULTS'] === 'short'
export const often = <T>(full: T, short: T): T => (isShort ? short : full)

/** Chance that can be had again: the seed of a failed run goes into FAULTS_SEED. */
export function chance(what: string): { next(): number; below(limit: number): number; pick<T>(from: readonly T[]): T; bytes(length: number): Buffer } {
  const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`${what}: FAULTS_SEED=${seed}`)
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: (from) => from[below(from.length)]!, bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))) }
}

/** Lets a while pass in which a fault lasts. Never to wait for something: that is vi.waitFor. */
export const lasting = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** `stalledMs`: the longest that the process answered nothing since it was asked before. */
export interface Memory { heapUsed: number; external: number; rss: number; stalledMs: number }

/** The real server, without its pages, in a process of its own that a test can kill. It serves the database of the world. */
export class ServerProcess {
  readonly url: string
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  /** Answers when it serves. `env` is added to that of the world. */
  static async start(world: TestWorld, env: Record<string, string> = {}): Promise<ServerProcess> {
    const { LINLI_SECRET, databaseUrl, dataDir } = world.app.runtime.env
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', fileURLToPath(new URL('./server-process.ts', import.meta.url))], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env, NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_TEST: 'on', LINLI_LOG: process.env['TEST_LOG'] ?? 'silent',
        LINLI_SECRET, DATABASE_URL: databaseUrl, LINLI_DATA: dataDir, ...env,
      },
    })
    const [ready] = await Promise.race([
      once(child, 'message') as Promise<[{ url: string }]>,
      once(child, 'exit').then(([code]): never => { throw new Error(`the server ended with ${String(code)}`) }),
    ])
    return new ServerProcess(child, ready.url)
  }

  get port(): number { return Number(new URL(this.url).port) }
  get pid(): number { return this.#child.pid! }
  get isAlive(): boolean { return this.#child.exitCode === null && this.#child.signalCode === null }

  /** SIGKILL is a power cut, SIGTERM a clean end. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
    if (!this.isAlive) return this.#child.exitCode
    const gone = once(this.#child, 'exit')
    this.#child.kill(signal)
    const [code] = await gone as [number | null]
    return code
  }

  /** After everything that can be collected was. */
  async memory(): Promise<Memory> {
    const answer = once(this.#child, 'message') as Promise<[Memory]>
    this.#child.send({ ask: 'memory' })
    return (await answer)[0]
  }
}
