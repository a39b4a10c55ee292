import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { canConveneSession } from '../access/session.ts'
import { earliestStart, noticeDays } from './notice.ts'
import type { SessionEvent } from './events.ts'
import { livePhases } from './phases.ts'
import { itemOf, personOf, type AgendaItem, type ItemPlan, type SessionState } from './state.ts'

/** More than this nobody sits through. */
export const agendaMost = 20

/**
 * Adds an item at the end. After the announcement it takes a reason, and unless the full notice is still ahead the item can be
 * talked about but not put to a binding vote. Refuses: as `mayEditAgenda`, AGENDA_FULL, REPORT_HAS_NO_TOPIC, TOPIC_ON_AGENDA.
 */
export function decideAddItem(state: SessionState, plan: ItemPlan, reason: string | null, context: Context): Decision<SessionEvent> {
  const refused = mayEditAgenda(state, reason, context)
  if (refused) return refused
  if (state.agenda.length >= agendaMost) return refuse('AGENDA_FULL', { most: agendaMost })
  if (plan.topicId && plan.kind === 'REPORT') return refuse('REPORT_HAS_NO_TOPIC')
  if (plan.topicId && state.agenda.some((item) => item.topicId === plan.topicId)) return refuse('TOPIC_ON_AGENDA')
  const item: AgendaItem = {
    ...plan, id: context.newId(), phase: 'PENDING', isAnnounced: false, openedAt: null, closedAt: null, conclusion: null, note: null, ballotId: null, question: null,
  }
  const grown = { ...state, agenda: [...state.agenda, item] }
  return accept({ type: 'AgendaItemAdded', item: { ...item, isAnnounced: isStillAnnounced(grown, context) }, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
}

/** Changes an item that has not begun. New words for an announced matter count as a new matter. Refuses: as above, NOT_FOUND, ITEM_BEGUN. */
export function decideChangeItem(state: SessionState, itemId: string, plan: Partial<ItemPlan>, reason: string | null, context: Context): Decision<SessionEvent> {
  const refused = mayEditAgenda(state, reason, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  if ((plan.kind ?? item.kind) === 'REPORT' && (plan.topicId === undefined ? item.topicId : plan.topicId)) return refuse('REPORT_HAS_NO_TOPIC')
  const isSameMatter = (['title', 'kind', 'topicId', 'path'] as const).every((field) => plan[field] === undefined || plan[field] === item[field])
  const isAnnounced = isSameMatter ? item.isAnnounced : isStillAnnounced(state, context)
  return accept({ type: 'AgendaItemChanged', itemId, plan, isAnnounced, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
}

/** New background of an announced item: all of it, with a reason. Before the announcement the text is written together. Refuses: as above, SESSION_WRONG_MOMENT. */
export function decideChangeItemText(state: SessionState, itemId: string, change: { before: string; text: string; reason: string }, context: Context): Decision<SessionEvent> {
  if (state.phase === 'DRAFT') return refuse('SESSION_WRONG_MOMENT')
  const refused = mayEditAgenda(state, change.reason, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  if (change.text === change.before) return accept()
  return accept({ type: 'AgendaTextChanged', itemId, text: change.text, reason: change.reason, by: personOf(context.actor), at: context.now })
}

/** Refuses: as above, NOT_FOUND, ITEM_BEGUN. */
export function decideRemoveItem(state: SessionState, itemId: string, reason: string | null, context: Context): Decision<SessionEvent> {
  const refused = mayEditAgenda(state, reason, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  return accept({ type: 'AgendaItemRemoved', itemId, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
}

/** A new order of the same items; what has begun keeps its place in front. Refuses: as above, AGENDA_ORDER_INVALID, ITEM_BEGUN. */
export function decideReorder(state: SessionState, order: string[], reason: string | null, context: Context): Decision<SessionEvent> {
  const refused = mayEditAgenda(state, reason, context)
  if (refused) return refused
  const isSameSet = order.length === state.agenda.length && new Set(order).size === order.length && state.agenda.every((item) => order.includes(item.id))
  if (!isSameSet) return refuse('AGENDA_ORDER_INVALID')
  const begun = state.agenda.filter((item) => item.phase !== 'PENDING')
  if (begun.some((item) => order.indexOf(item.id) !== state.agenda.indexOf(item))) return refuse('ITEM_BEGUN')
  if (order.every((id, index) => state.agenda[index]?.id === id)) return accept()
  return accept({ type: 'AgendaReordered', order, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
}

/** Refuses: NOT_ALLOWED, SESSION_WRONG_MOMENT, REASON_NEEDED. */
function mayEditAgenda(state: SessionState, reason: string | null, { actor }: Context): Decision<never> | null {
  if (!canConveneSession(actor)) return refuse('NOT_ALLOWED')
  if (state.phase === 'DRAFT') return null
  if (state.phase !== 'ANNOUNCED' && state.phase !== 'POSTPONED' && !livePhases.includes(state.phase)) return refuse('SESSION_WRONG_MOMENT')
  return reason ? null : refuse('REASON_NEEDED')
}

const reasonIn = (state: SessionState, reason: string | null) => (state.phase === 'DRAFT' ? null : reason)

/** Before the announcement nothing is announced; afterwards a change is, while the full notice is still ahead of it. */
function isStillAnnounced(state: SessionState, { now, rules }: Context): boolean {
  return state.phase === 'ANNOUNCED' && state.startsAt >= earliestStart(now, noticeDays(state, rules))
}
