import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { committedMigrations, migrationsFolder } from './migrate.ts'
import { difference } from './write-migration.ts'

test.each(['sqlite', 'postgresql'] as const)('given the committed migrations, then they make what prisma/schema.prisma says on %s (else: npm run db:migration -- <name>)', async (dialect) => {
  const migrated = await readFile(`${migrationsFolder}/schema.prisma`, 'utf8')
  const schema = await readFile(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
  expect(await difference(dialect, migrated, schema)).toBeNull()
})

test('given the migrations of both databases, then they come in pairs of one name', async () => {
  const [sqlite, postgresql] = await Promise.all([committedMigrations('sqlite'), committedMigrations('postgresql')])
  const names = (list: typeof sqlite) => list.migrationDirectories.map((folder) => folder.path)
  expect(names(sqlite)).toEqual(names(postgresql))
  expect(names(sqlite).length).toBeGreaterThan(0)
})
