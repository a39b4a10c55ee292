-- CreateTable
CREATE TABLE "MinutesVersion" (
    "sessionId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("sessionId", "hash")
);

-- CreateTable
CREATE TABLE "MinutesRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "MinutesRemark_sessionId_at_idx" ON "MinutesRemark"("sessionId", "at");
