import type { LoggedUpdate } from '../../collab/ports.ts'
import type { Db, Dialect } from '../store.ts'

/** The log of shared text in one statement: every key that somebody presses comes this way. */
export async function insertUpdates(db: Pick<Db, '$executeRawUnsafe'>, dialect: Dialect, batch: readonly LoggedUpdate[]): Promise<void> {
  const row = dialect === 'sqlite'
    ? () => '(?, ?, ?, ?)'
    : (_: LoggedUpdate, index: number) => `(${[1, 2, 3, 4].map((column) => `$${index * 4 + column}`).join(', ')}::timestamp)`
  await db.$executeRawUnsafe(
    `INSERT INTO "SharedDocUpdate" ("name", "data", "by", "at") VALUES ${batch.map(row).join(', ')}`,
    // Bytes on a buffer of their own, and times as Prisma writes them.
    ...batch.flatMap(({ name, data, by, at }) => [name, new Uint8Array(data), by, new Date(at).toISOString().replace('Z', '+00:00')]),
  )
}
