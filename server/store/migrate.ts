import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { adapterFor, StoreUnusable, unusable, type Dialect } from './connect.ts'
import { schemaFor } from './generate.mjs'
import { openSchemaEngine, type MigrationList, type SchemaEngine } from './schema-engine.ts'

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const noFilters = { externalTables: [], externalEnums: [] }

/**
 * Brings the database up to the migrations of this version, in Prisma's own history table (`_prisma_migrations`).
 * @returns the names of the migrations that were applied now, oldest first; empty when nothing was to do
 * @throws {StoreUnusable} with one sentence when the database is of a newer or an altered version, a migration failed
 *   half-way, or it cannot be reached
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const { factory, dialect } = adapterFor(databaseUrl)
  const migrationsList = await committedMigrations(dialect)
  try {
    // The engine tells of a file that is no database only by a number; the adapter says it in words.
    if (dialect === 'sqlite') await (await factory.connect()).dispose()
    const schema = await readFile(`${migrationsFolder}/schema.prisma`, 'utf8')
    const { engine, close } = await openSchemaEngine(schemaFor(schema, dialect), factory)
    try {
      refuseForeignHistory(await readHistory(engine, migrationsList))
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters })
      return appliedMigrationNames
    } finally {
      await close()
    }
  } catch (cause) {
    if (hasCode(cause, codes.tablesOfOthers)) {
      throw new StoreUnusable('The database of DATABASE_URL already has tables of another program: give an empty one.', { cause })
    }
    throw unusable(databaseUrl, cause, 'migrated')
  }
}

/** Codes of Prisma's that mean something to us. */
const codes = { noHistoryTable: 'P1014', tablesOfOthers: 'P3005' }

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** What the database says about its past; null for one that has none. */
async function readHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<History | null> {
  try {
    return await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters })
  } catch (error) {
    if (hasCode(error, codes.noHistoryTable)) return null
    throw error
  }
}

interface History {
  editedMigrationNames: string[]
  failedMigrationNames: string[]
  history: { diagnostic: string; unpersistedMigrationNames?: string[] } | null
}

function refuseForeignHistory(past: History | null): void {
  if (!past) return
  const { history, failedMigrationNames, editedMigrationNames } = past
  const unknown = history?.unpersistedMigrationNames ?? []
  if (unknown.length > 0) {
    throw new StoreUnusable(`The database was made by a newer version of this program (it has the migration ${unknown.join(', ')}, unknown here): start that version, or restore a backup made before it.`)
  }
  if (failedMigrationNames.length > 0) {
    throw new StoreUnusable(`The migration ${failedMigrationNames.join(', ')} stopped half-way in this database: restore the backup made before it.`)
  }
  if (editedMigrationNames.length > 0) {
    throw new StoreUnusable(`The migration ${editedMigrationNames.join(', ')} is not the one this database was made with: start the version that made it.`)
  }
}

/** The SQL migrations of `prisma/migrations/<dialect>`, in the shape in which the engine takes them. */
export async function committedMigrations(dialect: Dialect): Promise<MigrationList> {
  const baseDir = `${migrationsFolder}/${dialect}`
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${dialect}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(`${baseDir}/${path}/migration.sql`, 'utf8') },
      },
    }))),
  }
}
