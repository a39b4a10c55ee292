import type { SessionEvent } from './events.ts'
import type { SessionState } from './state.ts'

/** How much a listener may hear of a session; staff hear everything. */
export type SessionAudience = 'public' | 'member' | 'staff'

/**
 * An event as this audience may see it; null hides it. Hidden from all but staff: texts that the chair has not shown,
 * and who asked for help. For every sequence, folding what is redacted gives the redacted state (a property test holds it to that).
 */
export function redactSessionEvent(event: SessionEvent, audience: SessionAudience): SessionEvent | null {
  if (audience === 'staff') return event
  switch (event.type) {
    // How somebody voted is nobody's business because they signed the minutes.
    case 'MinutesSigned':
      return { ...event, signature: { ...event.signature, hasDissented: false } }
    case 'TextSent': case 'TextSetAside': case 'HelpAsked': case 'HelpGiven':
      return null
    default:
      return event
  }
}

export function redactSessionState(state: SessionState, audience: SessionAudience): SessionState {
  if (audience === 'staff') return state
  const minutes = state.minutes && { ...state.minutes, signatures: state.minutes.signatures.map((each) => ({ ...each, hasDissented: false })) }
  return { ...state, minutes, floor: state.floor && { ...state.floor, helpWanted: [] } }
}
