/**
 * Days in Asia/Shanghai. China keeps UTC+8 all year and everywhere since 1991, so a day is arithmetic and asks no
 * time zone of the machine. A `Day` is the text YYYY-MM-DD; a moment is epoch ms.
 */
export type Day = `${number}-${number}-${number}`

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

/** The day in Shanghai on which a moment lies. */
export function dayOf(at: number): Day {
  return new Date(at + SHANGHAI).toISOString().slice(0, 10) as Day
}

/** 00:00 in Shanghai. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI
}

/** The last millisecond of the day: a deadline ends at 24:00 and still belongs to its day (民法典 203). */
export function endOf(day: Day): number {
  return startOf(day) + DAY - 1
}

export function plusDays(day: Day, n: number): Day {
  return dayOf(startOf(day) + n * DAY)
}

/** The same day of the month `n` months later, or the month's last day where there is none (民法典 202). */
export function plusMonths(day: Day, n: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const [y, m] = [Math.floor(month / 12), month % 12]
  const lastDay = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return makeDay(y, m + 1, Math.min(Number(day.slice(8)), lastDay))
}

/** Whole days from one day to another; negative backwards. */
export function daysFrom(a: Day, b: Day): number {
  return Math.round((startOf(b) - startOf(a)) / DAY)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 0 Sunday … 6 Saturday */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay()
}

/** @param month 1–12 */
export function makeDay(year: number, month: number, date: number): Day {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(date)}` as Day
}
