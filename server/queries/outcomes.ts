import { canAnswerOutcome, canKeepOutcomes, canKeepTasks } from '../../domain/access/task.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { taskablePhases, type OutcomePhase } from '../../domain/outcome/phases.ts'
import type { Outcome, VoteCount } from '../../domain/outcome/state.ts'
import { recordPhases } from '../../domain/session/phases.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { tasksOf, type TaskCard } from './tasks.ts'

/** Outcomes (协商成果) as anybody may read them. Times are epoch ms. */
export interface OutcomeRow { id: string; title: string; phase: OutcomePhase; agreedAt: number; recipient: string | null; tasks: { all: number; closed: number } }

const PAGE = 20
const stateOf = (row: { state: unknown }) => row.state as Outcome

export async function outcomeList(viewer: Viewer, page: number): Promise<{ rows: OutcomeRow[]; total: number; page: number; pages: number }> {
  const where = { communityId: viewer.community.id }
  const total = await db().outcome.count({ where })
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const rows = await db().outcome.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (at - 1) * PAGE, take: PAGE, select: { state: true } })
  return { rows: await rowsOf(rows.map(stateOf)), total, page: at, pages }
}

/** Outcomes of a session or topic, oldest first. */
export async function outcomesOf(viewer: Viewer, of: { sessionId: string } | { topicId: string }): Promise<OutcomeRow[]> {
  const rows = await db().outcome.findMany({ where: { communityId: viewer.community.id, ...of }, orderBy: { createdAt: 'asc' }, select: { state: true } })
  return rowsOf(rows.map(stateOf))
}

async function rowsOf(outcomes: readonly Outcome[]): Promise<OutcomeRow[]> {
  const counts = await db().task.groupBy({ by: ['outcomeId', 'phase'], where: { outcomeId: { in: outcomes.map(({ id }) => id) } }, _count: true })
  return outcomes.map((outcome) => {
    const mine = counts.filter((row) => row.outcomeId === outcome.id)
    const sum = (rows: typeof mine) => rows.reduce((all, row) => all + row._count, 0)
    return {
      id: outcome.id, title: outcome.title, phase: outcome.phase, agreedAt: outcome.confirmedAt, recipient: outcome.recipient?.name ?? null,
      tasks: { all: sum(mine), closed: sum(mine.filter((row) => row.phase === 'CLOSED')) },
    }
  })
}

export interface OutcomePage {
  id: string
  title: string
  text: string
  phase: OutcomePhase
  vote: VoteCount | null
  session: { id: string; title: string; startsAt: number } | null
  ballotId: string | null
  topic: { id: string; title: string } | null
  confirmedAt: number
  publicizedAt: number | null
  /** last moment of the public notice */
  publicUntil: number | null
  sentAt: number | null
  recipient: string | null
  answer: Outcome['answer']
  trackedAt: number | null
  conclusion: Outcome['conclusion']
  tasks: TaskCard[]
  can: { publicize: boolean; send: boolean; answer: boolean; track: boolean; register: boolean; conclude: boolean }
  /** for the forms of those who keep outcomes */
  departments: { id: string; name: string }[]
  grids: { id: string; name: string }[]
}

/** null when there is none in this community. */
export async function outcomePage(viewer: Viewer, id: string): Promise<OutcomePage | null> {
  const row = await db().outcome.findFirst({ where: { id, communityId: viewer.community.id }, select: { state: true } })
  if (!row) return null
  const outcome = stateOf(row)
  const { source, phase } = outcome
  const { actor, now, community } = viewer
  const keeps = canKeepOutcomes(actor)
  const places = { where: { communityId: community.id }, orderBy: { position: 'asc' }, select: { id: true, name: true } } as const
  const [session, topic, tasks, departments, grids] = await Promise.all([
    source.sessionId ? db().session.findUnique({ where: { id: source.sessionId }, select: { id: true, title: true, startsAt: true } }) : null,
    source.topicId ? db().topic.findUnique({ where: { id: source.topicId }, select: { id: true, title: true } }) : null,
    tasksOf(viewer, { outcomeId: outcome.id }),
    keeps ? db().department.findMany(places) : [],
    keeps ? db().gridCell.findMany(places) : [],
  ])
  return {
    id: outcome.id, title: outcome.title, text: outcome.text, phase, vote: outcome.vote,
    session: session && { id: session.id, title: session.title, startsAt: session.startsAt.getTime() },
    ballotId: source.ballotId, topic, confirmedAt: outcome.confirmedAt, publicizedAt: outcome.publicizedAt,
    publicUntil: outcome.publicUntil === null ? null : outcome.publicUntil - 1, sentAt: outcome.sentAt, recipient: outcome.recipient?.name ?? null,
    answer: outcome.answer, trackedAt: outcome.trackedAt, conclusion: outcome.conclusion, tasks,
    can: {
      publicize: keeps && phase === 'CONFIRMED',
      send: keeps && phase === 'PUBLICIZED' && outcome.publicUntil !== null && now >= outcome.publicUntil,
      answer: phase === 'SENT' && canAnswerOutcome(actor, outcome),
      track: keeps && phase === 'NOT_ADOPTED',
      register: canKeepTasks(actor) && taskablePhases.includes(phase),
      conclude: keeps && phase === 'TRACKED' && !tasks.some((task) => task.phase !== 'CLOSED' && task.phase !== 'LISTED'),
    },
    departments, grids,
  }
}

/** What was resolved and has no outcome yet: for the committee, newest first. */
export type Recordable = { title: string; text: string; at: number; from: { kind: 'ITEM'; sessionId: string; itemId: string } | { kind: 'BALLOT'; ballotId: string } }

export async function recordable(viewer: Viewer): Promise<Recordable[]> {
  if (!canKeepOutcomes(viewer.actor)) return []
  const { id: communityId } = viewer.community
  const [sessions, ballots, recorded] = await Promise.all([
    db().session.findMany({ where: { communityId, phase: { in: [...recordPhases, 'IN_PROGRESS', 'RECESS'] } }, orderBy: { startsAt: 'desc' }, take: 40, select: { state: true } }),
    db().ballot.findMany({ where: { communityId, sessionId: null, phase: { in: ['PRELIM_PUBLISHED', 'FINAL', 'FILED'] } }, orderBy: { updatedAt: 'desc' }, take: 40, select: { state: true } }),
    db().outcome.findMany({ where: { communityId }, select: { state: true } }).then((rows) => rows.map((row) => stateOf(row).source)),
  ])
  const items = sessions.map((row) => row.state as unknown as SessionState).flatMap((session) => session.agenda
    .filter((item) => (item.conclusion === 'PASSED' || item.conclusion === 'CONSENSUS') && !recorded.some((source) => source.sessionId === session.id && source.itemId === item.id))
    .map((item): Recordable => ({ title: item.title, text: item.question ?? item.note ?? '', at: session.startsAt, from: { kind: 'ITEM', sessionId: session.id, itemId: item.id } })))
  const votes = ballots.map((row) => row.state as unknown as BallotState)
    .filter((ballot) => {
      const verdict = ballot.officialResult?.verdict ?? ballot.count?.verdict
      return (verdict?.withSilence?.verdict ?? verdict)?.outcome === 'PASSED' && !recorded.some((source) => source.ballotId === ballot.id)
    })
    .map((ballot): Recordable => ({ title: ballot.question.text, text: ballot.question.text, at: ballot.closedAt ?? 0, from: { kind: 'BALLOT', ballotId: ballot.id } }))
  return [...items, ...votes].sort((a, b) => b.at - a.at)
}
