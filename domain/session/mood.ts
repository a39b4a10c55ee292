import { isChair } from '../access/session.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { takesPart, type InRoom } from '../floor/scene.ts'
import type { Context } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { isItemOver } from './phases.ts'
import { currentItem, type Mood, type SessionState } from './state.ts'

/**
 * 随手问一问: how the room feels, in one tap. It binds nobody, is no ballot and never becomes one; the answers are kept only while
 * it runs, and nothing but the fact that it was asked stays.
 */
export const moodChoices = ['FOR', 'AGAINST', 'ASK'] as const
export type MoodChoice = (typeof moodChoices)[number]

/** Absolute counts, and nothing else: never who. */
export type MoodCounts = Record<MoodChoice, number>

/** How long one stays on the screens, in ms. */
export const moodLength = 90_000

/** Not while somebody speaks, and not while people vote. Refuses: NOT_CHAIR, SESSION_WRONG_MOMENT, NO_ITEM, BALLOT_RUNNING, NOBODY_INTERRUPTS. */
export function decideAskMood(state: SessionState, { now, actor, newId }: Context): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase !== 'IN_PROGRESS') return refuse('SESSION_WRONG_MOMENT')
  const item = currentItem(state)
  if (!item || isItemOver(item.phase)) return refuse('NO_ITEM')
  // While people vote nothing else is asked: neither may be taken for the other.
  if (item.phase === 'BALLOT') return refuse('BALLOT_RUNNING')
  if (state.floor?.speech) return refuse('NOBODY_INTERRUPTS')
  if (runningMood(state, now)) return accept()
  return accept({ type: 'MoodAsked', itemId: item.id, mood: { id: newId(), at: now, until: now + moodLength } })
}

/** Takes it off the screens. `isDue`: its time is over, said by the clock. Refuses: NOT_CHAIR. */
export function decideEndMood(state: SessionState, moodId: string, isDue: boolean, { now, actor }: Context): Decision<SessionEvent> {
  if (!isDue && !isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.mood?.id !== moodId) return accept()
  return accept({ type: 'MoodEnded', moodId, at: now })
}

/** One tap; tapping another answer changes it, the same one again takes it back. Refuses: MOOD_OVER and as `takesPart`. */
export function decideTapMood(state: SessionState, moodId: string, room: InRoom | null, { now }: Context): Decision<never> {
  const outside = takesPart(room)
  if (outside) return outside
  if (runningMood(state, now)?.id !== moodId) return refuse('MOOD_OVER')
  return accept()
}

export function runningMood(state: SessionState, now: number): Mood | null {
  return state.mood && now < state.mood.until ? state.mood : null
}
