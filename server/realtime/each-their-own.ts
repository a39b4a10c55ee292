import type { Logger } from 'pino'
import { audiences, type StreamName } from '../../contract/live.ts'
import type { Clock } from '../clock.ts'
import { chunks } from '../store/chunks.ts'
import { roomOf, type Hub } from './hub.ts'
import type { Io } from './io.ts'
import type { LiveStream } from './streams.ts'

/**
 * Some facts mean something else for each person: a ballot opens, and everybody must know for whom they vote. Right behind such a
 * fact everybody who listens is told what they alone may know, so that a hall of two thousand does not ask two thousand times.
 * Losing it does no harm: whoever was not told asks.
 */
export function tellEachTheirOwn({ io, hub, clock, log, streams, isAlone }: { io: Io; hub: Hub; clock: Clock; log: Logger; streams: ReadonlyMap<string, LiveStream>; isAlone: boolean }): void {
  function tell(stream: StreamName, within: StreamName) {
    tellHere(stream, within).catch((error: unknown) => { log.error({ err: error, stream }, 'each their own') })
  }

  async function tellHere(stream: StreamName, within: StreamName): Promise<void> {
    const [kind, id] = stream.split(':') as [string, string]
    const mineOf = streams.get(kind)?.mineOf
    if (!mineOf) return
    const lines = new Map<string, string[]>()
    for (const audience of audiences) {
      for (const socketId of io.sockets.adapter.rooms.get(roomOf(within, audience)) ?? []) {
        const userId = io.sockets.sockets.get(socketId)?.data.userId
        if (userId) lines.set(userId, [...lines.get(userId) ?? [], socketId])
      }
    }
    for (const userIds of chunks([...lines.keys()])) {
      const theirs = await mineOf(id, userIds)
      for (const userId of userIds) {
        for (const socketId of lines.get(userId) ?? []) io.sockets.sockets.get(socketId)?.emit('presence', { stream: within, key: `mine:${stream}`, seq: hub.latestSeq(stream), now: clock.now(), value: theirs.get(userId) })
      }
    }
  }

  io.on('tellEach', tell)
  hub.onPublished(({ stream, within, events }) => {
    const live = streams.get(stream.slice(0, stream.indexOf(':')))
    if (!within || !live?.mineOf || !events.some(({ event }) => live.isPersonal?.(event))) return
    tell(stream, within)
    if (!isAlone) io.serverSideEmit('tellEach', stream, within)
  })
}
