import type { Amendment, AmendmentPhase, Hand, Motion, Person, Ruling, ShownText, Speech, WordingHow } from './state.ts'

/** Facts of the floor. Every one names its item, so that the record of an item can be read from the stream alone. Times are epoch ms. */
export type FloorEvent =
  | { type: 'HandRaised'; itemId: string; hand: Hand }
  /** why: the person changed their mind, or the chair found them absent when called */
  | { type: 'HandLowered'; itemId: string; userId: string; why: 'WITHDRAWN' | 'ABSENT'; at: number }
  /** `after`: the speech that the same act ended, here and below */
  | { type: 'SpeechStarted'; itemId: string; speech: Speech; after: string | null }
  | { type: 'SpeechEnded'; itemId: string; speechId: string; at: number }
  | { type: 'SpeechExtended'; itemId: string; speechId: string; by: number; at: number }
  | { type: 'SpeechPaused'; itemId: string; speechId: string; at: number }
  | { type: 'SpeechResumed'; itemId: string; speechId: string; at: number }
  /** more time for a person who needs help; `readBy` when somebody reads for them (代读) */
  | { type: 'SpeechHelped'; itemId: string; speechId: string; by: number; readBy: string | null; at: number }
  | { type: 'HelpAsked'; itemId: string; person: Person; at: number }
  | { type: 'HelpGiven'; itemId: string; userId: string; at: number }
  | { type: 'RulingMade'; itemId: string; ruling: Ruling }
  | { type: 'RulingAppealed'; itemId: string; rulingId: string; by: Person; at: number }
  | { type: 'AppealDecided'; itemId: string; rulingId: string; forRuling: number; againstRuling: number; isOverturned: boolean; at: number }
  | { type: 'MotionProposed'; itemId: string; motion: Motion }
  | { type: 'MotionSeconded'; itemId: string; motionId: string; by: Person; at: number }
  | { type: 'HandSecondsCounted'; itemId: string; motionId: string; count: number; at: number }
  | { type: 'MotionReadOut'; itemId: string; motionId: string; version: number; text: string; after: string | null; at: number }
  /** `by` and `how` are missing in what was written when only the mover could change the words */
  | { type: 'MotionAmended'; itemId: string; motionId: string; version: number; text: string; by?: Person; how?: WordingHow; at: number }
  | { type: 'MotionWithdrawn'; itemId: string; motionId: string; at: number }
  | { type: 'MotionTabled'; itemId: string; motionId: string; reason: string; at: number }
  | { type: 'MotionTakenUp'; itemId: string; motionId: string; at: number }
  | { type: 'AmendmentProposed'; itemId: string; motionId: string; amendment: Amendment }
  /** `by` null: somebody in the hall, said aloud */
  | { type: 'AmendmentSeconded'; itemId: string; motionId: string; amendmentId: string; by: Person | null; at: number }
  /** when it changes the words, MotionAmended follows */
  | { type: 'AmendmentSettled'; itemId: string; motionId: string; amendmentId: string; as: Exclude<AmendmentPhase, 'PROPOSED' | 'FALLEN'>; hands: Amendment['hands']; at: number }
  /** not shown yet: only staff hear of it */
  | { type: 'TextSent'; itemId: string; textId: string; person: Person; text: string; isAnonymous?: boolean; isHeld?: boolean; at: number }
  | { type: 'TextShown'; itemId: string; shown: ShownText }
  | { type: 'TextAnswered'; itemId: string; textId: string; answer: string; at: number }
  | { type: 'TextSetAside'; itemId: string; textId: string; reason: string; at: number }
  /** it was on the screens and is not any more */
  | { type: 'TextTakenDown'; itemId: string; textId: string; reason: string; at: number }

export type FloorEventType = FloorEvent['type']

export const floorEventTypes = [
  'HandRaised', 'HandLowered', 'SpeechStarted', 'SpeechEnded', 'SpeechExtended', 'SpeechPaused', 'SpeechResumed', 'SpeechHelped',
  'HelpAsked', 'HelpGiven', 'RulingMade', 'RulingAppealed', 'AppealDecided', 'MotionProposed', 'MotionSeconded', 'HandSecondsCounted',
  'MotionReadOut', 'MotionAmended', 'MotionWithdrawn', 'MotionTabled', 'MotionTakenUp', 'AmendmentProposed', 'AmendmentSeconded', 'AmendmentSettled',
  'TextSent', 'TextShown', 'TextAnswered', 'TextSetAside', 'TextTakenDown',
] as const satisfies readonly FloorEventType[]

const known: ReadonlySet<string> = new Set(floorEventTypes)

export function isFloorEvent(event: { type: string }): event is FloorEvent {
  return known.has(event.type)
}
