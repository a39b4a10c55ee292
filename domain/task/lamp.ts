import { DAY, HOUR, dayOf, endOf, isWorkingDay, plusDays, startOf, workingDaysBetween } from '../calendar/index.ts'
import type { Task } from './state.ts'
import type { ClockKind } from './phases.ts'

/** Each colour belongs to one shape and one word: circle 按时在办, diamond 快到期, triangle 已超期, square 已办结. */
export const lampColours = ['GREEN', 'YELLOW', 'RED', 'BLUE'] as const
export type LampColour = (typeof lampColours)[number]

/**
 * How long, without words. LEFT and OVER carry working days; where that is 0 the hours count (0: less than one).
 * LISTED: recommended for listed supervision. DONE: closed at that moment.
 */
export type LampTime =
  | { kind: 'LEFT' | 'OVER'; workingDays: number; hours: number; dueAt: number; clock: ClockKind }
  | { kind: 'LISTED'; since: number }
  | { kind: 'DONE'; at: number }

export interface Lamp { colour: LampColour; time: LampTime }

/**
 * The lamp of a task at a moment: GREEN more than a quarter of the time left, YELLOW a quarter or less, RED overdue or
 * listed, BLUE closed. Computed from the clock, never stored. Time is measured in working time, because the limits are:
 * before a long holiday a last working day is a last working day. Whole ms, no percents.
 */
export function lampOf(task: Pick<Task, 'phase' | 'clock' | 'listedAt' | 'closedAt'>, now: number): Lamp {
  if (task.phase === 'CLOSED') return { colour: 'BLUE', time: { kind: 'DONE', at: task.closedAt ?? now } }
  if (!task.clock) return { colour: 'RED', time: { kind: 'LISTED', since: task.listedAt ?? now } }
  const { startedAt, dueAt, kind: clock } = task.clock
  if (now > dueAt) {
    const workingDays = workingDaysBetween(dueAt, now)
    return { colour: 'RED', time: { kind: 'OVER', workingDays, hours: Math.floor((now - dueAt) / HOUR), dueAt, clock } }
  }
  const isLastQuarter = 4 * workingTime(now, dueAt) <= workingTime(startedAt, dueAt)
  const workingDays = workingDaysBetween(now, dueAt)
  return { colour: isLastQuarter ? 'YELLOW' : 'GREEN', time: { kind: 'LEFT', workingDays, hours: Math.floor((dueAt + 1 - now) / HOUR), dueAt, clock } }
}

/** Milliseconds between two moments that lie on working days; 0 when `to` is not after `from`. */
export function workingTime(from: number, to: number): number {
  if (to <= from) return 0
  const last = dayOf(to)
  let sum = 0
  for (let day = dayOf(from); day <= last; day = plusDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const opens = startOf(day)
    sum += Math.min(to, endOf(day) + 1, opens + DAY) - Math.max(from, opens)
  }
  return sum
}
