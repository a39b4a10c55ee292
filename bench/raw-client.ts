import { WebSocket } from 'ws'

/**
 * One Socket.IO client without the client library: a WebSocket and the few text frames that matter. Two thousand of them
 * cost one core little, so that the clock measures the server and not the measuring.
 */
export class RawClient {
  #socket: WebSocket
  #acks = new Map<number, (value: unknown) => void>()
  #nextAck = 0
  /** every event frame, unparsed: `["events",{…}]` */
  onEvent: (frame: string) => void = () => undefined
  onClose: () => void = () => undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  static connect(url: string, cookie: string | null): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
        headers: { ...(cookie && { cookie }) }, perMessageDeflate: false,
      })
      const client = new RawClient(socket)
      socket.on('message', (data: Buffer) => {
        const frame = data.toString('utf8')
        switch (frame[0]) {
          case '0': socket.send('40'); return
          case '2': socket.send('3'); return
          default:
        }
        if (frame.startsWith('40')) resolve(client)
        else if (frame.startsWith('42')) client.onEvent(frame.slice(2))
        else if (frame.startsWith('43')) client.#settle(frame)
      })
      socket.on('error', reject)
      socket.on('close', () => client.onClose())
    })
  }

  #settle(frame: string) {
    const start = frame.indexOf('[')
    const id = Number(frame.slice(2, start))
    this.#acks.get(id)?.((JSON.parse(frame.slice(start)) as unknown[])[0])
    this.#acks.delete(id)
  }

  /** Emits with an acknowledgement; answers its first argument. */
  ask<Answer>(event: string, value: unknown): Promise<Answer> {
    const id = this.#nextAck++
    return new Promise((resolve) => {
      this.#acks.set(id, resolve as (value: unknown) => void)
      this.#socket.send(`42${id}${JSON.stringify([event, value])}`)
    })
  }

  close() { this.#socket.terminate() }
}
