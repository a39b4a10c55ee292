-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "phone" TEXT,
    "rules" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GridCell" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "GridCell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Building" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "gridId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Building_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "buildingId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "area" INTEGER NOT NULL,
    "headId" TEXT,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OwnerHead" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "identity" TEXT NOT NULL,

    CONSTRAINT "OwnerHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HeadMember" (
    "headId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "HeadMember_pkey" PRIMARY KEY ("headId","userId")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "phone" TEXT,
    "name" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "birthDate" TIMESTAMP(3),
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "elderMode" BOOLEAN NOT NULL DEFAULT false,
    "consentVersion" TEXT,
    "consentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "roles" JSONB NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'RESIDENT',
    "gridId" TEXT,
    "buildingId" TEXT,
    "unitLabel" TEXT,
    "departmentId" TEXT,
    "sector" TEXT,
    "verifiedAt" TIMESTAMP(3),
    "verifiedBy" TEXT,
    "removedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInCode" (
    "id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "triesLeft" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" SERIAL NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "communityId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "actorId" TEXT,
    "commandId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommandReceipt" (
    "userId" TEXT NOT NULL,
    "commandId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CommandReceipt_pkey" PRIMARY KEY ("userId","commandId")
);

-- CreateTable
CREATE TABLE "DueWork" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMP(3),
    "lastError" TEXT,

    CONSTRAINT "DueWork_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "id" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "careDomain" TEXT NOT NULL,
    "gridId" TEXT,
    "buildingId" TEXT,
    "authorId" TEXT NOT NULL,
    "endorsementCount" INTEGER NOT NULL DEFAULT 0,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "sessionId" TEXT,
    "decideBy" TIMESTAMP(3),
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Endorsement" (
    "topicId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Endorsement_pkey" PRIMARY KEY ("topicId","userId")
);

-- CreateTable
CREATE TABLE "Follow" (
    "topicId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("topicId","userId")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "shownAs" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "heldFor" TEXT,
    "removedAt" TIMESTAMP(3),
    "removedWhy" TEXT,
    "removedBy" TEXT,
    "appealAt" TIMESTAMP(3),
    "appealWhy" TEXT,
    "isFinal" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "joinCode" TEXT NOT NULL,
    "screenToken" TEXT,
    "minutesHash" TEXT,
    "publishedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "leftAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("sessionId","userId")
);

-- CreateTable
CREATE TABLE "SentText" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SentText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "sessionId" TEXT,
    "itemId" TEXT,
    "topicId" TEXT,
    "type" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "secrecy" TEXT NOT NULL,
    "closesAt" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "secretKey" TEXT,
    "rollHash" TEXT,
    "chainHead" TEXT,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BallotVoter" (
    "ballotId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "area" INTEGER NOT NULL,
    "voted" BOOLEAN NOT NULL DEFAULT false,
    "deliveredAt" TIMESTAMP(3),

    CONSTRAINT "BallotVoter_pkey" PRIMARY KEY ("ballotId","voterId")
);

-- CreateTable
CREATE TABLE "BallotVoterUser" (
    "ballotId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'SELF',

    CONSTRAINT "BallotVoterUser_pkey" PRIMARY KEY ("ballotId","userId","voterId")
);

-- CreateTable
CREATE TABLE "BallotProxy" (
    "id" TEXT NOT NULL,
    "ballotId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "proxyUserId" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "BallotProxy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BallotPaperEntry" (
    "id" TEXT NOT NULL,
    "ballotId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "photoId" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "BallotPaperEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BallotPaper" (
    "ballotId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "area" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "castBy" TEXT,
    "castAt" BIGINT NOT NULL,
    "receipt" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BallotPaper_pkey" PRIMARY KEY ("ballotId","key")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "sessionId" TEXT,
    "topicId" TEXT,
    "ballotId" TEXT,
    "phase" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "outcomeId" TEXT,
    "topicId" TEXT,
    "ledgerNo" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "departmentId" TEXT,
    "gridId" TEXT,
    "dueAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskRater" (
    "taskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "score" TEXT,
    "reason" TEXT,
    "at" TIMESTAMP(3),

    CONSTRAINT "TaskRater_pkey" PRIMARY KEY ("taskId","userId","round")
);

-- CreateTable
CREATE TABLE "FileObject" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "uploadedBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FileObject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileUse" (
    "fileId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FileUse_pkey" PRIMARY KEY ("fileId","subject")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL,
    "communityId" TEXT,
    "userId" TEXT,
    "page" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedDoc" (
    "name" TEXT NOT NULL,
    "snapshot" BYTEA,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SharedDoc_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SharedDocUpdate" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "data" BYTEA NOT NULL,
    "by" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SharedDocUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Community_slug_key" ON "Community"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Community_code_key" ON "Community"("code");

-- CreateIndex
CREATE INDEX "GridCell_communityId_idx" ON "GridCell"("communityId");

-- CreateIndex
CREATE UNIQUE INDEX "Building_communityId_name_key" ON "Building"("communityId", "name");

-- CreateIndex
CREATE INDEX "Unit_headId_idx" ON "Unit"("headId");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_communityId_buildingId_label_key" ON "Unit"("communityId", "buildingId", "label");

-- CreateIndex
CREATE UNIQUE INDEX "OwnerHead_communityId_identity_key" ON "OwnerHead"("communityId", "identity");

-- CreateIndex
CREATE INDEX "HeadMember_userId_idx" ON "HeadMember"("userId");

-- CreateIndex
CREATE INDEX "Department_communityId_idx" ON "Department"("communityId");

-- CreateIndex
CREATE UNIQUE INDEX "User_phone_key" ON "User"("phone");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_communityId_userId_key" ON "Membership"("communityId", "userId");

-- CreateIndex
CREATE INDEX "SignInCode_phone_createdAt_idx" ON "SignInCode"("phone", "createdAt");

-- CreateIndex
CREATE INDEX "Event_communityId_id_idx" ON "Event"("communityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_stream_seq_key" ON "Event"("stream", "seq");

-- CreateIndex
CREATE INDEX "DueWork_doneAt_dueAt_idx" ON "DueWork"("doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "Topic_communityId_phase_idx" ON "Topic"("communityId", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_communityId_year_number_key" ON "Topic"("communityId", "year", "number");

-- CreateIndex
CREATE INDEX "Endorsement_userId_idx" ON "Endorsement"("userId");

-- CreateIndex
CREATE INDEX "Follow_userId_idx" ON "Follow"("userId");

-- CreateIndex
CREATE INDEX "Comment_subject_at_idx" ON "Comment"("subject", "at");

-- CreateIndex
CREATE INDEX "Comment_authorId_at_idx" ON "Comment"("authorId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Session_joinCode_key" ON "Session"("joinCode");

-- CreateIndex
CREATE UNIQUE INDEX "Session_screenToken_key" ON "Session"("screenToken");

-- CreateIndex
CREATE INDEX "Session_communityId_phase_idx" ON "Session"("communityId", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "Session_communityId_year_number_key" ON "Session"("communityId", "year", "number");

-- CreateIndex
CREATE INDEX "Attendance_userId_idx" ON "Attendance"("userId");

-- CreateIndex
CREATE INDEX "SentText_sessionId_itemId_idx" ON "SentText"("sessionId", "itemId");

-- CreateIndex
CREATE INDEX "Ballot_communityId_phase_idx" ON "Ballot"("communityId", "phase");

-- CreateIndex
CREATE INDEX "Ballot_sessionId_idx" ON "Ballot"("sessionId");

-- CreateIndex
CREATE INDEX "BallotVoterUser_ballotId_voterId_idx" ON "BallotVoterUser"("ballotId", "voterId");

-- CreateIndex
CREATE INDEX "BallotVoterUser_userId_idx" ON "BallotVoterUser"("userId");

-- CreateIndex
CREATE INDEX "BallotProxy_ballotId_voterId_idx" ON "BallotProxy"("ballotId", "voterId");

-- CreateIndex
CREATE INDEX "BallotProxy_ballotId_proxyUserId_idx" ON "BallotProxy"("ballotId", "proxyUserId");

-- CreateIndex
CREATE INDEX "BallotPaperEntry_ballotId_outcome_idx" ON "BallotPaperEntry"("ballotId", "outcome");

-- CreateIndex
CREATE INDEX "Outcome_communityId_phase_idx" ON "Outcome"("communityId", "phase");

-- CreateIndex
CREATE INDEX "Outcome_topicId_idx" ON "Outcome"("topicId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_ledgerNo_key" ON "Task"("ledgerNo");

-- CreateIndex
CREATE INDEX "Task_communityId_phase_idx" ON "Task"("communityId", "phase");

-- CreateIndex
CREATE INDEX "Task_departmentId_idx" ON "Task"("departmentId");

-- CreateIndex
CREATE INDEX "TaskRater_userId_idx" ON "TaskRater"("userId");

-- CreateIndex
CREATE INDEX "Notice_userId_at_idx" ON "Notice"("userId", "at");

-- CreateIndex
CREATE INDEX "SharedDocUpdate_name_id_idx" ON "SharedDocUpdate"("name", "id");
