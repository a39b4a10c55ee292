import { ulid } from 'ulid'
import { ImportResidents, ImportUnits } from '../../contract/commands/import.ts'
import { canImport } from '../../domain/membership/membership.ts'
import type { CommunityEvent } from '../../domain/community/community.ts'
import { accept } from '../../domain/decision.ts'
import { headsOf, type OwnedUnit } from '../../domain/owners/heads.ts'
import type { Db } from '../store/store.ts'
import { chunks } from '../store/chunks.ts'
import { communityAggregate } from './people.ts'
import { defineCommand, demand, type CommandTx } from './kit.ts'
import type { Actor } from '../../domain/people.ts'

/** Existing and new accounts of these phones. A person who is imported can sign in with that phone at once. */
async function usersOfPhones(db: Db, people: readonly { phone: string; name: string; displayName: string; birthYear: number | null }[], at: Date): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const some of chunks(people.map((person) => person.phone))) {
    for (const user of await db.user.findMany({ where: { phone: { in: some } }, select: { id: true, phone: true } })) if (user.phone) known.set(user.phone, user.id)
  }
  const fresh = people.filter((person) => !known.has(person.phone)).map((person) => ({
    id: ulid(at.getTime()), phone: person.phone, name: person.name, displayName: person.displayName, createdAt: at,
    birthDate: person.birthYear === null ? null : new Date(Date.UTC(person.birthYear, 0, 1)),
  }))
  for (const some of chunks(fresh)) await db.user.createMany({ data: some })
  for (const user of fresh) known.set(user.phone, user.id)
  return known
}

async function record(tx: CommandTx, actor: Actor, batch: { batchId: string; kind: 'RESIDENTS' | 'UNITS'; fileName: string; fileHash: string; rows: number }, now: number) {
  await tx.db.importBatch.create({ data: { id: batch.batchId, communityId: actor.communityId, kind: batch.kind, fileName: batch.fileName, fileHash: batch.fileHash, rows: batch.rows, by: actor.userId, at: new Date(now) } })
  const community = await tx.load(communityAggregate, actor.communityId)
  await tx.apply(communityAggregate, community, accept<CommunityEvent>({ type: 'PeopleImported', batchId: batch.batchId, kind: batch.kind, rows: batch.rows, fileHash: batch.fileHash, by: actor.userId, at: now }))
}

export const importResidents = defineCommand({
  name: 'ImportResidents', input: ImportResidents,
  async run({ tx, actor, input, now, newId }) {
    demand(canImport(actor), 'NOT_ALLOWED')
    const { communityId } = actor
    const at = new Date(now)
    await demandPlaces(tx.db, communityId, new Set(input.rows.map((row) => row.buildingId)))
    const users = await usersOfPhones(tx.db, input.rows, at)
    const members = new Map((await tx.db.membership.findMany({ where: { communityId } })).map((row) => [row.userId, row]))
    const fresh = []
    let changed = 0
    for (const row of input.rows) {
      const userId = users.get(row.phone)!
      const home = { gridId: row.gridId, buildingId: row.buildingId, unitLabel: row.unitLabel }
      const member = members.get(userId)
      if (!member) {
        fresh.push({ id: ulid(now), communityId, userId, roles: ['resident'], kind: 'RESIDENT', ...home, verifiedAt: at, verifiedBy: actor.userId, createdAt: at })
        continue
      }
      const isSame = member.gridId === home.gridId && member.buildingId === home.buildingId && member.unitLabel === home.unitLabel && member.verifiedAt !== null && member.removedAt === null
      if (isSame) continue
      await tx.db.membership.update({ where: { id: member.id }, data: { ...home, verifiedAt: member.verifiedAt ?? at, verifiedBy: member.verifiedBy ?? actor.userId, removedAt: null } })
      changed++
    }
    for (const some of chunks(fresh)) await tx.db.membership.createMany({ data: some })
    await record(tx, actor, { batchId: newId(), kind: 'RESIDENTS', fileName: input.fileName, fileHash: input.fileHash, rows: input.rows.length }, now)
    return { added: fresh.length, changed }
  },
})

export const importUnits = defineCommand({
  name: 'ImportUnits', input: ImportUnits,
  async run({ tx, actor, input, now, newId }) {
    demand(canImport(actor), 'NOT_ALLOWED')
    const { db } = tx
    const { communityId } = actor
    const at = new Date(now)
    await demandPlaces(db, communityId, new Set(input.rows.map((row) => row.buildingId)))
    const owners = input.rows.flatMap((row) => row.owners)
    const byPhone = new Map(owners.flatMap((owner) => (owner.phone ? [[owner.phone, { phone: owner.phone, name: owner.name, displayName: `${[...owner.name][0]}**`, birthYear: null }] as const] : [])))
    const users = await usersOfPhones(db, [...byPhone.values()], at)
    const place = (row: { buildingId: string; label: string }) => `${row.buildingId}/${row.label}`
    const identityOf = (row: (typeof input.rows)[number], owner: { name: string; phone: string | null }) =>
      owner.phone ? users.get(owner.phone)! : `${place(row)}/${owner.name}`

    const existing = new Map((await db.unit.findMany({ where: { communityId } })).map((unit) => [place(unit), unit]))
    const heads = headsOf(input.rows.map((row): OwnedUnit => ({ unitId: place(row), area: row.area, owners: row.owners.map((owner) => identityOf(row, owner)), isUnsold: row.isDeveloper })))
    const known = new Map((await db.ownerHead.findMany({ where: { communityId } })).map((head) => [head.identity, head.id]))
    const rowOf = new Map(input.rows.map((row) => [place(row), row]))
    const headOfUnit = new Map<string, string>()
    const freshHeads = []
    const links: { headId: string; userId: string }[] = []
    const userIds = new Set(users.values())
    for (const head of heads) {
      const headId = known.get(head.identity) ?? ulid(now)
      if (!known.has(head.identity)) {
        freshHeads.push({ id: headId, communityId, kind: head.kind, name: rowOf.get(head.unitIds[0]!)!.owners.map((owner) => owner.name).join(' / '), identity: head.identity })
        for (const owner of head.owners) if (userIds.has(owner)) links.push({ headId, userId: owner })
      }
      for (const unitId of head.unitIds) headOfUnit.set(unitId, headId)
    }
    for (const some of chunks(freshHeads)) await db.ownerHead.createMany({ data: some })
    for (const some of chunks(links)) await db.headMember.createMany({ data: some })

    const freshUnits = []
    let changed = 0
    for (const row of input.rows) {
      const unit = existing.get(place(row))
      const headId = headOfUnit.get(place(row))!
      if (!unit) { freshUnits.push({ id: ulid(now), communityId, buildingId: row.buildingId, label: row.label, area: row.area, headId }); continue }
      if (unit.area === row.area && unit.headId === headId) continue
      await db.unit.update({ where: { id: unit.id }, data: { area: row.area, headId } })
      changed++
    }
    for (const some of chunks(freshUnits)) await db.unit.createMany({ data: some })
    // A head without a unit left (everything sold) is nobody in the next count.
    const owning = new Set((await db.unit.findMany({ where: { communityId, headId: { not: null } }, select: { headId: true } })).map((unit) => unit.headId))
    const orphans = [...known.values()].filter((headId) => !owning.has(headId))
    for (const some of chunks(orphans)) {
      await db.headMember.deleteMany({ where: { headId: { in: some } } })
      await db.ownerHead.deleteMany({ where: { id: { in: some } } })
    }
    await record(tx, actor, { batchId: newId(), kind: 'UNITS', fileName: input.fileName, fileHash: input.fileHash, rows: input.rows.length }, now)
    return { added: freshUnits.length, changed }
  },
})

async function demandPlaces(db: Db, communityId: string, buildingIds: ReadonlySet<string>) {
  const count = await db.building.count({ where: { communityId, id: { in: [...buildingIds] } } })
  demand(count === buildingIds.size, 'NOT_FOUND')
}

export const importCommands = [importResidents, importUnits]
