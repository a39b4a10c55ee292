import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { FloorEvent } from './events.ts'
import { movingPhases, takesPart, type InRoom, type Scene } from './scene.ts'
import { motionOnTheTable, openAppeal, secondsOf, type Motion, type Person } from './state.ts'

/** A person makes one motion at a time. Refuses: SESSION_WRONG_MOMENT, CHAIR_MUST_HAND_OVER, MOTION_STILL_OPEN and as `takesPart`. */
export function decideProposeMotion(scene: Scene, text: string, by: Person, room: InRoom | null, { now, newId }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const outside = takesPart(room)
  if (outside) return outside
  if (by.userId === scene.chair.userId) return refuse('CHAIR_MUST_HAND_OVER')
  if (floor.motions.some((motion) => motion.by.userId === by.userId && isOpen(motion))) return refuse('MOTION_STILL_OPEN')
  return accept({
    type: 'MotionProposed', itemId: floor.itemId,
    motion: { id: newId(), version: 1, text, by, seconds: [], handSeconds: 0, phase: 'PROPOSED', at: now },
  })
}

/** 附议: by somebody else, once each. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, OWN_MOTION, CHAIR_MUST_HAND_OVER and as `takesPart`. */
export function decideSecondMotion(scene: Scene, motionId: string, by: Person, room: InRoom | null, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const outside = takesPart(room)
  if (outside) return outside
  if (by.userId === scene.chair.userId) return refuse('CHAIR_MUST_HAND_OVER')
  const motion = floor.motions.find((each) => each.id === motionId)
  if (!motion || !isOpen(motion)) return refuse('NOT_FOUND')
  if (motion.by.userId === by.userId) return refuse('OWN_MOTION')
  if (motion.seconds.some((each) => each.userId === by.userId)) return accept()
  return accept({ type: 'MotionSeconded', itemId: floor.itemId, motionId, by, at: now })
}

/** Hands in the hall that second a motion, counted by the chair; an absolute number. Refuses: NOT_FOUND. */
export function decideCountHandSeconds(scene: Scene, motionId: string, count: number, { now }: Context): Decision<FloorEvent> {
  const motion = scene.floor.motions.find((each) => each.id === motionId)
  if (!motion || motion.phase !== 'PROPOSED') return refuse('NOT_FOUND')
  if (motion.handSeconds === count) return accept()
  return accept({ type: 'HandSecondsCounted', itemId: scene.floor.itemId, motionId, count, at: now })
}

/**
 * The chair reads the motion out, word for word; from then on the ballot's question is this text. Nobody is interrupted for it:
 * `endSpeech` says that the speaker has finished. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, MOTION_NEEDS_SECONDS, MOTION_ON_TABLE,
 * NOBODY_INTERRUPTS, APPEAL_PENDING.
 */
export function decideReadOutMotion(scene: Scene, motionId: string, endSpeech: boolean, { now, rules }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const motion = floor.motions.find((each) => each.id === motionId)
  if (!motion || !isOpen(motion)) return refuse('NOT_FOUND')
  if (motion.phase === 'READ_OUT') return accept()
  if (motionOnTheTable(floor)) return refuse('MOTION_ON_TABLE')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  if (floor.speech && !endSpeech) return refuse('NOBODY_INTERRUPTS')
  const need = rules.motionSeconds.value
  if (secondsOf(motion) < need) return refuse('MOTION_NEEDS_SECONDS', { need, missing: need - secondsOf(motion) })
  const ended: FloorEvent[] = floor.speech ? [{ type: 'SpeechEnded', itemId: floor.itemId, speechId: floor.speech.id, at: now }] : []
  return accept(...ended, { type: 'MotionReadOut', itemId: floor.itemId, motionId, version: motion.version, text: motion.text, after: floor.speech?.id ?? null, at: now })
}

/** Only the proposer changes the words; what was read out must then be read out again. Refuses: NOT_FOUND, MOTION_NOT_YOURS, SESSION_WRONG_MOMENT. */
export function decideAmendMotion(scene: Scene, motionId: string, text: string, by: Person, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const motion = floor.motions.find((each) => each.id === motionId)
  if (!motion || !isOpen(motion)) return refuse('NOT_FOUND')
  if (motion.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  if (motion.text === text) return accept()
  return accept({ type: 'MotionAmended', itemId: floor.itemId, motionId, version: motion.version + 1, text, at: now })
}

/** The proposer takes the motion back, until it has been read out. Refuses: NOT_FOUND, MOTION_NOT_YOURS, MOTION_ON_TABLE. */
export function decideWithdrawMotion(scene: Scene, motionId: string, by: Person, { now }: Context): Decision<FloorEvent> {
  const motion = scene.floor.motions.find((each) => each.id === motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  if (motion.phase === 'WITHDRAWN') return accept()
  if (motion.phase !== 'PROPOSED') return refuse('MOTION_ON_TABLE')
  return accept({ type: 'MotionWithdrawn', itemId: scene.floor.itemId, motionId, at: now })
}

function isOpen(motion: Motion): boolean {
  return motion.phase === 'PROPOSED' || motion.phase === 'READ_OUT'
}
