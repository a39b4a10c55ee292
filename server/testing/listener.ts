import { io, type Socket } from 'socket.io-client'
import { ulid } from 'ulid'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { ClientToServer, EventsMessage, LiveEvent, ResyncAnswer, ServerToClient, StreamName } from '../../contract/live.ts'
import type { TestPerson } from './harness.ts'

/**
 * A phone that follows one stream as the page does: it joins with `resync`, takes events in order of seq, and asks again at
 * every gap and after every break. What it heard as events, and what only a snapshot brought, is kept apart.
 */
export class Listener {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly stream: StreamName
  /** every event heard, by seq */
  readonly heard = new Map<number, LiveEvent>()
  /** state of the last snapshot, and the seq that it is true at */
  snapshot: unknown = null
  snapshotSeq = 0
  seq = 0
  breaks = 0
  resyncs = 0
  #isAsking = false
  #again = false

  constructor(url: string, who: TestPerson | null, stream: StreamName, options: { transports?: ('websocket' | 'polling')[] } = {}) {
    this.stream = stream
    this.socket = io(url, {
      transports: options.transports ?? ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 500, timeout: 5_000,
      extraHeaders: { ...(who && { cookie: who.cookie }) },
    })
    this.socket.on('connect', () => void this.#resync())
    this.socket.on('disconnect', (reason) => {
      this.breaks += 1
      // The page does the same: whom the server sent away on purpose knocks again.
      if (reason === 'io server disconnect') this.socket.connect()
    })
    this.socket.on('events', (message) => this.#take(message))
  }

  #take(message: EventsMessage) {
    if (message.stream !== this.stream) return
    for (const event of message.events) {
      if (event.seq <= this.seq) continue
      if (event.seq > this.seq + 1) { void this.#resync(); return }
      this.seq = event.seq
      this.heard.set(event.seq, event)
    }
    // a heartbeat ahead of what is held: something was lost
    if (message.seq > this.seq) void this.#resync()
  }

  async #resync(): Promise<void> {
    if (this.#isAsking) { this.#again = true; return }
    this.#isAsking = true
    this.resyncs += 1
    try {
      const answer = await this.socket.timeout(5_000).emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: this.stream }) as ResyncAnswer
      if (answer.ok) {
        // An older picture than the one held is no news: an event that came meanwhile is ahead of it.
        if (answer.seq >= this.seq) {
          this.seq = answer.seq
          this.snapshot = answer.snapshot
          this.snapshotSeq = answer.seq
        }
      } else if (this.socket.connected) setTimeout(() => void this.#resync(), 500)
    } catch {
      if (this.socket.connected) setTimeout(() => void this.#resync(), 100)
    } finally {
      this.#isAsking = false
      if (this.#again) { this.#again = false; void this.#resync() }
    }
  }

  /** Sends a command as the page does: the same id again until there is an answer. */
  async command<Data>(name: string, input: unknown): Promise<CommandAnswer<Data>> {
    const envelope = { protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name, input }
    for (;;) {
      try {
        const answer = await this.socket.timeout(4_000).emitWithAck('command', envelope) as CommandAnswer<Data>
        if (answer.ok || !['SERVER_BUSY', 'TOO_MANY_REQUESTS', 'SERVER_FAULT', 'STATE_CHANGED'].includes(answer.code)) return answer
        await new Promise((resolve) => { setTimeout(resolve, 300) })
      } catch { /* cut: asked again under the same id */ }
    }
  }

  leave() { this.socket.disconnect() }
}
