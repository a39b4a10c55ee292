-- CreateTable
CREATE TABLE "AgendaSuggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "AgendaSuggestion_sessionId_at_idx" ON "AgendaSuggestion"("sessionId", "at");
