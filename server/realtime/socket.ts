import type { Server as HttpServer } from 'node:http'
import { Server, type ServerOptions } from 'socket.io'
import type { Logger } from 'pino'
import { Decoder } from 'socket.io-parser'
import { keepable } from '../../contract/keepable.ts'
import { limits } from '../../contract/limits.ts'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { HEARTBEAT_MS, comeBackWithin, type Audience, type ClientToServer, type ResyncAnswer, type ServerToClient, type StreamName } from '../../contract/live.ts'
import { ResyncRequest } from '../../contract/resync.ts'
import type { Execute } from '../commands/execute.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import { latestSeqs, readEvents } from '../store/events.ts'
import { ownerOfCookie, isOwnOrigin } from '../identity/token.ts'
import { viewerAs } from '../identity/viewer.ts'
import { createDelivery } from './delivery.ts'
import { tellEachTheirOwn } from './each-their-own.ts'
import { Encoded, SplicingEncoder } from './encoded.ts'
import { createRate } from './rate.ts'
import { personRoom, roomOf, screenRoom, type Hub } from './hub.ts'
import type { BetweenServers, Io, SocketData } from './io.ts'
import type { OtherProcesses } from './redis.ts'
import { watchSlowReaders } from './slow-readers.ts'
import type { LiveStream } from './streams.ts'

export const socketPath = '/socket.io'

/** events that a resync repeats one by one; beyond that a snapshot is smaller */
const RESYNC_MOST = 200

export interface Realtime {
  io: Io
  /** what the engine below runs with */
  settings: Partial<ServerOptions>
  close(withinMs: number): Promise<void>
}

/** Socket.IO on the given server: commands in, events out. Does not take over upgrades that are not its own. */
export function createRealtime(parts: {
  http: HttpServer
  hub: Hub
  execute: Execute
  store: Store
  clock: Clock
  log: Logger
  secret: string
  publicUrl: string | undefined
  streams: readonly LiveStream[]
  /** set when further processes serve the same database */
  others: OtherProcesses | null
  /** instead of the product's own; only the conformance profile has other ones */
  settings?: Partial<ServerOptions>
}): Realtime {
  const { hub, execute, store, clock, log, secret } = parts
  const streams = new Map(parts.streams.map((stream) => [stream.kind, stream]))
  const withinRate = createRate({ points: 40, everyMs: 2_000 })
  const settings: Partial<ServerOptions> = {
    path: socketPath,
    destroyUpgrade: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: limits.commandBytes,
    serveClient: false,
    parser: { Encoder: SplicingEncoder, Decoder },
    ...(parts.others && { adapter: parts.others.adapter }),
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (request, callback) => {
      // The big screen and native clients send no Origin; a browser page of another site always does.
      const isForeign = request.headers.origin !== undefined && !isOwnOrigin(request, parts.publicUrl)
      callback(isForeign ? 'FOREIGN_ORIGIN' : null, !isForeign)
    },
    ...parts.settings,
  }
  const io: Io = new Server<ClientToServer, ServerToClient, BetweenServers, SocketData>(parts.http, settings)
  const slow = watchSlowReaders(io, log, (id) => {
    const socket = io.sockets.sockets.get(id)
    for (const stream of streamsOf(socket?.rooms ?? [])) for (const message of hub.latestPresence(stream)) socket?.emit('presence', message)
  })
  hub.attach(io, createDelivery(io, slow, !parts.others), parts.others && { latestOf: (names) => latestSeqs(store.db, names) })

  tellEachTheirOwn({ io, hub, clock, log, streams, isAlone: !parts.others })

  const snapshots = new Map<string, Promise<{ seq: number; json: string }>>()
  hub.onPublished((publication) => {
    for (const stream of [publication.stream, publication.within]) {
      if (!stream) continue
      for (const key of snapshots.keys()) if (key.startsWith(`${stream}/`)) snapshots.delete(key)
    }
  })
  /** One read for all who join between two events: a hall that reconnects at once costs one snapshot per audience. */
  function snapshotOf(live: LiveStream, stream: StreamName, id: string, audience: Audience) {
    const key = roomOf(stream, audience)
    let found = snapshots.get(key)
    if (!found) {
      found = live.snapshot(id, audience).then(({ seq, state }) => ({ seq, json: JSON.stringify(state) }))
      snapshots.set(key, found)
      found.catch(() => snapshots.delete(key))
      // What another process commits does not clear this one's cache: then only those who ask at the same moment share.
      if (parts.others) void found.finally(() => snapshots.delete(key)).catch(() => undefined)
      if (snapshots.size > 500) snapshots.delete(snapshots.keys().next().value!)
    }
    return found
  }

  io.use((socket, next) => {
    void enter(socket).then(() => next(), next)
  })

  /** Who it is, once, before anything is heard. */
  async function enter(socket: Parameters<Parameters<Io['use']>[0]>[0]) {
    const screen: unknown = socket.handshake.auth['screenToken']
    const { data } = socket
    data.screenToken = typeof screen === 'string' ? screen.slice(0, 64) : null
    // A projector is nobody, whoever is signed in on the computer that it hangs on.
    const owner = data.screenToken === null ? await ownerOfCookie(socket.handshake.headers.cookie, secret) : null
    data.userId = owner?.userId ?? null
    data.signedInUntil = owner?.expiresAt ?? Number.POSITIVE_INFINITY
    if (owner) await socket.join(personRoom(owner.userId))
    if (data.screenToken !== null) await socket.join(screenRoom(data.screenToken))
  }

  io.on('connection', (socket) => {
    const { data } = socket
    // The request of the handshake has been read; kept, it would be the largest part of an idle connection.
    Object.assign(socket.conn, { request: null })
    Object.assign(socket.handshake, { headers: {}, query: {} })

    function mayGoOn(): boolean {
      if (Date.now() < data.signedInUntil) return true
      socket.emit('parting', { reason: 'SIGN_IN_EXPIRED', withinMs: 0 })
      socket.disconnect(true)
      return false
    }

    socket.on('command', (envelope, ack) => {
      if (typeof ack !== 'function') return
      void (async (): Promise<CommandAnswer> => {
        if (!withinRate(data.userId ?? socket.handshake.address)) return { ok: false, code: 'TOO_MANY_REQUESTS' }
        if (!mayGoOn()) return { ok: false, code: 'SIGN_IN_EXPIRED' }
        return execute(data.userId ? { userId: data.userId } : null, envelope)
      })().catch((error: unknown): CommandAnswer => {
        log.error({ err: error }, 'command door')
        return { ok: false, code: 'SERVER_FAULT' }
      }).then(ack)
    })

    socket.on('resync', (request, ack) => {
      if (typeof ack !== 'function') return
      void (async (): Promise<ResyncAnswer | Encoded> => {
        if (!withinRate(socket.id)) return { ok: false, code: 'TOO_MANY_REQUESTS' }
        const wanted = ResyncRequest.safeParse(keepable(request))
        if (!wanted.success) return { ok: false, code: 'INPUT_INVALID' }
        if (wanted.data.protocol !== PROTOCOL_VERSION) return { ok: false, code: 'PROTOCOL_OUTDATED' }
        const stream = wanted.data.stream as StreamName
        const [kind, id] = stream.split(':') as [string, string]
        const live = streams.get(kind)
        const viewer = await viewerAs(data.userId, wanted.data.community)
        if (!live || !viewer) return { ok: false, code: 'NOT_FOUND' }
        const listener = { ...viewer, screenToken: data.screenToken }
        const audience = await live.audience(listener, id)
        if (!audience) return { ok: false, code: 'NOT_FOUND' }
        for (const room of socket.rooms) if (room.startsWith(`${stream}/`) && room !== roomOf(stream, audience)) await socket.leave(room)
        // Joined before reading: an event that commits meanwhile is delivered, and seq drops what came twice.
        await socket.join(roomOf(stream, audience))
        countListeners(live, stream, id)
        const mine = await live.mine(listener, id)
        const presence = hub.latestPresence(stream)
        if (wanted.data.after !== undefined && hub.latestSeq(stream) - wanted.data.after <= RESYNC_MOST) {
          const missed = await readEvents(store.db, stream, wanted.data.after, RESYNC_MOST + 1)
          // Only streams without children repair event by event; the others get a snapshot with everything in it.
          if (missed.length === 0) return { ok: true, audience, seq: wanted.data.after, now: clock.now(), mine, events: [], presence, comeBackWithinMs: comeBackWithin(io.engine.clientsCount) }
        }
        const { seq, json } = await snapshotOf(live, stream, id, audience)
        const answer = JSON.stringify({ ok: true, audience, seq, now: clock.now(), mine, presence, comeBackWithinMs: comeBackWithin(io.engine.clientsCount) } satisfies ResyncAnswer)
        return new Encoded(`${answer.slice(0, -1)},"snapshot":${json}}`)
      })().catch((error: unknown): ResyncAnswer => {
        log.error({ err: error }, 'resync door')
        return { ok: false, code: 'SERVER_FAULT' }
      }).then((answer) => { ack(answer as ResyncAnswer) })
    })

    socket.on('disconnecting', () => {
      if (data.userId) hub.left(data.userId)
      const rooms = [...socket.rooms]
      setImmediate(() => {
        for (const stream of streamsOf(rooms)) {
          const [kind, id] = stream.split(':') as [string, string]
          const live = streams.get(kind)
          if (live) countListeners(live, stream, id)
        }
      })
    })
  })

  function countListeners(live: LiveStream, stream: StreamName, id: string) {
    if (!live.listeners) return
    let count = 0
    for (const audience of ['public', 'member', 'staff'] as const) count += io.sockets.adapter.rooms.get(roomOf(stream, audience))?.size ?? 0
    live.listeners(id, count)
  }

  const heartbeat = setInterval(() => { hub.heartbeat().catch((error: unknown) => { log.warn({ err: error }, 'heartbeat') }) }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    io,
    settings,
    async close(withinMs) {
      clearInterval(heartbeat)
      slow.stop()
      io.emit('parting', { reason: 'RESTARTING', withinMs })
      hub.close()
      await new Promise((resolve) => setTimeout(resolve, 50))
      io.disconnectSockets(true)
      await io.close()
    },
  }
}

/** The streams that somebody in these rooms listens to. */
function streamsOf(rooms: Iterable<string>): StreamName[] {
  return [...rooms].flatMap((room) => (room.includes('/') ? [room.slice(0, room.lastIndexOf('/')) as StreamName] : []))
}
