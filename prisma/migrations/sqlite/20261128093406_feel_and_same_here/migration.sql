-- CreateTable
CREATE TABLE "TextAgreement" (
    "textId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("textId", "userId")
);

-- CreateTable
CREATE TABLE "MoodAnswer" (
    "moodId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,

    PRIMARY KEY ("moodId", "userId")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SentText" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "reason" TEXT,
    "at" DATETIME NOT NULL,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "isHeld" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_SentText" ("at", "id", "itemId", "name", "phase", "reason", "sessionId", "text", "userId") SELECT "at", "id", "itemId", "name", "phase", "reason", "sessionId", "text", "userId" FROM "SentText";
DROP TABLE "SentText";
ALTER TABLE "new_SentText" RENAME TO "SentText";
CREATE INDEX "SentText_sessionId_itemId_idx" ON "SentText"("sessionId", "itemId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "MoodAnswer_sessionId_idx" ON "MoodAnswer"("sessionId");
