import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hall, secret } from './hall.ts'

/** Pages built while they are looked at; for writing tests. */
const isDev = process.env['E2E_DEV'] === 'on'

/** The demo neighbourhood as it was loaded once for all (e2e/serve.ts); nobody writes there. */
export const seedFolder = () => process.env['E2E_DATA'] ? join(process.env['E2E_DATA'], 'seed') : null

/**
 * A server of one test's own, on its own port with its own data: for those who move the clock by days, kill the process or
 * begin with nothing. `E2E_DEV=on`: with pages built while they are looked at.
 */
export class OwnHall extends Hall {
  readonly #data: string
  readonly #port: number
  readonly #env: Record<string, string>
  #process: ChildProcess | null = null
  #said = ''
  #onSaid = new Set<() => void>()

  private constructor(port: number, data: string, env: Record<string, string>) {
    super(`http://127.0.0.1:${port}`)
    this.#port = port
    this.#data = data
    this.#env = env
  }

  /** With the demo neighbourhood, or with nothing at all. */
  static async open({ demo }: { demo: boolean }): Promise<OwnHall> {
    const data = mkdtempSync(join(tmpdir(), 'linli-e2e-own-'))
    const seed = seedFolder()
    if (demo && seed && existsSync(seed)) cpSync(seed, data, { recursive: true })
    const hall = new OwnHall(await freePort(), data, { LINLI_DEMO: demo ? 'on' : 'off' })
    await hall.start()
    return hall
  }

  /** Answers when it serves. Begins again where the last process stopped, however that ended. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...(isDev ? ['--dev'] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env, ...this.#env, NODE_ENV: isDev ? 'development' : 'production', PORT: String(this.#port), HOST: '127.0.0.1', LINLI_DATA: this.#data,
        LINLI_TEST: 'on', LINLI_SECRET: secret, LINLI_LOG: 'info', NEXT_TELEMETRY_DISABLED: '1', ...(isDev && { LINLI_DIST: `.next-e2e-own-${process.env['TEST_PARALLEL_INDEX'] ?? 0}` }),
      },
    })
    this.#process = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text
        for (const look of this.#onSaid) look()
      })
    }
    await Promise.race([
      this.said(/Ready: /, this.#said.length),
      once(child, 'exit').then(([code]) => { throw new Error(`the server ended with ${String(code)}:\n${this.#said.slice(-2000)}`) }),
    ])
  }

  /** Waits until the log says it, and answers what matched. `from`: only what was said after that many characters. */
  async said(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      const look = () => {
        const found = pattern.exec(this.#said.slice(from))
        if (!found) return
        this.#onSaid.delete(look)
        resolve(found)
      }
      this.#onSaid.add(look)
      look()
    })
  }

  /** Everything said so far, to look only at what comes after. */
  get saidSoFar(): number { return this.#said.length }

  /** SIGKILL is a power cut; SIGTERM a clean end. */
  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = await gone as [number | null]
    return code
  }

  async close(): Promise<void> {
    await this.kill('SIGKILL')
    rmSync(this.#data, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
