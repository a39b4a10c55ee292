import type { Logger } from 'pino'
import type { Io } from './io.ts'

/** bytes that wait for a socket whose line is full, before counts are spared */
const SPARE_FROM_BYTES = 4 * 1024
/** bytes that wait for one socket before it is ended: it comes back and fetches the room as it is */
const MOST_BYTES = 1024 * 1024
const LOOK_EVERY_MS = 250
/** a line that was ended: how long it may take to read why, and when it is expected back */
const FAREWELL_MS = 10_000
const BACK_WITHIN_MS = 4_000

type Listener = Pick<NonNullable<ReturnType<Io['sockets']['sockets']['get']>>, 'id' | 'conn'>

export interface SlowReaders {
  /** Whether this socket does not keep up. Then it is watched: told the latest when it has caught up, ended when too much waits. */
  isBehind(socket: Listener): boolean
  stop(): void
}

/** What Socket.IO's engine knows of a line; it calls it private. */
export interface Line {
  readyState: string
  writeBuffer: { data?: unknown }[]
  transport: { name: string; writable: boolean; socket?: { readyState?: number; bufferedAmount?: number; terminate?(): void; _sender?: { sendFrame(frames: Buffer[]): void } } }
  write(data: string, options: { wsPreEncodedFrame: Buffer[] }): void
  close(discard: boolean): void
}
export const lineOf = (socket: { conn: unknown }) => socket.conn as Line

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
        // What waits here is let go of: the word of farewell comes right behind what is under way already.
        line.writeBuffer.length = 0
        socket.emit('parting', { reason: 'TOO_SLOW', withinMs: BACK_WITHIN_MS })
        socket.disconnect(true)
        // It leaves when that is read, or when its time is up. Nothing more is given to it meanwhile.
        setTimeout(() => { line.close(true); line.transport.socket?.terminate?.() }, FAREWELL_MS).unref()
      } else if (waitingBytes(line) === 0 && line.transport.writable) {
        behind.delete(id)
        caughtUp(id)
      }
    }
  }

  return {
    isBehind(socket) {
      if (behind.has(socket.id)) return true
      if (waitingBytes(lineOf(socket)) <= SPARE_FROM_BYTES) return false
      behind.add(socket.id)
      return true
    },
    stop() { clearInterval(timer) },
  }
}
