'use client'
import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '../../contract/live.ts'
import type { CommandAnswer } from '../../contract/command.ts'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

/**
 * The socket of this tab, if a page has opened one. Known here without the library that makes it: most pages send a command
 * now and then and listen to nothing, and a phone need not fetch that library for them.
 */
export const tab: { socket: LiveSocket | null } = { socket: null }

/** null when there is no connected socket or it did not answer in time (then the caller goes over HTTP with the same id). */
export async function sendOverSocket(envelope: unknown): Promise<CommandAnswer | null> {
  const { socket } = tab
  if (!socket?.connected) return null
  try {
    return await (socket.timeout(6_000) as unknown as { emitWithAck(name: 'command', envelope: unknown): Promise<CommandAnswer> }).emitWithAck('command', envelope)
  } catch {
    return null
  }
}
