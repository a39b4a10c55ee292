import type { Server as SocketServer } from 'socket.io'
import type { ClientToServer, ServerToClient, StreamName } from '../../contract/live.ts'

/** All that is kept of a connection besides its rooms; there may be thousands. */
export interface SocketData { userId: string | null; screenToken: string | null; /** epoch ms */ signedInUntil: number }
/** What processes on the same database tell each other: a packet for the sockets in these rooms. */
export interface BetweenServers { deliver(rooms: readonly string[], packet: string, mayBeSpared: boolean): void; /** everybody here who listens to `within` is told theirs of `stream` */ tellEach(stream: StreamName, within: StreamName): void }
export type Io = SocketServer<ClientToServer, ServerToClient, BetweenServers, SocketData>
