import { limits } from '../../contract/limits.ts'
import { canComment, canEndorse, canModerateText, canPropose, canReadTopic, canReviewTopics } from '../../domain/access/topic.ts'
import { DAY } from '../../domain/calendar/index.ts'
import { assemblyDemand, type EndorsementFacts } from '../../domain/topic/endorsing.ts'
import { absorbingPhases, editablePhases, endorsablePhases, endedPhases, type CareDomain, type TopicPhase } from '../../domain/topic/phases.ts'
import { endorsementThreshold } from '../../domain/topic/proposing.ts'
import { nextAct, progressOf, type NextAct, type Step } from '../../domain/topic/progress.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { outcomesOf, type OutcomeRow } from './outcomes.ts'
import { tasksOf, type TaskCard } from './tasks.ts'
import { indexOf, similarIn } from './topic-search.ts'

/**
 * Topics as a reader may see them. Names are the ones people chose; null: the person chose not to be named.
 * Times are epoch ms.
 */
export interface TopicRow {
  id: string
  title: string
  phase: TopicPhase
  careDomain: CareDomain
  /** name of the building or grid; null: the whole community */
  place: string | null
  author: string | null
  proposedAt: number
  endorsements: number
  threshold: number
  endorsing: Endorsing
  /** who must act next, and by when */
  next: NextAct
  session: { id: string; startsAt: number } | null
  comments: number
}

/** What the open page of a topic needs to stay true (stream topic:…); everything else it fetches when something happened. */
export interface LiveTopic { phase: TopicPhase; endorsements: number; comments: number }

/** What this reader can do about endorsing, or why not. */
export type Endorsing = 'CAN' | 'HAS' | 'OWN' | 'SIGN_IN' | 'VERIFY' | 'NOT_A_NEIGHBOUR' | 'OVER'

export const topicGroups = {
  GATHERING: { phase: 'SUBMITTED', decideBy: null },
  ANSWERING: { OR: [{ phase: 'SUBMITTED', decideBy: { not: null } }, { phase: { in: ['UNDER_REVIEW', 'RETURNED'] } }] },
  COMING: { phase: { in: ['ACCEPTED', 'PUBLICIZED', 'SCHEDULED'] } },
  NOW: { phase: 'IN_CONSULTATION' },
  DONE: { phase: { in: ['CONSENSUS', 'NO_CONSENSUS', 'REFERRED', 'CLOSED'] } },
  ELSEWHERE: { phase: { in: ['DECLINED', 'MERGED', 'REROUTED'] } },
} satisfies Record<string, object>
export type TopicGroup = keyof typeof topicGroups
export const topicGroupNames = Object.keys(topicGroups) as TopicGroup[]

export interface TopicFilter { group?: TopicGroup | null; careDomain?: CareDomain | null; gridId?: string | null; text?: string; mine?: boolean; page?: number }

const PAGE = 20

export interface TopicList { rows: TopicRow[]; total: number; page: number; pages: number; counts: Record<TopicGroup, number>; all: number }

export async function topicList(viewer: Viewer, filter: TopicFilter): Promise<TopicList> {
  const { careDomain, gridId, text, mine } = filter
  const found = text?.trim() ? (await indexOf(viewer.community.id)).search(text).map((hit) => String(hit.id)) : null
  const where = {
    ...(mine && viewer.user ? { communityId: viewer.community.id, authorId: viewer.user.id } : { communityId: viewer.community.id, isPublic: true }),
    ...(careDomain && { careDomain }), ...(gridId && { gridId }), ...(found && { id: { in: found.slice(0, 200) } }),
  }
  const counts = {} as Record<TopicGroup, number>
  await Promise.all(topicGroupNames.map(async (group) => { counts[group] = await db().topic.count({ where: { AND: [where, topicGroups[group]] } }) }))
  const all = await db().topic.count({ where })
  const total = filter.group ? counts[filter.group] : all
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const page = Math.min(Math.max(1, filter.page ?? 1), pages)
  const rows = await db().topic.findMany({
    where: filter.group ? { AND: [where, topicGroups[filter.group]] } : where,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE, take: PAGE, select: { state: true },
  })
  return { rows: await rowsOf(viewer, rows.map(({ state }) => state as unknown as TopicState)), total, page, pages, counts, all }
}

/** How many names would oblige the committee to answer a topic brought up now. */
export async function thresholdNow(viewer: Viewer): Promise<number> {
  const residents = await db().membership.count({ where: { communityId: viewer.community.id, removedAt: null, verifiedAt: { not: null } } })
  return endorsementThreshold(viewer.rules, residents)
}

/** Topics that gather endorsements or wait for an answer, the ones nearest to their threshold or limit first. */
export async function gatheringTopics(viewer: Viewer, most: number): Promise<TopicRow[]> {
  const found = await db().topic.findMany({
    where: { communityId: viewer.community.id, isPublic: true, phase: { in: ['SUBMITTED', 'UNDER_REVIEW'] } },
    orderBy: [{ endorsementCount: 'desc' }, { createdAt: 'desc' }], take: 50, select: { state: true },
  })
  const states = found.map(({ state }) => state as unknown as TopicState)
  // still gathering comes first: there a neighbour's name makes the difference
  const gathering = states.filter((state) => !state.clock).sort((a, b) => missing(a) - missing(b))
  const answering = states.filter((state) => state.clock).sort((a, b) => (a.clock?.decideBy ?? 0) - (b.clock?.decideBy ?? 0))
  const shown = [...gathering.slice(0, Math.max(most - 1, most - answering.length)), ...answering].slice(0, most)
  return rowsOf(viewer, shown)
}

const missing = (topic: TopicState) => Math.max(0, topic.threshold - topic.endorsements)

async function rowsOf(viewer: Viewer, topics: readonly TopicState[]): Promise<TopicRow[]> {
  const [places, mine] = await Promise.all([placeNames(viewer, topics), endorsedBy(viewer, topics.map(({ id }) => id))])
  return topics.map((topic) => ({
    id: topic.id, title: topic.text.title, phase: topic.phase, careDomain: topic.text.careDomain,
    place: placeOf(topic, places), author: topic.author.shownAs || null, proposedAt: topic.marks.submitted ?? 0,
    endorsements: topic.endorsements, threshold: topic.threshold, endorsing: endorsingOf(viewer, topic, mine.has(topic.id)),
    next: nextAct(topic, viewer.now), session: topic.session, comments: topic.comments,
  }))
}

function endorsingOf(viewer: Viewer, topic: TopicState, hasEndorsed: EndorsementFacts['hasEndorsed']): Endorsing {
  if (viewer.user?.id === topic.author.userId) return 'OWN'
  if (hasEndorsed) return 'HAS'
  if (!endorsablePhases.includes(topic.phase) || topic.visibility.kind !== 'PUBLIC') return 'OVER'
  if (!viewer.actor) return 'SIGN_IN'
  if (canEndorse(viewer.actor)) return 'CAN'
  // who comes here for work adds no name; everybody else can have their address verified
  return viewer.actor.isMember && !viewer.actor.roles.includes('resident') ? 'NOT_A_NEIGHBOUR' : 'VERIFY'
}

async function endorsedBy(viewer: Viewer, topicIds: string[]): Promise<Set<string>> {
  if (!viewer.user || topicIds.length === 0) return new Set()
  const rows = await db().endorsement.findMany({ where: { userId: viewer.user.id, topicId: { in: topicIds } }, select: { topicId: true } })
  return new Set(rows.map(({ topicId }) => topicId))
}

async function placeNames(viewer: Viewer, topics: readonly TopicState[]): Promise<Map<string, string>> {
  const ids = (pick: (topic: TopicState) => string | null) => [...new Set(topics.map(pick).filter((id) => id !== null))]
  const where = (picked: string[]) => ({ communityId: viewer.community.id, id: { in: picked } })
  const [grids, buildings] = await Promise.all([
    db().gridCell.findMany({ where: where(ids(({ text }) => text.gridId)), select: { id: true, name: true } }),
    db().building.findMany({ where: where(ids(({ text }) => text.buildingId)), select: { id: true, name: true } }),
  ])
  return new Map([...grids, ...buildings].map(({ id, name }) => [id, name]))
}

const placeOf = ({ text }: TopicState, names: Map<string, string>) => names.get(text.buildingId ?? '') ?? names.get(text.gridId ?? '') ?? null

export interface CommentView {
  id: string
  name: string
  at: number
  /** null where this reader may not read it */
  text: string | null
  isMine: boolean
  status: 'PUBLIC' | 'HELD' | 'REMOVED'
  /** why it was taken off: for its author and for those who decide */
  removal: { why: string; hasAppeal: boolean; isFinal: boolean; appeal: string | null; isOwn: boolean } | null
}

export interface TopicPage {
  id: string
  /** 2026-7: how people name it */
  ref: string
  seq: number
  phase: TopicPhase
  visibility: { kind: 'PUBLIC' } | { kind: 'HELD'; words: string[] } | { kind: 'REMOVED'; reason: string; appeal: string | null; isFinal: boolean; canDecide: boolean }
  /** null: this reader may not read the text */
  text: { title: string; paragraphs: string[]; careDomain: CareDomain; place: string | null; gridId: string | null; buildingId: string | null; tags: string[]; photos: string[]; story: string } | null
  author: string | null
  proposedAt: number
  endorsements: number
  threshold: number
  endorsing: Endorsing
  /** neighbours of 18 and older whose names stand under it, and how many may demand a residents' assembly */
  assembly: { have: number; need: number; isReached: boolean }
  steps: Step[]
  next: NextAct
  handler: string | null
  end: TopicState['end']
  mergedFrom: TopicState['mergedFrom']
  acceptance: TopicState['acceptance']
  publicUntil: number | null
  session: { id: string; title: string; startsAt: number; isOver: boolean; isLive: boolean } | null
  conclusion: TopicState['conclusion']
  continuedBecause: string | null
  closing: string | null
  outcomes: OutcomeRow[]
  tasks: TaskCard[]
  openTasks: number
  comments: CommentView[]
  isFollowing: boolean
  isMine: boolean
  can: { edit: boolean; complete: boolean; comment: 'YES' | 'SIGN_IN' | 'VERIFY' | 'NO'; follow: boolean; review: boolean; moderate: boolean; appeal: boolean }
}

/** null: there is no such topic for this reader. A held or removed text answers with the reason instead of the text. */
export async function topicPage(viewer: Viewer, id: string): Promise<TopicPage | null> {
  const row = await db().topic.findUnique({ where: { id }, select: { communityId: true, version: true, state: true } })
  if (!row || row.communityId !== viewer.community.id) return null
  const topic = row.state as unknown as TopicState
  const { actor, user } = viewer
  const isMine = user?.id === topic.author.userId
  if (topic.phase === 'DRAFT' && !isMine) return null
  const moderates = canModerateText(actor)
  const isReadable = canReadTopic(actor, { phase: topic.phase, authorId: topic.author.userId, isPublic: topic.visibility.kind === 'PUBLIC' })
  const [places, mine, assembly, session, outcomes, tasks, comments, following] = await Promise.all([
    placeNames(viewer, [topic]), endorsedBy(viewer, [id]), assemblyOf(viewer, id), sessionOf(topic), outcomesOf(viewer, { topicId: id }), tasksOf(viewer, { topicId: id }),
    isReadable ? commentsOf(viewer, id) : [],
    user ? db().follow.findUnique({ where: { topicId_userId: { topicId: id, userId: user.id } } }) : null,
  ])
  const { text } = topic
  return {
    id, ref: `${topic.year}-${topic.number}`, seq: row.version, phase: topic.phase, visibility: visibilityFor(viewer, topic, moderates, isMine),
    text: isReadable ? { ...text, place: placeOf(topic, places), paragraphs: text.story.split(/\n+/).map((line) => line.trim()).filter(Boolean) } : null,
    author: topic.author.shownAs || null, proposedAt: topic.marks.submitted ?? 0, endorsements: topic.endorsements, threshold: topic.threshold,
    endorsing: endorsingOf(viewer, topic, mine.has(id)), assembly,
    steps: progressOf(topic, viewer.rules), next: nextAct(topic, viewer.now), handler: topic.handler?.shownAs ?? null,
    end: topic.end, mergedFrom: topic.mergedFrom, acceptance: topic.acceptance, publicUntil: topic.publicUntil, session,
    conclusion: topic.conclusion, continuedBecause: topic.continuedBecause, closing: topic.closing,
    outcomes, tasks, openTasks: tasks.filter(({ lamp }) => lamp.colour !== 'BLUE').length,
    comments, isFollowing: following !== null, isMine,
    can: {
      edit: isMine && editablePhases.includes(topic.phase) && topic.phase !== 'RETURNED' && topic.endorsements === 0 && topic.visibility.kind !== 'REMOVED',
      complete: isMine && topic.phase === 'RETURNED' && topic.visibility.kind !== 'REMOVED',
      comment: topic.visibility.kind !== 'PUBLIC' || topic.phase === 'MERGED' ? 'NO' : !actor ? 'SIGN_IN' : canComment(actor) ? 'YES' : 'VERIFY',
      follow: actor?.isMember === true && !isMine && !endedPhases.includes(topic.phase) && topic.visibility.kind === 'PUBLIC',
      review: canReviewTopics(actor), moderate: moderates,
      appeal: isMine && topic.visibility.kind === 'REMOVED' && !topic.visibility.appeal,
    },
  }
}

function visibilityFor(viewer: Viewer, { visibility }: TopicState, moderates: boolean, isMine: boolean): TopicPage['visibility'] {
  if (visibility.kind === 'PUBLIC') return visibility
  if (visibility.kind === 'HELD') return { kind: 'HELD', words: moderates ? visibility.words : [] }
  const { reason, appeal, isFinal, by } = visibility
  return { kind: 'REMOVED', reason, appeal: moderates || isMine ? appeal?.why ?? null : null, isFinal, canDecide: moderates && appeal !== null && !isFinal && by !== viewer.user?.id }
}

/** Of age today. A birthday that nobody knows does not make a minor: the verified address stands for the person. */
async function assemblyOf(viewer: Viewer, topicId: string) {
  const minors = (await db().user.findMany({ where: { birthDate: { gt: new Date(viewer.now - 18 * 365.2425 * DAY) } }, select: { id: true }, take: 5000 })).map(({ id }) => id)
  const residents = { communityId: viewer.community.id, removedAt: null, verifiedAt: { not: null } }
  const [all, young, names, youngNames] = await Promise.all([
    db().membership.count({ where: residents }),
    minors.length ? db().membership.count({ where: { ...residents, userId: { in: minors } } }) : 0,
    db().endorsement.count({ where: { topicId } }),
    minors.length ? db().endorsement.count({ where: { topicId, userId: { in: minors } } }) : 0,
  ])
  return assemblyDemand(names - youngNames, all - young)
}

async function sessionOf(topic: TopicState): Promise<TopicPage['session']> {
  if (!topic.session) return null
  const row = await db().session.findUnique({ where: { id: topic.session.id }, select: { title: true, phase: true, startsAt: true } })
  if (!row) return null
  return {
    id: topic.session.id, title: row.title, startsAt: row.startsAt.getTime(),
    isLive: ['CHECK_IN', 'IN_PROGRESS', 'RECESS'].includes(row.phase),
    isOver: ['CLOSED', 'MINUTES_DRAFT', 'MINUTES_CONFIRMED', 'PUBLISHED', 'ARCHIVED'].includes(row.phase),
  }
}

async function commentsOf(viewer: Viewer, topicId: string): Promise<CommentView[]> {
  const rows = await db().comment.findMany({ where: { subject: `topic:${topicId}` }, orderBy: { at: 'asc' }, take: 500 })
  const moderates = canModerateText(viewer.actor)
  return rows.flatMap((row): CommentView[] => {
    const isMine = row.authorId === viewer.user?.id
    const status = row.removedAt ? 'REMOVED' : row.heldFor !== null ? 'HELD' : 'PUBLIC'
    const isOwn = row.removedBy === row.authorId
    // one's own words, taken back by oneself, are nobody's any more
    if (status === 'REMOVED' && (isOwn || !(isMine || moderates))) return isOwn ? [] : [{ id: row.id, name: row.shownAs, at: row.at.getTime(), text: null, isMine, status, removal: { why: row.removedWhy ?? '', hasAppeal: false, isFinal: row.isFinal, appeal: null, isOwn } }]
    if (status === 'HELD' && !(isMine || moderates)) return []
    return [{
      id: row.id, name: row.shownAs, at: row.at.getTime(), text: row.text, isMine, status,
      removal: status === 'REMOVED' ? { why: row.removedWhy ?? '', hasAppeal: row.appealAt !== null, isFinal: row.isFinal, appeal: row.appealWhy, isOwn } : null,
    }]
  })
}

export interface SimilarTopic { id: string; title: string; phase: TopicPhase; endorsements: number; threshold: number; endorsing: Endorsing }

/** "已经有人提过": while somebody writes. Ended ones are shown too, because they say what came of it. */
export async function similarTopics(viewer: Viewer, text: string, exceptId?: string): Promise<SimilarTopic[]> {
  const given = text.slice(0, limits.title + limits.story)
  if (given.trim().length < 2) return []
  const ids = similarIn(await indexOf(viewer.community.id), given, 5).filter((id) => id !== exceptId).slice(0, 3)
  return pick(viewer, ids)
}

async function pick(viewer: Viewer, ids: string[]): Promise<SimilarTopic[]> {
  const rows = await db().topic.findMany({ where: { id: { in: ids }, communityId: viewer.community.id, isPublic: true }, select: { state: true } })
  const states = new Map(rows.map(({ state }) => [(state as unknown as TopicState).id, state as unknown as TopicState]))
  const mine = await endorsedBy(viewer, ids)
  return ids.flatMap((id) => {
    const topic = states.get(id)
    return topic ? [{ id, title: topic.text.title, phase: topic.phase, endorsements: topic.endorsements, threshold: topic.threshold, endorsing: endorsingOf(viewer, topic, mine.has(id)) }] : []
  })
}

/** Into which topics one can be merged: the similar ones first, then what else is open. */
export async function mergeTargets(viewer: Viewer, topicId: string): Promise<SimilarTopic[]> {
  if (!canReviewTopics(viewer.actor)) return []
  const row = await db().topic.findFirst({ where: { id: topicId, communityId: viewer.community.id }, select: { state: true } })
  if (!row) return []
  const { title, story } = (row.state as unknown as TopicState).text
  const similar = similarIn(await indexOf(viewer.community.id), `${title} ${story}`, 6)
  const open = await db().topic.findMany({
    where: { communityId: viewer.community.id, isPublic: true, phase: { in: [...absorbingPhases] } }, orderBy: { updatedAt: 'desc' }, take: 60, select: { id: true },
  })
  const isOpen = new Set(open.map(({ id }) => id))
  return pick(viewer, [...new Set([...similar.filter((id) => isOpen.has(id)), ...isOpen])].filter((id) => id !== topicId))
}

/** What the wizard needs to know before the first word. */
export async function proposingFor(viewer: Viewer) {
  const where = { communityId: viewer.community.id }
  const [grids, buildings] = await Promise.all([
    db().gridCell.findMany({ where, orderBy: { position: 'asc' }, select: { id: true, name: true } }),
    db().building.findMany({ where, orderBy: { position: 'asc' }, select: { id: true, name: true, gridId: true } }),
  ])
  return {
    grids, buildings, displayName: viewer.user?.displayName ?? null,
    homeGridId: viewer.actor?.gridId ?? null, homeBuildingId: viewer.actor?.buildingId ?? null,
    may: !viewer.actor ? 'SIGN_IN' as const : canPropose(viewer.actor) ? 'YES' as const : 'VERIFY' as const,
  }
}
