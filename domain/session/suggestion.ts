import { canSettleSuggestion, isSessionStaff } from '../access/session.ts'
import { accept, impossible, refuse, type Decision } from '../decision.ts'
import type { Person } from '../floor/state.ts'
import type { Context } from '../people.ts'
import { itemOf, personOf, type SessionState } from './state.ts'

/** What a neighbour would have written about an item of the agenda. Those who write it adopt it or say why not. */
export interface SuggestionState {
  id: string
  communityId: string
  sessionId: string
  itemId: string
  by: Person
  text: string
  at: number
  settled: { by: Person; isAdopted: boolean; answer: string | null; at: number } | null
  withdrawnAt: number | null
}

export type SuggestionEvent =
  | { type: 'AgendaSuggested'; id: string; communityId: string; sessionId: string; itemId: string; by: Person; text: string; at: number }
  | { type: 'AgendaSuggestionSettled'; isAdopted: boolean; answer: string | null; by: Person; at: number }
  | { type: 'AgendaSuggestionWithdrawn'; at: number }

export function evolveSuggestion(state: SuggestionState | null, event: SuggestionEvent): SuggestionState {
  if (event.type === 'AgendaSuggested') {
    const { type: _, ...made } = event
    return { ...made, settled: null, withdrawnAt: null }
  }
  if (!state) throw new Error(`${event.type} before AgendaSuggested`)
  switch (event.type) {
    case 'AgendaSuggestionSettled': return { ...state, settled: { by: event.by, isAdopted: event.isAdopted, answer: event.answer, at: event.at } }
    case 'AgendaSuggestionWithdrawn': return { ...state, withdrawnAt: event.at }
    default: return impossible(event)
  }
}

/** While the meeting has not begun there is still time to say it better. */
const isPreparing = ({ phase }: Pick<SessionState, 'phase'>) => phase === 'DRAFT' || phase === 'ANNOUNCED' || phase === 'POSTPONED'

/** Any verified neighbour. Refuses: NOT_VERIFIED, SESSION_WRONG_MOMENT, NOT_FOUND. */
export function decideSuggest(session: SessionState, itemId: string, text: string, { now, actor, newId }: Context): Decision<SuggestionEvent> {
  if (!actor.isVerified && !isSessionStaff(actor)) return refuse('NOT_VERIFIED')
  if (!isPreparing(session)) return refuse('SESSION_WRONG_MOMENT')
  if (!itemOf(session, itemId)) return refuse('NOT_FOUND')
  return accept({ type: 'AgendaSuggested', id: newId(), communityId: session.communityId, sessionId: session.id, itemId, by: personOf(actor), text, at: now })
}

/**
 * Adopted, the words go into the text; declined, the neighbour is told why. Once announced, adopting is a change of the agenda:
 * the answer is its reason, and only the committee makes it. Refuses: NOT_ALLOWED, SUGGESTION_SETTLED, SESSION_WRONG_MOMENT, REASON_NEEDED.
 */
export function decideSettleSuggestion(
  session: SessionState, suggestion: SuggestionState, said: { isAdopted: boolean; answer: string | null }, isAuthor: boolean, { now, actor }: Context,
): Decision<SuggestionEvent> {
  if (!canSettleSuggestion(actor, isAuthor)) return refuse('NOT_ALLOWED')
  if (suggestion.settled || suggestion.withdrawnAt !== null) return refuse('SUGGESTION_SETTLED')
  if (!isPreparing(session)) return refuse('SESSION_WRONG_MOMENT')
  if (!said.answer && (!said.isAdopted || session.phase !== 'DRAFT')) return refuse('REASON_NEEDED')
  return accept({ type: 'AgendaSuggestionSettled', ...said, by: personOf(actor), at: now })
}

/** Only one's own. Refuses: NOT_ALLOWED, SUGGESTION_SETTLED. */
export function decideWithdrawSuggestion(suggestion: SuggestionState, { now, actor }: Context): Decision<SuggestionEvent> {
  if (suggestion.by.userId !== actor.userId) return refuse('NOT_ALLOWED')
  if (suggestion.settled) return refuse('SUGGESTION_SETTLED')
  if (suggestion.withdrawnAt !== null) return accept()
  return accept({ type: 'AgendaSuggestionWithdrawn', at: now })
}

/** The text with adopted words: a paragraph of its own at the end. */
export function withSuggestion(text: string, suggested: string): string {
  const before = text.trimEnd()
  return before ? `${before}\n${suggested}` : suggested
}
