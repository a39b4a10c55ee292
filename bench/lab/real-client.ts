import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import type { ClientToServer, ServerToClient } from '../../contract/live.ts'

/** The client that people's browsers have, among the raw ones: what it hears decides whether the server spoke properly. */
export async function realClient(url: string, cookie: string | null = null): Promise<Socket<ServerToClient, ClientToServer>> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: cookie ? { cookie } : {} })
  await new Promise<void>((resolve, reject) => { socket.once('connect', () => resolve()); socket.once('connect_error', reject) })
  return socket
}

export async function realWebSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'))
  await new Promise((resolve, reject) => { socket.once('open', resolve); socket.once('error', reject) })
  return socket
}
