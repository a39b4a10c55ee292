import { timelineOf } from '../../domain/session/timeline.ts'
import { currentItem, type AgendaItem, type SessionState } from '../../domain/session/state.ts'
import { isItemOver, type SessionPhase } from '../../domain/session/phases.ts'
import { lampOf, type Lamp, type LampColour } from '../../domain/task/lamp.ts'
import type { Task } from '../../domain/task/state.ts'
import type { TaskPhase } from '../../domain/task/phases.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { gatheringTopics, thresholdNow, type TopicRow } from './topics.ts'

/** The front page of a community, for everybody. Times are epoch ms. */
export interface FrontPage {
  live: LiveSession | null
  next: NextSession | null
  topics: TopicRow[]
  topicsTotal: number
  /** endorsements that oblige the committee to answer a topic brought up today */
  threshold: number
  tasks: FrontTask[]
  tasksTotal: number
  overdue: number
  dueSoon: number
}

export interface LiveSession {
  id: string
  /** what is being talked about: the current item, or the session before the first and after the last */
  question: string
  title: string
  phase: SessionPhase
  /** checked in and still there */
  present: number
  speaker: string | null
  isVoting: boolean
  startsAt: number
  agenda: LiveItem[]
}

/** DONE carries when it ended, NOW and AHEAD when it is expected to begin or end. */
export interface LiveItem { id: string; title: string; status: 'DONE' | 'NOW' | 'AHEAD' | 'DEFERRED'; at: number | null; isDecision: boolean; isVoting: boolean }

export interface NextSession { id: string; title: string; startsAt: number; place: string }

export interface FrontTask { ledgerNo: string; title: string; lamp: Lamp; phase: TaskPhase; department: string | null; slips: boolean }

export async function frontPage(viewer: Viewer): Promise<FrontPage> {
  const [live, next, topics, topicsTotal, tasks, threshold] = await Promise.all([
    liveSession(viewer), nextSession(viewer), gatheringTopics(viewer, 3),
    db().topic.count({ where: { communityId: viewer.community.id, isPublic: true } }), supervision(viewer), thresholdNow(viewer),
  ])
  return { live, next, topics, topicsTotal, threshold, ...tasks }
}

/** People in session first; otherwise a hall whose door is open for checking in. */
async function liveSession(viewer: Viewer): Promise<LiveSession | null> {
  const rows = await db().session.findMany({
    where: { communityId: viewer.community.id, phase: { in: ['IN_PROGRESS', 'RECESS', 'CHECK_IN'] } }, orderBy: { startsAt: 'asc' }, select: { state: true },
  })
  const states = rows.map(({ state }) => state as unknown as SessionState)
  const state = states.find(({ phase }) => phase !== 'CHECK_IN') ?? states[0]
  if (!state) return null
  const present = await db().attendance.count({ where: { sessionId: state.id, leftAt: null } })
  const item = currentItem(state)
  const speech = state.floor?.speech ?? null
  const times = new Map(timelineOf(state, viewer.now).items.map((each) => [each.itemId, each]))
  return {
    id: state.id, title: state.title, question: item?.question ?? item?.title ?? state.title, phase: state.phase, present,
    speaker: state.phase === 'IN_PROGRESS' ? speech?.name ?? null : null, isVoting: item?.phase === 'BALLOT', startsAt: state.startsAt,
    agenda: state.agenda.map((each) => {
      const status = statusOf(each, state.currentItemId)
      const time = times.get(each.id)
      const at = status === 'DONE' ? each.closedAt : status === 'NOW' ? time?.estimated?.to ?? null : status === 'AHEAD' ? time?.estimated?.from ?? null : null
      return { id: each.id, title: each.title, status, at, isDecision: each.kind === 'DECISION', isVoting: each.phase === 'BALLOT' }
    }),
  }
}

function statusOf(item: AgendaItem, currentId: string | null): LiveItem['status'] {
  if (item.phase === 'DEFERRED') return 'DEFERRED'
  if (isItemOver(item.phase)) return 'DONE'
  return item.id === currentId ? 'NOW' : 'AHEAD'
}

async function nextSession(viewer: Viewer): Promise<NextSession | null> {
  const row = await db().session.findFirst({
    where: { communityId: viewer.community.id, phase: 'ANNOUNCED', startsAt: { gt: new Date(viewer.now - 3_600_000) } }, orderBy: { startsAt: 'asc' }, select: { id: true, title: true, startsAt: true, state: true },
  })
  return row && { id: row.id, title: row.title, startsAt: row.startsAt.getTime(), place: (row.state as unknown as SessionState).place }
}

const order: readonly LampColour[] = ['RED', 'YELLOW', 'GREEN', 'BLUE']
const SHOWN = 4

/** Four promises: one under every lamp where there is one, the urgent first, and more of the urgent where a lamp is missing. */
async function supervision(viewer: Viewer) {
  const communityId = viewer.community.id
  const [open, closed, tasksTotal] = await Promise.all([
    db().task.findMany({ where: { communityId, phase: { not: 'CLOSED' } }, orderBy: { dueAt: 'asc' }, take: 500, select: { state: true } }),
    db().task.findMany({ where: { communityId, phase: 'CLOSED' }, orderBy: { closedAt: 'desc' }, take: SHOWN, select: { state: true } }),
    db().task.count({ where: { communityId } }),
  ])
  const all = [...open, ...closed].map(({ state }): FrontTask => {
    const task = state as unknown as Task
    return { ledgerNo: task.ledgerNo, title: task.title, lamp: lampOf(task, viewer.now), phase: task.phase, department: task.department?.name ?? null, slips: task.lastSlip !== null }
  })
  const under = (colour: LampColour) => all.filter(({ lamp }) => lamp.colour === colour)
  const firsts = order.flatMap((colour) => under(colour).slice(0, 1))
  const rest = order.flatMap((colour) => under(colour).slice(1))
  const shown = [...firsts, ...rest].slice(0, SHOWN)
  return {
    tasks: order.flatMap((colour) => shown.filter(({ lamp }) => lamp.colour === colour)), tasksTotal,
    overdue: under('RED').length, dueSoon: under('YELLOW').length,
  }
}
