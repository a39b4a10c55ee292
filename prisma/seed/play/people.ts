import { consentVersion } from '../../../contract/consent.ts'
import { accountOf } from '../../../server/identity/account.ts'
import { foundCommunity } from '../../../server/identity/first-run.ts'
import { demo } from '../content/index.ts'
import type { CommunityContent, MembershipContent, PersonContent } from '../content/types.ts'
import type { Player } from './player.ts'

const DAY = 86_400_000

/** The community, its places, its people as they came, and the property roll. */
export function playPeople(player: Player, community: CommunityContent): void {
  const founded = player.moment(community.founded)
  const admin = adminOf(community)

  player.at(founded, 'founds itself', async () => {
    const { communityId, adminId } = await foundCommunity(player.runtime, {
      slug: community.slug, letters: community.code, name: community.name, street: community.street, phone: community.phone,
      adminPhone: admin.phone!, adminName: admin.name,
    })
    player.learn('community', community.key, communityId)
    player.learn('person', admin.key, adminId)
    await player.do(admin.key, 'SetDisplayName', { displayName: admin.displayName })
  })
  for (const grid of community.grids) {
    player.at(founded, `grid ${grid.key}`, async () => {
      player.learn('grid', `${community.key} ${grid.key}`, (await player.do<{ placeId: string }>(admin.key, 'AddPlace', { place: 'GRID', name: grid.name })).placeId)
    })
  }
  for (const building of community.buildings) {
    player.at(founded, `building ${building.key}`, async () => {
      const gridId = player.id('grid', `${community.key} ${building.grid}`)
      player.learn('building', `${community.key} ${building.key}`, (await player.do<{ placeId: string }>(admin.key, 'AddPlace', { place: 'BUILDING', name: building.name, gridId })).placeId)
    })
  }
  for (const department of community.departments) {
    player.at(founded, `department ${department.key}`, async () => {
      player.learn('department', `${community.key} ${department.key}`, (await player.do<{ placeId: string }>(admin.key, 'AddPlace', { place: 'DEPARTMENT', name: department.name })).placeId)
    })
  }
  for (const [rule, value] of Object.entries(community.rules)) {
    player.at(founded + DAY, `rule ${rule}`, () => player.do(admin.key, 'SetRule', { rule, value: value.value, cite: value.cite }))
  }
  for (const person of community.people) {
    if (person.key !== admin.key) playPerson(player, community, admin.key, person)
  }
  for (const guest of community.guests) {
    if (guest.person === admin.key) continue
    player.at(guest.joined, `guest ${guest.person}`, () => appoint(player, community, admin.key, guest.person, guest, null))
  }
  player.at(founded + 9 * DAY, 'takes in the property roll', () => importUnits(player, community, admin.key))
}

/** Who founds a community: its own administrator, or one who looks after a neighbouring community too. */
function adminOf(community: CommunityContent): PersonContent {
  const guest = community.guests.find(({ roles }) => roles.includes('admin'))
  const everybody = demo.communities.flatMap(({ people }) => people)
  const admin = community.people.find(({ roles }) => roles.includes('admin')) ?? everybody.find(({ key }) => key === guest?.person)
  if (!admin) throw new Error(`${community.key} has no administrator`)
  return admin
}

function playPerson(player: Player, community: CommunityContent, admin: string, person: PersonContent): void {
  const livesHere = person.building !== undefined && person.door !== undefined && !person.livesElsewhere
  player.at(person.joined, `person ${person.key}`, async () => {
    const userId = await accountOf(player.runtime, person.phone)
    player.learn('person', person.key, userId)
    await player.runtime.store.write((db) => db.user.update({
      where: { id: userId }, data: { name: person.name, displayName: person.displayName, birthDate: new Date(Date.UTC(person.born, 0, 1)), elderMode: person.elderMode ?? false },
    }))
    if (!livesHere) { await appoint(player, community, admin, person.key, person, person); return }
    const { membershipId } = await player.do<{ membershipId: string }>(person.key, 'JoinCommunity', {
      realName: person.name, displayName: person.displayName, consent: consentVersion,
      home: { gridId: player.id('grid', `${community.key} ${person.grid!}`), buildingId: player.id('building', `${community.key} ${person.building!}`), unitLabel: person.door! },
    })
    player.learn('membership', `${community.key} ${person.key}`, membershipId)
    const isMore = person.kind !== 'RESIDENT' || person.roles.some((role) => role !== 'resident')
    if (isMore) await player.do(admin, 'SetRoles', { membershipId, ...standing(player, community, person), gridId: null })
  })
  const { verified } = person
  if (livesHere && verified) {
    player.at(verified.at, `verifies ${person.key}`, () =>
      player.do(verified.by === person.key ? admin : verified.by, 'VerifyResident', { membershipId: player.id('membership', `${community.key} ${person.key}`) }))
  }
}

function standing(player: Player, community: CommunityContent, person: Omit<MembershipContent, 'person'>) {
  return {
    roles: person.roles, kind: person.kind, sector: person.sector ?? null,
    departmentId: person.department ? player.id('department', `${community.key} ${person.department}`) : null,
  }
}

/** Whoever does not live here comes in by the administrator. */
async function appoint(player: Player, community: CommunityContent, admin: string, key: string, person: Omit<MembershipContent, 'person'>, account: PersonContent | null): Promise<void> {
  const user = await player.db.user.findUniqueOrThrow({ where: { id: player.id('person', key) } })
  if (!user.phone) return
  const { membershipId } = await player.do<{ membershipId: string }>(admin, 'AppointMember', {
    phone: user.phone, realName: account?.name ?? user.name, displayName: account?.displayName ?? user.displayName, ...standing(player, community, person),
    gridId: person.grid ? player.id('grid', `${community.key} ${person.grid}`) : null,
  })
  player.learn('membership', `${community.key} ${key}`, membershipId)
}

async function importUnits(player: Player, community: CommunityContent, admin: string): Promise<void> {
  const people = new Map(community.people.map((person) => [person.key, person]))
  const rows = community.buildings.flatMap((building) => building.units.map((unit, index) => ({
    line: index + 2, buildingId: player.id('building', `${community.key} ${building.key}`), label: unit.door, area: unit.area, isDeveloper: unit.isUnsold ?? false,
    owners: unit.owners.length > 0
      ? unit.owners.map((key) => ({ name: people.get(key)!.name, phone: people.get(key)!.phone }))
      : [{ name: community.developer ?? community.name, phone: null }],
  })))
  if (rows.length === 0) return
  await player.do(admin, 'ImportUnits', { rows, fileName: 'units.csv', fileHash: '0'.repeat(64) })
  const buildingOf = new Map(community.buildings.map((building) => [player.id('building', `${community.key} ${building.key}`), building.key]))
  for (const unit of await player.db.unit.findMany({ where: { communityId: player.id('community', community.key) } })) {
    if (unit.headId) player.learn('head', `${community.key} ${buildingOf.get(unit.buildingId)!}-${unit.label}`, unit.headId)
  }
}
