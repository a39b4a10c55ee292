import type { Db } from './store.ts'

/** Questions about the units of an owner ballot and the votes of their heads: the tables are joined where they lie, on both databases alike. */

export const unitShows = ['ALL', 'UNDELIVERED', 'SILENT', 'VOTED'] as const
/** SILENT: the paper came, the vote has not */
export type UnitShow = (typeof unitShows)[number]

export interface UnitCounts { all: number; delivered: number; voted: number; silent: number; /** not voted, and no delivery is recorded */ unproven: number }

export async function countUnits(db: Db, ballotId: string): Promise<UnitCounts> {
  const [row] = await db.$queryRaw<Record<keyof UnitCounts, bigint | number | null>[]>`
    SELECT COUNT(*) AS "all",
      SUM(CASE WHEN u."deliveredAt" IS NOT NULL THEN 1 ELSE 0 END) AS "delivered",
      SUM(CASE WHEN v."voted" THEN 1 ELSE 0 END) AS "voted",
      SUM(CASE WHEN NOT v."voted" AND u."deliveredAt" IS NOT NULL THEN 1 ELSE 0 END) AS "silent",
      SUM(CASE WHEN NOT v."voted" AND u."deliveredAt" IS NULL THEN 1 ELSE 0 END) AS "unproven"
    FROM "BallotUnit" u JOIN "BallotVoter" v ON v."ballotId" = u."ballotId" AND v."voterId" = u."voterId"
    WHERE u."ballotId" = ${ballotId}`
  const n = (key: keyof UnitCounts) => Number(row?.[key] ?? 0)
  return { all: n('all'), delivered: n('delivered'), voted: n('voted'), silent: n('silent'), unproven: n('unproven') }
}

/** Heads whose vote is missing, and how many of them nobody signs in for: no reminder reaches those. */
export async function countSilentHeads(db: Db, ballotId: string): Promise<{ all: number; unreachable: number }> {
  const [row] = await db.$queryRaw<{ all: bigint | number; unreachable: bigint | number | null }[]>`
    SELECT COUNT(*) AS "all",
      SUM(CASE WHEN NOT EXISTS (SELECT 1 FROM "BallotVoterUser" m WHERE m."ballotId" = v."ballotId" AND m."voterId" = v."voterId") THEN 1 ELSE 0 END) AS "unreachable"
    FROM "BallotVoter" v WHERE v."ballotId" = ${ballotId} AND NOT v."voted"`
  return { all: Number(row?.all ?? 0), unreachable: Number(row?.unreachable ?? 0) }
}

/** One page of the units, by building and door. `words`: one is looked for anywhere; of several the first begins the building, the others the door ("4 502"). */
export async function pageOfUnits(db: Db, ballotId: string, asked: { show: UnitShow; words: readonly string[]; skip: number; take: number }): Promise<{ ids: string[]; total: number }> {
  const { show, skip, take } = asked
  const words = asked.words.map((word) => word.replace(/[\\%_]/g, '\\$&'))
  const like = words.length > 1 ? `${words.join('% ')}%` : `%${words.join('')}%`
  const rows = await db.$queryRaw<{ unitId: string; total: bigint | number }[]>`
    SELECT u."unitId", COUNT(*) OVER () AS "total"
    FROM "BallotUnit" u JOIN "BallotVoter" v ON v."ballotId" = u."ballotId" AND v."voterId" = u."voterId"
    WHERE u."ballotId" = ${ballotId} AND u."label" LIKE ${like} ESCAPE '\\' AND (
      CAST(${show} AS TEXT) = 'ALL' OR (CAST(${show} AS TEXT) = 'UNDELIVERED' AND u."deliveredAt" IS NULL)
      OR (CAST(${show} AS TEXT) = 'VOTED' AND v."voted") OR (CAST(${show} AS TEXT) = 'SILENT' AND u."deliveredAt" IS NOT NULL AND NOT v."voted"))
    ORDER BY LENGTH(u."place"), u."place", LENGTH(u."label"), u."label"
    LIMIT ${take} OFFSET ${skip}`
  return { ids: rows.map((row) => row.unitId), total: Number(rows[0]?.total ?? 0) }
}
