import type { BallotAbilities, BallotPageView, ListLine, MyFellow, MyVoter, NotedPaper } from '../../contract/commands/ballot.ts'
import { canAnswerObjection, canConvene, canEnterPaper, canObject, canReadBallot, canReadNamedList, canRecount, canRunBallot, canSettlePaper, canVoid } from '../../domain/access/ballot.ts'
import { limits } from '../../contract/limits.ts'
import { readingsDiffer } from '../../domain/ballot/paper.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { ballotTypesOf } from '../../domain/topic/phases.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import { chunks, usersById } from '../store/chunks.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { checkCode } from '../ballots/check-code.ts'
import { outcomesNow } from '../ballots/paper-entries.ts'
import { ballotServices } from '../ballots/services.ts'
import { isRollShown, redactBallotState } from '../commands/ballot-aggregate.ts'
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
    .filter((row) => canReadBallot(viewer.actor, { phase: row.phase, isRollShown: isRollShown(row.state) }))
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
  const ballot = await db().ballot.findUnique({ where: { id: ballotId }, select: { communityId: true } })
  if (ballot?.communityId !== viewer.community.id) return []
  return (await votersOf(ballotId, [userId])).get(userId) ?? []
}

/** The same for many people at once: everybody is in the answer, with what is theirs and nobody else's. At most as many as one statement takes. */
export async function votersOf(ballotId: string, userIds: readonly string[]): Promise<Map<string, MyVoter[]>> {
  const theirs = new Map(userIds.map((userId): [string, MyVoter[]] => [userId, []]))
  const [ballot, rights] = await Promise.all([
    db().ballot.findUnique({ where: { id: ballotId }, select: { secretKey: true, state: true } }),
    db().ballotVoterUser.findMany({ where: { ballotId, userId: { in: [...userIds] } } }),
  ])
  if (!ballot || rights.length === 0) return theirs
  const voterIds = [...new Set(rights.map((right) => right.voterId))]
  const { secrecy, type, basis } = ballot.state as unknown as BallotState
  const isOwners = isOwnerType(type)
  const keyOf = (voterId: string) => (secrecy === 'NAMED' ? voterId : ballot.secretKey && checkCode(ballot.secretKey, voterId))
  const keys = voterIds.map(keyOf).filter((key) => key !== null)
  const [voters, papers, entries, units, people] = await Promise.all([
    inChunks(voterIds, (some) => db().ballotVoter.findMany({ where: { ballotId, voterId: { in: some } }, orderBy: { label: 'asc' } })),
    inChunks(keys, (some) => db().ballotPaper.findMany({ where: { ballotId, key: { in: some } } })),
    secrecy === 'NAMED' ? inChunks(voterIds, (some) => db().ballotPaperEntry.findMany({ where: { ballotId, voterId: { in: some } }, orderBy: { at: 'asc' } })) : [],
    isOwners ? inChunks(voterIds, (some) => db().ballotUnit.findMany({ where: { ballotId, voterId: { in: some } }, orderBy: { label: 'asc' } })) : [],
    isOwners || basis === 'HOUSEHOLDS' ? peopleBehind(ballotId, voterIds) : null,
  ])
  const outcomes = await outcomesNow(db(), ballotId, entries)
  const paperOf = new Map(papers.map((paper) => [paper.key, paper]))
  const entriesOf = byVoter(entries)
  const rightsOf = byVoter(rights)
  const unitsOf = byVoter(units)
  for (const voter of voters) {
    const key = keyOf(voter.voterId)
    const paper = key === null ? undefined : paperOf.get(key)
    for (const { userId, via } of rightsOf.get(voter.voterId) ?? []) {
      theirs.get(userId)?.push({
        voterId: voter.voterId, label: voter.label, area: voter.area, reason: voter.reason, hasVoted: voter.voted,
        via: via === 'PROXY' ? 'PROXY' : 'SELF',
        paper: paper ? {
          choices: paper.choices.split(','), receipt: paper.receipt, revision: paper.revision, channel: paper.channel,
          at: paper.castAt === 0n ? null : Number(paper.castAt),
        } : null,
        handedIn: (entriesOf.get(voter.voterId) ?? []).map((entry) => ({
          id: entry.id, at: entry.at.getTime(), choices: (entry.finalChoices ?? entry.choices).split(','), outcome: outcomes.get(entry.id) ?? null,
          isDisputed: readingsDiffer(entry), reason: entry.reason,
        })),
        units: (unitsOf.get(voter.voterId) ?? []).map(({ label, area, how, deliveredAt }) => ({ label, area, how, deliveredAt: deliveredAt?.getTime() ?? null })),
        fellows: people?.fellows(voter.voterId, userId, paper?.castBy ?? null) ?? [],
        proxy: people?.proxy(voter.voterId, userId) ?? null,
      })
    }
  }
  return theirs
}

function byVoter<Row extends { voterId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(row.voterId, [...found.get(row.voterId) ?? [], row])
  return found
}

async function inChunks<Row>(keys: readonly string[], ask: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (const some of chunks(keys)) rows.push(...await ask(some))
  return rows
}

/** Who else may vote for these voters, and to whom their votes were given. */
async function peopleBehind(ballotId: string, voterIds: string[]) {
  const [links, proxies] = await Promise.all([
    inChunks(voterIds, (some) => db().ballotVoterUser.findMany({ where: { ballotId, voterId: { in: some }, via: 'SELF' } })),
    inChunks(voterIds, (some) => db().ballotProxy.findMany({ where: { ballotId, voterId: { in: some }, revokedAt: null } })),
  ])
  const users = await usersById(db(), [...links.map((link) => link.userId), ...proxies.map((proxy) => proxy.proxyUserId)])
  const nameOf = (userId: string) => users.get(userId)?.displayName ?? ''
  return {
    fellows(voterId: string, me: string, castBy: string | null): MyFellow[] {
      const own = links.filter((link) => link.voterId === voterId)
      return own.length < 2 ? [] : own.map((link) => ({ name: nameOf(link.userId), isMe: link.userId === me, hasCast: link.userId === castBy }))
    },
    proxy(voterId: string, me: string): MyVoter['proxy'] {
      const found = proxies.find((proxy) => proxy.voterId === voterId)
      return found ? { name: nameOf(found.proxyUserId), at: found.at.getTime(), isMe: found.proxyUserId === me } : null
    },
  }
}

export interface CountingList { ballot: BallotState; lines: ListLine[]; noted: NotedPaper[]; total: number; page: number; pages: number }

/**
 * One page of the counting list, once the result is out: receipts and choices for everybody, the doors behind a named vote
 * only for those who were on the roll and those who count. In a secret ballot there is nothing behind a receipt.
 */
export async function countingList(viewer: Viewer, id: string, wantedPage = 1): Promise<CountingList | null> {
  const state = await published(viewer, id)
  if (!state) return null
  const total = state.count?.papers ?? 0
  const pages = Math.max(1, Math.ceil(total / limits.papersPerPage))
  const page = Math.min(Math.max(1, Math.trunc(wantedPage) || 1), pages)
  const rows = await db().ballotPaper.findMany({
    where: { ballotId: id }, orderBy: [{ receipt: 'asc' }, { key: 'asc' }], skip: (page - 1) * limits.papersPerPage, take: limits.papersPerPage,
  })
  const names = await mayReadNames(viewer, state)
  return {
    ballot: redactBallotState(state, viewer.actor?.isMember ? 'member' : 'public'), total, page, pages,
    lines: await linesOf(state, rows, names), noted: state.secrecy === 'NAMED' && page === pages ? await notedPapers(id, names) : [],
  }
}

/**
 * The papers whose receipt begins with these letters. Whoever looks for their own paper tells only the first two, so that
 * nobody here learns which of the many it is.
 */
export async function papersBeginning(viewer: Viewer, id: string, letters: string): Promise<ListLine[] | null> {
  const state = await published(viewer, id)
  if (!state || !new RegExp(`^[0-9A-Z]{${limits.codeLettersTold}}$`).test(letters)) return null
  const rows = await db().ballotPaper.findMany({ where: { ballotId: id, receipt: { startsWith: letters } }, orderBy: { receipt: 'asc' } })
  return linesOf(state, rows, false)
}

async function published(viewer: Viewer, id: string): Promise<BallotState | null> {
  const state = (await readable(viewer, id))?.state
  return state && publishedPhases.includes(state.phase) ? state : null
}

async function mayReadNames(viewer: Viewer, state: BallotState): Promise<boolean> {
  if (state.secrecy !== 'NAMED') return false
  const isOnRoll = viewer.user !== null && await db().ballotVoterUser.count({ where: { ballotId: state.id, userId: viewer.user.id } }) > 0
  return canReadNamedList(viewer.actor, { isOnRoll })
}

async function linesOf(state: BallotState, rows: readonly { key: string; receipt: string; choices: string; heads: number; area: number; channel: string }[], names: boolean): Promise<ListLine[]> {
  const isNamed = state.secrecy === 'NAMED'
  const voters = isNamed ? await votersById(state.id, rows.map((row) => row.key)) : new Map<string, { label: string; place: string }>()
  return rows.map((row) => {
    const voter = voters.get(row.key)
    return {
      receipt: row.receipt, choices: row.choices.split(','), heads: row.heads, area: row.area,
      label: names ? voter?.label ?? null : null, place: isNamed ? voter?.place ?? '' : '', channel: isNamed ? row.channel : 'ELECTRONIC',
    }
  })
}

async function votersById(ballotId: string, voterIds: readonly string[]): Promise<Map<string, { label: string; place: string }>> {
  const found = new Map<string, { label: string; place: string }>()
  for (const some of chunks(voterIds)) {
    for (const voter of await db().ballotVoter.findMany({ where: { ballotId, voterId: { in: some } }, select: { voterId: true, label: true, place: true } })) found.set(voter.voterId, voter)
  }
  return found
}

/** Paper votes that were not counted, or whose two readers differed. */
async function notedPapers(ballotId: string, names: boolean): Promise<NotedPaper[]> {
  const entries = await db().ballotPaperEntry.findMany({ where: { ballotId }, orderBy: { at: 'asc' } })
  const wasDisputed = (entry: (typeof entries)[number]) => entry.secondChoices !== null && entry.secondChoices !== entry.choices
  const outcomes = await outcomesNow(db(), ballotId, entries)
  const shown = entries.filter((entry) => outcomes.get(entry.id) !== 'COUNTED' || wasDisputed(entry))
  const voters = await votersById(ballotId, shown.map((entry) => entry.voterId))
  return shown.map((entry) => ({
    label: names ? voters.get(entry.voterId)?.label ?? null : null, place: voters.get(entry.voterId)?.place ?? '',
    outcome: outcomes.get(entry.id) ?? 'NOT_CHECKED', reason: names ? entry.reason : null, wasDisputed: wasDisputed(entry),
  }))
}

export async function readable(viewer: Viewer, id: string): Promise<{ state: BallotState; seq: number } | null> {
  const row = await db().ballot.findUnique({ where: { id }, select: { communityId: true, phase: true, version: true, state: true } })
  if (!row || row.communityId !== viewer.community.id || !canReadBallot(viewer.actor, { phase: row.phase, isRollShown: isRollShown(row.state) })) return null
  return { state: row.state as unknown as BallotState, seq: row.version }
}

/** A paper vote as those who hold the papers see it. What was read is hidden from the one who is still to read it. */
export interface DeskPaper {
  id: string
  voter: string
  photoId: string
  /** null for whoever may still make the second reading */
  readings: { first: string[]; second: string[] | null; final: string[] | null } | null
  firstBy: string
  secondBy: string | null
  /** null while it waits */
  outcome: string | null
  isDisputed: boolean
  reason: string | null
  /** this person has read it already */
  isMine: boolean
}
export interface RollVoter { voterId: string; label: string; hasVoted: boolean }

const DESK_PAPERS = 100

/** Paper votes: those that wait for somebody, then those that ended last. Only for those who hold the papers. */
export async function paperDesk(viewer: Viewer, id: string): Promise<DeskPaper[] | null> {
  const row = await readable(viewer, id)
  const { actor } = viewer
  if (!row || !actor?.isMember || !canSettlePaper(actor)) return null
  const waiting = await db().ballotPaperEntry.findMany({ where: { ballotId: id, outcome: null }, orderBy: { at: 'asc' } })
  const ended = await db().ballotPaperEntry.findMany({ where: { ballotId: id, outcome: { not: null } }, orderBy: { decidedAt: 'desc' }, take: DESK_PAPERS })
  const entries = [...waiting, ...ended]
  const [voters, staff, outcomes] = await Promise.all([
    votersById(id, entries.map((entry) => entry.voterId)),
    usersById(db(), entries.flatMap((entry) => [entry.enteredBy, ...(entry.secondBy ? [entry.secondBy] : [])])),
    outcomesNow(db(), id, entries),
  ])
  const read = (choices: string | null) => (choices === null ? null : choices.split(','))
  return entries.map((entry) => {
    const isMine = entry.enteredBy === actor.userId || entry.secondBy === actor.userId
    const isBlind = entry.outcome === null && entry.secondChoices === null && !isMine
    return {
      id: entry.id, voter: voters.get(entry.voterId)?.label ?? '', photoId: entry.photoId,
      readings: isBlind ? null : { first: entry.choices.split(','), second: read(entry.secondChoices), final: read(entry.finalChoices) },
      firstBy: staff.get(entry.enteredBy)?.displayName ?? '', secondBy: entry.secondBy && (staff.get(entry.secondBy)?.displayName ?? ''),
      outcome: outcomes.get(entry.id) ?? null, isDisputed: readingsDiffer(entry), reason: entry.reason, isMine,
    }
  })
}

/** Voters of the roll whose door or name holds these words, for those who enter papers. */
export async function findVoters(viewer: Viewer, id: string, words: string): Promise<RollVoter[] | null> {
  const row = await readable(viewer, id)
  if (!row || !viewer.actor?.isMember || !canEnterPaper(viewer.actor)) return null
  const parts = words.trim().split(/\s+/).filter(Boolean).slice(0, 4)
  if (parts.length === 0) return []
  const voters = await db().ballotVoter.findMany({
    where: { ballotId: id, AND: parts.map((part) => ({ label: { contains: part } })) }, orderBy: { label: 'asc' }, take: limits.votersFound,
    select: { voterId: true, label: true, voted: true },
  })
  return voters.map(({ voterId, label, voted }) => ({ voterId, label, hasVoted: voted }))
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
