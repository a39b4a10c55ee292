import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { textLimits } from '../../contract/shared-text.ts'
import { modeFrame } from './frames.ts'

/** What somebody may do with one document, found out by the door from the sign-in; never from a payload. */
export interface Grant {
  userId: string
  displayName: string
  mode: 'edit' | 'read'
}

/** A reader this far behind is cut off; it comes back and asks for the whole state, which is cheaper than the queue. */
const UNREAD_BYTES = 4 * textLimits.documentBytes
/** frames a second, and how many may come at once (a paste, a reconnect) */
const FRAMES_PER_SECOND = 120
const BURST = 300

/** One open socket on one document. */
export class Connection {
  readonly socket: WebSocket
  /** the TCP connection under the socket, for frames that are made already */
  private readonly line: Duplex
  readonly request: IncomingMessage
  readonly grant: Grant
  /** Yjs client id that this connection speaks for; known from its first words about itself */
  clientId: number | null = null
  /** monotonic ms of the last check of the right */
  checkedAt = performance.now()
  private budget = BURST
  private budgetAt = performance.now()

  constructor(socket: WebSocket, line: Duplex, request: IncomingMessage, grant: Grant) {
    this.socket = socket
    this.line = line
    this.request = request
    this.grant = grant
  }

  /** Never throws: whoever cannot be reached harms only themselves. */
  send(bytes: Uint8Array) {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > UNREAD_BYTES) return this.socket.terminate()
    this.socket.send(bytes, () => undefined)
  }

  /** The same for bytes that `framed` made, one frame or many. Without compression the library writes at once too, so the order stays. */
  sendFramed(bytes: Buffer) {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > UNREAD_BYTES) return this.socket.terminate()
    this.line.write(bytes)
  }

  tellMode() {
    this.send(modeFrame(this.grant.mode === 'edit'))
  }

  /** false when this client sends more than anybody types */
  mayGoOn(): boolean {
    const now = performance.now()
    this.budget = Math.min(BURST, this.budget + (now - this.budgetAt) / 1000 * FRAMES_PER_SECOND)
    this.budgetAt = now
    return --this.budget >= 0
  }

  part(code: number, reason: string) {
    this.socket.close(code, reason)
  }
}
