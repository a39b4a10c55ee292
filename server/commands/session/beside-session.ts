import type { AnyEvent, Aggregate } from '../kit.ts'
import type { Db } from '../../store/store.ts'

interface Kept { id: string; communityId: string; sessionId: string; by: { userId: string }; at: number }

/** The tables in which each row holds the whole state: what was suggested for the agenda, what was said about the minutes. */
interface Rows {
  findUnique(args: { where: { id: string }; select: { state: true; version: true } }): PromiseLike<{ state: unknown; version: number } | null>
  create(args: { data: { id: string; communityId: string; sessionId: string; authorId: string; at: Date; version: number; state: object } }): PromiseLike<unknown>
  update(args: { where: { id: string }; data: { version: number; state: object } }): PromiseLike<unknown>
}

/** What somebody said beside a session. Nothing of it goes out live: whoever may read it opens the page. */
export function besideSession<S extends Kept, E extends AnyEvent>(kind: string, evolve: (state: S | null, event: E) => S, rows: (db: Db) => Rows): Aggregate<S, E> {
  return {
    kind,
    evolve,
    async find(db, id) {
      const row = await rows(db).findUnique({ where: { id }, select: { state: true, version: true } })
      return row && { state: row.state as S, version: row.version }
    },
    async save(db, state, version, _at, isNew) {
      const columns = { version, state: { ...state } as object }
      const { id, communityId, sessionId, by, at } = state
      if (isNew) await rows(db).create({ data: { id, communityId, sessionId, authorId: by.userId, at: new Date(at), ...columns } })
      else await rows(db).update({ where: { id }, data: columns })
    },
    redact: () => null,
  }
}
