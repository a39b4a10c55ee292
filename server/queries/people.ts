import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoCardsFile, type DemoCard } from '../../contract/demo-cards.ts'
import type { Prisma } from '../store/store.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { ParticipantKind, Role } from '../../domain/people.ts'
import { canSeePeople, canSetRoles, canVerify } from '../../domain/membership/membership.ts'
import { defaultRules, type RuleName, type RuleValue } from '../../domain/rule-pack.ts'
import type { Viewer } from '../identity/viewer.ts'
import { usersById } from '../store/chunks.ts'
import { db, runtime } from '../runtime.ts'
import { maskPhone } from '../notify/sms.ts'
import { firstRunCode } from '../identity/first-run.ts'

/** The places of a community, for forms. */
export async function placesOf(viewer: Viewer) {
  const where = { communityId: viewer.community.id }
  const [grids, buildings, departments] = await Promise.all([
    db().gridCell.findMany({ where, orderBy: { position: 'asc' } }),
    db().building.findMany({ where, orderBy: { position: 'asc' } }),
    db().department.findMany({ where, orderBy: { position: 'asc' } }),
  ])
  return {
    grids: grids.map(({ id, name }) => ({ id, name })),
    buildings: buildings.map(({ id, name, gridId }) => ({ id, name, gridId })),
    departments: departments.map(({ id, name }) => ({ id, name })),
  }
}

/** Communities of this installation, for the sign-in page and the chooser. */
export async function communities() {
  const rows = await db().community.findMany({ orderBy: { createdAt: 'asc' } })
  return rows.map(({ id, slug, name, street }) => ({ id, slug, name, street }))
}

export interface DemoPerson { userId: string; displayName: string; community: string; slug: string; roles: Role[]; place: string | null; line: string | null }

/** The people of the demo as cards, those of `first` first; empty when this is not the demo. */
export async function demoPeople(first: string): Promise<DemoPerson[]> {
  const { env, dataDir } = runtime()
  if (env.LINLI_DEMO !== 'on') return []
  let cards: DemoCard[]
  try {
    cards = JSON.parse(readFileSync(join(dataDir, demoCardsFile), 'utf8')) as DemoCard[]
  } catch {
    return []
  }
  const users = await usersById(db(), cards.map((card) => card.userId))
  const places = new Map((await db().community.findMany()).map((community) => [community.slug, community]))
  const people: DemoPerson[] = []
  for (const card of [...cards].sort((a, b) => Number(b.slug === first) - Number(a.slug === first))) {
    const user = users.get(card.userId)
    const community = places.get(card.slug)
    if (!user || user.deletedAt || !community) continue
    const member = await db().membership.findUnique({ where: { communityId_userId: { communityId: community.id, userId: user.id } } })
    const building = member?.buildingId ? await db().building.findUnique({ where: { id: member.buildingId } }) : null
    people.push({
      userId: user.id, displayName: user.displayName, community: community.name, slug: card.slug,
      roles: (member?.roles ?? []) as unknown as Role[], place: building?.name ?? null, line: card.line,
    })
  }
  return people
}

/** Whether this installation still waits for its first community. */
export async function needsSetup(): Promise<boolean> {
  return await firstRunCode(runtime()) !== null
}

export interface MemberLine {
  membershipId: string
  displayName: string
  name: string
  phone: string
  roles: Role[]
  kind: ParticipantKind
  grid: string | null
  home: string | null
  gridId: string | null
  departmentId: string | null
  sector: string | null
  isVerified: boolean
  mayVerify: boolean
  joinedAt: number
}

const PAGE = 50

/**
 * People of the community for those who look after them; phones masked. `waiting` lists those to verify first.
 * null when this viewer may not see people.
 */
export async function membersOf(viewer: Viewer, args: { search?: string; page?: number; waiting?: boolean }): Promise<{ members: MemberLine[]; total: number; pages: number } | null> {
  const { actor, community } = viewer
  if (!actor || !canSeePeople(actor)) return null
  const search = args.search?.trim() ?? ''
  const where: Prisma.MembershipWhereInput = {
    communityId: community.id, removedAt: null,
    ...(args.waiting && { verifiedAt: null, buildingId: { not: null } }),
    ...(actor.roles.includes('gridWorker') && !actor.roles.includes('committee') && !actor.roles.includes('admin') && actor.gridId ? { gridId: actor.gridId } : {}),
  }
  if (search) {
    const found = await db().user.findMany({ where: { OR: [{ name: { contains: search } }, { displayName: { contains: search } }, { phone: { startsWith: search } }] }, select: { id: true }, take: 200 })
    where.userId = { in: found.map((user) => user.id) }
  }
  const total = await db().membership.count({ where })
  const rows = await db().membership.findMany({ where, orderBy: { createdAt: 'desc' }, skip: ((args.page ?? 1) - 1) * PAGE, take: PAGE })
  const users = await usersById(db(), rows.map((row) => row.userId))
  const places = await placesOf(viewer)
  const members = rows.map((row): MemberLine => {
    const user = users.get(row.userId)
    const building = places.buildings.find((each) => each.id === row.buildingId)
    const roles = row.roles as unknown as Role[]
    const home = row.gridId && row.buildingId && row.unitLabel ? { gridId: row.gridId, buildingId: row.buildingId, unitLabel: row.unitLabel } : null
    return {
      membershipId: row.id, displayName: user?.displayName ?? '', name: user?.name ?? '', phone: maskPhone(user?.phone ?? ''), roles,
      kind: row.kind as ParticipantKind, grid: places.grids.find((each) => each.id === row.gridId)?.name ?? null,
      home: building && row.unitLabel ? `${building.name} ${row.unitLabel}` : null, gridId: row.gridId, departmentId: row.departmentId, sector: row.sector,
      isVerified: row.verifiedAt !== null, joinedAt: row.createdAt.getTime(),
      mayVerify: canVerify(actor, {
        id: row.id, communityId: row.communityId, userId: row.userId, roles, kind: row.kind as ParticipantKind, home, gridId: row.gridId, departmentId: row.departmentId,
        sector: row.sector, verifiedAt: null, verifiedBy: null, removedAt: null, createdAt: row.createdAt.getTime(),
      }),
    }
  })
  return { members, total, pages: Math.max(1, Math.ceil(total / PAGE)) }
}

/** Every rule with its value here, its default and its source. Public. */
export function rulesOf(viewer: Viewer) {
  return (Object.keys(defaultRules) as RuleName[]).map((name) => {
    const here: RuleValue = viewer.rules[name]
    return { name, ...here, standard: defaultRules[name].value, isLaw: defaultRules[name].source === 'L', isChanged: here.value !== defaultRules[name].value }
  })
}

export const maySetRules = (viewer: Viewer) => viewer.actor !== null && canSetRoles(viewer.actor)

export interface AuditLine { id: number; at: number; type: string; stream: string; actor: string; hash: string }

/** What happened in the community, newest first, for administrators and supervisors. null when this viewer may not see it. */
export async function auditOf(viewer: Viewer, args: { before?: number; type?: string }): Promise<AuditLine[] | null> {
  const { actor, community } = viewer
  if (!actor || !(actor.roles.includes('admin') || actor.roles.includes('supervisor'))) return null
  const rows = await db().event.findMany({
    where: { communityId: community.id, ...(args.before && { id: { lt: args.before } }), ...(args.type && { type: args.type }) }, orderBy: { id: 'desc' }, take: 100,
  })
  const users = await usersById(db(), rows.flatMap((row) => (row.actorId ? [row.actorId] : [])))
  return rows.map((row) => ({ id: row.id, at: row.at.getTime(), type: row.type, stream: row.stream, actor: users.get(row.actorId ?? '')?.displayName ?? row.actorId ?? '', hash: row.hash.slice(0, 12) }))
}

/** What the signed-in person sees about themselves. null for the public. */
export async function myPage(viewer: Viewer) {
  const { user, actor, community } = viewer
  if (!user || !actor) return null
  const userId = user.id
  const me = await db().user.findUniqueOrThrow({ where: { id: userId } })
  const membership = await db().membership.findUnique({ where: { communityId_userId: { communityId: community.id, userId } } })
  const building = membership?.buildingId ? await db().building.findUnique({ where: { id: membership.buildingId } }) : null
  const [topics, followed, attended, heads, waiting, notices] = await Promise.all([
    db().topic.findMany({ where: { communityId: community.id, authorId: userId }, orderBy: { createdAt: 'desc' }, take: 50 }),
    db().follow.findMany({ where: { userId }, orderBy: { at: 'desc' }, take: 100 }),
    db().attendance.findMany({ where: { userId }, orderBy: { at: 'desc' }, take: 50 }),
    db().headMember.findMany({ where: { userId } }),
    db().taskRater.findMany({ where: { userId, score: null }, take: 50 }),
    db().notice.findMany({ where: { userId, communityId: community.id }, orderBy: { at: 'desc' }, take: 50 }),
  ])
  const sessions = await db().session.findMany({ where: { id: { in: attended.map((row) => row.sessionId) }, communityId: community.id }, orderBy: { startsAt: 'desc' } })
  const votes = await db().ballotVoterUser.findMany({ where: { userId } })
  const voted = await db().ballotVoter.findMany({ where: { OR: votes.map((row) => ({ ballotId: row.ballotId, voterId: row.voterId })), voted: true } })
  const ballots = await db().ballot.findMany({ where: { id: { in: voted.map((row) => row.ballotId) }, communityId: community.id } })
  const units = await db().unit.findMany({ where: { headId: { in: heads.map((row) => row.headId) } } })
  const tasks = await db().task.findMany({ where: { id: { in: waiting.map((row) => row.taskId) }, communityId: community.id, phase: 'EVALUATING' } })
  const follows = await db().topic.findMany({ where: { id: { in: followed.map((row) => row.topicId) }, communityId: community.id, authorId: { not: userId } } })
  const line = (topic: (typeof topics)[number]) => ({ id: topic.id, number: topic.number, year: topic.year, title: topic.title, phase: topic.phase })
  return {
    displayName: me.displayName, name: me.name, phone: maskPhone(me.phone ?? ''), roles: actor.roles, isMember: actor.isMember, isVerified: actor.isVerified,
    home: building && membership?.unitLabel ? { place: `${building.name} ${membership.unitLabel}`, gridId: membership.gridId!, buildingId: building.id, unitLabel: membership.unitLabel } : null,
    membershipId: actor.isMember ? membership?.id ?? null : null,
    units: units.map((unit) => ({ label: unit.label, area: unit.area })),
    topics: topics.map(line), follows: follows.map(line),
    sessions: sessions.map((row) => ({ id: row.id, title: row.title, startsAt: row.startsAt.getTime(), phase: row.phase })),
    // That I voted, never what: in a secret ballot nothing is kept that could tell.
    ballots: ballots.map((row) => ({ id: row.id, title: (row.state as unknown as BallotState).question.text, secrecy: row.secrecy, phase: row.phase })),
    toRate: tasks.map((row) => ({ ledgerNo: row.ledgerNo, title: row.title })),
    notices: notices.map((row) => ({ id: row.id, kind: row.kind, params: row.params as Record<string, string | number>, href: row.href, at: row.at.getTime(), isRead: row.readAt !== null })),
  }
}
export type MyPage = NonNullable<Awaited<ReturnType<typeof myPage>>>

/** Everything kept about the signed-in person, for their own download (PIPL 45). */
export async function myData(userId: string) {
  const where = { where: { userId } }
  const user = await db().user.findUnique({ where: { id: userId } })
  return {
    user,
    memberships: await db().membership.findMany(where),
    topics: await db().topic.findMany({ where: { authorId: userId }, select: { id: true, title: true, state: true, createdAt: true } }),
    endorsements: await db().endorsement.findMany(where),
    comments: await db().comment.findMany({ where: { authorId: userId } }),
    attendance: await db().attendance.findMany(where),
    ratings: await db().taskRater.findMany(where),
    notices: await db().notice.findMany(where),
    namedVotes: await db().ballotPaper.findMany({ where: { castBy: userId }, select: { ballotId: true, choices: true, channel: true, receipt: true } }),
  }
}

/** Notices of this community that the signed-in person has not read. */
export async function unreadOf(viewer: Viewer): Promise<number> {
  if (!viewer.user) return 0
  return db().notice.count({ where: { userId: viewer.user.id, communityId: viewer.community.id, readAt: null } })
}
