import { HOUR, dayOf, daysFrom, endOf, plusDays, plusMonths, startOf, type Day } from './days.ts'
import { isProvisionalDay, isWorkingDay } from './official.ts'

/**
 * Deadlines by 民法典 201–204: the first day is not counted, the last one ends at 24:00, and a last day that is not
 * worked gives way to the next working day. `at` is the last millisecond of `day` in Shanghai: on time is `now <= at`.
 * `isProvisional`: the State Council has not published that year yet; the screens say so.
 * All functions throw {CalendarYearUnknown} for a year that the calendar does not reach.
 */
export interface Deadline { at: number; day: Day; isProvisional: boolean }

/** @param n working days, at least 1 */
export function addWorkingDays(from: number, n: number): Deadline {
  mustCount(n)
  let day = dayOf(from)
  for (let counted = 0; counted < n;) {
    day = plusDays(day, 1)
    if (isWorkingDay(day)) counted++
  }
  return deadlineOn(day)
}

/** @param n calendar days, at least 1 */
export function addCalendarDays(from: number, n: number): Deadline {
  mustCount(n)
  return deadlineOn(nextWorkingDay(plusDays(dayOf(from), n)))
}

/** @param n calendar months, at least 1 */
export function addCalendarMonths(from: number, n: number): Deadline {
  mustCount(n)
  return deadlineOn(nextWorkingDay(plusMonths(dayOf(from), n)))
}

/**
 * The first moment of the day after `n` full calendar days of notice or publicity: 公示 5 天 begun on the 1st covers the
 * 2nd to the 6th and is over at 00:00 on the 7th. A waiting time is not a deadline: holidays count and do not prolong it.
 */
export function afterFullDays(from: number, n: number): number {
  mustCount(n)
  return startOf(plusDays(dayOf(from), n + 1))
}

/** Office hours of the second kind of limit ("2 working hours"): 08:30–12:00 and 14:30–18:00. */
const officeHours = [[8.5 * HOUR, 12 * HOUR], [14.5 * HOUR, 18 * HOUR]] as const

/** @param n working hours, more than 0; the minutes before opening and at noon do not count */
export function addWorkingHours(from: number, n: number): Deadline {
  if (!(n > 0)) throw new RangeError('working hours must be more than 0')
  let left = n * HOUR
  for (let day = dayOf(from); ; day = plusDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    for (const [opens, closes] of officeHours) {
      const begin = Math.max(from, startOf(day) + opens)
      const room = startOf(day) + closes - begin
      if (room <= 0) continue
      if (left <= room) return { at: begin + left, day, isProvisional: isProvisionalDay(day) }
      left -= room
    }
  }
}

/** Working days after the day of `from` up to and with the day of `to`; negative when `to` lies before. Same day: 0. */
export function workingDaysBetween(from: number, to: number): number {
  const [a, b] = [dayOf(from), dayOf(to)]
  if (b < a) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = plusDays(a, 1); day <= b; day = plusDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}

/** How a running deadline stands. Overdue is computed from the clock, never stored. */
export interface DeadlineInfo {
  isOverdue: boolean
  /** today is the last day */
  isLastDay: boolean
  /** working days still to come after today, including the last; 0 on the last day and when overdue */
  workingDaysLeft: number
  calendarDaysLeft: number
  /** working days since the last day; 0 while on time */
  workingDaysOver: number
  isProvisional: boolean
}

export function deadlineInfo(due: number, now: number): DeadlineInfo {
  const isOverdue = now > due
  const [today, last] = [dayOf(now), dayOf(due)]
  return {
    isOverdue,
    isLastDay: !isOverdue && today === last,
    workingDaysLeft: isOverdue ? 0 : workingDaysBetween(now, due),
    calendarDaysLeft: isOverdue ? 0 : daysFrom(today, last),
    workingDaysOver: isOverdue ? workingDaysBetween(due, now) : 0,
    isProvisional: isProvisionalDay(last),
  }
}

/**
 * Whether a quarter of the time or less is left (lamp YELLOW), measured between two moments on the clock. Exact: whole ms.
 */
export function isLastQuarter(from: number, due: number, now: number): boolean {
  return now <= due && 4 * (due - now) <= due - from
}

export function nextWorkingDay(day: Day): Day {
  let found = day
  while (!isWorkingDay(found)) found = plusDays(found, 1)
  return found
}

function deadlineOn(day: Day): Deadline {
  return { at: endOf(day), day, isProvisional: isProvisionalDay(day) }
}

function mustCount(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('a deadline counts at least one whole day or month')
}

