import type { DueHandler } from '../schedule/due-work.ts'
import { boxSql, type VoterNotice } from '../store/dialect/votes.ts'
import { json, type Store } from '../store/store.ts'

/** Rolls up to this size are told with the decision itself; larger ones in parts of this size, so that no transaction is long. */
export const TOLD_AT_ONCE = 2_000

/**
 * Tells a large roll, part by part in the order of the accounts. Each part and how far it got are one transaction: a killed
 * process goes on where it stopped, two that run at once do not tell anybody twice.
 */
export function ballotNotices({ store }: { store: Store }): DueHandler {
  const sql = boxSql(store.dialect)
  return async (_payload, id) => {
    for (let isDone = false; !isDone;) {
      isDone = await store.write(async (db) => {
        const work = await db.dueWork.findUnique({ where: { id } })
        if (!work || work.doneAt) return true
        const { after, ballotId, ...notice } = work.payload as unknown as VoterNotice & { ballotId: string; after: string }
        const { upTo, people } = await sql.nextToTell(db, ballotId, { after, most: TOLD_AT_ONCE })
        if (upTo === null) return true
        await sql.tellVoters(db, ballotId, notice, { after, upTo })
        await db.dueWork.update({ where: { id }, data: { payload: json({ ...(work.payload as object), after: upTo }) } })
        return people < TOLD_AT_ONCE
      })
    }
  }
}
