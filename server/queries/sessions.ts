import type { RoomMine, RoomSnapshot } from '../../contract/commands/session.ts'
import type { RenderedTexts } from '../../contract/shared-text-names.ts'
import { canConveneSession, canHandOverChair, canHoldChair, canKeepDoor, canRunScreen, canSeeSession, isChair, isSessionStaff } from '../../domain/access/session.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict } from '../../domain/ballot/verdict.ts'
import type { ParticipantKind, Role } from '../../domain/people.ts'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import { livePhases, recordPhases, type SessionPhase } from '../../domain/session/phases.ts'
import { redactSessionState } from '../../domain/session/redact.ts'
import type { SessionForm, SessionState } from '../../domain/session/state.ts'
import type { DecisionPath } from '../../domain/topic/phases.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import { sessionStream } from '../realtime/session-stream.ts'
import { usersById } from '../store/chunks.ts'
import { addressForPhones } from '../own-address.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db, runtime } from '../runtime.ts'
import { agendaTexts, liveNotes } from './minutes.ts'

/** Sessions as pages read them, redacted for the viewer. A foreign one, or a draft for the public, is null like one that does not exist. Times are epoch ms. */

export interface SessionRow {
  id: string
  title: string
  form: SessionForm
  phase: SessionPhase
  startsAt: number
  place: string
  isRemoteAllowed: boolean
  items: { id: string; title: string; conclusion: string | null; phase: string }[]
  present: number
}

export interface SessionList { live: SessionRow[]; coming: SessionRow[]; drafts: SessionRow[]; past: SessionRow[]; canConvene: boolean }

export async function sessionList(viewer: Viewer): Promise<SessionList> {
  const staff = isSessionStaff(viewer.actor)
  const rows = await db().session.findMany({
    where: { communityId: viewer.community.id, ...(!staff && !(viewer.actor?.isMember && viewer.actor.isVerified) && { phase: { not: 'DRAFT' } }) }, orderBy: { startsAt: 'desc' }, take: 100, select: { state: true },
  })
  const states = rows.map(({ state }) => state as unknown as SessionState)
  const counts = await db().attendance.groupBy({ by: ['sessionId'], where: { sessionId: { in: states.map(({ id }) => id) }, leftAt: null, mode: { not: 'LISTENER' } }, _count: { _all: true } })
  const present = new Map(counts.map((each) => [each.sessionId, each._count._all]))
  const list = states.map((state): SessionRow => ({
    id: state.id, title: state.title, form: state.form, phase: state.phase, startsAt: state.startsAt, place: state.place, isRemoteAllowed: state.isRemoteAllowed,
    items: state.agenda.map(({ id, title, conclusion, phase }) => ({ id, title, conclusion, phase })), present: present.get(state.id) ?? 0,
  }))
  const of = (phases: readonly SessionPhase[]) => list.filter(({ phase }) => phases.includes(phase))
  return {
    live: of(livePhases), coming: of(['ANNOUNCED']).reverse(), drafts: of(['DRAFT', 'POSTPONED']), past: of([...recordPhases, 'NO_QUORUM', 'CANCELLED']),
    canConvene: canConveneSession(viewer.actor),
  }
}

/** What this person may do in a session. */
export interface SessionAbilities { convene: boolean; chair: boolean; handOver: boolean; takeOver: boolean; door: boolean; screen: boolean; staff: boolean; editAgenda: boolean }

export interface SessionPage extends RoomSnapshot {
  seq: number
  mine: RoomMine
  can: SessionAbilities
  results: ItemResult[]
  /** what neighbours wrote about each item, by field (contract/shared-text); newer ones come as presence `agendaTexts` */
  agendaTexts: RenderedTexts
  /** what the recorder notes; newer as presence `notes` */
  notes: RenderedTexts
  /** address of the installation for phones, without a slash at the end */
  address: string
  /** the present of the server when the page was made */
  now: number
}

/** The ballot of an item, as a line. */
export interface ItemResult { itemId: string; ballotId: string; phase: string; outcome: string | null }

/** Everything that a page about one session begins with; the live ones go on from `seq`. */
export async function sessionPage(viewer: Viewer, id: string, host: string | null = null): Promise<SessionPage | null> {
  const audience = await sessionStream.audience(viewer, id)
  if (!audience) return null
  const [{ seq, state }, mine, texts] = await Promise.all([sessionStream.snapshot(id, audience), sessionStream.mine(viewer, id), agendaTexts(id)])
  const room = state as RoomSnapshot
  return {
    ...room, seq, mine: mine as RoomMine, can: abilitiesIn(viewer, room.session), results: resultsOf(room.ballots.map((each) => each.state)), agendaTexts: texts, notes: await liveNotes(room.session),
    address: addressForPhones(runtime().env, host), now: viewer.now,
  }
}

function abilitiesIn(viewer: Viewer, session: SessionState): SessionAbilities {
  const who = viewer.actor?.isMember ? viewer.actor : null
  return {
    convene: canConveneSession(who), chair: isChair(session, who), handOver: who !== null && canHandOverChair(session, who), takeOver: who !== null && canHoldChair(session, who), door: canKeepDoor(session, who),
    screen: canRunScreen(session, who), staff: isSessionStaff(who), editAgenda: who?.isVerified === true || isSessionStaff(who),
  }
}

function resultsOf(ballots: readonly BallotState[]): ItemResult[] {
  return ballots.flatMap((ballot) => (ballot.place.itemId && ballot.phase !== 'VOID' ? [{
    itemId: ballot.place.itemId, ballotId: ballot.id, phase: ballot.phase, outcome: ballot.count ? decidingVerdict(ballot.count.verdict).outcome : null,
  }] : []))
}

/** Who could hold the chair, besides who holds it. */
export interface ChairCandidate { userId: string; name: string; isHere: boolean }

export async function chairCandidates(viewer: Viewer, id: string): Promise<ChairCandidate[]> {
  const session = await readSession(viewer, id)
  if (!session || !viewer.actor || !canHandOverChair(session, viewer.actor)) return []
  const here = new Set((await db().attendance.findMany({ where: { sessionId: id, leftAt: null }, select: { userId: true } })).map(({ userId }) => userId))
  const people = await membersWith(viewer, (userId, roles) => canHoldChair(session, { userId, roles }))
  return people.filter(({ userId }) => userId !== session.chair.userId).map((each) => ({ ...each, isHere: here.has(each.userId) })).sort((a, b) => Number(b.isHere) - Number(a.isHere))
}

async function readSession(viewer: Viewer, id: string): Promise<SessionState | null> {
  const row = await db().session.findUnique({ where: { id }, select: { communityId: true, state: true } })
  if (!row || row.communityId !== viewer.community.id) return null
  const state = row.state as unknown as SessionState
  return canSeeSession(state, viewer.actor?.isMember ? viewer.actor : null) ? redactSessionState(state, isSessionStaff(viewer.actor) ? 'staff' : 'public') : null
}

async function membersWith(viewer: Viewer, may: (userId: string, roles: Role[]) => boolean): Promise<{ userId: string; name: string }[]> {
  const members = await db().membership.findMany({ where: { communityId: viewer.community.id, removedAt: null }, select: { userId: true, roles: true } })
  const chosen = members.filter(({ userId, roles }) => may(userId, roles as unknown as Role[])).map(({ userId }) => userId)
  const users = await usersById(db(), chosen)
  return chosen.flatMap((userId) => { const user = users.get(userId); return user && !user.deletedAt ? [{ userId, name: user.displayName }] : [] })
}

// ---------- convening ----------

export interface TopicChoice { id: string; title: string; endorsements: number; path: DecisionPath | null; readyAt: number | null }

/** `moderators`: who may chair, the political advisers first. */
export interface ConveneForm { topics: TopicChoice[]; moderators: { userId: string; name: string }[]; kinds: ParticipantKind[] }

/** What the committee chooses from; null for everybody else. `readyAt`: until when a topic's publicity still runs. */
export async function conveneForm(viewer: Viewer): Promise<ConveneForm | null> {
  if (!canConveneSession(viewer.actor)) return null
  const rows = await db().topic.findMany({
    where: { communityId: viewer.community.id, phase: { in: ['PUBLICIZED', 'SCHEDULED'] }, sessionId: null }, orderBy: { endorsementCount: 'desc' }, select: { state: true },
  })
  const topics = rows.map(({ state }): TopicChoice => {
    const { id, text, endorsements, acceptance, publicUntil } = state as unknown as TopicState
    return { id, title: text.title, endorsements, path: acceptance?.path ?? null, readyAt: publicUntil !== null && publicUntil > viewer.now ? publicUntil : null }
  })
  const chairing = await membersWith(viewer, (_, roles) => roles.includes('moderator'))
  const substitutes = await membersWith(viewer, (_, roles) => roles.includes('committee') && !roles.includes('moderator'))
  const kinds = await db().membership.groupBy({ by: ['kind'], where: { communityId: viewer.community.id, removedAt: null } })
  return { topics, moderators: [...chairing, ...substitutes], kinds: kinds.map(({ kind }) => kind as ParticipantKind) }
}

// ---------- the door ----------

export interface DoorLine { userId: string; name: string; kind: ParticipantKind; mode: AttendanceMode | null; isVerified: boolean; home: string | null; at: number | null }

export interface DoorPage {
  lines: DoorLine[]
  /** pages of those who have checked in; 1 while one searches */
  pages: number
  /** may say that an address is right, and write somebody down who stands in no list */
  canVerify: boolean
  buildings: { id: string; name: string; gridId: string }[]
}

/** lines of one page, and what a search answers at most */
const DOOR_LINES = 50
/** accounts looked through at once in a search; the installation may hold a whole district */
const SEARCHED_AT_ONCE = 500

/** Who has checked in, newest first, a page at a time; with a search also members who have not. null without the right to keep the door. */
export async function doorPage(viewer: Viewer, id: string, { search, page }: { search: string; page: number }): Promise<DoorPage | null> {
  const session = await readSession(viewer, id)
  const { actor } = viewer
  if (!session || !actor || !canKeepDoor(session, actor)) return null
  const words = search.trim()
  const isSearch = words !== ''
  const where = { sessionId: id, leftAt: null }
  const all = isSearch ? 0 : await db().attendance.count({ where })
  const pages = Math.max(1, Math.ceil(all / DOOR_LINES))
  const rows = isSearch ? [] : await db().attendance.findMany({ where, orderBy: [{ at: 'desc' }, { userId: 'asc' }], skip: (Math.min(page, pages) - 1) * DOOR_LINES, take: DOOR_LINES })
  const ids = isSearch ? await membersCalled(viewer.community.id, words) : rows.map(({ userId }) => userId)
  const found = isSearch ? await db().attendance.findMany({ where: { ...where, userId: { in: ids } } }) : rows
  const here = new Map(found.map((row) => [row.userId, row]))
  const members = await db().membership.findMany({ where: { communityId: viewer.community.id, removedAt: null, userId: { in: ids } } })
  const buildings = await db().building.findMany({ where: { communityId: viewer.community.id }, orderBy: { position: 'asc' }, select: { id: true, name: true, gridId: true } })
  const nameOf = new Map(buildings.map((row) => [row.id, row.name]))
  const users = await usersById(db(), ids)
  const byUser = new Map(members.map((member) => [member.userId, member]))
  const lines = ids.flatMap((userId): DoorLine[] => {
    const member = byUser.get(userId)
    const row = here.get(userId)
    if (!member) return []
    return [{
      userId, name: row?.displayName ?? users.get(userId)?.displayName ?? '', kind: (row?.kind ?? member.kind) as ParticipantKind, mode: (row?.mode as AttendanceMode | undefined) ?? null,
      isVerified: member.verifiedAt !== null || (member.roles as unknown as Role[]).some((role) => role !== 'resident'),
      home: member.buildingId ? `${nameOf.get(member.buildingId) ?? ''} ${member.unitLabel ?? ''}`.trim() : null, at: row?.at.getTime() ?? null,
    }]
  })
  return { lines, pages, canVerify: actor.roles.some((role) => role === 'gridWorker' || role === 'committee' || role === 'admin'), buildings }
}

/** Members of this community by name or by the end of the telephone number, the first fifty. */
async function membersCalled(communityId: string, words: string): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = null; ids.length < DOOR_LINES;) {
    const users: { id: string }[] = await db().user.findMany({
      where: { deletedAt: null, ...(after !== null && { id: { gt: after } }), OR: [{ displayName: { contains: words } }, { name: { contains: words } }, { phone: { endsWith: words } }] },
      select: { id: true }, orderBy: { id: 'asc' }, take: SEARCHED_AT_ONCE,
    })
    const members = await db().membership.findMany({ where: { communityId, removedAt: null, userId: { in: users.map((user) => user.id) } }, select: { userId: true } })
    ids.push(...members.map(({ userId }) => userId))
    after = users.at(-1)?.id ?? null
    if (users.length < SEARCHED_AT_ONCE) break
  }
  return ids.slice(0, DOOR_LINES)
}

// ---------- addresses that people type or scan ----------

/** Where a join code leads; null when no session has it. Codes are unique in the whole installation. */
export async function sessionOfCode(code: string): Promise<{ slug: string; sessionId: string; isLive: boolean } | null> {
  const row = await db().session.findUnique({ where: { joinCode: code }, select: { id: true, communityId: true, phase: true } })
  if (!row || row.phase === 'DRAFT') return null
  const community = await db().community.findUnique({ where: { id: row.communityId }, select: { slug: true } })
  return community && { slug: community.slug, sessionId: row.id, isLive: livePhases.includes(row.phase as SessionPhase) }
}
