import * as contract from '../../contract/commands/people.ts'
import {
  decideAppoint, decideCorrectHome, decideJoin, decideRefuseVerification, decideRemove, decideSetRoles, decideVerify,
  evolveMembership, type Home, type Membership, type MembershipEvent,
} from '../../domain/membership/membership.ts'
import { decideSetOwnerVoting, decideSetRule, evolveCommunity, noOwnerVoting, type Community, type CommunityEvent, type OwnerVoting } from '../../domain/community/community.ts'
import { accept } from '../../domain/decision.ts'
import type { ParticipantKind, Role } from '../../domain/people.ts'
import { json, type Db, type Prisma } from '../store/store.ts'
import { runtime } from '../runtime.ts'
import { defineCommand, demand, Refused, type Aggregate, type CommandTx, type Loaded } from './kit.ts'

type MembershipRow = Prisma.MembershipGetPayload<object>

function membershipOf(row: MembershipRow): Membership {
  return {
    id: row.id, communityId: row.communityId, userId: row.userId, roles: row.roles as unknown as Role[], kind: row.kind as ParticipantKind,
    home: row.gridId && row.buildingId && row.unitLabel ? { gridId: row.gridId, buildingId: row.buildingId, unitLabel: row.unitLabel } : null,
    gridId: row.gridId, departmentId: row.departmentId, sector: row.sector,
    verifiedAt: row.verifiedAt?.getTime() ?? null, verifiedBy: row.verifiedBy, removedAt: row.removedAt?.getTime() ?? null, createdAt: row.createdAt.getTime(),
  }
}

/** History of imported members begins with their first change: the import itself is an event of the community. */
const lastSeq = async (db: Db, stream: string) => (await db.event.aggregate({ where: { stream }, _max: { seq: true } }))._max.seq ?? 0

export const membershipAggregate: Aggregate<Membership, MembershipEvent> = {
  kind: 'membership',
  evolve: evolveMembership,
  async find(db, id) {
    const row = await db.membership.findUnique({ where: { id } })
    return row && { state: membershipOf(row), version: await lastSeq(db, `membership:${id}`) }
  },
  async save(db, state, _version, _at, _isNew) {
    const columns = {
      roles: [...state.roles], kind: state.kind, departmentId: state.departmentId, sector: state.sector,
      gridId: state.home?.gridId ?? state.gridId, buildingId: state.home?.buildingId ?? null, unitLabel: state.home?.unitLabel ?? null,
      verifiedAt: state.verifiedAt === null ? null : new Date(state.verifiedAt), verifiedBy: state.verifiedBy,
      removedAt: state.removedAt === null ? null : new Date(state.removedAt),
    }
    await db.membership.upsert({
      where: { id: state.id },
      create: { id: state.id, communityId: state.communityId, userId: state.userId, createdAt: new Date(state.createdAt), ...columns },
      update: columns,
    })
  },
  // Nobody listens to people: who someone is stays between them, the grid worker and the committee.
  redact: () => null,
}

export const communityAggregate: Aggregate<Community, CommunityEvent> = {
  kind: 'community',
  evolve: evolveCommunity,
  async find(db, id) {
    const row = await db.community.findUnique({ where: { id } })
    if (!row) return null
    const { slug, code, name, street, phone } = row
    return { state: { id, communityId: id, slug, code, name, street, phone, rules: row.rules as Community['rules'], owners: row.owners === null ? noOwnerVoting : row.owners as unknown as OwnerVoting }, version: row.version }
  },
  async save(db, state, version, at, isNew) {
    const { id, slug, code, name, street, phone } = state
    if (isNew) await db.community.create({ data: { id, slug, code, name, street, phone, rules: json(state.rules), version, createdAt: at } })
    else await db.community.update({ where: { id }, data: { rules: json(state.rules), owners: json(state.owners), version } })
  },
  redact: () => null,
}

async function own(tx: CommandTx, communityId: string, userId: string): Promise<Loaded<Membership> | null> {
  const row = await tx.db.membership.findUnique({ where: { communityId_userId: { communityId, userId } }, select: { id: true } })
  return row && membershipAggregate.find(tx.db, row.id)
}

export async function checkHome(db: Db, communityId: string, home: Home): Promise<void> {
  const building = await db.building.findUnique({ where: { id: home.buildingId } })
  demand(building && building.communityId === communityId && building.gridId === home.gridId, 'NOT_FOUND')
}

async function otherAdmins(db: Db, member: Membership): Promise<number> {
  const rows = await db.membership.findMany({ where: { communityId: member.communityId, removedAt: null, id: { not: member.id } }, select: { roles: true } })
  return rows.filter((row) => (row.roles as unknown as Role[]).includes('admin')).length
}

export const joinCommunity = defineCommand({
  name: 'JoinCommunity', input: contract.JoinCommunity, by: 'anyone-signed-in',
  async run({ tx, actor, input, now, context }) {
    if (input.home) await checkHome(tx.db, actor.communityId, input.home)
    const before = await own(tx, actor.communityId, actor.userId)
    const { state } = await tx.apply(membershipAggregate, before, decideJoin(before?.state ?? null, { home: input.home, consentVersion: input.consent }, context))
    await tx.db.user.update({ where: { id: actor.userId }, data: { name: input.realName, displayName: input.displayName, consentVersion: input.consent, consentAt: new Date(now) } })
    return { membershipId: state.id }
  },
})

export const correctHome = defineCommand({
  name: 'CorrectHome', input: contract.CorrectHome,
  async run({ tx, actor, input, context }) {
    await checkHome(tx.db, actor.communityId, input.home)
    const before = await own(tx, actor.communityId, actor.userId)
    demand(before, 'NOT_FOUND')
    await tx.apply(membershipAggregate, before, decideCorrectHome(before.state, input, context))
    tx.afterCommit(() => runtime().hub.rightsChanged(actor.userId))
  },
})

export const verifyResident = defineCommand({
  name: 'VerifyResident', input: contract.VerifyResident,
  async run({ tx, input, context }) {
    const before = await tx.load(membershipAggregate, input.membershipId)
    await tx.apply(membershipAggregate, before, decideVerify(before.state, context))
    await tx.notify({ userIds: [before.state.userId], kind: 'verified', params: {}, href: '/me' })
    tx.afterCommit(() => runtime().hub.rightsChanged(before.state.userId))
  },
})

export const refuseVerification = defineCommand({
  name: 'RefuseVerification', input: contract.RefuseVerification,
  async run({ tx, input, context }) {
    const before = await tx.load(membershipAggregate, input.membershipId)
    await tx.apply(membershipAggregate, before, decideRefuseVerification(before.state, input, context))
    await tx.notify({ userIds: [before.state.userId], kind: 'verificationRefused', params: { reason: input.reason }, href: '/me' })
  },
})

async function checkStanding(db: Db, communityId: string, { departmentId, gridId }: { departmentId: string | null; gridId: string | null }) {
  const department = departmentId === null ? null : await db.department.findUnique({ where: { id: departmentId } })
  const grid = gridId === null ? null : await db.gridCell.findUnique({ where: { id: gridId } })
  demand((departmentId === null || department?.communityId === communityId) && (gridId === null || grid?.communityId === communityId), 'NOT_FOUND')
}

export const setRoles = defineCommand({
  name: 'SetRoles', input: contract.SetRoles,
  async run({ tx, actor, input: { membershipId, ...appointment }, context }) {
    await checkStanding(tx.db, actor.communityId, appointment)
    const before = await tx.load(membershipAggregate, membershipId)
    await tx.apply(membershipAggregate, before, decideSetRoles(before.state, appointment, { otherAdmins: await otherAdmins(tx.db, before.state) }, context))
    tx.afterCommit(() => runtime().hub.rightsChanged(before.state.userId))
  },
})

export const appointMember = defineCommand({
  name: 'AppointMember', input: contract.AppointMember,
  async run({ tx, actor, input: { phone, realName, displayName, ...appointment }, now, newId, context }) {
    await checkStanding(tx.db, actor.communityId, appointment)
    const user = await tx.db.user.findUnique({ where: { phone } })
      ?? await tx.db.user.create({ data: { id: newId(), phone, name: realName, displayName, createdAt: new Date(now) } })
    const before = await own(tx, actor.communityId, user.id)
    const { state } = await tx.apply(membershipAggregate, before, decideAppoint(before?.state ?? null, user.id, appointment, context))
    return { membershipId: state.id, userId: user.id }
  },
})

export const removeMember = defineCommand({
  name: 'RemoveMember', input: contract.RemoveMember,
  async run({ tx, input, context }) {
    const before = await tx.load(membershipAggregate, input.membershipId)
    await tx.apply(membershipAggregate, before, decideRemove(before.state, input, { otherAdmins: await otherAdmins(tx.db, before.state) }, context))
    tx.afterCommit(() => runtime().hub.rightsChanged(before.state.userId))
  },
})

export const setDisplayName = defineCommand({
  name: 'SetDisplayName', input: contract.SetDisplayName, by: 'anyone-signed-in',
  async run({ tx, actor, input }) {
    await tx.db.user.update({ where: { id: actor.userId }, data: { displayName: input.displayName } })
  },
})

/**
 * Erases a person: phone, names and addresses go; what was said and decided in public stays under "a former neighbour",
 * because minutes and counted votes may not be changed afterwards (PIPL 47, with its exception for lawful retention).
 */
export const deleteMyAccount = defineCommand({
  name: 'DeleteMyAccount', input: contract.DeleteMyAccount, by: 'anyone-signed-in',
  async run({ tx, actor, now, context }) {
    const memberships = await tx.db.membership.findMany({ where: { userId: actor.userId, removedAt: null } })
    for (const row of memberships) {
      const state = membershipOf(row)
      const others = await otherAdmins(tx.db, state)
      if (state.roles.includes('admin') && others === 0) throw new Refused('LAST_ADMIN')
      const before = await membershipAggregate.find(tx.db, row.id)
      await tx.apply(membershipAggregate, before, decideRemove(state, { reason: 'account deleted' }, { otherAdmins: others }, context))
    }
    await tx.db.membership.updateMany({ where: { userId: actor.userId }, data: { unitLabel: null, buildingId: null } })
    await tx.db.headMember.deleteMany({ where: { userId: actor.userId } })
    await tx.db.notice.deleteMany({ where: { userId: actor.userId } })
    await tx.db.user.update({ where: { id: actor.userId }, data: { phone: null, name: '', displayName: '—', birthDate: null, deletedAt: new Date(now) } })
    tx.afterCommit(() => runtime().hub.rightsChanged(actor.userId))
  },
})

export const readNotices = defineCommand({
  name: 'ReadNotices', input: contract.ReadNotices, by: 'anyone-signed-in',
  async run({ tx, actor, input, now }) {
    await tx.db.notice.updateMany({ where: { userId: actor.userId, id: { lte: input.upTo }, readAt: null }, data: { readAt: new Date(now) } })
  },
})

export const setRule = defineCommand({
  name: 'SetRule', input: contract.SetRule,
  async run({ tx, actor, input, context }) {
    const before = await tx.load(communityAggregate, actor.communityId)
    await tx.apply(communityAggregate, before, decideSetRule(input, context))
  },
})

export const setOwnerVoting = defineCommand({
  name: 'SetOwnerVoting', input: contract.SetOwnerVoting,
  async run({ tx, actor, input, context }) {
    const before = await tx.load(communityAggregate, actor.communityId)
    await tx.apply(communityAggregate, before, decideSetOwnerVoting(input, context))
  },
})

export const addPlace = defineCommand({
  name: 'AddPlace', input: contract.AddPlace,
  async run({ tx, actor, input, now, newId }) {
    demand(actor.roles.includes('admin') || actor.roles.includes('committee'), 'NOT_ALLOWED')
    const placeId = newId()
    const { communityId } = actor
    if (input.place === 'GRID') {
      await tx.db.gridCell.create({ data: { id: placeId, communityId, name: input.name, position: await tx.db.gridCell.count({ where: { communityId } }) + 1 } })
    } else if (input.place === 'DEPARTMENT') {
      await tx.db.department.create({ data: { id: placeId, communityId, name: input.name, position: await tx.db.department.count({ where: { communityId } }) + 1 } })
    } else {
      const grid = input.gridId ? await tx.db.gridCell.findUnique({ where: { id: input.gridId } }) : null
      demand(grid?.communityId === communityId, 'NOT_FOUND')
      const twin = await tx.db.building.findUnique({ where: { communityId_name: { communityId, name: input.name } } })
      demand(!twin, 'PLACE_EXISTS')
      await tx.db.building.create({ data: { id: placeId, communityId, gridId: grid.id, name: input.name, position: await tx.db.building.count({ where: { communityId } }) + 1 } })
    }
    const before = await tx.load(communityAggregate, communityId)
    await tx.apply(communityAggregate, before, accept<CommunityEvent>({ type: 'PlaceAdded', place: input.place, placeId, name: input.name, by: actor.userId, at: now }))
    return { placeId }
  },
})

export const peopleCommands = [
  joinCommunity, correctHome, verifyResident, refuseVerification, setRoles, appointMember, removeMember, setDisplayName,
  deleteMyAccount, readNotices, setRule, setOwnerVoting, addPlace,
]
