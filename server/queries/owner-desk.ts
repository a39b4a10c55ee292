import type { BallotPageView } from '../../contract/commands/ballot.ts'
import { limits } from '../../contract/limits.ts'
import { canConvene, canSettlePaper } from '../../domain/access/ballot.ts'
import { courseOf, earliestOpeningOf, isPlanTooEarly, type CourseStep } from '../../domain/ballot/course.ts'
import { nextReminder, ownReminderAt } from '../../domain/ballot/reminder.ts'
import { isOwnerType, type BallotType, type Basis, type Body } from '../../domain/ballot/types.ts'
import { participationSoFar } from '../../domain/ballot/verdict.ts'
import type { RollReason } from '../../domain/ballot/voters.ts'
import { noOwnerVoting, type OwnerVoting } from '../../domain/community/community.ts'
import { buildRoll } from '../ballots/roll.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db, runtime } from '../runtime.ts'
import { countSilentHeads, countUnits, pageOfUnits, unitShows, type UnitCounts, type UnitShow } from '../store/ballot-units.ts'
import { usersById } from '../store/chunks.ts'
import { ballotPage, paperDesk, type DeskPaper } from './ballots.ts'

export { unitShows, type UnitShow }

/** What the committee and the grid workers see of an owner vote that they run: doors, deliveries, proxies, reminders. Never how anybody voted. */

export interface OwnerDesk {
  view: BallotPageView
  course: CourseStep[]
  earliestOpening: number
  isPlanTooEarly: boolean
  units: UnitCounts
  silent: { all: number; unreachable: number }
  reminder: { next: number | null; own: number | null }
  proxies: ProxyLine[]
  papers: DeskPaper[] | null
  /** acts of the committee; grid workers deliver and enter papers */
  isCommittee: boolean
}
export interface ProxyLine { id: string; voterId: string; voter: string; proxy: string; text: string; photoId: string | null; at: number; isUsed: boolean; isRevoked: boolean }
export interface UnitLine { unitId: string; label: string; area: number; how: string | null; deliveredAt: number | null; by: string; photoId: string | null; hasVoted: boolean; hasAccount: boolean }
/** `undelivered`: of all that was found, also on other pages, what one delivery can record */
export interface UnitPage { lines: UnitLine[]; undelivered: string[]; total: number; page: number; pages: number }

/** null where there is no such vote, or it is not this viewer's to run. */
export async function ownerDesk(viewer: Viewer, id: string): Promise<OwnerDesk | null> {
  const view = await staffView(viewer, id)
  if (!view) return null
  const { ballot } = view
  const { now, rules } = viewer
  const [units, silent, proxies, papers] = await Promise.all([
    countUnits(db(), id), countSilentHeads(db(), id), proxiesOf(id), ballot.phase === 'OPEN' ? paperDesk(viewer, id) : null,
  ])
  const own = ownReminderAt(ballot, rules)
  return {
    view, units, silent, proxies, papers,
    course: courseOf(ballot, now, rules), earliestOpening: earliestOpeningOf(ballot, now, rules), isPlanTooEarly: isPlanTooEarly(ballot, now, rules),
    reminder: { next: nextReminder(ballot, rules), own: own !== null && own > now ? own : null },
    isCommittee: view.can.run,
  }
}

/** One page of the doors; `words`: as typed, parts of building and door. */
export async function ownerUnits(viewer: Viewer, id: string, asked: { show: UnitShow; words: string; page: number }): Promise<UnitPage | null> {
  if (!await staffView(viewer, id)) return null
  const take = limits.unitsPerPage
  const words = asked.words.trim().split(/\s+/).filter(Boolean).slice(0, 4)
  const wanted = Math.max(1, Math.trunc(asked.page) || 1)
  const [{ ids, total }, undelivered] = await Promise.all([
    pageOfUnits(db(), id, { show: asked.show, words, skip: (wanted - 1) * take, take }),
    asked.show === 'ALL' || asked.show === 'UNDELIVERED' ? pageOfUnits(db(), id, { show: 'UNDELIVERED', words, skip: 0, take: limits.unitsDelivered }) : { ids: [] },
  ])
  const rows = await db().ballotUnit.findMany({ where: { ballotId: id, unitId: { in: ids } } })
  const voterIds = [...new Set(rows.map((row) => row.voterId))]
  const [voters, accounts, staff] = await Promise.all([
    db().ballotVoter.findMany({ where: { ballotId: id, voterId: { in: voterIds } }, select: { voterId: true, voted: true } }),
    db().ballotVoterUser.findMany({ where: { ballotId: id, voterId: { in: voterIds } }, select: { voterId: true } }),
    usersById(db(), rows.flatMap((row) => row.recordedBy ?? [])),
  ])
  const voted = new Set(voters.filter((voter) => voter.voted).map((voter) => voter.voterId))
  const reached = new Set(accounts.map((account) => account.voterId))
  const lines = rows.map((row): UnitLine => ({
    unitId: row.unitId, label: row.label, area: row.area, how: row.how, deliveredAt: row.deliveredAt?.getTime() ?? null,
    by: staff.get(row.recordedBy ?? '')?.displayName ?? '', photoId: row.photoId, hasVoted: voted.has(row.voterId), hasAccount: reached.has(row.voterId),
  }))
  return { lines: lines.sort((a, b) => ids.indexOf(a.unitId) - ids.indexOf(b.unitId)), undelivered: undelivered.ids, total, page: wanted, pages: Math.max(1, Math.ceil(total / take)) }
}

/** Who would be on the roll if it were drawn now, and what that would ask of the turnout. */
export interface RollPreview { voters: number; heads: number; area: number; units: number; reasons: Partial<Record<RollReason, number>>; unreachable: number; need: { heads: number; area: number } | null }

export async function rollPreview(viewer: Viewer, asked: { type: BallotType; basis: Basis | null; buildingIds: string[] }): Promise<RollPreview | null> {
  if (!viewer.actor?.isMember || !canConvene(viewer.actor)) return null
  const { rows, units, roll } = await buildRoll(db(), runtime().store.dialect, { communityId: viewer.community.id, ...asked }, null, viewer.rules, viewer.now)
  const reasons: RollPreview['reasons'] = {}
  for (const row of rows) reasons[row.reason] = (reasons[row.reason] ?? 0) + 1
  return {
    voters: roll.voters, heads: roll.heads, area: roll.area, units: units.length, reasons,
    unreachable: rows.filter((row) => row.userIds.length === 0).length, need: neededOf(asked.type, roll.body),
  }
}

/** What the papers of this community say about the votes of owners. */
export async function ownerVotingOf(viewer: Viewer): Promise<OwnerVoting> {
  const row = await db().community.findUniqueOrThrow({ where: { id: viewer.community.id }, select: { owners: true } })
  return row.owners === null ? noOwnerVoting : row.owners as unknown as OwnerVoting
}

function neededOf(type: BallotType, body: Body): RollPreview['need'] {
  const part = participationSoFar(type, { kind: 'YES_NO' }, body, { heads: 0, area: 0 })
  return part && { heads: part.heads.need, area: part.area?.need ?? 0 }
}

async function staffView(viewer: Viewer, id: string): Promise<BallotPageView | null> {
  if (!viewer.actor?.isMember || !canSettlePaper(viewer.actor)) return null
  const view = await ballotPage(viewer, id)
  return view && isOwnerType(view.ballot.type) && view.ballot.place.sessionId === null ? view : null
}

async function proxiesOf(ballotId: string): Promise<ProxyLine[]> {
  const rows = await db().ballotProxy.findMany({ where: { ballotId }, orderBy: { at: 'desc' } })
  const [voters, people] = await Promise.all([
    db().ballotVoter.findMany({ where: { ballotId, voterId: { in: rows.map((row) => row.voterId) } }, select: { voterId: true, label: true, voted: true } }),
    usersById(db(), rows.map((row) => row.proxyUserId)),
  ])
  return rows.map((row): ProxyLine => {
    const voter = voters.find((each) => each.voterId === row.voterId)
    return {
      id: row.id, voterId: row.voterId, voter: voter?.label ?? '', proxy: people.get(row.proxyUserId)?.displayName ?? '', text: row.text, photoId: row.photoId,
      at: row.at.getTime(), isUsed: row.revokedAt === null && voter?.voted === true, isRevoked: row.revokedAt !== null,
    }
  })
}
