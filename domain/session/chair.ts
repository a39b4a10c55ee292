import { accept, refuse, type Decision } from '../decision.ts'
import type { Person } from '../floor/state.ts'
import type { Context } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { isChair, canHandOverChair } from '../access/session.ts'
import { isItemOver } from './phases.ts'
import { currentItem, personOf, type SessionState, type UndoableAction } from './state.ts'
import { undoableAt } from './undo.ts'

/**
 * Hands the chair over – as a chair must who wants to speak (罗伯特). `mayChair`: whether the other may hold it.
 * Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, CANNOT_CHAIR, ALREADY_SPEAKING.
 */
export function decideHandOver(state: SessionState, to: Person, mayChair: boolean, { now, actor }: Context): Decision<SessionEvent> {
  if (!canHandOverChair(state, actor)) return refuse('NOT_ALLOWED')
  if (state.phase !== 'CHECK_IN' && state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  if (to.userId === state.chair.userId) return accept()
  if (!mayChair) return refuse('CANNOT_CHAIR', { name: to.name })
  if (state.floor?.speech?.userId === to.userId) return refuse('ALREADY_SPEAKING')
  return accept(...handDown(state, to, now), { type: 'ChairHandedOver', from: state.chair, to, at: now })
}

/** How long the line of the chair must be gone before a second moderator may take over, in ms. */
export const chairMissingAfter = 20_000

/**
 * A second moderator takes the chair whose holder has no line any more, so that the room need not wait. `goneFor`: ms since the last
 * line of the chair ended; null while there is one. The chair may take it back. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, CHAIR_IS_HERE, ALREADY_SPEAKING.
 */
export function decideTakeOver(state: SessionState, mayChair: boolean, goneFor: number | null, { now, actor }: Context): Decision<SessionEvent> {
  if (isChair(state, actor)) return accept()
  if (!mayChair) return refuse('NOT_ALLOWED')
  if (state.phase !== 'CHECK_IN' && state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  if (goneFor === null || goneFor < chairMissingAfter) return refuse('CHAIR_IS_HERE', { name: state.chair.name, seconds: chairMissingAfter / 1000 })
  const to = personOf(actor)
  if (state.floor?.speech?.userId === to.userId) return refuse('ALREADY_SPEAKING')
  return accept(...handDown(state, to, now), { type: 'ChairHandedOver', from: state.chair, to, isTaken: true, at: now })
}

/**
 * Takes the chair back. Whoever left it in order to speak on an item waits until that item has its result.
 * Refuses: NOTHING_TO_TAKE_BACK, CHAIR_STILL_OUT, ALREADY_SPEAKING.
 */
export function decideTakeBack(state: SessionState, { now, actor }: Context): Decision<SessionEvent> {
  if (isChair(state, actor)) return accept()
  if (state.handedOver?.from.userId !== actor.userId) return refuse('NOTHING_TO_TAKE_BACK')
  if (state.phase !== 'CHECK_IN' && state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  const by = personOf(actor)
  if (state.floor?.speech?.userId === by.userId) return refuse('ALREADY_SPEAKING')
  const item = currentItem(state)
  if (item && !isItemOver(item.phase) && hasTakenSides(state, by.userId)) return refuse('CHAIR_STILL_OUT')
  return accept(...handDown(state, by, now), { type: 'ChairTakenBack', by, at: now })
}

function hasTakenSides(state: SessionState, userId: string): boolean {
  const { floor } = state
  return (floor?.turns[userId] ?? 0) > 0 || (floor?.motions.some((motion) => motion.by.userId === userId && motion.phase !== 'WITHDRAWN') ?? false)
}

function handDown(state: SessionState, person: Person, now: number): SessionEvent[] {
  const { floor } = state
  if (!floor?.hands.some((hand) => hand.userId === person.userId)) return []
  return [{ type: 'HandLowered', itemId: floor.itemId, userId: person.userId, why: 'WITHDRAWN', at: now }]
}

/**
 * Takes the last action of the chair back, within a minute. `action`: the one that the button named.
 * Refuses: NOT_CHAIR, UNDO_TOO_LATE.
 */
export function decideUndo(state: SessionState, action: UndoableAction, { now, actor }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  const open = undoableAt(state, now)
  if (!open || open.undo.action !== action) return refuse('UNDO_TOO_LATE')
  return accept({ type: 'ChairActionUndone', action, at: now })
}
