import type { BallotAbilities, BallotPageView, ListLine, MyVoter } from '../../contract/commands/ballot.ts'
import { canAnswerObjection, canConvene, canEnterPaper, canObject, canReadBallot, canReadNamedList, canRecount, canRunBallot, canVoid } from '../../domain/access/ballot.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ballotTypesOf } from '../../domain/topic/phases.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import { usersById } from '../store/chunks.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { byReceipt } from '../ballots/chain.ts'
import { checkCode } from '../ballots/check-code.ts'
import { ballotServices } from '../ballots/services.ts'
import { redactBallotState } from '../commands/ballot-aggregate.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

/** Ballots as pages read them, redacted for the viewer. A foreign or unreadable ballot is null, like one that does not exist. */

export async function ballotPage(viewer: Viewer, id: string): Promise<BallotPageView | null> {
  const row = await readable(viewer, id)
  if (!row) return null
  const { state, seq } = row
  const [mine, turnout, session, topic, outcome] = await Promise.all([
    myVoters(viewer, id),
    ballotServices().turnout.read(state),
    state.place.sessionId ? db().session.findUnique({ where: { id: state.place.sessionId }, select: { id: true, title: true, state: true } }) : null,
    state.place.topicId ? db().topic.findUnique({ where: { id: state.place.topicId }, select: { id: true, title: true } }) : null,
    db().outcome.findFirst({ where: { ballotId: id }, select: { id: true, title: true } }),
  ])
  const audience = viewer.actor?.isMember ? 'member' : 'public'
  return {
    ballot: redactBallotState(state, audience), seq, turnout, mine,
    can: abilities(viewer, mine, (session?.state as unknown as SessionState | undefined)?.chair.userId),
    session: session && { id: session.id, title: session.title },
    topic,
    outcome,
  }
}

export interface BallotListItem {
  id: string
  question: string
  type: BallotState['type']
  phase: BallotState['phase']
  isOfficial: boolean
  closesAt: number | null
  opensAt: number | null
  outcome: string | null
  closedAt: number | null
  /** how many voters this viewer may still vote for */
  waitsForMe: number
}

/** Ballots of the community that may be read, the open ones first, then the newest. */
export async function ballotList(viewer: Viewer): Promise<BallotListItem[]> {
  const rows = await db().ballot.findMany({ where: { communityId: viewer.community.id, phase: { not: 'VOID' } }, orderBy: { createdAt: 'desc' }, take: 100, select: { id: true, phase: true, state: true } })
  const mine = viewer.user ? await openVotersOf(viewer.user.id, rows.filter((row) => row.phase === 'OPEN').map((row) => row.id)) : new Map<string, number>()
  return rows
    .filter((row) => canReadBallot(viewer.actor, row))
    .map(({ id, state: json }) => {
      const state = json as unknown as BallotState
      return {
        id, question: state.question.text, type: state.type, phase: state.phase, isOfficial: state.isOfficial,
        closesAt: state.closesAt ?? state.plan?.closesAt ?? null, opensAt: state.plan?.opensAt ?? null,
        outcome: state.count?.verdict.withSilence?.verdict.outcome ?? state.count?.verdict.outcome ?? null,
        closedAt: state.closedAt, waitsForMe: mine.get(id) ?? 0,
      }
    })
    .sort((a, b) => Number(b.phase === 'OPEN') - Number(a.phase === 'OPEN'))
}

/** Voters whom this person may still vote for, by ballot. */
async function openVotersOf(userId: string, ballotIds: string[]): Promise<Map<string, number>> {
  const rights = await db().ballotVoterUser.findMany({ where: { userId, ballotId: { in: ballotIds } }, select: { ballotId: true, voterId: true } })
  const voted = await db().ballotVoter.findMany({ where: { ballotId: { in: ballotIds }, voterId: { in: rights.map((right) => right.voterId) }, voted: true }, select: { ballotId: true, voterId: true } })
  const done = new Set(voted.map((voter) => `${voter.ballotId} ${voter.voterId}`))
  const open = new Map<string, number>()
  for (const { ballotId, voterId } of rights) if (!done.has(`${ballotId} ${voterId}`)) open.set(ballotId, (open.get(ballotId) ?? 0) + 1)
  return open
}

/** For whom this person may vote, and what they voted. Only ever about themselves. */
export async function myVoters(viewer: Viewer, ballotId: string): Promise<MyVoter[]> {
  const userId = viewer.user?.id
  if (!userId) return []
  const ballot = await db().ballot.findUnique({ where: { id: ballotId }, select: { communityId: true, secretKey: true, state: true } })
  if (!ballot || ballot.communityId !== viewer.community.id) return []
  const rights = await db().ballotVoterUser.findMany({ where: { ballotId, userId } })
  const voterIds = rights.map((right) => right.voterId)
  const { secrecy } = ballot.state as unknown as BallotState
  const keyOf = (voterId: string) => (secrecy === 'NAMED' ? voterId : ballot.secretKey && checkCode(ballot.secretKey, voterId))
  const keys = voterIds.map(keyOf).filter((key) => key !== null)
  const [voters, papers] = await Promise.all([
    db().ballotVoter.findMany({ where: { ballotId, voterId: { in: voterIds } }, orderBy: { label: 'asc' } }),
    db().ballotPaper.findMany({ where: { ballotId, key: { in: keys } } }),
  ])
  return voters.map((voter): MyVoter => {
    const paper = papers.find((each) => each.key === keyOf(voter.voterId))
    return {
      voterId: voter.voterId, label: voter.label, area: voter.area, reason: voter.reason, hasVoted: voter.voted,
      via: rights.find((right) => right.voterId === voter.voterId)?.via === 'PROXY' ? 'PROXY' : 'SELF',
      paper: paper ? {
        choices: paper.choices.split(','), receipt: paper.receipt, revision: paper.revision, channel: paper.channel,
        at: paper.castAt === 0n ? null : Number(paper.castAt),
      } : null,
    }
  })
}

/**
 * The counting list, once the result is out: receipts and choices for everybody, the doors behind a named vote only for those
 * who were on the roll and those who count. In a secret ballot there is nothing behind a receipt.
 */
export async function countingList(viewer: Viewer, id: string): Promise<{ ballot: BallotState; lines: ListLine[] } | null> {
  const state = (await readable(viewer, id))?.state
  if (!state || !publishedPhases.includes(state.phase)) return null
  const papers = await db().ballotPaper.findMany({ where: { ballotId: id } })
  const isOnRoll = viewer.user !== null && await db().ballotVoterUser.count({ where: { ballotId: id, userId: viewer.user.id } }) > 0
  const isNamed = state.secrecy === 'NAMED'
  const showsNames = isNamed && canReadNamedList(viewer.actor, { isOnRoll })
  const voters = isNamed
    ? new Map((await db().ballotVoter.findMany({ where: { ballotId: id, voted: true }, select: { voterId: true, label: true, place: true } })).map((voter) => [voter.voterId, voter]))
    : new Map<string, { label: string; place: string }>()
  return {
    ballot: redactBallotState(state, viewer.actor?.isMember ? 'member' : 'public'),
    lines: papers.sort(byReceipt).map((paper) => {
      const voter = voters.get(paper.key)
      return {
        receipt: paper.receipt, choices: paper.choices.split(','), heads: paper.heads, area: paper.area,
        label: showsNames ? voter?.label ?? null : null, place: isNamed ? voter?.place ?? '' : '', channel: isNamed ? paper.channel : 'ELECTRONIC',
      }
    }),
  }
}

async function readable(viewer: Viewer, id: string): Promise<{ state: BallotState; seq: number } | null> {
  const row = await db().ballot.findUnique({ where: { id }, select: { communityId: true, phase: true, version: true, state: true } })
  if (!row || row.communityId !== viewer.community.id || !canReadBallot(viewer.actor, row)) return null
  return { state: row.state as unknown as BallotState, seq: row.version }
}

export interface PendingPaper { id: string; voter: string; choices: string[]; photoId: string; enteredBy: string; isMine: boolean }
export interface RollVoter { voterId: string; label: string; hasVoted: boolean }

/** Paper votes that wait for the second person, and the doors one can enter a paper for. Only for those who hold the papers. */
export async function paperDesk(viewer: Viewer, id: string): Promise<{ pending: PendingPaper[]; voters: RollVoter[] } | null> {
  const row = await readable(viewer, id)
  if (!row || !viewer.actor?.isMember || !canEnterPaper(viewer.actor)) return null
  const voters = await db().ballotVoter.findMany({ where: { ballotId: id }, orderBy: { label: 'asc' }, select: { voterId: true, label: true, voted: true } })
  const entries = await db().ballotPaperEntry.findMany({ where: { ballotId: id, outcome: null }, orderBy: { at: 'asc' } })
  const staff = await usersById(db(), entries.map((entry) => entry.enteredBy))
  const labels = new Map(voters.map((voter) => [voter.voterId, voter.label]))
  return {
    pending: entries.map((entry) => ({
      id: entry.id, voter: labels.get(entry.voterId) ?? '', choices: entry.choices.split(','), photoId: entry.photoId,
      enteredBy: staff.get(entry.enteredBy)?.displayName ?? '', isMine: entry.enteredBy === viewer.actor?.userId,
    })),
    voters: voters.map(({ voterId, label, voted }) => ({ voterId, label, hasVoted: voted })),
  }
}

/** What the committee chooses from when it makes a new ballot: buildings, and topics whose path allows a ballot. */
export async function ballotChoices(viewer: Viewer): Promise<{ buildings: { id: string; name: string }[]; topics: { id: string; title: string; types: readonly string[] }[] } | null> {
  if (!viewer.actor?.isMember || !canConvene(viewer.actor)) return null
  const communityId = viewer.community.id
  const [buildings, topics] = await Promise.all([
    db().building.findMany({ where: { communityId }, orderBy: { position: 'asc' }, select: { id: true, name: true } }),
    db().topic.findMany({ where: { communityId, phase: { in: ['ACCEPTED', 'PUBLICIZED', 'SCHEDULED', 'IN_CONSULTATION', 'NO_CONSENSUS', 'REFERRED'] } }, orderBy: { updatedAt: 'desc' }, take: 60, select: { id: true, title: true, state: true } }),
  ])
  return {
    buildings,
    topics: topics.flatMap(({ id, title, state }) => {
      const path = (state as unknown as TopicState).acceptance?.path
      return path && ballotTypesOf[path].length > 0 ? [{ id, title, types: ballotTypesOf[path] }] : []
    }),
  }
}

function abilities(viewer: Viewer, mine: readonly MyVoter[], chairId: string | undefined): BallotAbilities {
  const { actor } = viewer
  if (!actor?.isMember) return { run: false, enterPaper: false, recount: false, void: false, object: false, answerObjection: false }
  const isChair = chairId !== undefined && actor.userId === chairId
  return {
    run: canRunBallot(actor, { isChair }), enterPaper: canEnterPaper(actor), recount: canRecount(actor), void: canVoid(actor) || isChair,
    object: canObject(actor, { isOnRoll: mine.length > 0 }), answerObjection: canAnswerObjection(actor),
  }
}
