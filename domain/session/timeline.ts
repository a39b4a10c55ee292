import type { AgendaItem, SessionState } from './state.ts'

/** One item on the clock. Times are epoch ms. `from`/`to` are what happened, or what it looks like from here. */
export interface ItemTimes {
  itemId: string
  planned: { from: number; to: number }
  actual: { from: number; to: number | null } | null
  /** for what has not begun, and for the end of what is running */
  estimated: { from: number; to: number } | null
}

/** When each item was to be talked about: one after the other from the planned beginning. `minutes`: their planned lengths, in order. */
export function plannedTimes(startsAt: number, minutes: readonly number[]): { from: number; to: number }[] {
  let from = startsAt
  return minutes.map((length) => {
    const planned = { from, to: from + length * 60_000 }
    from = planned.to
    return planned
  })
}

/**
 * Plan, truth and estimate of the evening side by side. The estimate assumes that what is left takes as long as planned;
 * a running item that is over its time ends now.
 */
export function timelineOf(state: SessionState, now: number): { items: ItemTimes[]; plannedEnd: number; expectedEnd: number; lateBy: number } {
  const plans = plannedTimes(state.startsAt, state.agenda.map((item) => item.minutes))
  let expected = state.startedAt ?? Math.max(state.startsAt, state.phase === 'CHECK_IN' ? now : 0)
  const items = state.agenda.map((item, at): ItemTimes => {
    const length = item.minutes * 60_000
    const plan = plans[at]!
    if (item.openedAt !== null && item.closedAt !== null) {
      expected = Math.max(expected, item.closedAt)
      return { itemId: item.id, planned: plan, actual: { from: item.openedAt, to: item.closedAt }, estimated: null }
    }
    if (item.openedAt !== null) {
      const to = Math.max(item.openedAt + length, now)
      expected = to
      return { itemId: item.id, planned: plan, actual: { from: item.openedAt, to: null }, estimated: { from: item.openedAt, to } }
    }
    if (item.phase === 'DEFERRED') return { itemId: item.id, planned: plan, actual: null, estimated: null }
    const from = hasBegun(state) && !anyRunning(state) ? Math.max(expected, now) : expected
    expected = from + length
    return { itemId: item.id, planned: plan, actual: null, estimated: { from, to: expected } }
  })
  const plannedEnd = plans.at(-1)?.to ?? state.startsAt
  return { items, plannedEnd, expectedEnd: expected, lateBy: expected - plannedEnd }
}

/** How far the meeting is from its plan, in whole minutes: above zero late, below early. null before it begins and after it ends. */
export function minutesLate(state: SessionState, now: number): number | null {
  if (state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return null
  return Math.round(timelineOf(state, now).lateBy / 60_000) || 0
}

const hasBegun = (state: SessionState) => state.startedAt !== null
const anyRunning = (state: SessionState) => state.agenda.some((item: AgendaItem) => item.openedAt !== null && item.closedAt === null)
