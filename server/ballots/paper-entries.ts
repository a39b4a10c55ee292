import type { SetAsideReason } from '../../contract/counting-file.ts'
import type { Db } from '../store/store.ts'
import { chunks } from '../store/chunks.ts'

/** Paper votes that two people read, and what became of them. */


interface EntryRow { id: string; voterId: string; outcome: string | null; decidedAt: Date | null; at: Date }

/**
 * What became of each entry as things stand now. A counted paper is set aside by an electronic vote that came after it, or by a
 * later paper of the same voter; while the ballot is open that is not written anywhere, because it can still change.
 */
export async function outcomesNow<Row extends EntryRow>(db: Pick<Db, 'ballotPaper'>, ballotId: string, entries: readonly Row[]): Promise<Map<string, string | null>> {
  const counted = entries.filter((entry) => entry.outcome === 'COUNTED')
  const channels = new Map<string, string>()
  for (const some of chunks([...new Set(counted.map((entry) => entry.voterId))])) {
    for (const { key, channel } of await db.ballotPaper.findMany({ where: { ballotId, key: { in: some } }, select: { key: true, channel: true } })) channels.set(key, channel)
  }
  const latest = new Map<string, EntryRow>()
  for (const entry of counted) {
    const before = latest.get(entry.voterId)
    if (!before || (entry.decidedAt ?? entry.at) >= (before.decidedAt ?? before.at)) latest.set(entry.voterId, entry)
  }
  return new Map(entries.map((entry) => {
    if (entry.outcome !== 'COUNTED') return [entry.id, entry.outcome]
    if (channels.get(entry.voterId) !== 'PAPER') return [entry.id, 'ELECTRONIC_WINS']
    return [entry.id, latest.get(entry.voterId)?.id === entry.id ? 'COUNTED' : 'REPLACED']
  }))
}

/** At closing: what was counted after all, what an electronic vote replaced, and what nobody checked in time. */
export async function settleEntries(db: Db, ballotId: string): Promise<void> {
  const entries = await db.ballotPaperEntry.findMany({ where: { ballotId } })
  const now = await outcomesNow(db, ballotId, entries)
  for (const entry of entries) {
    const outcome = now.get(entry.id) ?? 'NOT_CHECKED'
    if (outcome !== entry.outcome) await db.ballotPaperEntry.update({ where: { id: entry.id }, data: { outcome } })
  }
}

/** Paper votes that were not counted, with their voters. */
export async function setAsideOf(db: Pick<Db, 'ballotPaperEntry' | 'ballotVoter'>, ballotId: string): Promise<{ voter: { voterId: string; label: string; place: string }; why: SetAsideReason }[]> {
  const entries = await db.ballotPaperEntry.findMany({ where: { ballotId, outcome: { not: 'COUNTED' } }, select: { voterId: true, outcome: true } })
  const voters = new Map<string, { voterId: string; label: string; place: string }>()
  for (const some of chunks([...new Set(entries.map((entry) => entry.voterId))])) {
    for (const voter of await db.ballotVoter.findMany({ where: { ballotId, voterId: { in: some } }, select: { voterId: true, label: true, place: true } })) voters.set(voter.voterId, voter)
  }
  return entries.flatMap(({ voterId, outcome }) => {
    const voter = voters.get(voterId)
    return voter && outcome ? [{ voter, why: outcome as SetAsideReason }] : []
  })
}
