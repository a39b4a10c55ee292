import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * A network between clients and a server that a test can break: lines are cut without a good-bye, new ones refused, or
 * everything swallowed in silence as by a phone that is asleep.
 */
export class TcpProxy {
  readonly #server = createServer((client) => { this.#pass(client) })
  readonly #answers: (said: string) => string | null
  readonly #pairs = new Set<{ client: Socket; upstream: Socket; isSilent: boolean }>()
  #target: number
  #isDown = false
  #cuts = 0
  port = 0

  private constructor(target: number, answers: (said: string) => string | null) {
    this.#target = target
    this.#answers = answers
  }

  /** `answers`: what the network itself says to something a client sent, in the server's place, before it hangs up; null lets it through */
  static async open(target: number, port = 0, answers: (said: string) => string | null = () => null): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, answers)
    proxy.#server.listen(port, '127.0.0.1')
    await once(proxy.#server, 'listening')
    proxy.port = (proxy.#server.address() as AddressInfo).port
    return proxy
  }

  get url(): string { return `http://127.0.0.1:${this.port}` }
  /** lines that were cut so far */
  get cuts(): number { return this.#cuts }

  #pass(client: Socket) {
    client.on('error', () => undefined)
    if (this.#isDown) { client.resetAndDestroy(); return }
    const upstream = connect(this.#target, '127.0.0.1')
    upstream.on('error', () => client.destroy())
    const pair = { client, upstream, isSilent: false }
    this.#pairs.add(pair)
    client.on('data', (data) => {
      if (pair.isSilent) return
      const answer = this.#answers(data.toString('latin1'))
      if (answer === null) upstream.write(data)
      else client.end(answer)
    })
    upstream.on('data', (data) => { if (!pair.isSilent) client.write(data) })
    client.on('end', () => { upstream.end() })
    upstream.on('end', () => { client.end() })
    const end = () => {
      this.#pairs.delete(pair)
      client.destroy()
      upstream.destroy()
    }
    client.on('close', end)
    upstream.on('close', end)
  }

  /** Ends every line there is, hard, and refuses new ones until `mend`. */
  cut(): void {
    this.#isDown = true
    for (const { client, upstream } of this.#pairs) {
      this.#cuts += 1
      client.resetAndDestroy()
      upstream.resetAndDestroy()
    }
  }

  /** The lines there are stay open and carry nothing any more, as when a phone has got another address and nobody has told the old one. New ones are good. */
  swallow(): void { for (const pair of this.#pairs) pair.isSilent = true }

  /** Lines can be opened again; `target`: to another server. */
  mend(target?: number): void {
    if (target !== undefined) this.#target = target
    this.#isDown = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
