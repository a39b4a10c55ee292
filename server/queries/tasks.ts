import { canHoldTalk, canKeepTasks, canNodFor, canRate, canReadReasons, canRecommendListing, hasDepartmentDesk, isContactOf } from '../../domain/access/task.ts'
import { addWorkingDays, dayOf, makeDay, startOf, workingDaysBetween, yearOf } from '../../domain/calendar/index.ts'
import type { Outcome, VoteCount } from '../../domain/outcome/state.ts'
import { evolveTask, type TaskEvent } from '../../domain/task/events.ts'
import { SECOND_THOUGHT_MS } from '../../domain/task/evaluating.ts'
import { lampOf, type Lamp, type LampColour } from '../../domain/task/lamp.ts'
import { longestExtension, replyRuleOf } from '../../domain/task/limits.ts'
import {
  boardColumns, closingParties, columnOf, departmentClocks, workingPhases, type BoardColumn, type ClosingParty, type RaterSide, type ReplyClass, type Score, type SlipLevel, type TaskKind, type TaskPhase,
} from '../../domain/task/phases.ts'
import type { Confirmation, Evidence, Extension, RatingTally, Task, TaskClock } from '../../domain/task/state.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'
import { readEvents } from '../store/events.ts'

/** Tasks as a reader may see them. Supervision is public; who rated how and why is not. Times are epoch ms. */
export interface TaskCard {
  id: string
  /** also the address of its page */
  ledgerNo: string
  title: string
  phase: TaskPhase
  kind: TaskKind
  lamp: Lamp
  department: string | null
  grid: string | null
  replyClass: ReplyClass | null
  note: CardNote | null
}

/** The one thing worth knowing beside the lamp. */
export type CardNote =
  | { kind: 'SLIP'; level: SlipLevel; at: number }
  | { kind: 'RATED'; total: number; rated: number }
  | { kind: 'AGAIN' | 'TALK' | 'RETURN_ASKED' | 'EXTENSION_ASKED' | 'LISTED' | 'REPLIED' | 'UNASSIGNED' }
  | { kind: 'TRACKING'; until: number }

export interface BoardFilter { dueOnly: boolean; departmentId: string | null; gridId: string | null; column: BoardColumn | null }
export interface BoardColumnView { column: BoardColumn; total: number; cards: TaskCard[] }
/** how many open tasks a department or grid has under the other filters */
export interface BoardPlace { id: string; name: string; open: number }
export interface Board {
  lamps: Record<LampColour, number>
  columns: BoardColumnView[]
  departments: BoardPlace[]
  grids: BoardPlace[]
}

/** Cards a column shows before "more"; the urgent ones come first. */
const SHOWN = { open: 4, done: 3 }
const DONE_PAGE = 60

const stateOf = (row: { state: unknown }) => row.state as Task

function yearStart(now: number): Date {
  return new Date(startOf(makeDay(yearOf(dayOf(now)), 1, 1)))
}

export async function boardOf(viewer: Viewer, filter: BoardFilter): Promise<Board> {
  const { community, now } = viewer
  const [open, places] = await Promise.all([
    db().task.findMany({ where: { communityId: community.id, closedAt: null }, select: { state: true } }).then((rows) => rows.map(stateOf)),
    placesOf(community.id),
  ])
  const inPlace = (task: Task, ignore?: 'department' | 'grid') =>
    (ignore === 'department' || filter.departmentId === null || task.department?.id === filter.departmentId)
    && (ignore === 'grid' || filter.gridId === null || task.gridId === filter.gridId)
  const colours = new Map(open.map((task) => [task.id, lampOf(task, now).colour]))
  const isDue = (task: Task) => ['RED', 'YELLOW'].includes(colours.get(task.id)!)
  const shown = open.filter((task) => inPlace(task) && (!filter.dueOnly || isDue(task)))
  const cards = await cardsOf(viewer, shown, places.grids)
  const closed = {
    communityId: community.id, closedAt: { gte: yearStart(now) },
    ...(filter.departmentId !== null && { departmentId: filter.departmentId }), ...(filter.gridId !== null && { gridId: filter.gridId }),
  }
  const [doneTotal, done] = filter.dueOnly ? [0, []] : await Promise.all([
    db().task.count({ where: closed }),
    db().task.findMany({ where: closed, orderBy: { closedAt: 'desc' }, take: filter.column === 'DONE' ? DONE_PAGE : SHOWN.done, select: { state: true } }),
  ])
  const columns = boardColumns.map((column): BoardColumnView => {
    if (column === 'DONE') return { column, total: doneTotal, cards: [] }
    const all = cards.filter((card) => columnOf[card.phase] === column).sort(byUrgency)
    // one card more is not worth a press
    const most = filter.column === column || all.length <= SHOWN.open + 1 ? all.length : SHOWN.open
    return { column, total: all.length, cards: all.slice(0, most) }
  })
  columns.at(-1)!.cards = await cardsOf(viewer, done.map(stateOf), places.grids)
  const lamps: Record<LampColour, number> = { GREEN: 0, YELLOW: 0, RED: 0, BLUE: doneTotal }
  for (const task of open.filter((each) => inPlace(each))) lamps[colours.get(task.id)!] += 1
  if (filter.dueOnly) lamps.BLUE = await db().task.count({ where: closed })
  return {
    lamps, columns,
    departments: places.departments.map((each) => ({ ...each, open: open.filter((task) => task.department?.id === each.id && inPlace(task, 'department')).length })),
    grids: places.grids.map((each) => ({ ...each, open: open.filter((task) => task.gridId === each.id && inPlace(task, 'grid')).length })),
  }
}

const order: Record<LampColour, number> = { RED: 0, YELLOW: 1, GREEN: 2, BLUE: 3 }
function byUrgency(a: TaskCard, b: TaskCard): number {
  const due = (card: TaskCard) => ('dueAt' in card.lamp.time ? card.lamp.time.dueAt : 0)
  return order[a.lamp.colour] - order[b.lamp.colour] || due(a) - due(b) || a.ledgerNo.localeCompare(b.ledgerNo)
}

interface Place { id: string; name: string }
async function placesOf(communityId: string): Promise<{ departments: Place[]; grids: Place[] }> {
  const query = { where: { communityId }, orderBy: { position: 'asc' }, select: { id: true, name: true } } as const
  const [departments, grids] = await Promise.all([db().department.findMany(query), db().gridCell.findMany(query)])
  return { departments, grids }
}

async function cardsOf(viewer: Viewer, tasks: readonly Task[], grids: readonly Place[]): Promise<TaskCard[]> {
  const tallies = await talliesOf(tasks.filter((task) => task.phase === 'EVALUATING'))
  return tasks.map((task): TaskCard => ({
    id: task.id, ledgerNo: task.ledgerNo, title: task.title, phase: task.phase, kind: task.kind, lamp: lampOf(task, viewer.now),
    department: task.department?.name ?? null, grid: grids.find((grid) => grid.id === task.gridId)?.name ?? null,
    replyClass: task.reply && ['REPLIED', 'EVALUATING', 'TRACKING', 'CLOSED'].includes(task.phase) ? task.reply.replyClass : null,
    note: noteOf(task, tallies.get(task.id)),
  }))
}

function noteOf(task: Task, tally: RatingTally | undefined): CardNote | null {
  switch (task.phase) {
    case 'REGISTERED': return { kind: 'UNASSIGNED' }
    case 'RETURN_ASKED': case 'EXTENSION_ASKED': case 'LISTED': case 'REPLIED': return { kind: task.phase }
    case 'EVALUATING': return tally ? { kind: 'RATED', total: tally.total, rated: tally.satisfied + tally.basically + tally.unsatisfied } : null
    case 'FACE_TO_FACE': return { kind: 'TALK' }
    case 'TRACKING': return task.reply?.answerAgainBy ? { kind: 'TRACKING', until: task.reply.answerAgainBy } : null
    case 'REWORK': return task.slip && task.lastSlip ? { kind: 'SLIP', ...task.lastSlip } : { kind: 'AGAIN' }
    default: return task.slip && task.lastSlip ? { kind: 'SLIP', ...task.lastSlip } : null
  }
}

/** Ratings of each task's present round. */
async function talliesOf(tasks: readonly Pick<Task, 'id' | 'round'>[]): Promise<Map<string, RatingTally>> {
  if (tasks.length === 0) return new Map()
  const rounds = new Map(tasks.map((task) => [task.id, task.round]))
  const rows = await db().taskRater.groupBy({ by: ['taskId', 'round', 'score'], where: { taskId: { in: [...rounds.keys()] } }, _count: true })
  const tallies = new Map<string, RatingTally>()
  for (const row of rows) {
    if (rounds.get(row.taskId) !== row.round) continue
    const tally = tallies.get(row.taskId) ?? { total: 0, satisfied: 0, basically: 0, unsatisfied: 0 }
    tally.total += row._count
    if (row.score === 'SATISFIED') tally.satisfied += row._count
    if (row.score === 'BASICALLY') tally.basically += row._count
    if (row.score === 'UNSATISFIED') tally.unsatisfied += row._count
    tallies.set(row.taskId, tally)
  }
  return tallies
}

/** Tasks of one outcome or topic, in the order of the ledger. */
export async function tasksOf(viewer: Viewer, of: { outcomeId: string } | { topicId: string }): Promise<TaskCard[]> {
  const rows = await db().task.findMany({ where: { communityId: viewer.community.id, ...of }, orderBy: { ledgerNo: 'asc' }, select: { state: true } })
  return cardsOf(viewer, rows.map(stateOf), (await placesOf(viewer.community.id)).grids)
}

// ---------- one task ----------

export interface FileView { fileId: string; kind: 'IMAGE' | 'PDF'; name: string; width: number | null; height: number | null; moment: Evidence['moment']; caption: string }

/** One thing that happened, newest first on the page. */
export type PastStep = { key: string; at: number } & (
  | { type: 'AGREED'; vote: VoteCount | null; sessionId: string | null }
  | { type: 'REGISTERED' }
  | { type: 'ASSIGNED'; by: string; department: string; note: string; limit: { value: number; unit: 'DAYS' | 'MONTHS' }; kind: TaskKind }
  | { type: 'SIGNED'; contact: string; department: string; early: { workingDays: number; ms: number } }
  | { type: 'RETURN'; by: string; reason: string; answer: Answer | null }
  | { type: 'EXTENSION'; reason: string; until: number; answer: Answer | null }
  | { type: 'PROGRESS'; by: string; text: string; files: FileView[] }
  | { type: 'REPLIED'; department: string; by: string; replyClass: ReplyClass; text: string; files: FileView[]; answerAgainBy: number | null }
  | { type: 'EVALUATION'; raters: number }
  | { type: 'COMPLETED' | 'REWORK' | 'TALK_CALLED'; tally: RatingTally }
  | { type: 'TALKED'; settled: boolean; note: string; by: string }
  | { type: 'CONFIRMED'; party: ClosingParty; names: string[]; note: string; files: FileView[] }
  | { type: 'SLIP'; level: SlipLevel; dueAt: number }
  | { type: 'LISTED'; why: Extract<TaskEvent, { type: 'TaskListed' }>['why']; reason: string; by: string }
  | { type: 'CLOSED' }
)
/** How the committee answered a request. */
export interface Answer { granted: boolean; at: number; by: string; reason: string; consent: string }

/** What comes next, in order; `by` null when there is no limit. */
export type NextStep = { key: string; by: number | null } & (
  | { type: 'ASSIGN' | 'DECIDE_RETURN' | 'DECIDE_EXTENSION' | 'EVALUATE' | 'MEET' | 'CLOSE' | 'CLOSES_ITSELF' }
  | { type: 'SIGN' | 'REPLY' | 'ANSWER_AGAIN' | 'ANSWER_LISTED'; department: string }
  | { type: 'RATE'; raters: number; tally: RatingTally }
)

export interface PartyView { party: ClosingParty; confirmation: Confirmation | null }
export interface TaskAbilities {
  assign: boolean; sign: boolean; askReturn: boolean; decideReturn: boolean; report: boolean; reply: boolean; askExtension: boolean; decideExtension: boolean
  openEvaluation: boolean; holdTalk: boolean; recommendListing: boolean
  /** parties for whom the viewer may nod now */
  nod: ClosingParty[]
}

export interface TaskPage extends TaskCard {
  detail: string
  departmentId: string | null
  outcome: { id: string; title: string; agreedAt: number; sessionId: string | null } | null
  clock: TaskClock | null
  /** the longest day to which more time can be asked, and from which day on */
  extensionRange: { after: number; until: number } | null
  extension: Extension | null
  closedAt: number | null
  past: PastStep[]
  next: NextStep[]
  tally: RatingTally | null
  parties: PartyView[]
  /** the viewer's own rating: asked for, and until when it may be given or changed */
  rating: { side: RaterSide; score: Score | null; reason: string; until: number; takeBackUntil: number | null } | null
  /** for those who read reasons */
  reasons: { side: RaterSide; score: Score; reason: string }[] | null
  can: TaskAbilities
  departments: Place[]
}

/** By id or by ledger number. null when there is none in this community. */
export async function taskPage(viewer: Viewer, address: string): Promise<TaskPage | null> {
  const row = await db().task.findFirst({ where: { communityId: viewer.community.id, OR: [{ id: address }, { ledgerNo: address }] }, select: { state: true } })
  if (!row) return null
  const task = stateOf(row)
  const { actor, now, rules } = viewer
  const round = task.phase === 'FACE_TO_FACE' ? task.round - 1 : task.round
  const [events, outcomeRow, places, raters, tallies] = await Promise.all([
    readEvents(db(), `task:${task.id}`, 0, 500).then((all) => all.map((each) => ({ seq: each.seq, event: each.event as TaskEvent }))),
    task.outcomeId ? db().outcome.findUnique({ where: { id: task.outcomeId }, select: { state: true } }) : null,
    placesOf(viewer.community.id),
    db().taskRater.findMany({ where: { taskId: task.id, round } }),
    talliesOf([{ id: task.id, round }]),
  ])
  const outcome = outcomeRow ? outcomeRow.state as unknown as Outcome : null
  const files = await filesOf(events.flatMap(({ event }) => ('evidence' in event ? event.evidence : [])))
  const agreedAt = outcome ? await agreedAtOf(outcome) : task.registeredAt
  const mine = raters.find((rater) => rater.userId === viewer.user?.id)
  const isRating = task.phase === 'EVALUATING' && task.evaluation && now <= task.evaluation.rateBy
  const [card] = await cardsOf(viewer, [task], places.grids)
  const tally = tallies.get(task.id) ?? null
  return {
    ...card!,
    detail: task.detail, departmentId: task.department?.id ?? null,
    outcome: outcome && { id: outcome.id, title: outcome.title, agreedAt, sessionId: outcome.source.sessionId },
    clock: task.clock, extension: task.extension, closedAt: task.closedAt,
    extensionRange: task.clock ? { after: task.clock.dueAt, until: longestExtension(task.kind, task.clock.dueAt, task.clock.startedAt, rules) } : null,
    past: pastOf(events, outcome, agreedAt, files, rules), next: nextOf(task, tally, rules), tally,
    parties: closingParties.map((party) => ({ party, confirmation: task.confirmations[party] ?? null })),
    rating: mine && isRating && task.evaluation && canRate(actor, mine.side as RaterSide, task)
      ? {
        side: mine.side as RaterSide, score: mine.score as Score | null, reason: mine.reason ?? '', until: task.evaluation.rateBy,
        takeBackUntil: mine.score === 'UNSATISFIED' && task.evaluation.unsatisfiedAt !== null ? task.evaluation.unsatisfiedAt + SECOND_THOUGHT_MS : null,
      }
      : null,
    reasons: canReadReasons(actor, task)
      ? raters.filter((rater) => rater.score && rater.reason).map((rater) => ({ side: rater.side as RaterSide, score: rater.score as Score, reason: rater.reason ?? '' }))
      : null,
    can: abilitiesOf(viewer, task, mine?.side as RaterSide | undefined, (mine?.score ?? null) as Score | null, raters.some((rater) => rater.side === 'RESIDENT')),
    departments: canKeepTasks(actor) ? places.departments : [],
  }
}

async function agreedAtOf(outcome: Outcome): Promise<number> {
  const session = outcome.source.sessionId ? await db().session.findUnique({ where: { id: outcome.source.sessionId }, select: { startsAt: true } }) : null
  return session?.startsAt.getTime() ?? outcome.confirmedAt
}

/** What the viewer can do to the task at this moment: the right and the phase together. The command asks again. */
function abilitiesOf(viewer: Viewer, task: Task, side: RaterSide | undefined, score: Score | null, hasResidents: boolean): TaskAbilities {
  const { actor, now, rules } = viewer
  const isContact = isContactOf(actor, task)
  const keeps = canKeepTasks(actor)
  const isWorking = isContact && workingPhases.includes(task.phase)
  const returnUntil = task.assignedAt === null ? 0 : addWorkingDays(task.assignedAt, rules.taskReturn.value).at
  const isOpenToNods = task.phase === 'EVALUATING' || (task.phase === 'FACE_TO_FACE' && task.faceToFace?.settled === true)
  const nod = !isOpenToNods ? [] : closingParties.filter((party) => {
    if (!canNodFor(actor, party, task)) return false
    if (party !== 'RESIDENT') return !task.confirmations[party]
    if (hasResidents && side !== 'RESIDENT') return false
    if (task.confirmations.RESIDENT?.names.includes(actor?.displayName ?? '')) return false
    return task.phase === 'EVALUATING' ? score === 'SATISFIED' || score === 'BASICALLY' : true
  })
  return {
    assign: keeps && task.phase === 'REGISTERED',
    sign: isContact && (task.phase === 'ASSIGNED' || (task.phase === 'LISTED' && task.signedAt === null)),
    askReturn: isContact && (task.phase === 'ASSIGNED' || task.phase === 'SIGNED') && now <= returnUntil,
    decideReturn: keeps && task.phase === 'RETURN_ASKED',
    report: isWorking, reply: isWorking,
    askExtension: isContact && ['SIGNED', 'IN_PROGRESS', 'REWORK'].includes(task.phase) && task.extension === null && task.clock !== null && now <= task.clock.dueAt,
    decideExtension: keeps && task.phase === 'EXTENSION_ASKED',
    openEvaluation: keeps && task.phase === 'REPLIED',
    holdTalk: canHoldTalk(actor) && task.phase === 'FACE_TO_FACE' && task.faceToFace === null,
    recommendListing: canRecommendListing(actor) && task.clock !== null && departmentClocks.includes(task.clock.kind) && now > task.clock.dueAt,
    nod,
  }
}

async function filesOf(evidence: readonly Evidence[]): Promise<(evidence: readonly Evidence[]) => FileView[]> {
  const rows = await db().fileObject.findMany({ where: { id: { in: [...new Set(evidence.map((each) => each.fileId))] } } })
  const known = new Map(rows.map((row) => [row.id, row]))
  return (wanted) => wanted.flatMap(({ fileId, moment, caption }) => {
    const row = known.get(fileId)
    return row ? [{ fileId, kind: row.kind as FileView['kind'], name: row.name, width: row.width, height: row.height, moment, caption }] : []
  })
}

function pastOf(events: { seq: number; event: TaskEvent }[], outcome: Outcome | null, agreedAt: number, files: (evidence: readonly Evidence[]) => FileView[], rules: Viewer['rules']): PastStep[] {
  const steps: PastStep[] = []
  let task: Task | null = null
  const add = (seq: number, step: { at: number } & Record<string, unknown>) => steps.push({ key: String(seq), ...step } as PastStep)
  const answer = (granted: boolean, event: { at: number; by: string; reason?: string; note?: string; consent?: string }): Answer =>
    ({ granted, at: event.at, by: event.by, reason: event.reason ?? event.note ?? '', consent: event.consent ?? '' })
  const answerLast = (type: 'RETURN' | 'EXTENSION', given: Answer) => {
    const asked = steps.findLast((step) => step.type === type)
    if (asked && 'answer' in asked) asked.answer = given
  }
  if (outcome) steps.push({ key: 'agreed', at: agreedAt, type: 'AGREED', vote: outcome.vote, sessionId: outcome.source.sessionId })
  for (const { seq, event } of events) {
    const before: Task | null = task
    task = evolveTask(task, event)
    const department = task.department?.name ?? ''
    const { at } = event
    switch (event.type) {
      case 'TaskRegistered': if (events.length === 1) add(seq, { type: 'REGISTERED', at }); break
      case 'TaskAssigned': add(seq, {
        type: 'ASSIGNED', at, by: event.by, department, note: event.note, kind: task.kind,
        limit: { value: rules[replyRuleOf[task.kind]].value, unit: task.kind === 'PROPOSAL' ? 'MONTHS' : 'DAYS' },
      }); break
      case 'TaskSigned': {
        const due = before?.clock?.kind === 'SIGN' ? before.clock.dueAt : at
        add(seq, { type: 'SIGNED', at, contact: event.contact, department, early: { workingDays: workingDaysBetween(at, due), ms: due - at } })
        break
      }
      case 'ReturnAsked': add(seq, { type: 'RETURN', at, by: event.by, reason: event.reason, answer: null }); break
      case 'ReturnGranted': answerLast('RETURN', answer(true, event)); break
      case 'ReturnRefused': answerLast('RETURN', answer(false, event)); break
      case 'ProgressReported': add(seq, { type: 'PROGRESS', at, by: event.by, text: event.text, files: files(event.evidence) }); break
      case 'ExtensionAsked': add(seq, { type: 'EXTENSION', at, reason: event.reason, until: event.until, answer: null }); break
      case 'ExtensionGranted': answerLast('EXTENSION', answer(true, event)); break
      case 'ExtensionRefused': answerLast('EXTENSION', answer(false, event)); break
      case 'TaskReplied': add(seq, {
        type: 'REPLIED', at, department, by: event.by, replyClass: event.replyClass, text: event.text, files: files(event.evidence), answerAgainBy: event.answerAgainBy,
      }); break
      // on the day of the answer it goes without saying
      case 'EvaluationOpened': if (task.reply && dayOf(task.reply.at) !== dayOf(at)) add(seq, { type: 'EVALUATION', at, raters: event.raters }); break
      case 'EvaluationCompleted': add(seq, { type: 'COMPLETED', at, tally: event.tally }); break
      case 'ReworkOrdered': add(seq, { type: 'REWORK', at, tally: event.tally }); break
      case 'FaceToFaceCalled': add(seq, { type: 'TALK_CALLED', at, tally: event.tally }); break
      case 'FaceToFaceHeld': add(seq, { type: 'TALKED', at, settled: event.settled, note: event.note, by: event.by }); break
      case 'ClosingConfirmed': {
        // neighbours who nod one after the other on a day are one line
        const last = steps.at(-1)
        if (last?.type === 'CONFIRMED' && last.party === event.party && dayOf(last.at) === dayOf(at) && !event.note) last.names.push(event.name)
        else add(seq, { type: 'CONFIRMED', at, party: event.party, names: [event.name], note: event.note, files: files(event.evidence) })
        break
      }
      case 'SlipIssued': if (event.level !== 'LISTING') add(seq, { type: 'SLIP', at, level: event.level, dueAt: event.dueAt }); break
      case 'TaskListed': add(seq, { type: 'LISTED', at, why: event.why, reason: event.reason, by: event.by }); break
      case 'TaskClosed': add(seq, { type: 'CLOSED', at }); break
      // said with the step they belong to; single ratings are nobody's business
      case 'WorkStarted': case 'TrackingStarted': case 'TaskRated':
    }
  }
  return steps.reverse()
}

function nextOf(task: Task, tally: RatingTally | null, rules: Viewer['rules']): NextStep[] {
  const department = task.department?.name ?? ''
  const { clock } = task
  if (task.phase === 'CLOSED') return []
  if (!clock) return [{ key: 'listed', type: 'ANSWER_LISTED', by: null, department }]
  const by = clock.dueAt
  switch (clock.kind) {
    case 'ASSIGN': return [{ key: 'assign', type: 'ASSIGN', by }]
    case 'SIGN': return [{ key: 'sign', type: 'SIGN', by, department }, { key: 'reply', type: 'REPLY', by: task.replyBy, department }]
    case 'REPLY': return [{ key: 'reply', type: 'REPLY', by, department }]
    case 'DECIDE': return [
      { key: 'decide', type: task.phase === 'RETURN_ASKED' ? 'DECIDE_RETURN' : 'DECIDE_EXTENSION', by },
      ...(task.phase === 'EXTENSION_ASKED' ? [{ key: 'reply', type: 'REPLY' as const, by: task.waiting?.clock.dueAt ?? null, department }] : []),
    ]
    case 'OPEN_EVALUATION': return [{ key: 'evaluate', type: 'EVALUATE', by }]
    case 'RATE': return [
      { key: 'rate', type: 'RATE', by, raters: tally?.total ?? 0, tally: tally ?? { total: 0, satisfied: 0, basically: 0, unsatisfied: 0 } },
      closingParties.every((party) => task.confirmations[party])
        ? { key: 'close', type: 'CLOSES_ITSELF', by }
        : { key: 'close', type: 'CLOSE', by: addWorkingDays(by, rules.taskClose.value).at },
    ]
    case 'CLOSE': return [{ key: 'close', type: 'CLOSE', by }]
    case 'ANSWER_AGAIN': return [{ key: 'again', type: 'ANSWER_AGAIN', by, department }]
    case 'MEET': return [{ key: 'meet', type: 'MEET', by }, { key: 'close', type: 'CLOSE', by: null }]
  }
}

// ---------- a department's desk ----------

export interface DepartmentDesk {
  department: string
  /** outcomes sent to the department that wait for its answer */
  asked: { id: string; title: string; sentAt: number }[]
  toSign: DeskTask[]
  /** in hand, the nearest limit first */
  inHand: DeskTask[]
  /** the ball lies with somebody else */
  elsewhere: DeskTask[]
  closedThisYear: number
}
export interface DeskTask extends TaskCard { can: TaskAbilities; clock: TaskClock | null; extensionRange: TaskPage['extensionRange']; detail: string }

/** null for whoever has no department here. */
export async function departmentDesk(viewer: Viewer): Promise<DepartmentDesk | null> {
  const { actor, community, now } = viewer
  if (!actor?.isMember || !hasDepartmentDesk(actor) || actor.departmentId === null) return null
  const [department, rows, closedThisYear, outcomes, places] = await Promise.all([
    db().department.findFirst({ where: { id: actor.departmentId, communityId: community.id } }),
    db().task.findMany({ where: { communityId: community.id, departmentId: actor.departmentId, closedAt: null }, select: { state: true } }),
    db().task.count({ where: { communityId: community.id, departmentId: actor.departmentId, closedAt: { gte: yearStart(now) } } }),
    db().outcome.findMany({ where: { communityId: community.id, phase: 'SENT' }, select: { state: true } }),
    placesOf(community.id),
  ])
  if (!department) return null
  const tasks = rows.map(stateOf)
  const cards = await cardsOf(viewer, tasks, places.grids)
  const desk = cards.map((card, index): DeskTask => {
    const task = tasks[index]!
    return {
      ...card, detail: task.detail, clock: task.clock, can: abilitiesOf(viewer, task, undefined, null, true),
      extensionRange: task.clock ? { after: task.clock.dueAt, until: longestExtension(task.kind, task.clock.dueAt, task.clock.startedAt, viewer.rules) } : null,
    }
  }).sort(byUrgency)
  const isToSign = (task: DeskTask) => task.phase === 'ASSIGNED'
  const isInHand = (task: DeskTask) => workingPhases.includes(task.phase)
  return {
    department: department.name,
    asked: outcomes.map((row) => row.state as unknown as Outcome).filter((each) => each.recipient?.departmentId === department.id)
      .map((each) => ({ id: each.id, title: each.title, sentAt: each.sentAt ?? now })),
    toSign: desk.filter(isToSign), inHand: desk.filter(isInHand), elsewhere: desk.filter((task) => !isToSign(task) && !isInHand(task)), closedThisYear,
  }
}

// ---------- the ledger ----------

export interface LedgerRow {
  ledgerNo: string; title: string; kind: TaskKind; department: string | null; grid: string | null; phase: TaskPhase; lamp: LampColour
  registeredAt: number; assignedAt: number | null; signedAt: number | null; dueAt: number | null; extendedTo: number | null
  replyClass: ReplyClass | null; repliedAt: number | null; tally: RatingTally | null; slip: SlipLevel | null; listedAt: number | null; closedAt: number | null
}

/** `month` as YYYY-MM limits to tasks registered in it. Everything else as the board filters. */
export async function ledgerOf(viewer: Viewer, filter: Omit<BoardFilter, 'column'> & { month: string | null }): Promise<LedgerRow[]> {
  const { community, now } = viewer
  const month = filter.month === null ? null : /^(\d{4})-(0[1-9]|1[0-2])$/.exec(filter.month)
  if (filter.month !== null && !month) return []
  const [from, to] = month ? monthOf(Number(month[1]), Number(month[2])) : [null, null]
  const rows = await db().task.findMany({
    where: {
      communityId: community.id, ...(filter.departmentId !== null && { departmentId: filter.departmentId }), ...(filter.gridId !== null && { gridId: filter.gridId }),
      ...(from && to && { createdAt: { gte: from, lt: to } }),
    },
    orderBy: { ledgerNo: 'asc' }, select: { state: true },
  })
  const { grids } = await placesOf(community.id)
  const tasks = rows.map(stateOf)
  const tallies = await talliesOf(tasks)
  return tasks.map((task): LedgerRow => ({
    ledgerNo: task.ledgerNo, title: task.title, kind: task.kind, department: task.department?.name ?? null, grid: grids.find((grid) => grid.id === task.gridId)?.name ?? null,
    phase: task.phase, lamp: lampOf(task, now).colour, registeredAt: task.registeredAt, assignedAt: task.assignedAt, signedAt: task.signedAt,
    dueAt: task.clock?.dueAt ?? null, extendedTo: task.extension?.answer === 'GRANTED' ? task.extension.until : null,
    replyClass: task.reply?.replyClass ?? null, repliedAt: task.reply?.at ?? null, tally: tallies.get(task.id) ?? null,
    slip: task.lastSlip?.level ?? null, listedAt: task.listedAt, closedAt: task.closedAt,
  })).filter((row) => !filter.dueOnly || row.lamp === 'RED' || row.lamp === 'YELLOW')
}

function monthOf(year: number, month: number): [Date, Date] {
  return [new Date(startOf(makeDay(year, month, 1))), new Date(startOf(month === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, month + 1, 1)))]
}
