import { accept, impossible, refuse, type Decision } from '../decision.ts'
import type { Actor, Context, ParticipantKind, Role } from '../people.ts'

/**
 * What a person is in one community. Being a resident is a second step after signing in: a grid worker or the committee
 * checks the address. Nobody gives themselves a right.
 */
export interface Membership {
  id: string
  communityId: string
  userId: string
  roles: readonly Role[]
  kind: ParticipantKind
  home: Home | null
  /** the grid that somebody looks after who does not live here */
  gridId: string | null
  departmentId: string | null
  sector: string | null
  /** epoch ms; null: waiting for verification */
  verifiedAt: number | null
  verifiedBy: string | null
  removedAt: number | null
  createdAt: number
}

/** Where somebody says that they live. `unitLabel` is the door number inside the building. */
export interface Home { gridId: string; buildingId: string; unitLabel: string }

export type MembershipEvent =
  | { type: 'MemberJoined'; id: string; communityId: string; userId: string; home: Home | null; consentVersion: string; at: number }
  | { type: 'MemberAppointed'; id: string; communityId: string; userId: string; roles: Role[]; kind: ParticipantKind; gridId: string | null; departmentId: string | null; sector: string | null; at: number }
  | { type: 'HomeCorrected'; home: Home; at: number }
  | { type: 'ResidentVerified'; by: string; at: number }
  | { type: 'VerificationRefused'; by: string; reason: string; at: number }
  | { type: 'RolesSet'; roles: Role[]; kind: ParticipantKind; gridId: string | null; departmentId: string | null; sector: string | null; by: string; at: number }
  | { type: 'MemberRemoved'; by: string; reason: string; at: number }

export function evolveMembership(state: Membership | null, event: MembershipEvent): Membership {
  if (event.type === 'MemberJoined' || event.type === 'MemberAppointed') {
    const isAppointed = event.type === 'MemberAppointed'
    return {
      id: event.id, communityId: event.communityId, userId: event.userId,
      roles: isAppointed ? event.roles : ['resident'],
      kind: isAppointed ? event.kind : 'RESIDENT',
      home: isAppointed ? state?.home ?? null : event.home,
      gridId: isAppointed ? event.gridId : null,
      departmentId: isAppointed ? event.departmentId : null,
      sector: isAppointed ? event.sector : null,
      verifiedAt: null, verifiedBy: null, removedAt: null,
      createdAt: state?.createdAt ?? event.at,
    }
  }
  if (!state) throw new Error(`${event.type} before the membership exists`)
  switch (event.type) {
    case 'HomeCorrected': return { ...state, home: event.home, verifiedAt: null, verifiedBy: null }
    case 'ResidentVerified': return { ...state, verifiedAt: event.at, verifiedBy: event.by }
    case 'VerificationRefused': return { ...state, verifiedAt: null, verifiedBy: null }
    case 'RolesSet': return { ...state, roles: event.roles, kind: event.kind, gridId: event.gridId, departmentId: event.departmentId, sector: event.sector }
    case 'MemberRemoved': return { ...state, removedAt: event.at }
    default: return impossible(event)
  }
}

const isStaff = (actor: Actor) => actor.roles.includes('committee') || actor.roles.includes('admin')

/** A grid worker knows their own grid; the committee knows the whole community. Nobody verifies themselves. */
export function canVerify(actor: Actor, member: Membership): boolean {
  if (actor.userId === member.userId) return false
  return isStaff(actor) || (actor.roles.includes('gridWorker') && (member.home === null || actor.gridId === null || actor.gridId === member.home.gridId))
}
export const canSeePeople = (actor: Actor) => isStaff(actor) || actor.roles.includes('gridWorker')
export const canSetRoles = (actor: Actor) => actor.roles.includes('admin')
export const canImport = (actor: Actor) => isStaff(actor)

export function decideJoin(state: Membership | null, command: { home: Home | null; consentVersion: string }, context: Context): Decision<MembershipEvent> {
  const { now, actor, newId } = context
  if (state && state.removedAt === null) return refuse('ALREADY_MEMBER')
  return accept({ type: 'MemberJoined', id: state?.id ?? newId(), communityId: actor.communityId, userId: actor.userId, home: command.home, consentVersion: command.consentVersion, at: now })
}

export function decideCorrectHome(state: Membership, command: { home: Home }, { now, actor }: Context): Decision<MembershipEvent> {
  if (state.userId !== actor.userId && !isStaff(actor)) return refuse('NOT_ALLOWED')
  if (state.removedAt !== null) return refuse('NOT_FOUND')
  return accept({ type: 'HomeCorrected', home: command.home, at: now })
}

export function decideVerify(state: Membership, { now, actor }: Context): Decision<MembershipEvent> {
  if (!canVerify(actor, state)) return refuse('NOT_ALLOWED')
  if (state.removedAt !== null) return refuse('NOT_FOUND')
  if (state.verifiedAt !== null) return accept()
  return accept({ type: 'ResidentVerified', by: actor.userId, at: now })
}

/**
 * Somebody who stands at the door of a meeting, in no list and perhaps without a telephone, known by papers that whoever keeps
 * the door has seen. A resident is verified by it; a guest of another kind holds no role. `userId`: the account made for them.
 */
export function decideAddAtDoor(command: { userId: string; kind: ParticipantKind; home: Home | null }, { now, actor, newId }: Context): Decision<MembershipEvent> {
  if (!isStaff(actor) && !actor.roles.includes('gridWorker')) return refuse('NOT_ALLOWED')
  const { userId, kind, home } = command
  const id = newId()
  if (kind === 'RESIDENT') {
    return accept<MembershipEvent>(
      { type: 'MemberJoined', id, communityId: actor.communityId, userId, home, consentVersion: consentAtDoor, at: now },
      { type: 'ResidentVerified', by: actor.userId, at: now },
    )
  }
  return accept<MembershipEvent>({ type: 'MemberAppointed', id, communityId: actor.communityId, userId, roles: [], kind, gridId: null, departmentId: null, sector: null, at: now })
}

/** agreed to by word of mouth, with whoever wrote the name down */
const consentAtDoor = 'door'

export function decideRefuseVerification(state: Membership, command: { reason: string }, { now, actor }: Context): Decision<MembershipEvent> {
  if (!canVerify(actor, state)) return refuse('NOT_ALLOWED')
  if (state.removedAt !== null) return refuse('NOT_FOUND')
  return accept({ type: 'VerificationRefused', by: actor.userId, reason: command.reason, at: now })
}

/** `gridId`: the grid that somebody looks after who does not live here. */
export interface Appointment { roles: Role[]; kind: ParticipantKind; gridId: string | null; departmentId: string | null; sector: string | null }

/** The last administrator cannot give the role away: `otherAdmins` counts the others. */
export function decideSetRoles(state: Membership, command: Appointment, facts: { otherAdmins: number }, { now, actor }: Context): Decision<MembershipEvent> {
  if (!canSetRoles(actor)) return refuse('NOT_ALLOWED')
  if (state.removedAt !== null) return refuse('NOT_FOUND')
  if (state.roles.includes('admin') && !command.roles.includes('admin') && facts.otherAdmins === 0) return refuse('LAST_ADMIN')
  if (command.roles.includes('department') && command.departmentId === null) return refuse('DEPARTMENT_MISSING')
  return accept({ type: 'RolesSet', ...command, by: actor.userId, at: now })
}

export function decideAppoint(state: Membership | null, userId: string, command: Appointment, context: Context): Decision<MembershipEvent> {
  const { now, actor, newId } = context
  if (!canSetRoles(actor)) return refuse('NOT_ALLOWED')
  if (command.roles.includes('department') && command.departmentId === null) return refuse('DEPARTMENT_MISSING')
  if (state && state.removedAt === null) return refuse('ALREADY_MEMBER')
  return accept({ type: 'MemberAppointed', id: state?.id ?? newId(), communityId: actor.communityId, userId, ...command, at: now })
}

export function decideRemove(state: Membership, command: { reason: string }, facts: { otherAdmins: number }, { now, actor }: Context): Decision<MembershipEvent> {
  if (!canSetRoles(actor) && state.userId !== actor.userId) return refuse('NOT_ALLOWED')
  if (state.removedAt !== null) return accept()
  if (state.roles.includes('admin') && facts.otherAdmins === 0) return refuse('LAST_ADMIN')
  return accept({ type: 'MemberRemoved', by: actor.userId, reason: command.reason, at: now })
}
