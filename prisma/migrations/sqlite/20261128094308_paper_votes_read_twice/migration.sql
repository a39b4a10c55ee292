-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN "rollSalt" TEXT;

-- AlterTable
ALTER TABLE "BallotPaperEntry" ADD COLUMN "finalChoices" TEXT;
ALTER TABLE "BallotPaperEntry" ADD COLUMN "reason" TEXT;
ALTER TABLE "BallotPaperEntry" ADD COLUMN "secondAt" DATETIME;
ALTER TABLE "BallotPaperEntry" ADD COLUMN "secondBy" TEXT;
ALTER TABLE "BallotPaperEntry" ADD COLUMN "secondChoices" TEXT;

-- CreateIndex
CREATE INDEX "BallotPaperEntry_ballotId_voterId_idx" ON "BallotPaperEntry"("ballotId", "voterId");
