import { ask, countedOf, listOf, rightOf, sumOf, turnoutOf } from './rows.ts'
import type { VoteSql } from './vote-sql.ts'

/** SQLite: the transaction began IMMEDIATE, so nobody else writes until it ends. Batches travel as one JSON parameter. */
export const sqliteVotes: VoteSql = {
  lock: () => Promise.resolve(),

  async rights(db, questions) {
    const rows = await ask(db, `
      SELECT json_group_array(json_array(q.value->>'n', a."id" IS NOT NULL, m."userId" IS NOT NULL, u."via", p."channel", p."receipt")) AS "list"
      FROM json_each(?) AS q
      LEFT JOIN "User" a ON a."id" = q.value->>'userId' AND a."deletedAt" IS NULL
      LEFT JOIN "Membership" m ON m."communityId" = q.value->>'communityId' AND m."userId" = a."id" AND m."removedAt" IS NULL
      LEFT JOIN "BallotVoterUser" u ON u."ballotId" = q.value->>'ballotId' AND u."userId" = a."id" AND u."voterId" = q.value->>'voterId'
      LEFT JOIN "BallotPaper" p ON p."ballotId" = u."ballotId" AND p."key" = q.value->>'key'`, JSON.stringify(questions))
    return listOf(rows).map(rightOf)
  },

  async count(db, papers) {
    const batch = JSON.stringify(papers)
    await db.$executeRawUnsafe(`
      INSERT INTO "BallotPaper" ("ballotId", "key", "choices", "heads", "area", "channel", "castBy", "castAt", "receipt", "revision")
      SELECT b."id", v.value->>'key', v.value->>'choices', r."heads", r."area", v.value->>'channel', v.value->>'castBy', v.value->>'castAt', v.value->>'receipt', v.value->>'times'
      FROM json_each(?) AS v
      JOIN "Ballot" b ON b."id" = v.value->>'ballotId' AND b."phase" = 'OPEN'
      JOIN "BallotVoter" r ON r."ballotId" = b."id" AND r."voterId" = v.value->>'voterId'
      WHERE true
      ON CONFLICT ("ballotId", "key") DO UPDATE SET
        "choices" = excluded."choices", "channel" = excluded."channel", "castBy" = excluded."castBy", "castAt" = excluded."castAt",
        "revision" = "BallotPaper"."revision" + excluded."revision"`, batch)
    return listOf(await ask(db, `
      SELECT json_group_array(json_array(p."ballotId", p."key", p."receipt", p."revision")) AS "list"
      FROM json_each(?) AS v
      JOIN "Ballot" b ON b."id" = v.value->>'ballotId' AND b."phase" = 'OPEN'
      JOIN "BallotPaper" p ON p."ballotId" = b."id" AND p."key" = v.value->>'key'`, batch)).map(countedOf)
  },

  async markVoted(db, ballotId, voterIds) {
    await db.$executeRawUnsafe(
      'UPDATE "BallotVoter" SET "voted" = true WHERE "ballotId" = ? AND "voted" = false AND "voterId" IN (SELECT value FROM json_each(?))',
      ballotId, JSON.stringify(voterIds))
  },

  async turnout(db, ballotId) {
    return turnoutOf(await ask(db, `
      SELECT COUNT(*) AS "voters", COALESCE(SUM("heads"), 0) AS "heads", COALESCE(SUM("area"), 0) AS "area"
      FROM "BallotVoter" WHERE "ballotId" = ? AND "voted" = true`, ballotId))
  },

  async sums(db, ballotId) {
    return (await ask(db, `
      SELECT "choices", COUNT(*) AS "papers", SUM("heads") AS "heads", SUM("area") AS "area"
      FROM "BallotPaper" WHERE "ballotId" = ? GROUP BY "choices"`, ballotId)).map(sumOf)
  },

  async forget(db) {
    await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  },
}
