import type { Db } from './store.ts'

/** Lists longer than this are asked for in parts: SQLite bounds the parameters of one statement. */
export const CHUNK = 500

export function chunks<T>(items: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}

/** Accounts by id, for any number of ids. */
export async function usersById(db: Pick<Db, 'user'>, ids: Iterable<string>) {
  const users = new Map<string, Awaited<ReturnType<Db['user']['findMany']>>[number]>()
  for (const some of chunks([...new Set(ids)])) {
    for (const user of await db.user.findMany({ where: { id: { in: some } } })) users.set(user.id, user)
  }
  return users
}
