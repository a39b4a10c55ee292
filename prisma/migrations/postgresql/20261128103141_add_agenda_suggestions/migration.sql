-- CreateTable
CREATE TABLE "AgendaSuggestion" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AgendaSuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AgendaSuggestion_sessionId_at_idx" ON "AgendaSuggestion"("sessionId", "at");
