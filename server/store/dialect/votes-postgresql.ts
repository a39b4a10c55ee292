import { ask, countedOf, listOf, rightOf, sumOf, turnoutOf } from './rows.ts'
import type { VoteSql } from './vote-sql.ts'

/** PostgreSQL: several processes vote at once; a shared lock on the ballot's row makes a closing wait for the votes before it. */
export const postgresVotes: VoteSql = {
  async lock(db, ballotIds) {
    await ask(db, 'SELECT "id" FROM "Ballot" WHERE "id" = ANY($1::text[]) ORDER BY "id" FOR SHARE', ballotIds)
  },

  async rights(db, questions) {
    const rows = await ask(db, `
      SELECT json_agg(json_build_array(q."n", a."id" IS NOT NULL, m."userId" IS NOT NULL, u."via", p."channel", p."receipt")) AS "list"
      FROM json_to_recordset($1::json) AS q("n" int, "ballotId" text, "communityId" text, "userId" text, "voterId" text, "key" text)
      LEFT JOIN "User" a ON a."id" = q."userId" AND a."deletedAt" IS NULL
      LEFT JOIN "Membership" m ON m."communityId" = q."communityId" AND m."userId" = a."id" AND m."removedAt" IS NULL
      LEFT JOIN "BallotVoterUser" u ON u."ballotId" = q."ballotId" AND u."userId" = a."id" AND u."voterId" = q."voterId"
      LEFT JOIN "BallotPaper" p ON p."ballotId" = u."ballotId" AND p."key" = q."key"`, JSON.stringify(questions))
    return listOf(rows).map(rightOf)
  },

  async count(db, papers) {
    const rows = await ask(db, `
      WITH counted AS (INSERT INTO "BallotPaper" ("ballotId", "key", "choices", "heads", "area", "channel", "castBy", "castAt", "receipt", "revision")
      SELECT b."id", v."key", v."choices", r."heads", r."area", v."channel", v."castBy", v."castAt", v."receipt", v."times"
      FROM json_to_recordset($1::json) AS v("ballotId" text, "voterId" text, "key" text, "choices" text, "channel" text, "castBy" text, "castAt" bigint, "receipt" text, "times" int)
      JOIN "Ballot" b ON b."id" = v."ballotId" AND b."phase" = 'OPEN'
      JOIN "BallotVoter" r ON r."ballotId" = b."id" AND r."voterId" = v."voterId"
      ON CONFLICT ("ballotId", "key") DO UPDATE SET
        "choices" = excluded."choices", "channel" = excluded."channel", "castBy" = excluded."castBy", "castAt" = excluded."castAt",
        "revision" = "BallotPaper"."revision" + excluded."revision"
      RETURNING "ballotId", "key", "receipt", "revision")
      SELECT json_agg(json_build_array("ballotId", "key", "receipt", "revision")) AS "list" FROM counted`, JSON.stringify(papers))
    return listOf(rows).map(countedOf)
  },

  async markVoted(db, ballotId, voterIds) {
    await db.$executeRawUnsafe(
      'UPDATE "BallotVoter" SET "voted" = true WHERE "ballotId" = $1 AND "voted" = false AND "voterId" = ANY($2::text[])', ballotId, voterIds)
  },

  async turnout(db, ballotId) {
    return turnoutOf(await ask(db, `
      SELECT COUNT(*) AS "voters", COALESCE(SUM("heads"), 0) AS "heads", COALESCE(SUM("area"), 0) AS "area"
      FROM "BallotVoter" WHERE "ballotId" = $1 AND "voted"`, ballotId))
  },

  async sums(db, ballotId) {
    return (await ask(db, `
      SELECT "choices", COUNT(*) AS "papers", SUM("heads") AS "heads", SUM("area") AS "area"
      FROM "BallotPaper" WHERE "ballotId" = $1 GROUP BY "choices"`, ballotId)).map(sumOf)
  },

  async forget(db) {
    for (const table of ['BallotPaper', 'Ballot']) await db.$executeRawUnsafe(`VACUUM "${table}"`)
  },
}
