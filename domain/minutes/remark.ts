import { accept, impossible, refuse, type Decision } from '../decision.ts'
import type { Person } from '../floor/state.ts'
import type { Context } from '../people.ts'
import { isSessionStaff } from '../access/session.ts'
import { personOf, type SessionState } from '../session/state.ts'

/** A remark on the text, or dissent (不同意见) from what was decided: dissent stays in the minutes, with its answer. */
export const remarkKinds = ['REMARK', 'DISSENT'] as const
export type RemarkKind = (typeof remarkKinds)[number]

export interface RemarkState {
  id: string
  communityId: string
  sessionId: string
  /** agenda item that it is about; null: the minutes as a whole */
  itemId: string | null
  kind: RemarkKind
  by: Person
  text: string
  at: number
  answer: { by: Person; text: string; at: number } | null
  withdrawnAt: number | null
}

export type RemarkEvent =
  | { type: 'RemarkMade'; id: string; communityId: string; sessionId: string; itemId: string | null; kind: RemarkKind; by: Person; text: string; at: number }
  | { type: 'RemarkAnswered'; by: Person; text: string; at: number }
  | { type: 'RemarkWithdrawn'; at: number }

export function evolveRemark(state: RemarkState | null, event: RemarkEvent): RemarkState {
  if (event.type === 'RemarkMade') {
    const { type: _, ...made } = event
    return { ...made, answer: null, withdrawnAt: null }
  }
  if (!state) throw new Error(`${event.type} before RemarkMade`)
  switch (event.type) {
    case 'RemarkAnswered': return { ...state, answer: { by: event.by, text: event.text, at: event.at } }
    case 'RemarkWithdrawn': return { ...state, withdrawnAt: event.at }
    default: return impossible(event)
  }
}

/** While the minutes are drafted, whoever took part may say what is wrong with them. Refuses: SESSION_WRONG_MOMENT, NOT_CHECKED_IN, NOT_FOUND. */
export function decideRemark(
  session: SessionState, said: { itemId: string | null; kind: RemarkKind; text: string }, tookPart: boolean, { now, actor, newId }: Context,
): Decision<RemarkEvent> {
  if (session.phase !== 'MINUTES_DRAFT') return refuse('SESSION_WRONG_MOMENT')
  if (!tookPart && !isSessionStaff(actor)) return refuse('NOT_CHECKED_IN')
  if (said.itemId !== null && !session.agenda.some((item) => item.id === said.itemId)) return refuse('NOT_FOUND')
  return accept({ type: 'RemarkMade', id: newId(), communityId: session.communityId, sessionId: session.id, ...said, by: personOf(actor), at: now })
}

/**
 * Whoever was there may answer somebody else (the department that was asked, the one who reported); the staff may also put a better
 * answer in its place until the minutes are frozen. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT.
 */
export function decideAnswerRemark(session: SessionState, remark: RemarkState, text: string, tookPart: boolean, { now, actor }: Context): Decision<RemarkEvent> {
  const isFirst = tookPart && remark.answer === null && remark.by.userId !== actor.userId
  if (!isFirst && !isSessionStaff(actor)) return refuse('NOT_ALLOWED')
  if (session.phase !== 'MINUTES_DRAFT' || remark.withdrawnAt !== null) return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'RemarkAnswered', by: personOf(actor), text, at: now })
}

/** Only one's own. Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT. */
export function decideWithdrawRemark(session: SessionState, remark: RemarkState, { now, actor }: Context): Decision<RemarkEvent> {
  if (remark.by.userId !== actor.userId) return refuse('NOT_ALLOWED')
  if (remark.withdrawnAt !== null) return accept()
  if (session.phase !== 'MINUTES_DRAFT') return refuse('SESSION_WRONG_MOMENT')
  return accept({ type: 'RemarkWithdrawn', at: now })
}

/** What stays in the minutes. */
export function dissentAmong(remarks: readonly RemarkState[]): RemarkState[] {
  return remarks.filter((remark) => remark.kind === 'DISSENT' && remark.withdrawnAt === null)
}
