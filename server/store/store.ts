import type { PrismaClient, Prisma } from '../../prisma/generated/sqlite/client.ts'

/** Types of rows and filters, for those who read them; the client itself stays in this folder. */
export type { Prisma }

/** A plain value for a Json column; what is written there is always JSON-able (states, events, answers). */
export const json = (value: unknown) => value as Prisma.InputJsonValue

/** Prisma inside a transaction. */
export type Db = Prisma.TransactionClient
export type Dialect = 'sqlite' | 'postgresql'

export interface Store {
  /** reads; outside any transaction */
  db: PrismaClient
  dialect: Dialect
  /**
   * One transaction. On SQLite writers of this process take turns (one writer is what the file allows, and waiting in line
   * costs less than a busy loop); on PostgreSQL it is Serializable and repeated on conflict, so `work` must have no effects but the database's.
   */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** One statement that is its own transaction, in its turn: a third of the cost of `write`. */
  once<T>(statement: (db: Pick<Db, '$executeRawUnsafe'>) => Promise<T>): Promise<T>
  /**
   * Bulk loading of what can be loaded again (the demo): on SQLite commits do not wait for the disk while `work` runs.
   * Never for anything that a person was told is done.
   */
  withoutWaitingForTheDisk<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const RETRIES = 12

export function createStore(connection: { db: PrismaClient; dialect: Dialect; close(): Promise<void> }): Store {
  const { db, dialect } = connection
  let tail: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = tail.then(work, work)
    tail = mine.then(() => undefined, () => undefined)
    return mine
  }

  async function withRetry<T>(work: (db: Db) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.$transaction(work, { isolationLevel: 'Serializable', timeout: 15_000, maxWait: 15_000 })
      } catch (error) {
        if (attempt >= RETRIES || !isConflict(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * attempt ** 2))
      }
    }
  }

  return {
    db,
    dialect,
    write: (work) => dialect === 'sqlite'
      ? inTurn(() => db.$transaction(work, { timeout: 30_000, maxWait: 30_000 }))
      : withRetry(work),
    once: (statement) => dialect === 'sqlite' ? inTurn(() => statement(db)) : statement(db),
    async withoutWaitingForTheDisk(work) {
      if (dialect !== 'sqlite') return work()
      await db.$executeRawUnsafe('PRAGMA synchronous = OFF')
      try {
        return await work()
      } finally {
        await db.$executeRawUnsafe('PRAGMA synchronous = FULL')
        await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
      }
    },
    async close() {
      await tail
      await connection.close()
    },
  }
}

/** Serialization failure or deadlock: Prisma's P2034, or PostgreSQL's 40001/40P01 through raw statements. */
function isConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'P2034') return true
  return /40001|40P01|could not serialize|deadlock detected|TransactionWriteConflict/i.test(String(message))
}
