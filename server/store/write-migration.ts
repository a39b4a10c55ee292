// Writes the next migration for both databases: the difference between the schema as last migrated (a copy of it is
// committed as prisma/migrations/schema.prisma) and the edited prisma/schema.prisma. Needs no database.
//
//   npm run db:migration -- add_ballot_proxy     one new migration
//   npm run db:remake                            everything as one first migration; only before the first release
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Dialect } from './connect.ts'
import { schemaFor } from './generate.mjs'
import { migrationsFolder } from './migrate.ts'
import { openSchemaEngine } from './schema-engine.ts'

const dialects: Dialect[] = ['sqlite', 'postgresql']
const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url))
const migratedFile = `${migrationsFolder}/schema.prisma`

/**
 * The SQL that leads from one schema to the other.
 * @param from text of the schema as it is in databases now; null: an empty database
 * @returns the SQL, or null when both mean the same
 */
export async function difference(dialect: Dialect, from: string | null, to: string): Promise<string | null> {
  const { engine, close } = await openSchemaEngine(schemaFor(to, dialect), nowhere(dialect))
  const target = (text: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: schemaFor(text, dialect) }],
  })
  const { stdout, exitCode } = await engine.diff({
    from: from === null ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  await close()
  return exitCode === 0 ? null : stdout
}

/** Stands for a database that is empty and stays so: comparing two schemas asks it nothing, but opening the engine says hello. */
function nowhere(dialect: Dialect): SqlMigrationAwareDriverAdapterFactory {
  const kind = { provider: dialect === 'sqlite' ? 'sqlite' : 'postgres', adapterName: 'nowhere' } as const
  const adapter: SqlDriverAdapter = {
    ...kind,
    queryRaw: () => Promise.resolve({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: () => Promise.resolve(0),
    executeScript: () => Promise.resolve(),
    startTransaction: () => Promise.reject(new Error('there is no database here')),
    getConnectionInfo: () => ({ schemaName: dialect === 'sqlite' ? 'main' : 'public', supportsRelationJoins: false }),
    dispose: () => Promise.resolve(),
  }
  return { ...kind, connect: () => Promise.resolve(adapter), connectToShadowDb: () => Promise.resolve(adapter) }
}

async function main(args: string[]): Promise<void> {
  const remake = args.includes('--remake')
  const name = remake ? 'initial' : args[0] ?? ''
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error('Name the migration in small letters and underscores: npm run db:migration -- add_ballot_proxy')
  }
  const to = await readFile(schemaFile, 'utf8')
  const from = !remake && existsSync(migratedFile) ? await readFile(migratedFile, 'utf8') : null
  const scripts = await Promise.all(dialects.map((dialect) => difference(dialect, from, to)))
  if (scripts.every((script) => script === null)) {
    console.log('Nothing to migrate: prisma/schema.prisma means what the migrations make.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    for (const [i, dialect] of dialects.entries()) {
      if (remake) await rm(`${migrationsFolder}/${dialect}`, { recursive: true, force: true })
      const folder = `${migrationsFolder}/${dialect}/${stamp}_${name}`
      await mkdir(folder, { recursive: true })
      await writeFile(`${folder}/migration.sql`, scripts[i] ?? '-- nothing to do here\n')
      console.log(`written: prisma/migrations/${dialect}/${stamp}_${name}/migration.sql`)
    }
    console.log('Read both files before you commit them.')
  }
  await writeFile(migratedFile, to)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
