-- AlterTable
ALTER TABLE "SentText" ADD COLUMN     "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isHeld" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "TextAgreement" (
    "textId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TextAgreement_pkey" PRIMARY KEY ("textId","userId")
);

-- CreateTable
CREATE TABLE "MoodAnswer" (
    "moodId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "MoodAnswer_pkey" PRIMARY KEY ("moodId","userId")
);

-- CreateIndex
CREATE INDEX "MoodAnswer_sessionId_idx" ON "MoodAnswer"("sessionId");
