import { canModerateText, canReviewTopics, canSeeDesk } from '../../domain/access/topic.ts'
import { ballotWaits, type BallotAct } from '../../domain/ballot/course.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { addCalendarDays, addWorkingDays, deadlineInfo, isLastQuarter, type DeadlineInfo } from '../../domain/calendar/index.ts'
import { canSeePeople } from '../../domain/membership/membership.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { Task } from '../../domain/task/state.ts'
import type { TaskPhase } from '../../domain/task/phases.ts'
import { nextAct, type NextAct } from '../../domain/topic/progress.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

/** What waits for the people of the desk, with its limit. Times are epoch ms. */
export type DeskAct =
  | Extract<NextAct['act'], 'ACKNOWLEDGE' | 'DECIDE' | 'PUBLICIZE' | 'SCHEDULE' | 'CONTINUE_OR_CLOSE' | 'FOLLOW_UP'>
  | 'TASK_ASSIGN' | 'TASK_RETURN' | 'TASK_EXTENSION' | 'TASK_EVALUATE' | 'TASK_MEET'
  | BallotAct | 'HOLD_SESSION' | 'MINUTES' | 'PUBLISH' | 'HELD_TOPIC' | 'HELD_COMMENT' | 'APPEAL'

export interface DeskItem {
  key: string
  act: DeskAct
  title: string
  /** where it is done */
  at: { kind: 'review' | 'topic' | 'session' | 'minutes' | 'ballot' | 'ownerDesk'; id: string } | { kind: 'task'; id: string }
  due: number | null
  /** lamp and days, where a limit runs */
  lamp: 'GREEN' | 'YELLOW' | 'RED' | null
  info: DeadlineInfo | null
  since: number | null
}

export interface Desk {
  items: DeskItem[]
  texts: DeskItem[]
  verification: { count: number; oldest: number } | null
  feedback: { id: string; at: number; page: string; text: string; contact: string | null }[] | null
  /** works for a department and nothing else here: the department's own desk is theirs */
  isDepartmentOnly: boolean
  links: { people: boolean; import: boolean; settings: boolean; audit: boolean; sessions: boolean; department: boolean }
}

/** null: this person has no desk here. */
export async function deskOf(viewer: Viewer): Promise<Desk | null> {
  const { actor } = viewer
  const isDepartment = actor?.roles.includes('department') ?? false
  if (!actor || !(canSeeDesk(actor) || isDepartment || actor.roles.includes('moderator'))) return null
  const reviews = canReviewTopics(actor)
  const isAdmin = actor.roles.includes('admin')
  const readsFeedback = reviews || isAdmin
  const [topics, tasks, ballots, sessions, texts, verification, feedback] = await Promise.all([
    reviews ? topicItems(viewer) : [], reviews ? taskItems(viewer) : [], reviews ? ballotItems(viewer) : [],
    reviews || actor.roles.includes('moderator') ? sessionItems(viewer) : [],
    canModerateText(actor) ? textItems(viewer) : [], canSeePeople(actor) ? waitingPeople(viewer) : null,
    readsFeedback ? db().feedback.findMany({ where: { communityId: viewer.community.id }, orderBy: { at: 'desc' }, take: 10 }) : null,
  ])
  return {
    items: [...topics, ...tasks, ...ballots, ...sessions].sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || a.key.localeCompare(b.key)),
    texts, verification: verification?.count ? verification : null,
    feedback: feedback && feedback.map(({ id, at, page, text, contact }) => ({ id, at: at.getTime(), page, text, contact })),
    isDepartmentOnly: isDepartment && !canSeeDesk(actor) && !actor.roles.includes('moderator'),
    links: { people: canSeePeople(actor) || isAdmin, import: reviews || isAdmin, settings: isAdmin, audit: isAdmin || actor.roles.includes('supervisor'), sessions: reviews || actor.roles.includes('moderator'), department: isDepartment },
  }
}

function timed(viewer: Viewer, due: number | null, from: number | null): Pick<DeskItem, 'due' | 'lamp' | 'info' | 'since'> {
  if (due === null) return { due, lamp: null, info: null, since: from }
  const info = deadlineInfo(due, viewer.now)
  const lamp = info.isOverdue ? 'RED' as const : from !== null && isLastQuarter(from, due, viewer.now) ? 'YELLOW' as const : 'GREEN' as const
  return { due, lamp, info, since: from }
}

const topicActs: readonly NextAct['act'][] = ['ACKNOWLEDGE', 'DECIDE', 'PUBLICIZE', 'SCHEDULE', 'CONTINUE_OR_CLOSE']

async function topicItems(viewer: Viewer): Promise<DeskItem[]> {
  const rows = await db().topic.findMany({
    where: { communityId: viewer.community.id, isPublic: true, phase: { in: ['SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED', 'PUBLICIZED', 'SCHEDULED', 'NO_CONSENSUS'] } }, take: 500, select: { state: true },
  })
  return rows.flatMap(({ state }): DeskItem[] => {
    const topic = state as unknown as TopicState
    const next = nextAct(topic, viewer.now)
    if (next.who !== 'COMMITTEE' || !topicActs.includes(next.act)) return []
    return [{ key: `topic:${topic.id}`, act: next.act as DeskAct, title: topic.text.title, at: { kind: 'review', id: topic.id }, ...timed(viewer, next.due, topic.clock?.from ?? topic.marks.decided ?? null) }]
  })
}

const taskActs: Partial<Record<TaskPhase, DeskAct>> = {
  REGISTERED: 'TASK_ASSIGN', RETURN_ASKED: 'TASK_RETURN', EXTENSION_ASKED: 'TASK_EXTENSION', REPLIED: 'TASK_EVALUATE', FACE_TO_FACE: 'TASK_MEET',
}

async function taskItems(viewer: Viewer): Promise<DeskItem[]> {
  const rows = await db().task.findMany({ where: { communityId: viewer.community.id, phase: { in: Object.keys(taskActs) } }, take: 500, select: { state: true } })
  return rows.flatMap(({ state }): DeskItem[] => {
    const task = state as unknown as Task
    const act = taskActs[task.phase]
    return act ? [{ key: `task:${task.id}`, act, title: task.title, at: { kind: 'task', id: task.ledgerNo }, ...timed(viewer, task.clock?.dueAt ?? null, task.clock?.startedAt ?? null) }] : []
  })
}

/** Ballots that stand alone; those in a session are the chair's. */
async function ballotItems(viewer: Viewer): Promise<DeskItem[]> {
  const rows = await db().ballot.findMany({
    where: { communityId: viewer.community.id, sessionId: null, phase: { in: ['DRAFT', 'ROLL_FROZEN', 'PRELIM_PUBLISHED', 'FAILED_TURNOUT', 'FINAL'] } }, take: 100, select: { state: true },
  })
  return rows.flatMap(({ state }): DeskItem[] => {
    const ballot = state as unknown as BallotState
    const waits = ballotWaits(ballot, viewer.now, viewer.rules)
    const isAtDesk = isOwnerType(ballot.type) && waits?.act !== 'BALLOT_ANSWER'
    return waits ? [{ key: `ballot:${ballot.id}`, act: waits.act, title: ballot.question.text, at: { kind: isAtDesk ? 'ownerDesk' : 'ballot', id: ballot.id }, ...timed(viewer, waits.due, waits.since) }] : []
  })
}

const SOON = 36 * 3_600_000

async function sessionItems(viewer: Viewer): Promise<DeskItem[]> {
  const rows = await db().session.findMany({
    where: { communityId: viewer.community.id, phase: { in: ['ANNOUNCED', 'CHECK_IN', 'IN_PROGRESS', 'RECESS', 'CLOSED', 'MINUTES_DRAFT', 'MINUTES_CONFIRMED'] } }, take: 100, select: { state: true },
  })
  return rows.flatMap(({ state }): DeskItem[] => {
    const session = state as unknown as SessionState
    const item = (act: DeskAct, kind: 'session' | 'minutes', due: number | null, from: number | null): DeskItem[] =>
      [{ key: `session:${session.id}`, act, title: session.title, at: { kind, id: session.id }, ...timed(viewer, due, from) }]
    switch (session.phase) {
      case 'ANNOUNCED': return session.startsAt - viewer.now < SOON ? item('HOLD_SESSION', 'session', session.startsAt, session.announcedAt) : []
      case 'CHECK_IN': case 'IN_PROGRESS': case 'RECESS': return item('HOLD_SESSION', 'session', null, session.startedAt)
      case 'CLOSED': case 'MINUTES_DRAFT': case 'MINUTES_CONFIRMED': {
        const due = session.closedAt === null ? null : addCalendarDays(session.closedAt, viewer.rules.minutesPublish.value).at
        return item(session.phase === 'MINUTES_CONFIRMED' ? 'PUBLISH' : 'MINUTES', 'minutes', due, session.closedAt)
      }
      default: return []
    }
  })
}

/** A held text should be looked at the next working day at the latest: its author waits. */
async function textItems(viewer: Viewer): Promise<DeskItem[]> {
  const communityId = viewer.community.id
  const [topics, comments] = await Promise.all([
    db().topic.findMany({ where: { communityId, isPublic: false, phase: { not: 'DRAFT' } }, take: 100, select: { state: true } }),
    db().comment.findMany({ where: { communityId, OR: [{ heldFor: { not: null }, removedAt: null }, { appealAt: { not: null }, isFinal: false }] }, orderBy: { at: 'asc' }, take: 100 }),
  ])
  const lookBy = (at: number) => timed(viewer, addWorkingDays(at, 1).at, at)
  return [
    ...topics.flatMap(({ state }): DeskItem[] => {
      const { id, text, visibility, marks } = state as unknown as TopicState
      if (visibility.kind === 'HELD') return [{ key: `held:${id}`, act: 'HELD_TOPIC', title: text.title, at: { kind: 'topic', id }, ...lookBy(marks.submitted ?? viewer.now) }]
      const open = visibility.kind === 'REMOVED' && visibility.appeal && !visibility.isFinal ? visibility.appeal : null
      return open ? [{ key: `appeal:${id}`, act: 'APPEAL', title: text.title, at: { kind: 'topic', id }, ...lookBy(open.at) }] : []
    }),
    ...comments.map((row): DeskItem => ({
      key: `comment:${row.id}`, act: row.appealAt ? 'APPEAL' : 'HELD_COMMENT', title: row.text.slice(0, 60),
      at: { kind: 'topic', id: row.subject.slice('topic:'.length) }, ...lookBy((row.appealAt ?? row.at).getTime()),
    })),
  ].sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
}

async function waitingPeople(viewer: Viewer) {
  const where = { communityId: viewer.community.id, removedAt: null, verifiedAt: null, buildingId: { not: null } }
  const [count, first] = await Promise.all([db().membership.count({ where }), db().membership.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { createdAt: true } })])
  return { count, oldest: first?.createdAt.getTime() ?? viewer.now }
}
