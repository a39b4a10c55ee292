import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { FloorEvent } from './events.ts'
import { movingPhases, takesPart, type InRoom, type Scene } from './scene.ts'
import { motionOnTheTable, openAmendment, openAppeal, secondsOf, type Amendment, type FloorState, type Motion, type Person } from './state.ts'

/** A person makes one motion at a time. Refuses: SESSION_WRONG_MOMENT, CHAIR_MUST_HAND_OVER, MOTION_STILL_OPEN and as `takesPart`. */
export function decideProposeMotion(scene: Scene, text: string, by: Person, room: InRoom | null, { now, newId }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const refused = mayMove(scene, by, room)
  if (refused) return refused
  if (floor.motions.some((motion) => motion.by.userId === by.userId && isOpen(motion))) return refuse('MOTION_STILL_OPEN')
  return accept({
    type: 'MotionProposed', itemId: floor.itemId,
    motion: { id: newId(), version: 1, text, by, seconds: [], handSeconds: 0, phase: 'PROPOSED', at: now },
  })
}

/** 附议: by somebody else, once each. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, OWN_MOTION, CHAIR_MUST_HAND_OVER and as `takesPart`. */
export function decideSecondMotion(scene: Scene, motionId: string, by: Person, room: InRoom | null, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const refused = mayMove(scene, by, room)
  if (refused) return refused
  const motion = openMotion(floor, motionId)
  if (!motion) return refuse('NOT_FOUND')
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
 * NOBODY_INTERRUPTS, APPEAL_PENDING, AMENDMENT_PENDING.
 */
export function decideReadOutMotion(scene: Scene, motionId: string, endSpeech: boolean, { now, rules }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const motion = openMotion(floor, motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.phase === 'READ_OUT') return accept()
  if (motionOnTheTable(floor)) return refuse('MOTION_ON_TABLE')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  if (openAmendment(motion)?.isSeconded) return refuse('AMENDMENT_PENDING')
  if (floor.speech && !endSpeech) return refuse('NOBODY_INTERRUPTS')
  const need = rules.motionSeconds.value
  if (secondsOf(motion) < need) return refuse('MOTION_NEEDS_SECONDS', { need, missing: need - secondsOf(motion) })
  const ended: FloorEvent[] = floor.speech ? [{ type: 'SpeechEnded', itemId: floor.itemId, speechId: floor.speech.id, at: now }] : []
  return accept(...ended, { type: 'MotionReadOut', itemId: floor.itemId, motionId, version: motion.version, text: motion.text, after: floor.speech?.id ?? null, at: now })
}

/**
 * The mover changes the words; what was read out must then be read out again. Not while the room has an amendment to answer.
 * Refuses: NOT_FOUND, MOTION_NOT_YOURS, SESSION_WRONG_MOMENT, AMENDMENT_PENDING.
 */
export function decideAmendMotion(scene: Scene, motionId: string, text: string, by: Person, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const motion = openMotion(floor, motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  if (motion.text === text) return accept()
  if (openAmendment(motion)?.isSeconded) return refuse('AMENDMENT_PENDING')
  return accept({ type: 'MotionAmended', itemId: floor.itemId, motionId, version: motion.version + 1, text, by, how: 'OWN', at: now })
}

/**
 * Somebody else would change the words (罗伯特: one amendment at a time). Refuses: SESSION_WRONG_MOMENT, NOT_FOUND, OWN_MOTION,
 * AMENDMENT_STILL_OPEN, AMENDMENT_SAYS_THE_SAME, CHAIR_MUST_HAND_OVER and as `takesPart`.
 */
export function decideProposeAmendment(scene: Scene, motionId: string, text: string, by: Person, room: InRoom | null, { now, newId }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const refused = mayMove(scene, by, room)
  if (refused) return refused
  const motion = openMotion(floor, motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.by.userId === by.userId) return refuse('OWN_MOTION')
  if (openAmendment(motion)) return refuse('AMENDMENT_STILL_OPEN')
  if (motion.text === text) return refuse('AMENDMENT_SAYS_THE_SAME')
  return accept({
    type: 'AmendmentProposed', itemId: floor.itemId, motionId,
    amendment: { id: newId(), text, by, ofVersion: motion.version, isSeconded: false, phase: 'PROPOSED', at: now, hands: null },
  })
}

/** One second is enough, from anybody else; the chair presses for somebody in the hall. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, OWN_MOTION and as `takesPart`. */
export function decideSecondAmendment(scene: Scene, amendmentId: string, by: Person, room: InRoom | null, { now }: Context): Decision<FloorEvent> {
  const found = amendmentIn(scene, amendmentId)
  if (!found) return refuse('NOT_FOUND')
  const { motion, amendment } = found
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  const isChair = by.userId === scene.chair.userId
  const outside = isChair ? null : takesPart(room)
  if (outside) return outside
  if (amendment.by.userId === by.userId) return refuse('OWN_MOTION')
  if (amendment.isSeconded) return accept()
  return accept({ type: 'AmendmentSeconded', itemId: scene.floor.itemId, motionId: motion.id, amendmentId, by: isChair ? null : by, at: now })
}

/** The mover takes the change over as their own, once it has a second. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, MOTION_NOT_YOURS, AMENDMENT_NEEDS_SECOND. */
export function decideAcceptAmendment(scene: Scene, amendmentId: string, by: Person, context: Context): Decision<FloorEvent> {
  const found = amendmentIn(scene, amendmentId)
  if (!found) return refuse('NOT_FOUND')
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  if (found.motion.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  if (!found.amendment.isSeconded) return refuse('AMENDMENT_NEEDS_SECOND')
  return settled(scene, found, 'ACCEPTED', null, context)
}

/** A show of hands decides: the change needs more hands than stand against it. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, AMENDMENT_NEEDS_SECOND, NOBODY_INTERRUPTS, APPEAL_PENDING. */
export function decideSettleAmendment(scene: Scene, amendmentId: string, hands: { yes: number; no: number }, context: Context): Decision<FloorEvent> {
  const found = amendmentIn(scene, amendmentId)
  if (!found) return refuse('NOT_FOUND')
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  if (!found.amendment.isSeconded) return refuse('AMENDMENT_NEEDS_SECOND')
  if (scene.floor.speech) return refuse('NOBODY_INTERRUPTS')
  if (openAppeal(scene.floor)) return refuse('APPEAL_PENDING')
  return settled(scene, found, hands.yes > hands.no ? 'CARRIED' : 'LOST', hands, context)
}

/** Whoever proposed the change takes it back. Refuses: NOT_FOUND, MOTION_NOT_YOURS. */
export function decideWithdrawAmendment(scene: Scene, amendmentId: string, by: Person, context: Context): Decision<FloorEvent> {
  const found = amendmentIn(scene, amendmentId)
  if (!found) return refuse('NOT_FOUND')
  if (found.amendment.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  return settled(scene, found, 'WITHDRAWN', null, context)
}

interface FoundAmendment { motion: Motion; amendment: Amendment }

/** Whoever takes part moves; the chair hands over first. Refuses: SESSION_WRONG_MOMENT, CHAIR_MUST_HAND_OVER and as `takesPart`. */
function mayMove(scene: Scene, by: Person, room: InRoom | null): Decision<never> | null {
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  return takesPart(room) ?? (by.userId === scene.chair.userId ? refuse('CHAIR_MUST_HAND_OVER') : null)
}

const openMotion = (floor: FloorState, motionId: string) => floor.motions.find((each) => each.id === motionId && isOpen(each))

/** Only what waits for an answer; the motion itself must still be before the room. */
function amendmentIn({ floor }: Scene, amendmentId: string): FoundAmendment | null {
  for (const motion of floor.motions) {
    const amendment = motion.amendments?.find((each) => each.id === amendmentId && each.phase === 'PROPOSED')
    if (amendment && isOpen(motion)) return { motion, amendment }
  }
  return null
}

function settled({ floor }: Scene, { motion, amendment }: FoundAmendment, as: 'ACCEPTED' | 'CARRIED' | 'LOST' | 'WITHDRAWN', hands: Amendment['hands'], { now }: Context): Decision<FloorEvent> {
  const end: FloorEvent = { type: 'AmendmentSettled', itemId: floor.itemId, motionId: motion.id, amendmentId: amendment.id, as, hands, at: now }
  if (as === 'LOST' || as === 'WITHDRAWN') return accept(end)
  return accept<FloorEvent>(end, { type: 'MotionAmended', itemId: floor.itemId, motionId: motion.id, version: motion.version + 1, text: amendment.text, by: amendment.by, how: as, at: now })
}

/** 搁置: the room lays a motion aside, with a reason, to take it up again later. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT, APPEAL_PENDING, NOBODY_INTERRUPTS. */
export function decideTableMotion(scene: Scene, motionId: string, reason: string, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const motion = floor.motions.find((each) => each.id === motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.phase === 'TABLED') return accept()
  if (!isOpen(motion)) return refuse('NOT_FOUND')
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  if (floor.speech) return refuse('NOBODY_INTERRUPTS')
  return accept({ type: 'MotionTabled', itemId: floor.itemId, motionId, reason, at: now })
}

/** From where it was laid aside back before the room; it is read out again. Refuses: NOT_FOUND, SESSION_WRONG_MOMENT. */
export function decideTakeUpMotion(scene: Scene, motionId: string, { now }: Context): Decision<FloorEvent> {
  const motion = scene.floor.motions.find((each) => each.id === motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (!movingPhases.includes(scene.itemPhase)) return refuse('SESSION_WRONG_MOMENT')
  if (motion.phase === 'PROPOSED') return accept()
  if (motion.phase !== 'TABLED') return refuse('NOT_FOUND')
  return accept({ type: 'MotionTakenUp', itemId: scene.floor.itemId, motionId, at: now })
}

/** The proposer takes the motion back, until it has been read out. Refuses: NOT_FOUND, MOTION_NOT_YOURS, MOTION_ON_TABLE. */
export function decideWithdrawMotion(scene: Scene, motionId: string, by: Person, { now }: Context): Decision<FloorEvent> {
  const motion = scene.floor.motions.find((each) => each.id === motionId)
  if (!motion) return refuse('NOT_FOUND')
  if (motion.by.userId !== by.userId) return refuse('MOTION_NOT_YOURS')
  if (motion.phase === 'WITHDRAWN') return accept()
  if (motion.phase !== 'PROPOSED' && motion.phase !== 'TABLED') return refuse('MOTION_ON_TABLE')
  return accept({ type: 'MotionWithdrawn', itemId: scene.floor.itemId, motionId, at: now })
}

function isOpen(motion: Motion): boolean {
  return motion.phase === 'PROPOSED' || motion.phase === 'READ_OUT'
}
