import { Encoder, PacketType } from 'socket.io-parser'
import { WebSocket } from 'ws'
import type { ServerToClient } from '../../contract/live.ts'
import { webSocketFrame } from '../websocket-frame.ts'
import type { Io } from './io.ts'
import { lineOf, type Line, type SlowReaders } from './slow-readers.ts'

type Heard = 'events' | 'presence'

export interface Delivery {
  /**
   * Tells one message to every socket in these rooms, here and, unless `isLocal`, in the other processes. A socket is in one of
   * the rooms at most. `mayBeSpared`: the next message of the kind replaces this one, so whoever does not keep up is left out.
   */
  tell<E extends Heard>(rooms: readonly string[], event: E, message: Parameters<ServerToClient[E]>[0], how?: { mayBeSpared?: boolean; isLocal?: boolean }): void
}

/**
 * What a whole hall is told is put into words once and its frame made once; then it is one write to the kernel for each line.
 * Socket.IO's own way keeps a buffer, a packet and five events for each of them, which costs as much as the write.
 */
export function createDelivery(io: Io, slow: SlowReaders, isAlone: boolean): Delivery {
  const encoder = new Encoder()

  function deliver(rooms: readonly string[], packet: string, mayBeSpared: boolean) {
    const present = rooms.flatMap((room) => io.sockets.adapter.rooms.get(room) ?? [])
    if (present.length === 0) return
    // the engine's mark of a message, then Socket.IO's packet
    const frame = webSocketFrame(Buffer.from(`4${packet}`), 'text')
    for (const ids of present) {
      for (const id of ids) {
        const socket = io.sockets.sockets.get(id)
        if (!socket || (slow.isBehind(socket) && mayBeSpared)) continue
        const line = lineOf(socket)
        if (isFree(line)) line.transport.socket._sender.sendFrame([frame])
        else line.write(packet, { wsPreEncodedFrame: [frame] })
      }
    }
  }
  io.on('deliver', deliver)

  return {
    tell(rooms, event, message, { mayBeSpared = false, isLocal = false } = {}) {
      const [packet] = encoder.encode({ type: PacketType.EVENT, nsp: '/', data: [event, message] }) as [string]
      deliver(rooms, packet, mayBeSpared)
      if (!isAlone && !isLocal) io.serverSideEmit('deliver', rooms, packet, mayBeSpared)
    },
  }
}

/**
 * A WebSocket with nothing before this message: it may go out past the engine's buffer without overtaking anything. Where the
 * kernel takes no more, what follows waits in the engine's buffer, of which it can still be let go.
 */
function isFree(line: Line): line is Line & { transport: { socket: { _sender: { sendFrame(frames: Buffer[]): void } } } } {
  return line.readyState === 'open' && line.transport.name === 'websocket' && line.writeBuffer.length === 0
    && line.transport.socket?.readyState === WebSocket.OPEN && line.transport.socket._sender !== undefined && line.transport.socket.bufferedAmount === 0
}
