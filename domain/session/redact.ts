import type { FloorState, ShownText } from '../floor/state.ts'
import type { SessionEvent } from './events.ts'
import type { SessionState, Undoable } from './state.ts'

/** How much a listener may hear of a session; staff hear everything. */
export type SessionAudience = 'public' | 'member' | 'staff'

/**
 * An event as this audience may see it; null hides it. Hidden from all but staff: texts that the chair has not shown,
 * who wrote what is shown without a name, and who asked for help. For every sequence, folding what is redacted gives the redacted state (a property test holds it to that).
 */
export function redactSessionEvent(event: SessionEvent, audience: SessionAudience): SessionEvent | null {
  if (audience === 'staff') return event
  switch (event.type) {
    // How somebody voted is nobody's business because they signed the minutes.
    case 'MinutesSigned':
      return { ...event, signature: { ...event.signature, hasDissented: false } }
    case 'TextShown':
      return event.shown.isAnonymous ? { ...event, shown: nameless(event.shown) } : event
    case 'TextSent': case 'HelpAsked': case 'HelpGiven':
      return null
    default:
      return event
  }
}

export function redactSessionState(state: SessionState, audience: SessionAudience): SessionState {
  if (audience === 'staff') return state
  const minutes = state.minutes && { ...state.minutes, signatures: state.minutes.signatures.map((each) => ({ ...each, hasDissented: false })) }
  return {
    ...state, minutes, floor: state.floor && redactFloor(state.floor), undo: state.undo && redactUndo(state.undo),
    ...(state.parked && { parked: Object.fromEntries(Object.entries(state.parked).map(([itemId, floor]) => [itemId, redactFloor(floor)])) }),
  }
}

/** Who asked not to be named to the room is nobody in it, by name and by id. */
function nameless(shown: ShownText): ShownText {
  return { ...shown, userId: '', name: '' }
}

function redactFloor(floor: FloorState): FloorState {
  return { ...floor, helpWanted: [], shown: floor.shown.map((each) => (each.isAnonymous ? nameless(each) : each)) }
}

/** What is kept for taking an action back holds whole floors. */
function redactUndo(undo: Undoable): Undoable {
  switch (undo.action) {
    case 'JUMP': return { ...undo, floor: undo.floor && redactFloor(undo.floor), left: redactUndo(undo.left) }
    case 'OPEN_ITEM': return { ...undo, floor: undo.floor && redactFloor(undo.floor) }
    case 'RETURN': return { ...undo, floor: redactFloor(undo.floor) }
    default: return undo
  }
}
