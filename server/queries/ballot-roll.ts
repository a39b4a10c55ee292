import type { RollListLine, RollListPage } from '../../contract/commands/ballot.ts'
import { limits } from '../../contract/limits.ts'
import { canAnswerObjection, canObject, canReadNamedList, canReadWholeRoll, canRunBallot } from '../../domain/access/ballot.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { maskName } from '../../domain/masking.ts'
import { redactBallotState } from '../commands/ballot-aggregate.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { readable } from './ballots.ts'

const WORDS_MOST = 4
const HEADS_FOUND = 200

/**
 * One page of the roll: who may vote and why, from the moment it lies open. Everybody reads the building, the reason and the
 * weight; the doors are for those on the roll, the owners' whole names for those who keep and check it.
 * @param words what is looked for: the building in public, the door for those on the roll, and the name for those who check it
 */
export async function rollList(viewer: Viewer, id: string, words = '', wantedPage = 1): Promise<RollListPage | null> {
  const row = await readable(viewer, id)
  if (!row || (!row.state.inspection && !row.state.roll)) return null
  const { state } = row
  const actor = viewer.actor?.isMember ? viewer.actor : null
  const isOnRoll = actor !== null && await db().ballotVoterUser.count({ where: { ballotId: id, userId: actor.userId } }) > 0
  const sight = canReadWholeRoll(actor) ? 'WHOLE' : canReadNamedList(actor, { isOnRoll }) ? 'DOORS' : 'MASKED'
  const parts = words.trim().split(/\s+/).filter(Boolean).slice(0, WORDS_MOST)
  const where = { ballotId: id, AND: await Promise.all(parts.map((part) => matching(part, sight, viewer.community.id))) }
  const found = await db().ballotVoter.count({ where })
  const pages = Math.max(1, Math.ceil(found / limits.rollLinesPerPage))
  const page = Math.min(Math.max(1, Math.trunc(wantedPage) || 1), pages)
  const voters = await db().ballotVoter.findMany({
    // the order of the doors would tell which building's flat is which, where only the building may be read
    where, orderBy: sight === 'MASKED' ? [{ place: 'asc' }, { reason: 'asc' }, { area: 'asc' }, { voterId: 'asc' }] : [{ label: 'asc' }, { voterId: 'asc' }],
    skip: (page - 1) * limits.rollLinesPerPage, take: limits.rollLinesPerPage,
  })
  const voterIds = voters.map((voter) => voter.voterId)
  const isOwners = isOwnerType(state.type)
  const [owners, units, reachable] = await Promise.all([
    isOwners && sight !== 'MASKED' ? db().ownerHead.findMany({ where: { id: { in: voterIds } }, select: { id: true, name: true } }) : [],
    isOwners ? db().ballotUnit.groupBy({ by: ['voterId'], where: { ballotId: id, voterId: { in: voterIds } }, _count: true }) : [],
    sight === 'WHOLE' ? db().ballotVoterUser.findMany({ where: { ballotId: id, voterId: { in: voterIds }, via: 'SELF' }, select: { voterId: true } }) : [],
  ])
  const nameOf = new Map(owners.map((head) => [head.id, head.name]))
  const unitsOf = new Map(units.map((group) => [group.voterId, group._count]))
  const withAccount = new Set(reachable.map((link) => link.voterId))
  const shownName = (name: string) => (sight === 'WHOLE' ? name : name.split(' / ').map(maskName).join(' / '))
  return {
    ballot: redactBallotState(state, actor ? 'member' : 'public'), found, page, pages, sight,
    lines: voters.map(({ voterId, label, place, reason, heads, area }): RollListLine => ({
      label: sight !== 'MASKED' ? label : isPerson(reason) ? maskName(label) : null,
      owners: sight === 'MASKED' || reason === 'UNKNOWN_OWNER' ? null : ownersOf(nameOf.get(voterId), reason, shownName),
      place, reason, heads, area, units: unitsOf.get(voterId) ?? 0, isReachable: sight === 'WHOLE' ? withAccount.has(voterId) : null,
    })),
    can: { object: canObject(actor, { isOnRoll }), answer: canAnswerObjection(actor), run: state.place.sessionId === null && canRunBallot(actor, { isChair: false }) },
  }
}

/** A company is no person: its name is said as it is. */
function ownersOf(name: string | undefined, reason: string, shown: (name: string) => string): string | null {
  if (!name) return null
  return reason === 'DEVELOPER' ? name : shown(name)
}

/** A name stands on the roll, not a door. */
const isPerson = (reason: string) => !['OWNER', 'CO_OWNERS', 'DEVELOPER', 'UNKNOWN_OWNER', 'HOUSEHOLD'].includes(reason)

async function matching(part: string, sight: RollListPage['sight'], communityId: string) {
  if (sight === 'MASKED') return { place: { contains: part } }
  if (sight === 'DOORS') return { label: { contains: part } }
  const heads = await db().ownerHead.findMany({ where: { communityId, name: { contains: part } }, select: { id: true }, take: HEADS_FOUND })
  return { OR: [{ label: { contains: part } }, { voterId: { in: heads.map((head) => head.id) } }] }
}
