import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { turnLength } from './clock.ts'
import type { FloorEvent } from './events.ts'
import { nextUp } from './queue.ts'
import { callingIn, speakingPhases, type Scene } from './scene.ts'
import { openAppeal, type Speech } from './state.ts'

/**
 * Ends the running speech, if any, and calls whoever the three rules put first. The chair does not choose:
 * `expected` is the person whose name stood on the button, and when the queue has changed meanwhile the call is refused.
 * Refuses: SESSION_WRONG_MOMENT, APPEAL_PENDING, QUEUE_EMPTY, QUEUE_CHANGED.
 */
export function decideCallNext(scene: Scene, expected: string, { now, newId, rules }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!speakingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  const next = nextUp(floor, callingIn(scene.itemPhase))
  if (!next) return refuse('QUEUE_EMPTY')
  if (next.userId !== expected) return refuse('QUEUE_CHANGED', { name: next.name })
  const isHelped = floor.helpWanted.some((each) => each.userId === next.userId)
  const speech: Speech = {
    id: newId(), userId: next.userId, name: next.name, stance: next.stance, raisedAt: next.raisedAt,
    startedAt: now, allowance: turnLength(rules) + (isHelped ? rules.speechExtension.value * 1000 : 0),
    pausedAt: null, pausedFor: 0, isExtended: false, isHelped, readBy: null, turn: (floor.turns[next.userId] ?? 0) + 1,
  }
  return accept(...endOf(scene, now), { type: 'SpeechStarted', itemId: floor.itemId, speech, after: floor.speech?.id ?? null })
}

/** The speech is over: said by the chair, or by the speaker. Ending nothing changes nothing. Refuses: APPEAL_PENDING. */
export function decideEndSpeech(scene: Scene, { now }: Context): Decision<FloorEvent> {
  if (scene.floor.speech && openAppeal(scene.floor)) return refuse('APPEAL_PENDING')
  return accept(...endOf(scene, now))
}

function endOf({ floor }: Scene, now: number): FloorEvent[] {
  return floor.speech ? [{ type: 'SpeechEnded', itemId: floor.itemId, speechId: floor.speech.id, at: now }] : []
}

/** +60 s, once a turn. Refuses: NOBODY_SPEAKING, ALREADY_EXTENDED. */
export function decideExtendSpeech({ floor }: Scene, { now, rules }: Context): Decision<FloorEvent> {
  if (!floor.speech) return refuse('NOBODY_SPEAKING')
  if (floor.speech.isExtended) return refuse('ALREADY_EXTENDED')
  return accept({ type: 'SpeechExtended', itemId: floor.itemId, speechId: floor.speech.id, by: rules.speechExtension.value * 1000, at: now })
}

export function decidePauseSpeech({ floor }: Scene, { now }: Context): Decision<FloorEvent> {
  if (!floor.speech) return refuse('NOBODY_SPEAKING')
  if (floor.speech.pausedAt !== null) return accept()
  return accept({ type: 'SpeechPaused', itemId: floor.itemId, speechId: floor.speech.id, at: now })
}

export function decideResumeSpeech({ floor }: Scene, { now }: Context): Decision<FloorEvent> {
  if (!floor.speech) return refuse('NOBODY_SPEAKING')
  if (floor.speech.pausedAt === null) return accept()
  return accept({ type: 'SpeechResumed', itemId: floor.itemId, speechId: floor.speech.id, at: now })
}

/** 请人代读: a helper reads for the speaker, is recorded, and the first help of a turn brings +60 s. Refuses: NOBODY_SPEAKING. */
export function decideLetHelperRead({ floor }: Scene, readBy: string, { now, rules }: Context): Decision<FloorEvent> {
  const { speech } = floor
  if (!speech) return refuse('NOBODY_SPEAKING')
  const by = speech.isHelped ? 0 : rules.speechExtension.value * 1000
  return accept({ type: 'SpeechHelped', itemId: floor.itemId, speechId: speech.id, by, readBy, at: now })
}
