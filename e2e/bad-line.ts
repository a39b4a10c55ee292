import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { Hall } from './hall.ts'

/**
 * The neighbourhood's network, between the browsers and a server: it can be cut without a good-bye (what `setOffline` does not do
 * to lines that are open), and it can be the captive kind that lets no WebSocket through. As a Hall it is the address that people open.
 */
export class BadLine extends Hall {
  readonly #server: ReturnType<typeof createServer>
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #to: { port: number }
  readonly #blocksWebSocket: boolean
  #isCut = false

  private constructor(server: ReturnType<typeof createServer>, to: Hall, blocksWebSocket: boolean) {
    super(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    this.#server = server
    this.#to = { port: Number(new URL(to.url).port) }
    this.#blocksWebSocket = blocksWebSocket
    server.on('connection', (client) => this.#pass(client))
  }

  static async to(hall: Hall, { blocksWebSocket = false } = {}): Promise<BadLine> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new BadLine(server, hall, blocksWebSocket)
  }

  #pass(client: Socket) {
    client.on('error', () => undefined)
    if (this.#isCut) { client.resetAndDestroy(); return }
    const upstream = connect(this.#to.port, '127.0.0.1')
    upstream.on('error', () => client.destroy())
    const pair = [client, upstream] as const
    this.#pairs.add(pair)
    client.on('data', (data) => {
      // The box in the café looks into the request and answers in the server's place.
      if (this.#blocksWebSocket && /^GET [^\r]*\r\n[^]*upgrade: websocket/i.test(data.toString('latin1'))) client.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      else upstream.write(data)
    })
    upstream.pipe(client)
    client.on('end', () => upstream.end())
    const end = () => {
      this.#pairs.delete(pair)
      client.destroy()
      upstream.destroy()
    }
    client.on('close', end)
    upstream.on('close', end)
  }

  cut(): void {
    this.#isCut = true
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy()
  }

  mend(): void { this.#isCut = false }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
