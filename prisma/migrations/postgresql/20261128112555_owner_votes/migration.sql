-- AlterTable
ALTER TABLE "Community" ADD COLUMN     "owners" JSONB;

-- AlterTable
ALTER TABLE "BallotProxy" ADD COLUMN     "photoId" TEXT;

-- CreateTable
CREATE TABLE "BallotUnit" (
    "ballotId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "area" INTEGER NOT NULL,
    "how" TEXT,
    "deliveredAt" TIMESTAMP(3),
    "recordedAt" TIMESTAMP(3),
    "recordedBy" TEXT,
    "photoId" TEXT,

    CONSTRAINT "BallotUnit_pkey" PRIMARY KEY ("ballotId","unitId")
);

-- CreateIndex
CREATE INDEX "BallotUnit_ballotId_voterId_idx" ON "BallotUnit"("ballotId", "voterId");

-- What was recorded of a delivery stays: in rolls of before, the voter stands for its units.
INSERT INTO "BallotUnit" ("ballotId", "unitId", "voterId", "label", "place", "area", "deliveredAt")
SELECT "ballotId", "voterId", "voterId", "label", "place", "area", "deliveredAt" FROM "BallotVoter"
WHERE "reason" IN ('OWNER', 'CO_OWNERS', 'DEVELOPER', 'UNKNOWN_OWNER');

-- AlterTable
ALTER TABLE "BallotVoter" DROP COLUMN "deliveredAt";
