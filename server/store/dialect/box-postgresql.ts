import { chunks } from '../chunks.ts'
import { ROWS_AT_ONCE, type BoxSql } from './box-sql.ts'
import { ask, boxPaperOf, memberOf, textOf, tuplesOf, unitOf, voterOf } from './rows.ts'

export const postgresBox: BoxSql = {
  async members(db, communityId) {
    return tuplesOf(await ask(db, `
      SELECT COALESCE(json_agg(json_build_array(m."userId", m."roles", m."kind", m."verifiedAt" IS NOT NULL, m."buildingId", m."unitLabel", u."displayName", to_char(u."birthDate", 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))), '[]')::text AS "tuples"
      FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."communityId" = $1 AND m."removedAt" IS NULL AND u."deletedAt" IS NULL`, communityId)).map(memberOf)
  },

  async units(db, communityId, buildingIds) {
    return tuplesOf(await ask(db, `
      SELECT COALESCE(json_agg(json_build_array(u."id", u."buildingId", u."label", u."area", u."headId", h."kind")), '[]')::text AS "tuples"
      FROM "Unit" u LEFT JOIN "OwnerHead" h ON h."id" = u."headId"
      WHERE u."communityId" = $1 AND (cardinality($2::text[]) = 0 OR u."buildingId" = ANY($2::text[]))`, communityId, buildingIds)).map(unitOf)
  },

  async headMembers(db, communityId) {
    return tuplesOf(await ask(db, `
      SELECT COALESCE(json_agg(json_build_array(m."headId", m."userId")), '[]')::text AS "tuples"
      FROM "HeadMember" m JOIN "OwnerHead" h ON h."id" = m."headId" WHERE h."communityId" = $1`, communityId)) as [string, string][]
  },

  async voters(db, ballotId) {
    return tuplesOf(await ask(db, `
      SELECT COALESCE(json_agg(json_build_array("voterId", "label", "place", "reason", "heads", "area")), '[]')::text AS "tuples"
      FROM "BallotVoter" WHERE "ballotId" = $1`, ballotId)).map(voterOf)
  },

  async papers(db, ballotId) {
    return tuplesOf(await ask(db, `
      SELECT COALESCE(json_agg(json_build_array("key", "choices", "heads", "area", "channel", "receipt")), '[]')::text AS "tuples"
      FROM "BallotPaper" WHERE "ballotId" = $1`, ballotId)).map(boxPaperOf)
  },

  async putVoters(db, ballotId, rows) {
    for (const some of chunks(rows, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotVoter" ("ballotId", "voterId", "label", "place", "reason", "heads", "area", "voted")
        SELECT $1, v->>0, v->>1, v->>2, v->>3, (v->>4)::int, (v->>5)::int, false FROM json_array_elements($2::json) AS v`,
      ballotId, textOf(some.map((row) => [row.voterId, row.label, row.place, row.reason, row.heads, row.area])))
    }
  },

  async putVoterUsers(db, ballotId, links) {
    for (const some of chunks(links, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotVoterUser" ("ballotId", "userId", "voterId", "via") SELECT $1, v->>0, v->>1, 'SELF' FROM json_array_elements($2::json) AS v`,
      ballotId, textOf(some.map((link) => [link.userId, link.voterId])))
    }
  },

  async putUnits(db, ballotId, units) {
    for (const some of chunks(units, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotUnit" ("ballotId", "unitId", "voterId", "label", "place", "area")
        SELECT $1, v->>0, v->>1, v->>2, v->>3, (v->>4)::int FROM json_array_elements($2::json) AS v`,
      ballotId, textOf(some.map((unit) => [unit.unitId, unit.voterId, unit.label, unit.place, unit.area])))
    }
  },

  async forgetOrder(db, ballotId) {
    const meanwhile = `${ballotId} anew`
    await db.$executeRawUnsafe(`
      INSERT INTO "BallotPaper" ("ballotId", "key", "choices", "heads", "area", "channel", "castBy", "castAt", "receipt", "revision")
      SELECT $1, "key", "choices", "heads", "area", 'ELECTRONIC', NULL, 0, "receipt", 1 FROM "BallotPaper" WHERE "ballotId" = $2 ORDER BY "key"`, meanwhile, ballotId)
    await db.$executeRawUnsafe('DELETE FROM "BallotPaper" WHERE "ballotId" = $1', ballotId)
    await db.$executeRawUnsafe('UPDATE "BallotPaper" SET "ballotId" = $1 WHERE "ballotId" = $2', ballotId, meanwhile)
  },

  async nextToTell(db, ballotId, { after, most }) {
    const [row] = await db.$queryRawUnsafe<{ upTo: string | null; people: bigint | number }[]>(`
      SELECT max(p."userId") AS "upTo", count(*) AS "people"
      FROM (SELECT DISTINCT "userId" FROM "BallotVoterUser" WHERE "ballotId" = $1 AND "userId" > $2 ORDER BY "userId" LIMIT $3) AS p`, ballotId, after, most)
    return { upTo: row?.upTo ?? null, people: Number(row?.people ?? 0) }
  },

  async tellVoters(db, ballotId, { communityId, except, kind, params, href, at }, { after, upTo }) {
    await db.$executeRawUnsafe(`
      INSERT INTO "Notice" ("id", "communityId", "userId", "kind", "params", "href", "at")
      SELECT replace(gen_random_uuid()::text, '-', ''), $1, u."userId", $2, $3::jsonb, $4, $5::timestamptz AT TIME ZONE 'UTC'
      FROM "BallotVoterUser" u
      WHERE u."ballotId" = $6 AND u."userId" <> $7 AND u."userId" > $8 AND ($9::text IS NULL OR u."userId" <= $9) GROUP BY u."userId"`,
    communityId, kind, params, href, new Date(at).toISOString(), ballotId, except, after, upTo)
  },
}
