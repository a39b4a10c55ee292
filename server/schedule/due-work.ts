import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'

/** What a kind of due work does. Must be safe to repeat: a lease can be lost after the work was done. */
export type DueHandler = (payload: Record<string, string | number>, id: string) => Promise<void>

const LEASE_MS = 60_000
const LOOK_EVERY_MS = 500
const MOST_AT_ONCE = 20

export interface Schedule {
  /** does everything that is due now; answers how many pieces of work it did */
  runDue(): Promise<number>
  start(): void
  stop(): Promise<void>
}

/**
 * One loop over rows with a lease: the same on SQLite and PostgreSQL, with one process or several, and after downtime –
 * what became due meanwhile is done at the next look, once.
 */
export function createSchedule(parts: { store: Store; clock: Clock; log: Logger; owner: string; handlers: ReadonlyMap<string, DueHandler> }): Schedule {
  const { store, clock, log, owner, handlers } = parts
  let timer: NodeJS.Timeout | null = null
  let running: Promise<number> = Promise.resolve(0)

  async function look(): Promise<number> {
    const now = new Date(clock.now())
    const free = { doneAt: null, dueAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] }
    if (await store.db.dueWork.findFirst({ where: free, select: { id: true } }) === null) return 0
    const mine = await store.write(async (db) => {
      const rows = await db.dueWork.findMany({ where: free, orderBy: { dueAt: 'asc' }, take: MOST_AT_ONCE })
      await db.dueWork.updateMany({ where: { id: { in: rows.map((row) => row.id) } }, data: { leaseOwner: owner, leaseUntil: new Date(now.getTime() + LEASE_MS), attempts: { increment: 1 } } })
      return rows
    })
    for (const row of mine) {
      const handler = handlers.get(row.kind)
      try {
        if (!handler) throw new Error(`no handler for ${row.kind}`)
        await handler(row.payload as Record<string, string | number>, row.id)
        // A handler may have scheduled the same id anew (a later date): that one stays.
        await store.write((db) => db.dueWork.updateMany({ where: { id: row.id, leaseOwner: owner, dueAt: row.dueAt }, data: { doneAt: new Date(clock.now()) } }))
      } catch (error) {
        log.error({ err: error, work: row.id }, 'due work failed')
        const wait = Math.min(60_000 * 2 ** row.attempts, 3_600_000)
        await store.write((db) => db.dueWork.updateMany({ where: { id: row.id, leaseOwner: owner }, data: { leaseUntil: new Date(clock.now() + wait), lastError: String(error).slice(0, 500) } }))
      }
    }
    return mine.length
  }

  function runDue(): Promise<number> {
    running = running.then(look, look)
    return running
  }

  return {
    runDue,
    start() {
      timer = setInterval(() => { runDue().catch((error: unknown) => { log.error({ err: error }, 'schedule') }) }, LOOK_EVERY_MS)
    },
    async stop() {
      if (timer) clearInterval(timer)
      await running.catch(() => 0)
    },
  }
}
