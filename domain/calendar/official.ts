import chineseDays from 'chinese-days'
import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { makeDay, plusDays, weekdayOf, yearOf, type Day } from './days.ts'

/**
 * Which days are worked. Published years: the State Council's yearly arrangement with its 调休, as the package
 * `chinese-days` carries it (its tables, not its date functions: those read the machine's time zone and are a day off west
 * of Greenwich). The one year after them is provisional, see docs/decisions/2026-11-23-calendar-provisional-year.md.
 * Any other year is unknown.
 */
export interface WorkYear { year: number; isProvisional: boolean; offOnWeekdays: ReadonlySet<string>; workedOnWeekends: ReadonlySet<string> }

const holidays = Object.keys(official.holidays) as Day[]
const workdays = Object.keys(official.workdays) as Day[]

export const firstOfficialYear = Math.min(...holidays.map(yearOf))
export const lastOfficialYear = Math.max(...holidays.map(yearOf))

/** The calendar does not reach this year: a deadline there would be a guess. The door turns it into CALENDAR_YEAR_UNKNOWN. */
export class CalendarYearUnknown extends Error {
  readonly year: number
  constructor(year: number) {
    super(`The working-day calendar does not know ${year}`)
    this.year = year
  }
}

const years = new Map<number, WorkYear>()

/** @throws {CalendarYearUnknown} */
export function workYear(year: number): WorkYear {
  const known = years.get(year)
  if (known) return known
  if (year < firstOfficialYear || year > lastOfficialYear + 1) throw new CalendarYearUnknown(year)
  const made = year > lastOfficialYear ? provisionalYear(year) : officialYear(year)
  years.set(year, made)
  return made
}

function officialYear(year: number): WorkYear {
  const inYear = (day: Day) => yearOf(day) === year
  return {
    year, isProvisional: false,
    offOnWeekdays: new Set(holidays.filter(inYear)),
    workedOnWeekends: new Set(workdays.filter(inYear)),
  }
}

/**
 * Before the arrangement is published: the 13 statutory days of the 全国年节及纪念日放假办法 (2024), each that falls on a
 * weekend made up on the next working day (its article 6), and no 调休, because nobody can know those.
 */
function provisionalYear(year: number): WorkYear {
  const off = new Set<Day>()
  for (const day of statutoryHolidays(year)) {
    let free = day
    while (isWeekend(free) || off.has(free)) free = plusDays(free, 1)
    off.add(free)
  }
  return { year, isProvisional: true, offOnWeekdays: off, workedOnWeekends: new Set() }
}

/** Sorted. 元旦 1, 春节 4 (from the eve), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. */
export function statutoryHolidays(year: number): Day[] {
  const springFestival = fromLunar(year, 1, 1)
  const days = [
    makeDay(year, 1, 1),
    ...[-1, 0, 1, 2].map((n) => plusDays(springFestival, n)),
    pureBrightness(year),
    makeDay(year, 5, 1), makeDay(year, 5, 2),
    fromLunar(year, 5, 5), fromLunar(year, 8, 15),
    makeDay(year, 10, 1), makeDay(year, 10, 2), makeDay(year, 10, 3),
  ]
  // 中秋 can fall inside 国庆 (as in 2028): then 国庆 is made up, so a double day counts twice
  return days.sort()
}

/** 清明: the solar term's formula for 2001–2099. */
function pureBrightness(year: number): Day {
  const y = year % 100
  return makeDay(year, 4, Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4))
}

/**
 * The day of the solar year on which a lunar month and day falls; leap months do not count. From the package's table of
 * month lengths: the Chinese calendar of Intl is a day off in 2027, where the new moon comes four minutes before midnight.
 * @param month before the 11th, so that it lies in the same solar year
 */
function fromLunar(year: number, month: number, date: number): Day {
  let days = date - 1
  for (let y = 1900; y < year; y++) days += daysBefore(y, 13)
  return plusDays('1900-01-31', days + daysBefore(year, month))
}

/** Days of the lunar year before the month, its leap month included. */
function daysBefore(year: number, month: number): number {
  const leap = chineseDays.getYearLeapMonth(year)
  let days = (leap.leapMonth ?? 13) < month ? leap.days : 0
  for (let m = 1; m < month; m++) days += chineseDays.monthDays(year, m)
  return days
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0
}

/** @throws {CalendarYearUnknown} */
export function isWorkingDay(day: Day): boolean {
  const { offOnWeekdays, workedOnWeekends } = workYear(yearOf(day))
  return isWeekend(day) ? workedOnWeekends.has(day) : !offOnWeekdays.has(day)
}

/** Whether the official arrangement of the day's year is not published yet. @throws {CalendarYearUnknown} */
export function isProvisionalDay(day: Day): boolean {
  return workYear(yearOf(day)).isProvisional
}
