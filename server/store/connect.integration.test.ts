import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { connect, StoreUnusable, type Connection } from './connect.ts'
import { migrate } from './migrate.ts'
import { scratchDatabase } from './scratch.ts'

const endings: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'linli-store-'))
  endings.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function freshUrl(): Promise<string> {
  const server = process.env['TEST_DATABASE_URL']
  if (!server) return `file:${folder()}/a.db`
  const { url, drop } = await scratchDatabase(server)
  endings.push(drop)
  return url
}

async function open(url: string): Promise<Connection> {
  const connection = await connect(url)
  endings.push(connection.close)
  return connection
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreUnusable)
  const { message } = error as StoreUnusable
  expect(message).not.toContain('\n')
  return message
}

describe('on either database', () => {
  test('given an empty database, when migrated twice, then the second time nothing is to do', async () => {
    const url = await freshUrl()
    await migrate(url)
    expect(await migrate(url)).toEqual([])
  })

  test('given a transaction that throws, then nothing of it stays', async () => {
    const url = await freshUrl()
    await migrate(url)
    const { db } = await open(url)
    const failing = db.$transaction(async (tx) => {
      await tx.counter.create({ data: { id: 'a', value: 1 } })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.counter.count()).toBe(0)
    await expect(db.counter.findMany()).resolves.toEqual([])
  })

  test('given a key that is taken, then the error is the one that the rest of the program knows', async () => {
    const url = await freshUrl()
    await migrate(url)
    const { db } = await open(url)
    await db.counter.create({ data: { id: 'a', value: 1 } })
    await expect(db.counter.create({ data: { id: 'a', value: 1 } })).rejects.toMatchObject({ code: 'P2002' })
  })

  test('given a database of a newer version, then it is left alone and one sentence says so', async () => {
    const url = await freshUrl()
    await migrate(url)
    const { db } = await open(url)
    await db.$executeRawUnsafe(`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
      VALUES ('x', 'x', '29990101000000_from_the_future', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`)
    expect(await refusal(migrate(url))).toMatch(/newer version.*29990101000000_from_the_future/)
  })

  test('given a database made with another edition of a migration, then it is left alone and one sentence says so', async () => {
    const url = await freshUrl()
    await migrate(url)
    const { db } = await open(url)
    await db.$executeRawUnsafe(`UPDATE "_prisma_migrations" SET "checksum" = 'x'`)
    expect(await refusal(migrate(url))).toMatch(/is not the one this database was made with/)
  })

  test('given a database with tables of another program, then they are left alone and one sentence says so', async () => {
    const url = await freshUrl()
    const { db } = await open(url)
    await db.$executeRawUnsafe('DROP TABLE IF EXISTS "_prisma_migrations"')
    await db.$executeRawUnsafe('CREATE TABLE "letters" ("id" INTEGER)')
    expect(await refusal(migrate(url))).toMatch(/tables of another program/)
  })

  test('given two processes that start at once, then both find the database migrated', async () => {
    const url = await freshUrl()
    await Promise.all([migrate(url), migrate(url)])
    const { db } = await open(url)
    expect(await db.community.count()).toBe(0)
  })
})

describe('SQLite', () => {
  test('given many transactions, some at once and some failing, then every statement still runs with our settings', async () => {
    const { db } = await open(`file:${folder()}/a.db`)
    await db.$executeRawUnsafe('CREATE TABLE "Counter" ("id" TEXT PRIMARY KEY, "value" INTEGER NOT NULL)')
    await db.counter.create({ data: { id: 'a', value: 0 } })
    const settings = async (handle: Pick<typeof db, '$queryRawUnsafe'>) => {
      const read = async (pragma: string) => Object.values((await handle.$queryRawUnsafe<object[]>(`PRAGMA ${pragma}`))[0] ?? {})[0] as unknown
      return [await read('journal_mode'), Number(await read('synchronous')), Number(await read('foreign_keys')), Number(await read('busy_timeout'))]
    }
    const ours = ['wal', 2, 1, 5000]
    expect(await settings(db)).toEqual(ours)
    await Promise.allSettled(Array.from({ length: 20 }, (_, i) => db.$transaction(async (tx) => {
      const row = await tx.counter.findUniqueOrThrow({ where: { id: 'a' } })
      await tx.counter.update({ where: { id: 'a' }, data: { value: row.value + 1 } })
      expect(await settings(tx)).toEqual(ours)
      if (i % 4 === 3) throw new Error('changed my mind')
    })))
    expect(await settings(db)).toEqual(ours)
    expect(await db.counter.findUnique({ where: { id: 'a' } })).toEqual({ id: 'a', value: 15 })
  })

  test('given a folder whose name has spaces, Chinese and signs of addresses, then the file is made there', async () => {
    const path = join(folder(), '邻里 data#1%20', 'a.db')
    const { db } = await open(`file:${path}`)
    expect(await db.$queryRawUnsafe('PRAGMA database_list')).toMatchObject([{ file: path }])
  })

  test('given a file in the place of the folder, then one sentence says why', async () => {
    const path = join(folder(), 'data')
    writeFileSync(path, '')
    expect(await refusal(connect(`file:${path}/a.db`))).toMatch(/cannot be opened: E/)
  })

  test('given a file that is no database, then one sentence says so', async () => {
    const path = join(folder(), 'a.db')
    writeFileSync(path, 'this is a letter to the neighbours, not a database '.repeat(100))
    expect(await refusal(connect(`file:${path}`))).toMatch(/file is not a database/)
    expect(await refusal(migrate(`file:${path}`))).toMatch(/file is not a database/)
  })
})

test('given a PostgreSQL server that does not answer, then one sentence says so without the password', async () => {
  const url = 'postgresql://linli:secret-word@127.0.0.1:1/linli'
  for (const message of [await refusal(connect(url)), await refusal(migrate(url))]) {
    expect(message).toMatch(/127\.0\.0\.1:1/)
    expect(message).not.toContain('secret-word')
  }
})

test('given an address of another kind, then one sentence says which are possible', async () => {
  expect(await refusal(connect('mysql://localhost/linli'))).toMatch(/file:.*postgresql:/)
})
