import { dayOf, yearOf } from '../../domain/calendar/index.ts'
import { publishedPhases, type BallotPhase } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict } from '../../domain/ballot/verdict.ts'
import { maskName } from '../../domain/masking.ts'
import type { OutcomePhase } from '../../domain/outcome/phases.ts'
import type { Outcome } from '../../domain/outcome/state.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import type { SessionPhase } from '../../domain/session/phases.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { Task } from '../../domain/task/state.ts'
import type { TaskPhase } from '../../domain/task/phases.ts'
import type { TopicPhase } from '../../domain/topic/phases.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

/**
 * The public record (协商信息公开): the same for everybody, with or without a sign-in, so nothing here asks who is looking.
 * Texts that were taken off are not in it; names are masked in what can be copied as a whole. Times are epoch ms.
 */
export const recordKinds = ['TOPIC', 'SESSION', 'BALLOT', 'OUTCOME', 'TASK'] as const
export type RecordKind = (typeof recordKinds)[number]

export type RecordRow = { id: string; title: string; at: number; number: string | null } & (
  | { kind: 'TOPIC'; phase: TopicPhase }
  | { kind: 'SESSION'; phase: SessionPhase }
  | { kind: 'BALLOT'; phase: BallotPhase; sessionId: string | null }
  | { kind: 'OUTCOME'; phase: OutcomePhase }
  | { kind: 'TASK'; phase: TaskPhase }
)

export interface RecordFilter { kind: RecordKind | null; year: number | null; text: string; page: number }
export interface RecordList {
  rows: RecordRow[]
  total: number
  page: number
  pages: number
  /** under the other filters */
  counts: Record<RecordKind, number>
  years: number[]
  /** months with tasks, newest first, as YYYY-MM: for the monthly ledger */
  months: string[]
}

const PAGE = 25



const folded = (text: string) => text.normalize('NFKC').toLowerCase()

type Found = RecordRow & { haystack: string }

export async function recordList(viewer: Viewer, filter: RecordFilter): Promise<RecordList> {
  const all = await everything(viewer)
  const years = [...new Set(all.map((row) => yearOf(dayOf(row.at))))].sort((a, b) => b - a)
  const words = folded(filter.text).split(/\s+/).filter(Boolean)
  const matching = all.filter((row) => (filter.year === null || yearOf(dayOf(row.at)) === filter.year) && words.every((word) => row.haystack.includes(word)))
  const counts = Object.fromEntries(recordKinds.map((kind) => [kind, matching.filter((row) => row.kind === kind).length])) as Record<RecordKind, number>
  const shown = matching.filter((row) => filter.kind === null || row.kind === filter.kind).sort((a, b) => b.at - a.at || b.id.localeCompare(a.id))
  const pages = Math.max(1, Math.ceil(shown.length / PAGE))
  const page = Math.min(Math.max(1, filter.page), pages)
  const months = [...new Set(all.filter((row) => row.kind === 'TASK').map((row) => dayOf(row.at).slice(0, 7)))].sort().reverse().slice(0, 12)
  return {
    rows: shown.slice((page - 1) * PAGE, page * PAGE).map(({ haystack: _haystack, ...row }) => row),
    total: shown.length, page, pages, counts, years, months,
  }
}

async function everything(viewer: Viewer): Promise<Found[]> {
  const { topics, sessions, ballots, outcomes, tasks } = await states(viewer)
  const { code } = viewer.community
  return [
    ...topics.map((topic): Found => ({
      kind: 'TOPIC', id: topic.id, title: topic.text.title, phase: topic.phase, at: topic.marks.submitted ?? 0, number: topicNumber(code, topic),
      haystack: folded(`${topic.text.title} ${topic.text.story}`),
    })),
    ...sessions.map((session): Found => ({
      kind: 'SESSION', id: session.id, title: session.title, phase: session.phase, at: session.startsAt, number: null,
      haystack: folded(`${session.title} ${session.agenda.map((item) => item.title).join(' ')}`),
    })),
    ...ballots.map((ballot): Found => ({
      kind: 'BALLOT', id: ballot.id, title: ballot.question.text, phase: ballot.phase, at: ballot.closedAt ?? 0, number: null, sessionId: ballot.place.sessionId,
      haystack: folded(ballot.question.text),
    })),
    ...outcomes.map((outcome): Found => ({
      kind: 'OUTCOME', id: outcome.id, title: outcome.title, phase: outcome.phase, at: outcome.confirmedAt, number: null, haystack: folded(`${outcome.title} ${outcome.text}`),
    })),
    ...tasks.map((task): Found => ({
      kind: 'TASK', id: task.id, title: task.title, phase: task.phase, at: task.registeredAt, number: task.ledgerNo,
      haystack: folded(`${task.title} ${task.detail} ${task.ledgerNo} ${task.department?.name ?? ''}`),
    })),
  ]
}

const topicNumber = (code: string, topic: TopicState) => `${code}-${topic.year}-${String(topic.number).padStart(4, '0')}`

async function states(viewer: Viewer) {
  const communityId = viewer.community.id
  const pick = { state: true } as const
  const [topics, sessions, ballots, outcomes, tasks] = await Promise.all([
    db().topic.findMany({ where: { communityId, isPublic: true }, select: pick }),
    db().session.findMany({ where: { communityId, phase: { not: 'DRAFT' } }, select: pick }),
    db().ballot.findMany({ where: { communityId, phase: { in: [...publishedPhases] } }, select: pick }),
    db().outcome.findMany({ where: { communityId }, select: pick }),
    db().task.findMany({ where: { communityId }, select: pick }),
  ])
  const as = <S>(rows: { state: unknown }[]) => rows.map((row) => row.state as S)
  return { topics: as<TopicState>(topics), sessions: as<SessionState>(sessions), ballots: as<BallotState>(ballots), outcomes: as<Outcome>(outcomes), tasks: as<Task>(tasks) }
}

// ---------- open data ----------

export const dataSets = ['topics', 'sessions', 'ballots', 'outcomes'] as const
export type DataSet = (typeof dataSets)[number]

export interface OpenTopic { number: string; title: string; phase: TopicPhase; careDomain: string; proposedBy: string; proposedAt: number; endorsements: number; decisionPath: string | null; conclusion: string | null; address: string }
export interface OpenSession { number: number; year: number; title: string; form: string; phase: SessionPhase; startsAt: number; place: string; chairedBy: string; attended: number; kinds: Partial<Record<ParticipantKind, number>>; items: number; minutesHash: string | null; address: string }
export interface OpenBallot { question: string; type: string; phase: BallotPhase; secrecy: string; isOfficial: boolean; closedAt: number | null; rollHeads: number; rollArea: number; papers: number; outcome: string | null; choices: Record<string, { heads: number; area: number }>; chainHead: string | null; address: string }
export interface OpenOutcome { title: string; text: string; phase: OutcomePhase; agreedAt: number; recipient: string | null; verdict: string | null; reason: string | null; tasks: number; closed: number; address: string }
export interface OpenData { topics: OpenTopic[]; sessions: OpenSession[]; ballots: OpenBallot[]; outcomes: OpenOutcome[] }

/** One data set as it stands now, oldest first; `address` is the path of the thing's own page. Areas in 0.01 m². */
export async function openData<D extends DataSet>(viewer: Viewer, set: D): Promise<OpenData[D]> {
  const { community: { slug, code } } = viewer
  const { topics, sessions, ballots, outcomes, tasks } = await states(viewer)
  const base = `/c/${slug}`
  const data: { [S in DataSet]: () => Promise<OpenData[S]> } = {
    topics: async () => topics.sort((a, b) => a.year - b.year || a.number - b.number).map((topic) => ({
      number: topicNumber(code, topic), title: topic.text.title, phase: topic.phase, careDomain: topic.text.careDomain, proposedBy: maskName(topic.author.shownAs),
      proposedAt: topic.marks.submitted ?? 0, endorsements: topic.endorsements, decisionPath: topic.acceptance?.path ?? null, conclusion: topic.conclusion?.result ?? null,
      address: `${base}/topics/${topic.id}`,
    })),
    sessions: async () => {
      const present = await db().attendance.groupBy({ by: ['sessionId', 'kind'], where: { sessionId: { in: sessions.map(({ id }) => id) } }, _count: true })
      return sessions.sort((a, b) => a.startsAt - b.startsAt).map((session) => {
        const kinds = present.filter((row) => row.sessionId === session.id)
        return {
          number: session.number, year: session.year, title: session.title, form: session.form, phase: session.phase, startsAt: session.startsAt, place: session.place,
          chairedBy: maskName(session.chair.name), attended: kinds.reduce((sum, row) => sum + row._count, 0), kinds: Object.fromEntries(kinds.map((row) => [row.kind, row._count])),
          items: session.agenda.length, minutesHash: session.minutes?.hash ?? null, address: `${base}/sessions/${session.id}`,
        }
      })
    },
    ballots: () => Promise.resolve(ballots.sort((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0)).map((ballot) => {
      const verdict = ballot.officialResult?.verdict ?? ballot.count?.verdict ?? null
      return {
        question: ballot.question.text, type: ballot.type, phase: ballot.phase, secrecy: ballot.secrecy, isOfficial: ballot.isOfficial, closedAt: ballot.closedAt,
        rollHeads: ballot.roll?.heads ?? 0, rollArea: ballot.roll?.area ?? 0, papers: ballot.count?.papers ?? 0, outcome: verdict && decidingVerdict(verdict).outcome,
        choices: ballot.count?.tally.choices ?? {}, chainHead: ballot.count?.chainHead ?? null, address: `${base}/ballots/${ballot.id}`,
      }
    })),
    outcomes: () => Promise.resolve(outcomes.sort((a, b) => a.confirmedAt - b.confirmedAt).map((outcome) => {
      const mine = tasks.filter((task) => task.outcomeId === outcome.id)
      return {
        title: outcome.title, text: outcome.text, phase: outcome.phase, agreedAt: outcome.confirmedAt, recipient: outcome.recipient?.name ?? null,
        verdict: outcome.answer?.verdict ?? null, reason: outcome.answer?.reason || null, tasks: mine.length, closed: mine.filter((task) => task.phase === 'CLOSED').length,
        address: `${base}/outcomes/${outcome.id}`,
      }
    })),
  }
  return data[set]()
}
