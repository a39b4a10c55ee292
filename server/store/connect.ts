import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { PrismaClient } from '../../prisma/generated/sqlite/client.ts'

export type Dialect = 'sqlite' | 'postgresql'

/** One open database. `db` has the SQLite client's type for both dialects: the schema uses only what both have. */
export interface Connection {
  db: PrismaClient
  dialect: Dialect
  close: () => Promise<void>
}

/** The database cannot be used as it is. `message` is one plain sentence for the person who starts the server. */
export class StoreUnusable extends Error {
  override name = 'StoreUnusable'
}

/** How long a statement waits for another process (a backup, a command-line tool) that is writing, in ms. */
const busyTimeout = 5_000

/** Connections to PostgreSQL per process. */
const poolSize = 10

/** A transaction waits this long for its turn and may last this long, both in ms. */
const transactionLimits = { maxWait: 10_000, timeout: 15_000 }

/**
 * Opens the database of `databaseUrl` (`file:<path>` or `postgresql://…`; the folder of a file is created).
 * Interactive transactions are Serializable on both. Does not migrate: see migrate.ts.
 * On SQLite everything goes through one connection, so inside `$transaction` use only the transaction's own handle:
 * a query on `db` would wait for that very transaction to end.
 * @throws {StoreUnusable} when the address is of another kind, the file cannot be opened or the server does not answer
 */
export async function connect(databaseUrl: string): Promise<Connection> {
  const { factory, dialect } = adapterFor(databaseUrl)
  const options = { adapter: factory, transactionOptions: { ...transactionLimits, isolationLevel: 'Serializable' as const } }
  const db = dialect === 'sqlite'
    ? new (await import('../../prisma/generated/sqlite/client.ts')).PrismaClient(options)
    : new (await import('../../prisma/generated/postgres/client.ts')).PrismaClient(options) as unknown as PrismaClient
  try {
    await db.$queryRawUnsafe('SELECT 1')
  } catch (cause) {
    await db.$disconnect().catch(() => undefined)
    throw unusable(databaseUrl, cause)
  }
  return { db, dialect, close: () => db.$disconnect() }
}

/**
 * The driver adapter of `databaseUrl`, for the client and for the migration engine.
 * @throws {StoreUnusable} when the address is of another kind or the folder of the file cannot be made
 */
export function adapterFor(databaseUrl: string): { factory: SqlMigrationAwareDriverAdapterFactory; dialect: Dialect } {
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    const factory = new PrismaPg({ connectionString: databaseUrl, max: poolSize, connectionTimeoutMillis: 5_000 })
    return { factory, dialect: 'postgresql' }
  }
  if (databaseUrl.startsWith('file:')) {
    return { factory: new OneConnection({ url: fileUrl(databaseUrl) }), dialect: 'sqlite' }
  }
  throw new StoreUnusable('DATABASE_URL must begin with file: (SQLite) or postgresql:// (PostgreSQL).')
}

/** What to tell the person who starts the server when opening or migrating failed; never the password of the address. */
export function unusable(databaseUrl: string, cause: unknown, what: 'opened' | 'migrated' = 'opened'): StoreUnusable {
  if (cause instanceof StoreUnusable) return cause
  const [told = ''] = (cause instanceof Error ? cause.message : String(cause)).split(/^\s*0: /m)
  const lines = told.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('Please make sure'))
  return new StoreUnusable(`The database at ${withoutPassword(databaseUrl)} cannot be ${what}: ${lines.at(-1) ?? 'for an unknown reason'}`, { cause })
}

function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1@').replace(/\?.*$/, '')
}

function fileUrl(databaseUrl: string): string {
  const path = databaseUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  if (path === ':memory:') return databaseUrl
  const absolute = resolve(path)
  try {
    mkdirSync(dirname(absolute), { recursive: true })
  } catch (cause) {
    throw unusable(databaseUrl, cause)
  }
  return `file:${absolute.split('/').map(encodeURIComponent).join('/')}`
}

type LibsqlClient = ReturnType<PrismaLibSql['createClient']>
type LibsqlTransaction = Awaited<ReturnType<LibsqlClient['transaction']>>

/**
 * SQLite through exactly one connection that keeps its settings. The stock client gives its connection away with every
 * transaction and opens a fresh one, without our pragmas, for the next statement; it also begins transactions `DEFERRED`,
 * which fail at their first write when another process wrote in between. The adapter holds a lock from begin to
 * commit, so nothing can slip into a transaction of the shared connection.
 */
class OneConnection extends PrismaLibSql {
  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): LibsqlClient {
    const client = super.createClient(config)
    const execute: LibsqlClient['execute'] = (...args: Parameters<LibsqlClient['execute']>) => client.execute(...args).catch(withPlainMessage)
    const transaction: LibsqlClient['transaction'] = () => beginImmediate(client, execute)
    return Object.assign(Object.create(client) as LibsqlClient, {
      execute,
      transaction,
      executeMultiple: (sql: string) => client.executeMultiple(sql),
      close: () => client.close(),
    })
  }

  override async connect() {
    const adapter = await super.connect()
    await adapter.executeScript([
      `PRAGMA busy_timeout = ${busyTimeout}`,
      'PRAGMA journal_mode = WAL',
      'PRAGMA synchronous = FULL',
      'PRAGMA foreign_keys = ON',
      // what is deleted (a secret ballot's papers before they are re-written, a person's data) is overwritten, not only unlinked
      'PRAGMA secure_delete = ON',
    ].join(';\n'))
    return adapter
  }
}

/** The adapter knows errors by SQLite's own words; the client puts its code before them, so a missing table went unknown. */
function withPlainMessage(error: unknown): never {
  if (error instanceof Error) error.message = error.message.replace(/^SQLITE_\w+: /, '')
  throw error
}

async function beginImmediate(client: LibsqlClient, execute: LibsqlClient['execute']): Promise<LibsqlTransaction> {
  await execute('BEGIN IMMEDIATE')
  let closed = false
  const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
    if (closed) return
    await execute(statement)
    closed = true
  }
  return {
    execute,
    batch: () => Promise.reject(new Error('Prisma runs the statements of a transaction one by one')),
    executeMultiple: (sql) => client.executeMultiple(sql),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    close: () => void end('ROLLBACK'),
    get closed() {
      return closed
    },
  }
}
