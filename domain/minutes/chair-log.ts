import type { SessionEvent } from '../session/events.ts'
import { evolveSession } from '../session/evolve.ts'
import { itemOf, type SessionState } from '../session/state.ts'

/** What a person at the chair can have done, as the log of the room names it. */
export const chairActs = [
  'CHECK_IN', 'START', 'OPEN_ITEM', 'MOVE', 'CALL', 'EXTEND', 'HELP', 'RULE', 'APPEAL', 'READ_OUT', 'PUT', 'VOID', 'CONCLUDE', 'DEFER',
  'RECESS', 'RESUME', 'HAND_OVER', 'TAKE_BACK', 'UNDO', 'CLOSE',
] as const
export type ChairAct = (typeof chairActs)[number]

/**
 * One step of the chair. `item`: title of the item it belonged to; `name`: the person it concerned; `text`: the words that
 * belong to it (a reason, a motion) or the code of what it came to; `n`: a number (people, seconds).
 */
export interface ChairStep { at: number; act: ChairAct; item: string | null; name: string | null; text: string | null; n: number | null }

/** Everything the chair did, from the door to the end, in order. What was taken back stays, with the taking back after it. */
export function chairLog(events: readonly SessionEvent[]): ChairStep[] {
  const steps: ChairStep[] = []
  let state: SessionState | null = null
  for (const event of events) {
    const before: SessionState | null = state
    state = evolveSession(before, event)
    const step = before && stepOf(before, event)
    if (step) steps.push(step)
  }
  return steps
}

function stepOf(state: SessionState, event: SessionEvent): ChairStep | null {
  const item = 'itemId' in event && event.itemId !== null ? itemOf(state, event.itemId)?.title ?? null : null
  const step = (act: ChairAct, at: number, more: Partial<Omit<ChairStep, 'act' | 'at'>> = {}): ChairStep => ({ at, act, item, name: null, text: null, n: null, ...more })
  const speaker = state.floor?.speech?.name ?? null
  switch (event.type) {
    case 'CheckInOpened': return step('CHECK_IN', event.at)
    case 'SessionStarted': return step('START', event.at, { n: event.people })
    case 'ItemOpened': return step('OPEN_ITEM', event.at)
    case 'ItemMoved': return step('MOVE', event.at, { text: event.to })
    case 'SpeechStarted': return step('CALL', event.speech.startedAt, { name: event.speech.name })
    case 'SpeechExtended': return step('EXTEND', event.at, { name: speaker, n: Math.round(event.by / 1000) })
    case 'SpeechHelped': return step('HELP', event.at, { name: speaker, text: event.readBy })
    case 'RulingMade': return step('RULE', event.ruling.at, { name: event.ruling.person.name, text: event.ruling.reason })
    case 'AppealDecided': return step('APPEAL', event.at, { text: event.isOverturned ? 'OVERTURNED' : 'UPHELD' })
    case 'MotionReadOut': return step('READ_OUT', event.at, { text: event.text })
    case 'MotionPut': return step('PUT', event.at, { text: event.question })
    case 'ItemBallotVoided': return step('VOID', event.at)
    case 'ItemResolved': return step('CONCLUDE', event.at, { text: event.conclusion })
    case 'ItemDeferred': return step('DEFER', event.at, { text: event.reason })
    case 'RecessStarted': return step('RECESS', event.at)
    case 'SessionResumed': return step('RESUME', event.at)
    case 'ChairHandedOver': return step('HAND_OVER', event.at, { name: event.to.name })
    case 'ChairTakenBack': return step('TAKE_BACK', event.at, { name: event.by.name })
    case 'ChairActionUndone': return step('UNDO', event.at, { text: event.action })
    case 'SessionClosed': return step('CLOSE', event.at)
    default: return null
  }
}
