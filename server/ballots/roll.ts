import { createHash } from 'node:crypto'
import { dayOf } from '../../domain/calendar/index.ts'
import type { BallotState, Roll } from '../../domain/ballot/state.ts'
import { isOwnerType, type Body } from '../../domain/ballot/types.ts'
import { ageOn, rollReasonOf, type RollReason } from '../../domain/ballot/voters.ts'
import type { HeadKind } from '../../domain/owners/heads.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { quorumOf, type Presence } from '../../domain/session/quorum.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { boxSql, type RollUnit } from '../store/dialect/votes.ts'
import type { Db, Dialect } from '../store/store.ts'
import { handleOf, inOrder, newRollSalt, rollHash, rollLines } from './chain.ts'

/** One voter of the roll, and the accounts that may vote for them. */
export interface VoterRow { voterId: string; label: string; place: string; reason: RollReason; heads: number; area: number; userIds: string[] }

/** `salt` goes with the roll: it is what the hash was made with. */
export interface BuiltRoll { rows: VoterRow[]; units: RollUnit[]; roll: Omit<Roll, 'at'>; salt: string }

/** What a roll depends on. */
export type RollOf = Pick<BallotState, 'communityId' | 'type' | 'basis' | 'buildingIds'>

/**
 * Who may vote, as things stand now.
 * @param session the state of the ballot's session; null where the ballot stands alone
 * @param now epoch ms: ages are those of this day
 */
export async function buildRoll(db: Db, dialect: Dialect, ballot: RollOf, session: SessionState | null, rules: RulePack, now: number): Promise<BuiltRoll> {
  const { rows, body, units = [] } = isOwnerType(ballot.type) ? await ownersRoll(db, dialect, ballot) : await peopleRoll(db, dialect, ballot, session, rules, now)
  const sum = (key: 'heads' | 'area') => rows.reduce((total, row) => total + row[key], 0)
  const salt = newRollSalt()
  return { rows, units, salt, roll: { voters: rows.length, heads: sum('heads'), area: sum('area'), body, hash: rollHash(rollLines(rows.map((voter) => ({ voter, handle: handleOf(salt, voter) })))) } }
}

/** Writes the roll in place of an earlier drawing of it. */
export async function saveRoll(db: Db, dialect: Dialect, ballotId: string, { rows, units, salt }: BuiltRoll): Promise<void> {
  await db.ballotVoter.deleteMany({ where: { ballotId } })
  await db.ballotVoterUser.deleteMany({ where: { ballotId } })
  await db.ballotUnit.deleteMany({ where: { ballotId } })
  const sql = boxSql(dialect)
  await sql.putVoters(db, ballotId, rows)
  await sql.putVoterUsers(db, ballotId, rows.flatMap((row) => row.userIds.map((userId) => ({ userId, voterId: row.voterId }))))
  await sql.putUnits(db, ballotId, units)
  await db.ballot.update({ where: { id: ballotId }, data: { rollSalt: salt } })
}

interface Drawn { rows: VoterRow[]; units?: RollUnit[]; body: Body }

async function peopleRoll(db: Db, dialect: Dialect, ballot: RollOf, session: SessionState | null, rules: RulePack, now: number): Promise<Drawn> {
  const { communityId, type, basis } = ballot
  const members = await boxSql(dialect).members(db, communityId)
  const attendance = session ? await db.attendance.findMany({ where: { sessionId: session.id, leftAt: null } }) : []
  const here = new Map(attendance.map((row) => [row.userId, row]))
  const buildings = new Map((await db.building.findMany({ where: { communityId } })).map((building) => [building.id, building.name]))
  const chairs = new Set([session?.chair.userId, session?.handedOver?.from.userId])
  const today = dayOf(now)

  const voters = new Map<string, VoterRow>()
  const bodyIds = new Set<string>()
  for (const member of members) {
    const present = here.get(member.userId)
    const who = {
      isVerifiedResident: member.isVerified && member.roles.includes('resident'),
      age: member.birth ? ageOn(dayOf(Date.parse(member.birth)), today) : null,
      kind: (present?.kind ?? member.kind) as ParticipantKind,
      isPresent: present !== undefined && present.mode !== 'LISTENER',
      isListener: present?.mode === 'LISTENER',
      isChair: chairs.has(member.userId),
    }
    const household = basis === 'HOUSEHOLDS' ? householdOf(member) : null
    const voterId = household ?? member.userId
    // the body of an assembly is larger than the hall: everybody who could have come
    if (rollReasonOf(type, basis, false, { ...who, isPresent: false }) && (basis !== 'HOUSEHOLDS' || household)) bodyIds.add(voterId)
    const reason = rollReasonOf(type, basis, session !== null, who)
    if (!reason || (basis === 'HOUSEHOLDS' && !household)) continue
    const place = member.buildingId ? buildings.get(member.buildingId) ?? '' : ''
    const label = household ? `${place} ${member.unitLabel ?? ''}`.trim() : member.displayName
    const row = voters.get(voterId)
    if (row) row.userIds.push(member.userId)
    else voters.set(voterId, { voterId, label, place, reason, heads: 1, area: 0, userIds: [member.userId] })
  }
  const rows = [...voters.values()]
  return { rows, body: bodyOf(rows.length) }

  function bodyOf(present: number): Body {
    if (type === 'INTENT_POLL') return { kind: 'NONE' }
    if (type === 'SESSION_RESOLUTION' && session) {
      const { people, need, missing } = quorumOf(session, presenceOf(attendance), rules)
      return { kind: 'PRESENT', present, quorum: { have: people, need, missing: missing.map((each) => each.kind) } }
    }
    return { kind: 'ASSEMBLY', total: Math.max(bodyIds.size, present), present: session ? present : null }
  }
}

function presenceOf(attendance: readonly { kind: string; mode: string }[]): Presence {
  const presence: Presence = { byKind: {}, inPerson: 0, remote: 0, listeners: 0 }
  for (const { kind, mode } of attendance) {
    if (mode === 'LISTENER') { presence.listeners++; continue }
    presence[mode === 'REMOTE' ? 'remote' : 'inPerson']++
    const known = kind as ParticipantKind
    presence.byKind[known] = (presence.byKind[known] ?? 0) + 1
  }
  return presence
}

/** Everybody at one door is one household; who gave no door is none. */
function householdOf(member: { buildingId: string | null; unitLabel: string | null }): string | null {
  if (!member.buildingId || !member.unitLabel) return null
  return `hh-${createHash('sha256').update(`${member.buildingId} ${member.unitLabel}`).digest('hex').slice(0, 24)}`
}

const reasonOf: Record<HeadKind, RollReason> = { PERSON: 'OWNER', CO_OWNERS: 'CO_OWNERS', DEVELOPER: 'DEVELOPER', UNKNOWN: 'UNKNOWN_OWNER' }

/** The owners of the property roll, or of the ballot's buildings only: one head with the areas they own there. */
async function ownersRoll(db: Db, dialect: Dialect, ballot: RollOf): Promise<Drawn> {
  const { communityId, buildingIds } = ballot
  const sql = boxSql(dialect)
  const units = (await sql.units(db, communityId, buildingIds)).sort((a, b) => inOrder(a.buildingId, b.buildingId) || inOrder(a.label, b.label))
  const buildings = new Map((await db.building.findMany({ where: { communityId } })).map((building) => [building.id, building.name]))
  const members = new Map<string, string[]>()
  for (const [headId, userId] of await sql.headMembers(db, communityId)) {
    const known = members.get(headId)
    if (known) known.push(userId)
    else members.set(headId, [userId])
  }
  const voters = new Map<string, VoterRow>()
  const places: RollUnit[] = []
  for (const unit of units) {
    const voterId = unit.kind && unit.headId ? unit.headId : unit.id
    const place = buildings.get(unit.buildingId) ?? ''
    places.push({ unitId: unit.id, voterId, label: `${place} ${unit.label}`, place, area: unit.area })
    const row = voters.get(voterId)
    if (row) {
      row.area += unit.area
      row.label += ` / ${row.place === place ? unit.label : `${place} ${unit.label}`}`
      continue
    }
    const reason = reasonOf[(unit.kind ?? 'UNKNOWN') as HeadKind]
    voters.set(voterId, { voterId, label: `${place} ${unit.label}`, place, reason, heads: 1, area: unit.area, userIds: members.get(voterId) ?? [] })
  }
  const rows = [...voters.values()]
  return { rows, units: places, body: { kind: 'OWNERS', heads: rows.length, area: rows.reduce((sum, row) => sum + row.area, 0) } }
}
