import { chunks } from '../chunks.ts'
import { ROWS_AT_ONCE, type BoxSql } from './box-sql.ts'
import { ask, boxPaperOf, memberOf, textOf, tuplesOf, unitOf, voterOf } from './rows.ts'

export const sqliteBox: BoxSql = {
  async members(db, communityId) {
    return tuplesOf(await ask(db, `
      SELECT json_group_array(json_array(m."userId", json(m."roles"), m."kind", m."verifiedAt" IS NOT NULL, m."buildingId", m."unitLabel", u."displayName", u."birthDate")) AS "tuples"
      FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."communityId" = ? AND m."removedAt" IS NULL AND u."deletedAt" IS NULL`, communityId)).map(memberOf)
  },

  async units(db, communityId, buildingIds) {
    return tuplesOf(await ask(db, `
      SELECT json_group_array(json_array(u."id", u."buildingId", u."label", u."area", u."headId", h."kind")) AS "tuples"
      FROM "Unit" u LEFT JOIN "OwnerHead" h ON h."id" = u."headId"
      WHERE u."communityId" = ? AND (json_array_length(?) = 0 OR u."buildingId" IN (SELECT value FROM json_each(?)))`,
    communityId, JSON.stringify(buildingIds), JSON.stringify(buildingIds))).map(unitOf)
  },

  async headMembers(db, communityId) {
    return tuplesOf(await ask(db, `
      SELECT json_group_array(json_array(m."headId", m."userId")) AS "tuples"
      FROM "HeadMember" m JOIN "OwnerHead" h ON h."id" = m."headId" WHERE h."communityId" = ?`, communityId)) as [string, string][]
  },

  async voters(db, ballotId) {
    return tuplesOf(await ask(db, `
      SELECT json_group_array(json_array("voterId", "label", "place", "reason", "heads", "area")) AS "tuples"
      FROM "BallotVoter" WHERE "ballotId" = ?`, ballotId)).map(voterOf)
  },

  async papers(db, ballotId) {
    return tuplesOf(await ask(db, `
      SELECT json_group_array(json_array("key", "choices", "heads", "area", "channel", "receipt")) AS "tuples"
      FROM "BallotPaper" WHERE "ballotId" = ?`, ballotId)).map(boxPaperOf)
  },

  async putVoters(db, ballotId, rows) {
    for (const some of chunks(rows, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotVoter" ("ballotId", "voterId", "label", "place", "reason", "heads", "area", "voted")
        SELECT ?, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, false FROM json_each(?)`,
      ballotId, textOf(some.map((row) => [row.voterId, row.label, row.place, row.reason, row.heads, row.area])))
    }
  },

  async putVoterUsers(db, ballotId, links) {
    for (const some of chunks(links, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotVoterUser" ("ballotId", "userId", "voterId", "via") SELECT ?, value->>0, value->>1, 'SELF' FROM json_each(?)`,
      ballotId, textOf(some.map((link) => [link.userId, link.voterId])))
    }
  },

  async putUnits(db, ballotId, units) {
    for (const some of chunks(units, ROWS_AT_ONCE)) {
      await db.$executeRawUnsafe(`
        INSERT INTO "BallotUnit" ("ballotId", "unitId", "voterId", "label", "place", "area")
        SELECT ?, value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(?)`,
      ballotId, textOf(some.map((unit) => [unit.unitId, unit.voterId, unit.label, unit.place, unit.area])))
    }
  },

  async forgetOrder(db, ballotId) {
    const meanwhile = `${ballotId} anew`
    await db.$executeRawUnsafe(`
      INSERT INTO "BallotPaper" ("ballotId", "key", "choices", "heads", "area", "channel", "castBy", "castAt", "receipt", "revision")
      SELECT ?, "key", "choices", "heads", "area", 'ELECTRONIC', NULL, 0, "receipt", 1 FROM "BallotPaper" WHERE "ballotId" = ? ORDER BY "key"`, meanwhile, ballotId)
    await db.$executeRawUnsafe('DELETE FROM "BallotPaper" WHERE "ballotId" = ?', ballotId)
    await db.$executeRawUnsafe('UPDATE "BallotPaper" SET "ballotId" = ? WHERE "ballotId" = ?', ballotId, meanwhile)
  },

  async nextToTell(db, ballotId, { after, most }) {
    const [row] = await db.$queryRawUnsafe<{ upTo: string | null; people: bigint | number }[]>(`
      SELECT max("userId") AS "upTo", count(*) AS "people"
      FROM (SELECT DISTINCT "userId" FROM "BallotVoterUser" WHERE "ballotId" = ? AND "userId" > ? ORDER BY "userId" LIMIT ?)`, ballotId, after, most)
    return { upTo: row?.upTo ?? null, people: Number(row?.people ?? 0) }
  },

  async tellVoters(db, ballotId, { communityId, except, kind, params, href, at }, { after, upTo }) {
    await db.$executeRawUnsafe(`
      INSERT INTO "Notice" ("id", "communityId", "userId", "kind", "params", "href", "at")
      SELECT lower(hex(randomblob(16))), ?, u."userId", ?, ?, ?, ? FROM "BallotVoterUser" u
      WHERE u."ballotId" = ? AND u."userId" <> ? AND u."userId" > ? AND (? IS NULL OR u."userId" <= ?) GROUP BY u."userId"`,
    communityId, kind, params, href, new Date(at).toISOString().replace('Z', '+00:00'), ballotId, except, after, upTo, upTo)
  },
}
