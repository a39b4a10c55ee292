-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN     "rollSalt" TEXT;

-- AlterTable
ALTER TABLE "BallotPaperEntry" ADD COLUMN     "finalChoices" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "secondAt" TIMESTAMP(3),
ADD COLUMN     "secondBy" TEXT,
ADD COLUMN     "secondChoices" TEXT;

-- CreateIndex
CREATE INDEX "BallotPaperEntry_ballotId_voterId_idx" ON "BallotPaperEntry"("ballotId", "voterId");
