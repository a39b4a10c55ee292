import type { FloorState, Hand, Stance } from './state.ts'

/**
 * Why somebody stands where they stand, as data for the screens. The order is computed here and nobody can drag it.
 * `OPPOSITE_STANCE.of` is the speaker before them.
 */
export type QueueReason =
  | { code: 'FIRST_TIME' }
  | { code: 'SPOKE_BEFORE'; turns: number }
  | { code: 'OPPOSITE_STANCE'; of: string }
  | { code: 'BY_TIME' }
  | { code: 'WAITS_FOR_DEBATE' }

export interface Place extends Hand {
  /** 1 is next */
  position: number
  reasons: QueueReason[]
}

/** Which hands may be called now: questions come before the debate, so there only those who ask. */
export type Calling = 'QUESTIONS_ONLY' | 'EVERYBODY'

function isOpposite(a: Stance, b: Stance): boolean {
  return (a === 'SUPPORT' && b === 'OPPOSE') || (a === 'OPPOSE' && b === 'SUPPORT')
}

/**
 * Queue order (南塘十三条 / 罗伯特): ① who has not spoken on this item, ② stance opposite to the speaker before, ③ time of raising
 * the hand. Each place is found as if everybody ahead had spoken, so the list shown is the list that will be called.
 */
export function queueOf(floor: FloorState, calling: Calling = 'EVERYBODY'): Place[] {
  const waiting = [...floor.hands]
  const places: Place[] = []
  let before = floor.speech ?? floor.last
  while (waiting.length > 0) {
    const previous = before
    const weight = (hand: Hand): [number, number, number, number] => [
      calling === 'QUESTIONS_ONLY' && hand.stance !== 'ASK' ? 1 : 0,
      (floor.turns[hand.userId] ?? 0) > 0 ? 1 : 0,
      previous && isOpposite(hand.stance, previous.stance) ? 0 : 1,
      hand.raisedAt,
    ]
    const next = waiting.reduce((best, hand) => (isAhead(weight(hand), weight(best)) ? hand : best))
    waiting.splice(waiting.indexOf(next), 1)
    places.push({ ...next, position: places.length + 1, reasons: reasonsOf(next) })
    before = next

    function reasonsOf(hand: Hand): QueueReason[] {
      const [waits, spoke, same] = weight(hand)
      if (waits) return [{ code: 'WAITS_FOR_DEBATE' }]
      if (spoke) return [{ code: 'SPOKE_BEFORE', turns: floor.turns[hand.userId] ?? 0 }]
      return [{ code: 'FIRST_TIME' }, !same && previous ? { code: 'OPPOSITE_STANCE', of: previous.name } : { code: 'BY_TIME' }]
    }
  }
  return places
}

/** Hands of the same moment keep the order in which they arrived. */
function isAhead(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < a.length; index++) {
    const difference = a[index]! - b[index]!
    if (difference !== 0) return difference < 0
  }
  return false
}

/** Who is called next; null when nobody may be called now. */
export function nextUp(floor: FloorState, calling: Calling): Place | null {
  const first = queueOf(floor, calling)[0]
  return first && first.reasons[0]?.code !== 'WAITS_FOR_DEBATE' ? first : null
}
