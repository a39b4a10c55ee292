import type { LoggedUpdate, SharedTextStore, StoredDoc } from '../collab/ports.ts'
import { insertUpdates } from './dialect/shared-text-sql.ts'
import type { Db, Store } from './store.ts'

/** Shared text in the database: SharedDocUpdate is the log, SharedDoc the snapshot that older rows were folded into. */
export function createSharedTextStore({ dialect, once, write }: Store): SharedTextStore {
  return {
    append: (batch) => once((db) => insertUpdates(db, dialect, batch)),

    load: (name) => write((db) => loadSharedText(db, name)),

    compact: (name, at, fold) => write(async (db) => {
      const tail = await db.sharedDocUpdate.findMany({ where: { name }, orderBy: { id: 'asc' }, select: { id: true, data: true } })
      if (tail.length === 0) return
      const doc = await db.sharedDoc.findUnique({ where: { name } })
      const snapshot = ownBytes(fold([...(doc?.snapshot ? [doc.snapshot] : []), ...tail.map(({ data }) => data)]))
      const row = { snapshot, updatedAt: new Date(at) }
      await db.sharedDoc.upsert({ where: { name }, create: { name, ...row }, update: row })
      // By id, not by range: on PostgreSQL a smaller id may be committed later by another process.
      const ids = tail.map(({ id }) => id)
      for (let from = 0; from < ids.length; from += 500) {
        await db.sharedDocUpdate.deleteMany({ where: { id: { in: ids.slice(from, from + 500) } } })
      }
    }),
  }
}

/** The same, inside a transaction of the caller's. */
export async function appendSharedText(db: Db, batch: readonly LoggedUpdate[]): Promise<void> {
  await db.sharedDocUpdate.createMany({
    data: batch.map(({ name, data, by, at }) => ({ name, data: ownBytes(data), by, at: new Date(at) })),
  })
}

/** What is on disk of a document, inside a transaction of the caller's. */
export async function loadSharedText(db: Db, name: string): Promise<StoredDoc> {
  const tail = await db.sharedDocUpdate.findMany({ where: { name }, orderBy: { id: 'asc' }, select: { data: true } })
  const doc = await db.sharedDoc.findUnique({ where: { name } })
  return { snapshot: doc?.snapshot ?? null, tail: tail.map(({ data }) => data) }
}

/** Prisma wants bytes on a buffer of their own. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
