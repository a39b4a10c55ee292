import { createHash } from 'node:crypto'
import { json, type Db } from './store.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'

export interface AppendedEvent { seq: number; at: number; event: { type: string } }

/** sha256(previous hash of the stream ‖ canonical JSON), hex. An edited past shows: every later hash changes. */
export function chainHash(previous: string, entry: { stream: string; seq: number; at: number; event: unknown }): string {
  return createHash('sha256').update(previous).update(canonicalJson(entry)).digest('hex')
}

/**
 * Appends to one stream. `after` is the version that the decision was made on: the unique (stream, seq) makes it the lock,
 * so a decision on an older version fails instead of being written.
 */
export async function appendEvents(db: Db, args: {
  stream: string
  after: number
  communityId: string
  actorId: string
  commandId: string
  /** epoch ms */
  at: number
  events: readonly { type: string }[]
}): Promise<AppendedEvent[]> {
  const last = args.after === 0 ? null : await db.event.findUnique({ where: { stream_seq: { stream: args.stream, seq: args.after } }, select: { hash: true } })
  if (args.after > 0 && !last) throw new Error(`${args.stream}: version ${args.after} has no event`)
  let hash = last?.hash ?? ''
  const rows = args.events.map((event, index) => {
    const seq = args.after + index + 1
    hash = chainHash(hash, { stream: args.stream, seq, at: args.at, event })
    return {
      stream: args.stream, seq, communityId: args.communityId, type: event.type, data: json(event),
      actorId: args.actorId, commandId: args.commandId, at: new Date(args.at), hash,
    }
  })
  await db.event.createMany({ data: rows })
  return rows.map((row, index) => ({ seq: row.seq, at: args.at, event: args.events[index]! }))
}

/** Events of a stream after a seq, in order. */
export async function readEvents(db: Db, stream: string, after: number, most: number): Promise<AppendedEvent[]> {
  const rows = await db.event.findMany({ where: { stream, seq: { gt: after } }, orderBy: { seq: 'asc' }, take: most })
  return rows.map((row) => ({ seq: row.seq, at: row.at.getTime(), event: row.data as { type: string } }))
}

/** The last seq of each of these streams; a stream without an event is left out. */
export async function latestSeqs<Stream extends string>(db: Pick<Db, 'event'>, streams: readonly Stream[]): Promise<Map<Stream, number>> {
  const rows = await db.event.groupBy({ by: ['stream'], where: { stream: { in: [...streams] } }, _max: { seq: true } })
  return new Map(rows.map((row) => [row.stream as Stream, row._max.seq ?? 0]))
}
