import { audiences, type Audience, type EventsMessage, type LiveEvent, type PresenceMessage, type StreamName } from '../../contract/live.ts'
import type { Publication } from '../commands/kit.ts'
import type { Clock } from '../clock.ts'
import type { Io } from './io.ts'
import type { Delivery } from './delivery.ts'

/**
 * Carries committed facts to those who listen. It holds no truth: whoever misses a message sees the gap by seq and resyncs.
 */
export interface Hub {
  /** `others`: further processes serve the same database; `latestOf` then reads the seqs that only they know */
  attach(io: Io, delivery: Delivery, others?: { latestOf(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, number>> } | null): void
  /** call after commit only */
  publish(publications: readonly Publication[]): void
  /** absolute counts under a key: at once when it was quiet, at most 4 messages a second and key (fewer in a large hall); the last one always goes out */
  presence(stream: StreamName, key: string, value: unknown): void
  /** tells one person's own lines, and nobody else's, that something about them is new: they ask for it. Not kept for those who join. */
  tellPerson(userId: string, stream: StreamName, key: string): void
  /** latest counts, for those who join */
  latestPresence(stream: StreamName): PresenceMessage[]
  /** in-process listeners (caches, metrics); told before clients */
  onPublished(listener: (publication: Publication) => void): void
  /** latest committed seq that this process knows of a stream; 0 when it never heard of it */
  latestSeq(stream: StreamName): number
  /** sends the heartbeat of every stream somebody listens to */
  heartbeat(): Promise<void>
  /** since when a person has had no line anywhere, epoch ms; null while there is one. Somebody never heard of: since this process began. */
  goneSince(userId: string): Promise<number | null>
  /** a line of this person has ended */
  left(userId: string): void
  /** ends the sockets of a person so that they knock again with their new rights */
  rightsChanged(userId: string): void
  /** ends the sockets that show this token: a big screen that was put away hears nothing more */
  screenRevoked(token: string): void
  /** other doors that a person may have open (shared text) */
  onRightsChanged(listener: (userId: string) => void): void
  close(): void
}

export const roomOf = (stream: StreamName, audience: Audience) => `${stream}/${audience}`
export const personRoom = (userId: string) => `user:${userId}`
export const screenRoom = (token: string) => `screen:${token}`

const PRESENCE_EVERY_MS = 250
/** of the time between two rounds of counts, what telling them may take: a quarter of a core */
const PRESENCE_SHARE = 0.25
/** however long telling took: a machine that stood still must not make the hall wait for its next count */
const PRESENCE_LATEST_MS = 1_000
/** Counts of a stream are kept this long after its last listener here: a hall whose network comes back finds them as they were. */
const KEEP_PRESENCE_MS = 10 * 60_000

export function createHub(clock: Clock): Hub {
  let io: Io | null = null
  let delivery: Delivery | null = null
  let elsewhere: Parameters<Hub['attach']>[2] = null
  const latest = new Map<StreamName, number>()
  const presences = new Map<StreamName, Map<string, PresenceMessage>>()
  /** streams with counts and without a listener here, and since when */
  const unheard = new Map<StreamName, number>()
  const waiting = new Map<string, PresenceMessage>()
  const listeners: ((publication: Publication) => void)[] = []
  const rightsListeners: ((userId: string) => void)[] = []
  let timer: NodeJS.Timeout | null = null
  let isSoon = false
  let presenceSeq = 0
  const began = clock.now()
  const lastLeft = new Map<string, number>()

  function flushPresence() {
    timer = null
    isSoon = false
    const messages = [...waiting.values()]
    waiting.clear()
    if (messages.length === 0) return
    const from = performance.now()
    for (const message of messages) {
      delivery?.tell(audiences.map((audience) => roomOf(message.stream, audience)), 'presence', message, { mayBeSpared: true })
    }
    const pause = (performance.now() - from) / PRESENCE_SHARE
    timer = setTimeout(flushPresence, Math.min(Math.max(PRESENCE_EVERY_MS, pause), PRESENCE_LATEST_MS))
  }

  /** Lets go of the counts of streams that nobody here has listened to for a while. */
  function forgetUnheard(listened: ReadonlySet<StreamName>, now: number) {
    for (const stream of unheard.keys()) if (listened.has(stream) || !presences.has(stream)) unheard.delete(stream)
    for (const stream of presences.keys()) {
      if (listened.has(stream)) continue
      const since = unheard.get(stream)
      if (since === undefined) unheard.set(stream, now)
      else if (now - since >= KEEP_PRESENCE_MS) { presences.delete(stream); unheard.delete(stream) }
    }
  }

  function knockAgain(room: string) {
    io?.in(room).emit('parting', { reason: 'RIGHTS_CHANGED', withinMs: 1000 })
    io?.in(room).disconnectSockets(true)
  }

  return {
    attach(server, deliver, others = null) { io = server; delivery = deliver; elsewhere = others },
    publish(publications) {
      for (const publication of together(publications)) {
        const seq = publication.events.at(-1)?.seq ?? 0
        latest.set(publication.stream, Math.max(seq, latest.get(publication.stream) ?? 0))
        for (const listener of listeners) listener(publication)
        const listened: { target: StreamName; within?: StreamName }[] = [{ target: publication.stream }]
        if (publication.within) listened.push({ target: publication.within, within: publication.within })
        for (const { target, within } of listened) {
          for (const audience of audiences) {
            const room = roomOf(target, audience)
            // Nobody here listens: not worth redacting, unless somebody may listen in another process.
            if (!io || (!elsewhere && !io.sockets.adapter.rooms.has(room))) continue
            delivery?.tell([room], 'events', message(publication, audience, seq, clock.now(), within))
          }
        }
      }
    },
    presence(stream, key, value) {
      const message: PresenceMessage = { stream, key, seq: ++presenceSeq, now: clock.now(), value }
      let keys = presences.get(stream)
      if (!keys) presences.set(stream, keys = new Map())
      keys.set(key, message)
      waiting.set(`${stream} ${key}`, message)
      if (timer || isSoon) return
      // What the same moment counts goes out together.
      isSoon = true
      setImmediate(flushPresence)
    },
    tellPerson(userId, stream, key) {
      const seq = ++presenceSeq
      io?.to(personRoom(userId)).emit('presence', { stream, key, seq, now: clock.now(), value: seq })
    },
    latestPresence: (stream) => [...(presences.get(stream)?.values() ?? [])],
    onPublished(listener) { listeners.push(listener) },
    latestSeq: (stream) => latest.get(stream) ?? 0,
    async heartbeat() {
      if (!io) return
      const now = clock.now()
      const listened = new Map<string, StreamName>()
      for (const room of io.sockets.adapter.rooms.keys()) {
        const slash = room.lastIndexOf('/')
        if (slash >= 0) listened.set(room, room.slice(0, slash) as StreamName)
      }
      const streams = new Set(listened.values())
      forgetUnheard(streams, now)
      const known = elsewhere ? await elsewhere.latestOf([...streams]) : latest
      for (const [room, stream] of listened) {
        // A stream without an event that this process knows of: 0 is behind everybody, and still says that the line is alive.
        const seq = known.get(stream) ?? 0
        delivery?.tell([room], 'events', { stream, seq, events: [], now }, { isLocal: true })
      }
    },
    async goneSince(userId) {
      const lines = await io?.in(personRoom(userId)).fetchSockets()
      return lines && lines.length > 0 ? null : lastLeft.get(userId) ?? began
    },
    left(userId) {
      // Taken out first: the map keeps who left last at its end, and forgets those of long ago.
      lastLeft.delete(userId)
      lastLeft.set(userId, clock.now())
      if (lastLeft.size > 20_000) lastLeft.delete(lastLeft.keys().next().value!)
    },
    rightsChanged(userId) {
      knockAgain(personRoom(userId))
      for (const listener of rightsListeners) listener(userId)
    },
    screenRevoked(token) { knockAgain(screenRoom(token)) },
    onRightsChanged(listener) { rightsListeners.push(listener) },
    close() {
      if (timer) clearTimeout(timer)
      flushPresence()
      if (timer) clearTimeout(timer)
    },
  }
}

/** What one command said on one stream in several steps (closed, counted, published) is told in one message. */
function together(publications: readonly Publication[]): Publication[] {
  const told: Publication[] = []
  for (const publication of publications) {
    const before = told.at(-1)
    if (before?.stream === publication.stream && before.within === publication.within) told[told.length - 1] = { ...before, events: [...before.events, ...publication.events] }
    else told.push(publication)
  }
  return told
}

function message(publication: Publication, audience: Audience, seq: number, now: number, within?: StreamName): EventsMessage {
  const events = publication.events.map(({ seq: each, at, event }): LiveEvent => ({
    seq: each, at, event: publication.redact(event, audience) as LiveEvent['event'],
  }))
  return { stream: publication.stream, ...(within && { within }), seq, events, now }
}
