import { dayOf, isWorkingDay, plusDays, startOf, type Day } from '../../../domain/calendar/index.ts'
import type { When } from './types.ts'

/**
 * The moment that a `When` means, epoch ms, when the demo is loaded at `now`. A `workday` counts from today or, on a day off,
 * from the last day that was worked.
 * @throws {CalendarYearUnknown} where working days reach beyond the calendar
 */
export function momentOf(when: When, now: number): number {
  if ('minute' in when) return now + Math.round(when.minute * 60_000)
  const today = dayOf(now)
  const day = 'day' in when ? plusDays(today, when.day) : workday(today, when.workday)
  const [hours = 0, minutes = 0] = when.at.split(':').map(Number)
  return startOf(day) + (hours * 60 + minutes) * 60_000
}

function workday(today: Day, n: number): Day {
  let day = today
  while (!isWorkingDay(day)) day = plusDays(day, -1)
  const step = n < 0 ? -1 : 1
  for (let left = Math.abs(n); left > 0;) {
    day = plusDays(day, step)
    if (isWorkingDay(day)) left--
  }
  return day
}

/** Shorthands, so that the data read like a diary. */
export const day = (n: number, at: `${number}:${number}`): When => ({ day: n, at })
export const workingDay = (n: number, at: `${number}:${number}`): When => ({ workday: n, at })
export const minute = (n: number): When => ({ minute: n })
