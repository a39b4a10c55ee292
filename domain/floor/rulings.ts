import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { timeLeft } from './clock.ts'
import type { FloorEvent } from './events.ts'
import { takesPart, type InRoom, type Scene } from './scene.ts'
import { openAppeal, type Person, type RulingKind } from './state.ts'

/**
 * The chair reminds the speaker; the reason goes on record. 超时 only when the time is really over.
 * Refuses: NOBODY_SPEAKING, APPEAL_PENDING, TIME_NOT_OVER.
 */
export function decideRule(scene: Scene, kind: RulingKind, reason: string, { now, newId }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const { speech } = floor
  if (!speech) return refuse('NOBODY_SPEAKING')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  const left = timeLeft(speech, now)
  if (kind === 'OVERTIME' && left > 0) return refuse('TIME_NOT_OVER', { seconds: Math.ceil(left / 1000) })
  const person = { userId: speech.userId, name: speech.name }
  return accept({ type: 'RulingMade', itemId: floor.itemId, ruling: { id: newId(), kind, reason, speechId: speech.id, person, at: now, appeal: null } })
}

/** Anyone who takes part may appeal, once a ruling; the floor waits. Refuses: NOT_FOUND, ALREADY_APPEALED, APPEAL_PENDING and as `takesPart`. */
export function decideAppeal(scene: Scene, rulingId: string, by: Person, room: InRoom | null, { now }: Context): Decision<FloorEvent> {
  const { floor } = scene
  const outside = takesPart(room)
  if (outside) return outside
  const ruling = floor.rulings.find((each) => each.id === rulingId)
  if (!ruling) return refuse('NOT_FOUND')
  if (ruling.appeal) return refuse('ALREADY_APPEALED')
  if (openAppeal(floor)) return refuse('APPEAL_PENDING')
  return accept({ type: 'RulingAppealed', itemId: floor.itemId, rulingId, by, at: now })
}

/** The chair counts the hands of both sides. The ruling stands on a tie: overturning takes more hands than keeping. Refuses: NO_APPEAL. */
export function decideSettleAppeal(scene: Scene, forRuling: number, againstRuling: number, { now }: Context): Decision<FloorEvent> {
  const ruling = openAppeal(scene.floor)
  if (!ruling) return refuse('NO_APPEAL')
  return accept({
    type: 'AppealDecided', itemId: scene.floor.itemId, rulingId: ruling.id, forRuling, againstRuling, isOverturned: againstRuling > forRuling, at: now,
  })
}
