import { createHash, randomBytes } from 'node:crypto'
import { adapterFor } from './connect.ts'
import { committedMigrations, migrate } from './migrate.ts'

/** A migrated, empty database of its own on the PostgreSQL server of `server` (for tests); `drop` removes it with all that is still connected. */
export async function scratchDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = await migratedTemplate(server)
  const name = `linli_${randomBytes(8).toString('hex')}`
  await onServer(server, (run) => run(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return { url: addressOf(server, name), drop: () => onServer(server, (run) => run(`DROP DATABASE ${name} WITH (FORCE)`)) }
}

/** Migrating takes far longer than copying what was migrated: once per server and set of migrations, then copied. */
async function migratedTemplate(server: string): Promise<string> {
  const { migrationDirectories } = await committedMigrations('postgresql')
  const name = `linli_template_${createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex').slice(0, 16)}`
  await onServer(server, async (run) => {
    await run('SELECT pg_advisory_lock(5077140)::text')
    const done = await run(`SELECT 1 FROM pg_database WHERE datname = '${name}' AND datistemplate`)
    if (done.length > 0) return
    await run(`DROP DATABASE IF EXISTS ${name}`)
    await run(`CREATE DATABASE ${name}`)
    await migrate(addressOf(server, name))
    await run(`ALTER DATABASE ${name} IS_TEMPLATE true`)
  })
  return name
}

/** One connection to the server's own database; ending it also gives back its locks. */
async function onServer(server: string, work: (run: (sql: string) => Promise<unknown[]>) => Promise<unknown>): Promise<void> {
  const connection = await adapterFor(server).factory.connect()
  try {
    await work(async (sql) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows)
  } finally {
    await connection.dispose()
  }
}

function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}
