'use client'
import { io } from 'socket.io-client'
import { tab, type LiveSocket } from './socket-door.ts'

let users = 0

/** The one socket of this tab; made when the first stream is opened, closed with the last. */
export function openSocket(screenToken?: string): LiveSocket {
  users += 1
  tab.socket ??= io({
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    // A captive network that blocks WebSocket: the next try goes over polling.
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.7,
    auth: screenToken ? { screenToken } : {},
  })
  return tab.socket
}

/** Should the line end, this client comes back at some moment within so many ms (after a failed try later), as the others of the hall do. */
export function spreadReconnects(withinMs: number): void {
  tab.socket?.io.reconnectionDelay(withinMs / 2)
  tab.socket?.io.randomizationFactor(1)
}

export function releaseSocket(): void {
  users -= 1
  if (users > 0) return
  tab.socket?.disconnect()
  tab.socket = null
}
