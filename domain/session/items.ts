import { accept, refuse, type Decision } from '../decision.ts'
import { motionOnTheTable, openAmendment, openAppeal } from '../floor/state.ts'
import type { Context } from '../people.ts'
import { ballotTypesOf } from '../topic/phases.ts'
import type { SessionEvent } from './events.ts'
import { isChair } from '../access/session.ts'
import { isItemOver, itemPhasesAfter, movablePhases, type ItemPhase } from './phases.ts'
import { currentItem, itemOf, type AgendaItem, type Conclusion, type SessionState } from './state.ts'

/** Refuses NOT_CHAIR and SESSION_WRONG_MOMENT; everything the chair does to an item starts here. */
function chairing(state: SessionState, { actor }: Context): Decision<never> | null {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase !== 'IN_PROGRESS') return refuse('SESSION_WRONG_MOMENT')
  return null
}

/** Opens an item; items come in the order of the agenda. Refuses also: NOT_FOUND, ITEM_STILL_OPEN, ITEM_OUT_OF_ORDER, ITEM_BEGUN. */
export function decideOpenItem(state: SessionState, itemId: string, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  const current = currentItem(state)
  if (current?.id === itemId && !isItemOver(current.phase)) return accept()
  if (current && !isItemOver(current.phase)) return refuse('ITEM_STILL_OPEN')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  if (nextItem(state)?.id !== itemId) return refuse('ITEM_OUT_OF_ORDER')
  return accept({ type: 'ItemOpened', itemId, at: context.now })
}

export function nextItem(state: SessionState): AgendaItem | null {
  return state.agenda.find((item) => item.phase === 'PENDING') ?? null
}

/** What becomes of the item that is left for another one. */
export const leavings = ['DEFER', 'RETURN'] as const
export type Leaving = (typeof leavings)[number]

/**
 * Goes to another item than the next one, with a reason for the room: the open one is put off to another meeting, or comes up again
 * this evening with what was said and moved on it. Nothing of a running vote is left behind.
 * Refuses also: NOT_FOUND, ITEM_BEGUN, BALLOT_RUNNING, APPEAL_PENDING.
 */
export function decideJump(state: SessionState, itemId: string, leaving: Leaving, reason: string, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  const current = currentItem(state)
  const open = current && !isItemOver(current.phase) ? current : null
  if (open?.id === itemId) return accept()
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  const { now: at } = context
  if (!open) return accept({ type: 'ItemOpened', itemId, jump: { from: null, reason }, at })
  if (open.phase === 'BALLOT') return refuse('BALLOT_RUNNING')
  if (state.floor && openAppeal(state.floor)) return refuse('APPEAL_PENDING')
  const speech = state.floor?.speech ?? null
  const ended: SessionEvent[] = speech ? [{ type: 'SpeechEnded', itemId: open.id, speechId: speech.id, at }] : []
  const left: SessionEvent = { type: leaving === 'DEFER' ? 'ItemDeferred' : 'ItemReturned', itemId: open.id, reason, after: speech?.id ?? null, at }
  return accept(...ended, left, { type: 'ItemOpened', itemId, jump: { from: open.id, reason }, at })
}

/**
 * Moves the open item to another step: report, questions, debate, motion. Steps may be left out going forward.
 * Refuses also: NO_ITEM, STEP_NOT_POSSIBLE, NOBODY_INTERRUPTS, APPEAL_PENDING.
 */
export function decideMoveItem(state: SessionState, to: ItemPhase, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = currentItem(state)
  if (!item || !state.floor) return refuse('NO_ITEM')
  if (item.phase === to) return accept()
  if (!movablePhases.includes(to) || !itemPhasesAfter[item.phase].includes(to)) return refuse('STEP_NOT_POSSIBLE')
  if (item.phase === 'BALLOT') return refuse('BALLOT_RUNNING')
  if (item.kind === 'REPORT' && to === 'MOTION') return refuse('STEP_NOT_POSSIBLE')
  if (item.phase === 'MOTION' && motionOnTheTable(state.floor)) return refuse('MOTION_ON_TABLE')
  if (state.floor.speech) return refuse('NOBODY_INTERRUPTS')
  if (openAppeal(state.floor)) return refuse('APPEAL_PENDING')
  return accept({ type: 'ItemMoved', itemId: item.id, from: item.phase, to, at: context.now })
}

/**
 * The motion that was read out becomes the ballot's question, unchanged. A binding vote needs an announced item that is up for decision,
 * and a path that allows such a ballot. `ballotType` as in domain/ballot; an intent poll never binds.
 * Refuses also: NO_ITEM, STEP_NOT_POSSIBLE, MOTION_NOT_READ, NOBODY_INTERRUPTS, APPEAL_PENDING, AMENDMENT_PENDING, BALLOT_OFF_AGENDA, BALLOT_TYPE_NOT_ON_PATH.
 */
export function decidePutMotion(state: SessionState, ballot: { id: string; type: string }, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = currentItem(state)
  const { floor } = state
  if (!item || !floor) return refuse('NO_ITEM')
  if (item.phase !== 'MOTION') return refuse('STEP_NOT_POSSIBLE')
  if (floor.speech) return refuse('NOBODY_INTERRUPTS')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  const motion = motionOnTheTable(floor)
  if (!motion) return refuse('MOTION_NOT_READ')
  if (openAmendment(motion)?.isSeconded) return refuse('AMENDMENT_PENDING')
  const isBinding = ballot.type !== 'INTENT_POLL'
  if (isBinding && (!item.isAnnounced || item.kind !== 'DECISION')) return refuse('BALLOT_OFF_AGENDA')
  if (item.path && !(ballotTypesOf[item.path] as readonly string[]).includes(ballot.type)) return refuse('BALLOT_TYPE_NOT_ON_PATH')
  return accept({ type: 'MotionPut', itemId: item.id, motionId: motion.id, ballotId: ballot.id, question: motion.text, isBinding, at: context.now })
}

/** The ballot was declared void: back to the motion, which stays as read out. Refuses: STEP_NOT_POSSIBLE. */
export function decideVoidItemBallot(state: SessionState, ballotId: string, { now }: Context): Decision<SessionEvent> {
  const item = state.agenda.find((each) => each.ballotId === ballotId)
  if (!item || item.phase !== 'BALLOT') return refuse('STEP_NOT_POSSIBLE')
  return accept({ type: 'ItemBallotVoided', itemId: item.id, ballotId, at: now })
}

/** What is known of the ballot of an item that is being concluded; null without one. */
export type BallotResult = { isBinding: boolean; isCounted: boolean; hasPassed: boolean } | null

/**
 * The item has a result. After a binding ballot it is the ballot's; without one the chair says what the room agreed on.
 * Refuses also: NO_ITEM, STEP_NOT_POSSIBLE, BALLOT_RUNNING, CONCLUSION_IS_THE_BALLOTS, APPEAL_PENDING.
 */
export function decideConclude(state: SessionState, conclusion: Conclusion, note: string | null, ballot: BallotResult, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = currentItem(state)
  const { floor } = state
  if (!item || !floor) return refuse('NO_ITEM')
  if (item.phase === 'RESOLVED' && item.conclusion === conclusion) return accept()
  if (!itemPhasesAfter[item.phase].includes('RESOLVED')) return refuse('STEP_NOT_POSSIBLE')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  if (item.phase === 'BALLOT' && !ballot?.isCounted) return refuse('BALLOT_RUNNING')
  const bound: Conclusion | null = item.phase === 'BALLOT' && ballot?.isBinding ? (ballot.hasPassed ? 'PASSED' : 'NOT_PASSED') : null
  if (bound ? conclusion !== bound : conclusion === 'PASSED' || conclusion === 'NOT_PASSED') return refuse('CONCLUSION_IS_THE_BALLOTS')
  // a report is heard; what was talked about is agreed on, or not
  if (!bound && (conclusion === 'NOTED') !== (item.kind === 'REPORT')) return refuse('STEP_NOT_POSSIBLE')
  if (floor.speech) return refuse('NOBODY_INTERRUPTS')
  return accept({ type: 'ItemResolved', itemId: item.id, conclusion, note, at: context.now })
}

/** 下次再议, with a reason. Refuses also: NO_ITEM, BALLOT_RUNNING, STEP_NOT_POSSIBLE. */
export function decideDefer(state: SessionState, reason: string, context: Context): Decision<SessionEvent> {
  const refused = chairing(state, context)
  if (refused) return refused
  const item = currentItem(state)
  if (!item || !state.floor) return refuse('NO_ITEM')
  if (item.phase === 'DEFERRED') return accept()
  if (item.phase === 'BALLOT') return refuse('BALLOT_RUNNING')
  if (!itemPhasesAfter[item.phase].includes('DEFERRED')) return refuse('STEP_NOT_POSSIBLE')
  if (openAppeal(state.floor)) return refuse('APPEAL_PENDING')
  const ended: SessionEvent[] = state.floor.speech ? [{ type: 'SpeechEnded', itemId: item.id, speechId: state.floor.speech.id, at: context.now }] : []
  return accept(...ended, { type: 'ItemDeferred', itemId: item.id, reason, after: state.floor.speech?.id ?? null, at: context.now })
}
