-- AlterTable
ALTER TABLE "Community" ADD COLUMN "owners" JSONB;

-- AlterTable
ALTER TABLE "BallotProxy" ADD COLUMN "photoId" TEXT;

-- CreateTable
CREATE TABLE "BallotUnit" (
    "ballotId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "area" INTEGER NOT NULL,
    "how" TEXT,
    "deliveredAt" DATETIME,
    "recordedAt" DATETIME,
    "recordedBy" TEXT,
    "photoId" TEXT,

    PRIMARY KEY ("ballotId", "unitId")
);

-- What was recorded of a delivery stays: in rolls of before, the voter stands for its units.
INSERT INTO "BallotUnit" ("ballotId", "unitId", "voterId", "label", "place", "area", "deliveredAt")
SELECT "ballotId", "voterId", "voterId", "label", "place", "area", "deliveredAt" FROM "BallotVoter"
WHERE "reason" IN ('OWNER', 'CO_OWNERS', 'DEVELOPER', 'UNKNOWN_OWNER');

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_BallotVoter" (
    "ballotId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "area" INTEGER NOT NULL,
    "voted" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("ballotId", "voterId")
);
INSERT INTO "new_BallotVoter" ("area", "ballotId", "heads", "label", "place", "reason", "voted", "voterId") SELECT "area", "ballotId", "heads", "label", "place", "reason", "voted", "voterId" FROM "BallotVoter";
DROP TABLE "BallotVoter";
ALTER TABLE "new_BallotVoter" RENAME TO "BallotVoter";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "BallotUnit_ballotId_voterId_idx" ON "BallotUnit"("ballotId", "voterId");
