'use client'
import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '../../contract/live.ts'
import type { CommandAnswer } from '../../contract/command.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

let socket: LiveSocket | null = null
let users = 0

/** The one socket of this tab; made when the first stream is opened, closed with the last. */
export function openSocket(screenToken?: string): LiveSocket {
  users += 1
  socket ??= io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    // A captive network that blocks WebSocket: the next try goes over polling.
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.7,
    auth: screenToken ? { screenToken } : {},
  })
  return socket
}

export function releaseSocket(): void {
  users -= 1
  if (users > 0) return
  socket?.disconnect()
  socket = null
}

/** null when there is no connected socket or it did not answer in time (then the caller goes over HTTP with the same id). */
export async function sendOverSocket(envelope: unknown): Promise<CommandAnswer | null> {
  if (!socket?.connected) return null
  try {
    return await (socket.timeout(6_000) as unknown as { emitWithAck(name: 'command', envelope: unknown): Promise<CommandAnswer> }).emitWithAck('command', envelope)
  } catch {
    return null
  }
}
