import { nextUp, type Place } from '../floor/queue.ts'
import { callingIn, movingPhases, speakingPhases } from '../floor/scene.ts'
import { motionOnTheTable, openAmendment, openAppeal, secondsOf, type Amendment, type Motion, type Ruling, type Speech } from '../floor/state.ts'
import type { RulePack } from '../rule-pack.ts'
import { nextItem } from './items.ts'
import { doorOpensBefore } from './meeting.ts'
import { earliestStart, noticeDays } from './notice.ts'
import { isItemOver, itemPhasesAfter, type ItemPhase } from './phases.ts'
import { quorumOf, type Presence } from './quorum.ts'
import { currentItem, type AgendaItem, type Conclusion, type RequiredKind, type SessionState } from './state.ts'

/** What is known of the ballot on the open item; the phases are those of domain/ballot. */
export interface ItemBallot { phase: string; isBinding: boolean; hasPassed: boolean | null }

export interface StepFacts {
  now: number
  presence: Presence
  rules: RulePack
  ballot: ItemBallot | null
}

/** The one thing to do now, as the main button says it. */
export type Step =
  | { step: 'ANNOUNCE' }
  | { step: 'OPEN_CHECK_IN' }
  | { step: 'START' }
  | { step: 'OPEN_ITEM'; item: AgendaItem }
  | { step: 'MOVE_ITEM'; to: ItemPhase }
  | { step: 'CALL_NEXT'; next: Place; ended: Speech | null }
  | { step: 'END_SPEECH'; ended: Speech }
  | { step: 'READ_OUT'; motion: Motion }
  | { step: 'SETTLE_APPEAL'; ruling: Ruling }
  | { step: 'SETTLE_AMENDMENT'; motion: Motion; amendment: Amendment }
  | { step: 'PUT_MOTION'; motion: Motion }
  | { step: 'OPEN_BALLOT' }
  | { step: 'CLOSE_BALLOT' }
  | { step: 'SHOW_RESULT' }
  | { step: 'CONCLUDE'; conclusion: Conclusion | null }
  | { step: 'RESUME' }
  | { step: 'CLOSE_SESSION' }
  | { step: 'DRAFT_MINUTES' }

/** What is not lawful yet, and what it waits for: a line on the screen instead of a dead button. */
export type NotYet =
  | { step: 'ANNOUNCE'; waits: 'AGENDA' | 'PLACE' | 'KINDS' }
  | { step: 'ANNOUNCE'; waits: 'NOTICE'; days: number; earliest: number }
  | { step: 'OPEN_CHECK_IN'; waits: 'DOOR'; at: number }
  | { step: 'START'; waits: 'TIME'; at: number }
  | { step: 'START'; waits: 'KINDS'; missing: RequiredKind[] }
  | { step: 'START'; waits: 'PEOPLE'; missing: number }
  | { step: 'PUT_MOTION'; waits: 'ANNOUNCED' | 'MOTION_READ_OUT' | 'MOTION' }
  | { step: 'PUT_MOTION'; waits: 'SECONDS'; missing: number }
  | { step: 'OPEN_ITEM' | 'CLOSE_SESSION'; waits: 'ITEM_RESULT' }
  | { step: 'CONCLUDE'; waits: 'BALLOT_RESULT' }

export interface NextStep {
  /** null: nothing can be done but wait (for the first line of `notYet`) */
  primary: Step | null
  /** other lawful steps, quieter */
  also: Step[]
  notYet: NotYet[]
}

const nothing: NextStep = { primary: null, also: [], notYet: [] }

/** The chair's one lawful next step – before the meeting the committee's – and what is not possible yet, with the reason. */
export function nextStep(state: SessionState, facts: StepFacts): NextStep {
  switch (state.phase) {
    case 'DRAFT':
    case 'POSTPONED': return beforeAnnouncement(state, facts)
    case 'ANNOUNCED': {
      const at = state.startsAt - doorOpensBefore
      return facts.now >= at ? { ...nothing, primary: { step: 'OPEN_CHECK_IN' } } : { ...nothing, notYet: [{ step: 'OPEN_CHECK_IN', waits: 'DOOR', at }] }
    }
    case 'CHECK_IN': return beforeStart(state, facts)
    case 'RECESS': return { ...nothing, primary: { step: 'RESUME' } }
    case 'IN_PROGRESS': return inProgress(state, facts)
    case 'CLOSED': return { ...nothing, primary: { step: 'DRAFT_MINUTES' } }
    default: return nothing
  }
}

function beforeAnnouncement(state: SessionState, { now, rules }: StepFacts): NextStep {
  const notYet: NotYet[] = []
  if (state.agenda.length === 0) notYet.push({ step: 'ANNOUNCE', waits: 'AGENDA' })
  if (!state.place && !state.isRemoteAllowed) notYet.push({ step: 'ANNOUNCE', waits: 'PLACE' })
  if (state.required.length === 0) notYet.push({ step: 'ANNOUNCE', waits: 'KINDS' })
  const days = noticeDays(state, rules)
  const earliest = earliestStart(now, days)
  if (state.startsAt < earliest || state.startsAt <= now) notYet.push({ step: 'ANNOUNCE', waits: 'NOTICE', days, earliest })
  return { primary: notYet.length === 0 ? { step: 'ANNOUNCE' } : null, also: [], notYet }
}

function beforeStart(state: SessionState, { now, presence, rules }: StepFacts): NextStep {
  const quorum = quorumOf(state, presence, rules)
  const notYet: NotYet[] = []
  if (quorum.missing.length > 0) notYet.push({ step: 'START', waits: 'KINDS', missing: quorum.missing })
  if (quorum.people < quorum.need) notYet.push({ step: 'START', waits: 'PEOPLE', missing: quorum.need - quorum.people })
  if (now < state.startsAt) notYet.push({ step: 'START', waits: 'TIME', at: state.startsAt })
  return { primary: notYet.length === 0 ? { step: 'START' } : null, also: [], notYet }
}

function inProgress(state: SessionState, facts: StepFacts): NextStep {
  const item = currentItem(state)
  if (!item || !state.floor || isItemOver(item.phase)) {
    const next = nextItem(state)
    return next ? { ...nothing, primary: { step: 'OPEN_ITEM', item: next }, also: [{ step: 'CLOSE_SESSION' }] } : { ...nothing, primary: { step: 'CLOSE_SESSION' } }
  }
  const notYet = itemNotYet(state, item, facts)
  const appeal = openAppeal(state.floor)
  if (appeal) return { primary: { step: 'SETTLE_APPEAL', ruling: appeal }, also: [], notYet }
  const [primary, ...also] = itemSteps(state, item, facts)
  return { primary: primary ?? null, also, notYet }
}

/** Lawful steps on the open item, the most natural first. */
function itemSteps(state: SessionState, item: AgendaItem, { ballot, rules }: StepFacts): Step[] {
  const { floor } = state
  if (!floor) return []
  const conclude: Step = { step: 'CONCLUDE', conclusion: item.kind === 'REPORT' ? 'NOTED' : null }
  const move = (to: ItemPhase): Step => ({ step: 'MOVE_ITEM', to })
  if (item.phase === 'OPENED') return item.presenter ? [move('REPORT'), move('DEBATE')] : [move('QUESTIONS'), move('DEBATE')]
  if (item.phase === 'REPORT') return [move('QUESTIONS'), move('DEBATE'), ...(item.kind === 'REPORT' ? [conclude] : [])]
  if (item.phase === 'BALLOT') return ballotSteps(ballot)
  if (!speakingPhases.includes(item.phase)) return []

  const steps: Step[] = []
  const next = nextUp(floor, callingIn(item.phase))
  if (next) steps.push({ step: 'CALL_NEXT', next, ended: floor.speech })
  if (floor.speech) return [...steps, { step: 'END_SPEECH', ended: floor.speech }]

  // Questions come first: there no motion is handled.
  const mayMove = movingPhases.includes(item.phase)
  const argued = mayMove ? amendmentToSettle(floor.motions) : null
  if (argued) return [...steps, argued, ...(item.phase === 'MOTION' && !motionOnTheTable(floor) ? [move('DEBATE')] : [])]
  const read = motionOnTheTable(floor)
  if (read) return [...steps, { step: 'PUT_MOTION', motion: read }]
  const ready = floor.motions.find((motion) => motion.phase === 'PROPOSED' && secondsOf(motion) >= rules.motionSeconds.value)
  if (ready && mayMove && item.kind !== 'REPORT') steps.push({ step: 'READ_OUT', motion: ready })
  if (item.phase === 'QUESTIONS') steps.push(...(item.kind === 'REPORT' ? [conclude, move('DEBATE')] : [move('DEBATE')]))
  else if (item.kind === 'DECISION' && item.phase === 'DEBATE') steps.push(move('MOTION'), conclude)
  else steps.push(conclude)
  if (item.phase === 'MOTION') steps.push(move('DEBATE'))
  return steps.filter((step) => step.step !== 'CONCLUDE' || itemPhasesAfter[item.phase].includes('RESOLVED'))
}

/** A change that has its second and waits for the mover or for a show of hands. */
function amendmentToSettle(motions: readonly Motion[]): Extract<Step, { step: 'SETTLE_AMENDMENT' }> | null {
  for (const motion of motions) {
    const amendment = motion.phase === 'PROPOSED' || motion.phase === 'READ_OUT' ? openAmendment(motion) : null
    if (amendment?.isSeconded) return { step: 'SETTLE_AMENDMENT', motion, amendment }
  }
  return null
}

function ballotSteps(ballot: ItemBallot | null): Step[] {
  switch (ballot?.phase) {
    case undefined: case 'DRAFT': case 'ROLL_FROZEN': case 'ANNOUNCED': return [{ step: 'OPEN_BALLOT' }]
    case 'OPEN': case 'RECOUNT': return [{ step: 'CLOSE_BALLOT' }]
    case 'CLOSED': case 'TALLIED': return [{ step: 'SHOW_RESULT' }]
    default: return [{ step: 'CONCLUDE', conclusion: ballot?.isBinding ? (ballot.hasPassed ? 'PASSED' : 'NOT_PASSED') : null }]
  }
}

function itemNotYet(state: SessionState, item: AgendaItem, { rules, ballot }: StepFacts): NotYet[] {
  const { floor } = state
  const notYet: NotYet[] = []
  if (floor && item.kind === 'DECISION' && item.phase !== 'BALLOT' && !motionOnTheTable(floor)) {
    const open = floor.motions.filter((motion) => motion.phase === 'PROPOSED')
    const best = open.reduce((most, motion) => Math.max(most, secondsOf(motion)), 0)
    if (!item.isAnnounced) notYet.push({ step: 'PUT_MOTION', waits: 'ANNOUNCED' })
    else if (open.length === 0) notYet.push({ step: 'PUT_MOTION', waits: 'MOTION' })
    else if (best < rules.motionSeconds.value) notYet.push({ step: 'PUT_MOTION', waits: 'SECONDS', missing: rules.motionSeconds.value - best })
    else notYet.push({ step: 'PUT_MOTION', waits: 'MOTION_READ_OUT' })
  }
  if (item.phase === 'BALLOT' && ballot && ['OPEN', 'CLOSED', 'TALLIED', 'ROLL_FROZEN', 'DRAFT', 'ANNOUNCED', 'RECOUNT'].includes(ballot.phase)) {
    notYet.push({ step: 'CONCLUDE', waits: 'BALLOT_RESULT' })
  }
  notYet.push({ step: nextItem(state) ? 'OPEN_ITEM' : 'CLOSE_SESSION', waits: 'ITEM_RESULT' })
  return notYet
}
