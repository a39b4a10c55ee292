import type { Logger } from 'pino'
import type { Io } from './io.ts'

/** Sockets that do not keep up. Coalesced counts leave them out; the latest ones follow when they have caught up. */
export const behindRoom = 'behind'

/** messages that wait for a socket whose line is full, before counts are spared */
const SPARE_FROM = 4
/** bytes that wait for one socket before it is ended: it comes back and fetches the room as it is */
const MOST_BYTES = 1024 * 1024
const LOOK_EVERY_MS = 250

export interface SlowReaders {
  /** before something goes out to these rooms: who does not keep up? */
  note(rooms: readonly string[]): void
  stop(): void
}

/** What Socket.IO's engine knows of a line; it calls it private. */
interface Line {
  writeBuffer: readonly { data?: unknown }[]
  transport: { writable: boolean; socket?: { bufferedAmount?: number; terminate?(): void } }
  close(discard: boolean): void
}
const lineOf = (socket: { conn: unknown }) => socket.conn as Line

function waitingBytes({ writeBuffer, transport }: Line): number {
  let bytes = transport.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0
  return bytes
}

/**
 * A phone at the edge of the network must not fill the server's memory nor slow the others: it is spared what can be
 * spared, and beyond a bound its line is cut. Nothing is lost by that: whoever comes back fetches what is true.
 */
export function watchSlowReaders(io: Io, log: Logger, caughtUp: (socketId: string) => void): SlowReaders {
  const behind = new Set<string>()
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()

  function look() {
    for (const id of behind) {
      const socket = io.sockets.sockets.get(id)
      if (!socket) { behind.delete(id); continue }
      const line = lineOf(socket)
      if (waitingBytes(line) > MOST_BYTES) {
        log.warn({ userId: socket.data.userId }, 'a reader was too slow and is asked to come back')
        behind.delete(id)
        line.close(true)
        line.transport.socket?.terminate?.()
      } else if (line.writeBuffer.length === 0 && line.transport.writable) {
        behind.delete(id)
        void socket.leave(behindRoom)
        caughtUp(id)
      }
    }
  }

  return {
    note(rooms) {
      for (const room of rooms) {
        for (const id of io.sockets.adapter.rooms.get(room) ?? []) {
          if (behind.has(id)) continue
          const socket = io.sockets.sockets.get(id)
          if (!socket || lineOf(socket).writeBuffer.length <= SPARE_FROM) continue
          behind.add(id)
          void socket.join(behindRoom)
        }
      }
    },
    stop() { clearInterval(timer) },
  }
}
