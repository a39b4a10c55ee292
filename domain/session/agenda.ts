import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { canConveneSession } from '../access/session.ts'
import { agendaTextMode } from '../access/shared-text.ts'
import { earliestStart, noticeDays } from './notice.ts'
import type { SessionEvent } from './events.ts'
import { livePhases } from './phases.ts'
import { itemOf, personOf, type AgendaItem, type ItemFile, type ItemPlan, type SessionState } from './state.ts'

/** More than this nobody sits through. */
export const agendaMost = 20

/** Attached to one item; more than this nobody opens. */
export const itemFilesMost = 6

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

/**
 * Attaches pictures and papers to an item: before the announcement by whoever writes its background, afterwards by the committee
 * with a reason. What is there already is not attached again. Refuses: as `mayAttach`, NOT_FOUND, ITEM_BEGUN, ITEM_FILES_FULL.
 */
export function decideAttachFiles(state: SessionState, itemId: string, files: readonly ItemFile[], reason: string | null, isAuthor: boolean, context: Context): Decision<SessionEvent> {
  const refused = mayAttach(state, reason, isAuthor, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  const there = item.files ?? []
  const fresh = files.filter(({ fileId }) => !there.some((each) => each.fileId === fileId))
  if (fresh.length === 0) return accept()
  if (there.length + fresh.length > itemFilesMost) return refuse('ITEM_FILES_FULL', { most: itemFilesMost })
  return accept({ type: 'ItemFilesAttached', itemId, files: fresh, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
}

/** Takes one off again; what is gone already stays gone. Refuses: as `mayAttach`, NOT_FOUND, ITEM_BEGUN. */
export function decideRemoveFile(state: SessionState, itemId: string, fileId: string, reason: string | null, isAuthor: boolean, context: Context): Decision<SessionEvent> {
  const refused = mayAttach(state, reason, isAuthor, context)
  if (refused) return refused
  const item = itemOf(state, itemId)
  if (!item) return refuse('NOT_FOUND')
  if (item.phase !== 'PENDING') return refuse('ITEM_BEGUN')
  if (!item.files?.some((each) => each.fileId === fileId)) return accept()
  return accept({ type: 'ItemFileRemoved', itemId, fileId, reason: reasonIn(state, reason), by: personOf(context.actor), at: context.now })
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

/** Files go with the words: whoever writes these brings those. Refuses: as `mayEditAgenda`. */
function mayAttach(state: SessionState, reason: string | null, isAuthor: boolean, context: Context): Decision<never> | null {
  if (state.phase !== 'DRAFT') return mayEditAgenda(state, reason, context)
  return agendaTextMode(state, context.actor, isAuthor) === 'edit' ? null : refuse('NOT_ALLOWED')
}

const reasonIn = (state: SessionState, reason: string | null) => (state.phase === 'DRAFT' ? null : reason)

/** Before the announcement nothing is announced; afterwards a change is, while the full notice is still ahead of it. */
function isStillAnnounced(state: SessionState, { now, rules }: Context): boolean {
  return state.phase === 'ANNOUNCED' && state.startsAt >= earliestStart(now, noticeDays(state, rules))
}
