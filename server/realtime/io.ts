import type { Server as SocketServer } from 'socket.io'
import type { ClientToServer, ServerToClient } from '../../contract/live.ts'

/** All that is kept of a connection besides its rooms; there may be thousands. */
export interface SocketData { userId: string | null; screenToken: string | null; /** epoch ms */ signedInUntil: number }
export type Io = SocketServer<ClientToServer, ServerToClient, Record<string, never>, SocketData>
