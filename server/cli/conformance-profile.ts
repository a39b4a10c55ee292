import { attach, type Socket as BareSocket } from 'engine.io'
import type { Socket } from 'socket.io'
import type { SocketProfile } from '../app.ts'

/** The suites listen for one message at a time: what comes in one read with the one before would be missed. */
const APART_MS = 10

/** The path of the bare engine that the suite of Engine.IO asks. */
const barePath = '/engine.io'

/**
 * What the public test suites of the Socket.IO v5 and Engine.IO v4 protocols expect of a server, and nothing else: their
 * settings and echoes. Everything before and around – server, upgrade router, origin check, middlewares – is the product's.
 */
export const conformanceProfile: SocketProfile = {
  settings: { pingInterval: 300, pingTimeout: 200, maxHttpBufferSize: 1_000_000, connectTimeout: 1_000, cors: { origin: '*' }, transports: ['polling', 'websocket'] },
  add(http, { io, settings }) {
    const { path: _own, adapter: _adapter, ...same } = settings
    const bare = attach(http, { ...same, path: barePath })
    bare.on('connection', (socket: BareSocket) => { socket.on('message', (data: string | Buffer) => socket.send(data)) })
    const greet = (socket: Pick<Socket, 'emit' | 'handshake'>) => { setTimeout(() => socket.emit('auth', socket.handshake.auth), APART_MS) }
    io.on('connection', (typed) => {
      const socket = typed as unknown as Socket
      greet(socket)
      socket.on('message', (...values: unknown[]) => socket.emit('message-back', ...values))
      socket.on('message-with-ack', (...values: unknown[]) => {
        const ack = values.pop()
        if (typeof ack === 'function') (ack as (...answer: unknown[]) => void)(...values)
      })
    })
    io.of('/custom').on('connection', (socket) => { greet(socket) })
    return { paths: [barePath], close: () => bare.close() }
  },
}
