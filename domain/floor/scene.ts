import { refuse, type Decision } from '../decision.ts'
import type { ItemPhase } from '../session/phases.ts'
import type { FloorState, Person } from './state.ts'
import type { Calling } from './queue.ts'

/** What the floor rules need to know of the session around them. */
export interface Scene {
  floor: FloorState
  itemPhase: ItemPhase
  chair: Person
}

/** How the acting person is in the room, from the attendance list; null when they never checked in or have left. */
export interface InRoom { mode: 'IN_PERSON' | 'REMOTE' | 'LISTENER' }

/** In these phases of an item people speak. */
export const speakingPhases: readonly ItemPhase[] = ['QUESTIONS', 'DEBATE', 'MOTION']
/** In these a hand may go up; those raised early keep their time. */
export const raisingPhases: readonly ItemPhase[] = ['OPENED', 'REPORT', ...speakingPhases]
/** In these a motion may be made. */
export const movingPhases: readonly ItemPhase[] = ['DEBATE', 'MOTION']

export function callingIn(phase: ItemPhase): Calling {
  return phase === 'QUESTIONS' ? 'QUESTIONS_ONLY' : 'EVERYBODY'
}

/** Listeners hear everything and take no part until somebody checks them in at the door. */
export function takesPart(room: InRoom | null): Decision<never> | null {
  if (!room) return refuse('NOT_CHECKED_IN')
  if (room.mode === 'LISTENER') return refuse('ONLY_LISTENING')
  return null
}
