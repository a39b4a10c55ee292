import { connect as open, type Socket } from 'node:net'
import { clientFrame, FrameReader } from './frames.ts'

/** what a slow reader takes each second */
const sip = Buffer.alloc(1024)
/** Everybody reads into the same bytes: each message is used up before the next one arrives. */
const shared = Buffer.alloc(256 * 1024)

const OPEN = 48 // '0'
const PING = 50 // '2'
const MESSAGE = 52 // '4'
const pong = clientFrame('3')
const knock = clientFrame('40')

/** Which conversation is held on the WebSocket. */
export type Speech = 'socket.io' | 'bare'

/**
 * One client without a client library: a TCP connection and the few frames that matter. Thousands of them cost their core
 * little, so that the clock measures the server and not the measuring. Real clients run beside them for correctness.
 */
export class RawClient {
  readonly #socket: Socket
  readonly #acks = new Map<number, (text: string) => void>()
  #nextAck = 0
  /** every event of Socket.IO (`["events",{…}]`) or message of a bare WebSocket; the bytes are valid only during the call */
  onEvent: (payload: Buffer) => void = () => undefined
  onClose: () => void = () => undefined
  #isSlow = false
  #sip: NodeJS.Timeout | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  static connect(url: string, given: { cookie?: string | null; speech?: Speech; path?: string } = {}): Promise<RawClient> {
    const { hostname, port, host } = new URL(url)
    const isBare = given.speech === 'bare'
    return new Promise((resolve, reject) => {
      const reader = new FrameReader()
      let head: string | null = ''
      let buffer = shared
      let client: RawClient | undefined
      const socket: Socket = open({
        host: hostname, port: Number(port), noDelay: true,
        onread: {
          buffer: () => (buffer = client?.isSlow ? sip : shared),
          callback(length) {
            if (client?.isSlow) return false
            let chunk = buffer.subarray(0, length)
            if (head !== null) {
              head += chunk.toString('latin1')
              const end = head.indexOf('\r\n\r\n')
              if (end < 0) return true
              if (!head.startsWith('HTTP/1.1 101')) { reject(new Error(head.slice(0, 60))); return true }
              chunk = Buffer.from(head.slice(end + 4), 'latin1')
              head = null
              if (isBare) resolve(client!)
            }
            if (chunk.length > 0) reader.read(chunk, isBare ? (payload) => client!.onEvent(payload) : hear)
            return true
          },
        },
      })
      const self = client = new RawClient(socket)
      function hear(payload: Buffer) {
        switch (payload[0]) {
          case OPEN: socket.write(knock); return
          case PING: socket.write(pong); return
          case MESSAGE: break
          default: return
        }
        switch (payload[1]) {
          case 50: self.onEvent(payload.subarray(2)); return // '2' event
          case 51: self.#settle(payload.toString('utf8', 2)); return // '3' acknowledgement
          case 48: resolve(self); return // '0' connected
          case 52: reject(new Error(payload.toString('utf8'))); return // '4' refused
          default:
        }
      }
      socket.on('error', reject)
      socket.on('close', () => { clearInterval(self.#sip); self.onClose(); reject(new Error('closed')) })
      socket.write(`GET ${given.path ?? (isBare ? '/' : '/socket.io/?EIO=4&transport=websocket')} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${new URL(url).origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWVhc3VyaW5nIG5laWdoYg==\r\n${given.cookie ? `Cookie: ${given.cookie}\r\n` : ''}\r\n`)
    })
  }

  #settle(text: string) {
    const start = text.indexOf('[')
    const id = Number(text.slice(0, start))
    this.#acks.get(id)?.(text.slice(start))
    this.#acks.delete(id)
  }

  /** A question ready to be sent; made before the clock runs. */
  prepare(event: string, value: unknown): { id: number; frame: Buffer } {
    const id = this.#nextAck++
    return { id, frame: clientFrame(`42${id}${JSON.stringify([event, value])}`) }
  }

  /** Sends it; the answer is the text of the acknowledgement's arguments, `[{…}]`. */
  send({ id, frame }: { id: number; frame: Buffer }): Promise<string> {
    return new Promise((resolve) => {
      this.#acks.set(id, resolve)
      this.#socket.write(frame)
    })
  }

  /** Emits with an acknowledgement; answers its first argument. */
  async ask<Answer>(event: string, value: unknown): Promise<Answer> {
    return (JSON.parse(await this.send(this.prepare(event, value))) as [Answer])[0]
  }

  /** Bytes that are a whole frame already (`binaryFrame`). */
  write(frame: Buffer) {
    this.#socket.write(frame)
  }

  get isSlow() { return this.#isSlow }

  /** From now on it takes 1 KB a second off its line and hears nothing of it, like a phone at the edge of the network. */
  readSlowly() {
    this.#isSlow = true
    this.#sip = setInterval(() => this.#socket.resume(), 1_000)
  }

  close() {
    clearInterval(this.#sip)
    this.onClose = () => undefined
    this.#socket.destroy()
  }
}
