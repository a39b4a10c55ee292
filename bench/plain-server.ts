import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** The peer: plain Socket.IO, one room, `emit`. Nothing of ours. */
const http = createServer()
const io = new Server(http, { path: '/socket.io', transports: ['websocket'], serveClient: false })
io.on('connection', (socket) => { void socket.join('hall') })
http.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
process.on('message', ({ bytes }: { bytes: number }) => { io.to('hall').emit('events', 'x'.repeat(Math.max(0, bytes - 13))) })
