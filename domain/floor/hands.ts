import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { FloorEvent } from './events.ts'
import { raisingPhases, takesPart, type InRoom, type Scene } from './scene.ts'
import type { Person, Stance } from './state.ts'

/**
 * Raises a hand with a stance, or changes the stance of a raised one (the place in time is kept).
 * `person` is the one who wants to speak: the actor, or somebody in the hall without a phone for whom staff press the button.
 * Refuses: SESSION_WRONG_MOMENT, NOT_CHECKED_IN, ONLY_LISTENING, CHAIR_MUST_HAND_OVER, ALREADY_SPEAKING, TURNS_USED_UP.
 */
export function decideRaiseHand(scene: Scene, person: Person, stance: Stance, room: InRoom | null, { now, rules }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!raisingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const outside = takesPart(room)
  if (outside) return outside
  if (person.userId === scene.chair.userId) return refuse('CHAIR_MUST_HAND_OVER')
  if (floor.speech?.userId === person.userId) return refuse('ALREADY_SPEAKING')
  const most = rules.speechTurns.value
  if ((floor.turns[person.userId] ?? 0) >= most) return refuse('TURNS_USED_UP', { most })
  const raised = floor.hands.find((hand) => hand.userId === person.userId)
  if (raised?.stance === stance) return accept()
  return accept({ type: 'HandRaised', itemId: floor.itemId, hand: { ...person, stance, raisedAt: raised?.raisedAt ?? now } })
}

/** Takes a hand down. Withdrawing what is not raised changes nothing. */
export function decideLowerHand(scene: Scene, userId: string, why: 'WITHDRAWN' | 'ABSENT', { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!floor.hands.some((hand) => hand.userId === userId)) return accept()
  return accept({ type: 'HandLowered', itemId: floor.itemId, userId, why, at: now })
}

/** 要人帮忙: a helper comes; while speaking it also gives more time, once. */
export function decideAskForHelp(scene: Scene, person: Person, room: InRoom | null, context: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!room) return refuse('NOT_CHECKED_IN')
  const events: FloorEvent[] = []
  if (!floor.helpWanted.some((each) => each.userId === person.userId)) {
    events.push({ type: 'HelpAsked', itemId: floor.itemId, person, at: context.now })
  }
  const { speech } = floor
  if (speech?.userId === person.userId && !speech.isHelped) {
    events.push({ type: 'SpeechHelped', itemId: floor.itemId, speechId: speech.id, by: context.rules.speechExtension.value * 1000, readBy: null, at: context.now })
  }
  return { ok: true, events }
}

export function decideGiveHelp(scene: Scene, userId: string, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!floor.helpWanted.some((each) => each.userId === userId)) return accept()
  return accept({ type: 'HelpGiven', itemId: floor.itemId, userId, at: now })
}
