import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { serveMeasured } from '../lab/measured-server.ts'

/** The peer: plain Socket.IO with its own defaults, one room, `emit`, `ack`. Nothing of ours. */
const http = createServer()
const io = new Server(http, { path: '/socket.io', serveClient: false })
let snapshot: unknown = null
let received = 0
io.on('connection', (socket) => {
  void socket.join('hall')
  socket.on('listen', (room: string, ack: () => void) => { void socket.join(room); ack() })
  socket.on('resync', (_request: unknown, ack: (answer: unknown) => void) => { ack(snapshot) })
  socket.on('command', (_envelope: unknown, ack: (answer: unknown) => void) => { received++; ack({ ok: true, data: { at: Date.now(), receipt: 'ABCD-EFGH', revision: 1 } }) })
})
http.listen(0, '127.0.0.1', () => {
  serveMeasured({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }, {
    tell({ room = 'hall', event, value }: { room?: string; event: string; value: unknown }) { io.to(room).emit(event, value) },
    /** what a joiner is answered */
    snapshot(value: unknown) { snapshot = value },
    received: () => received,
    sockets: () => io.engine.clientsCount,
    /** everybody out, as when the network drops */
    drop() { io.disconnectSockets(true) },
  })
})
