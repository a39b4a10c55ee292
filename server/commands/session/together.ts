import type { Db, Store } from '../../store/store.ts'

/** How long what many people tap at once is gathered before it is written, in ms, and how much of it in one piece. */
const GATHER_MS = 20
const MOST = 200

/**
 * Writes small things of many people in one transaction, as votes are: a commit waits for the disk, and two thousand taps must not
 * wait for it two thousand times. Whoever hands something in is answered after its commit.
 */
export function together<T>(save: (db: Db, items: readonly T[]) => Promise<void>): (store: Store, item: T) => Promise<void> {
  const gathering = new WeakMap<Store, { items: T[]; done: Promise<void> }>()
  return (store, item) => {
    let batch = gathering.get(store)
    if (!batch || batch.items.length >= MOST) {
      const items: T[] = []
      const done = new Promise<void>((resolve) => { setTimeout(resolve, GATHER_MS) }).then(() => {
        if (gathering.get(store)?.items === items) gathering.delete(store)
        return store.write((db) => save(db, items))
      })
      gathering.set(store, batch = { items, done })
    }
    batch.items.push(item)
    return batch.done
  }
}

/** Of several things under one key the last. */
export function lastOf<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}
