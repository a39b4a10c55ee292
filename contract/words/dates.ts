import { timeZone } from './locales.ts'

/** The part of a translator that dates need: a key of the `dates` namespace and its values. */
export type DateWords = (key: DateKey, values?: Record<string, string | number>) => string
export type DateKey =
  | 'day' | 'dayOfYear' | 'dayWeekday' | 'dayTime' | 'dayWeekdayTime' | 'dayOfYearTime' | 'weekday' | 'spokenClock'
  | 'today' | 'yesterday' | 'tomorrow' | 'daysAgo' | 'hoursAgo' | 'minutesAgo' | 'justNow'
  | 'seconds' | 'minutes' | 'hours' | 'days' | 'workingDays'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
  weekday: 'short', hourCycle: 'h23',
})
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Calendar fields of an instant (epoch ms) in the community's time zone; month 1–12, weekday 0 = Sunday. */
export function fieldsOf(ms: number) {
  const found: Record<string, string> = {}
  for (const part of parts.formatToParts(ms)) found[part.type] = part.value
  return {
    year: Number(found['year']), month: Number(found['month']), day: Number(found['day']),
    weekday: weekdays.indexOf(found['weekday'] ?? 'Sun'),
    hour: Number(found['hour']), minute: Number(found['minute']), second: Number(found['second']),
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/**
 * Dates and times in words. Not Intl's own, because the house style puts a space between Chinese and digits.
 * Instants are epoch ms; the answer is text for people.
 */
export function dateWords(t: DateWords) {
  const clock = (ms: number) => { const f = fieldsOf(ms); return `${two(f.hour)}:${two(f.minute)}` }
  const values = (ms: number) => {
    const f = fieldsOf(ms)
    return { year: String(f.year), month: f.month, day: f.day, weekday: t('weekday', { weekday: String(f.weekday) }), time: clock(ms) }
  }
  const dayNumber = (ms: number) => { const f = fieldsOf(ms); return Math.round(Date.UTC(f.year, f.month - 1, f.day) / 86_400_000) }
  const day = (ms: number) => t('day', values(ms))
  return {
    /** 6 月 11 日 */
    day,
    /** 2026 年 6 月 11 日 */
    dayOfYear: (ms: number) => t('dayOfYear', values(ms)),
    /** 6 月 25 日，周四 */
    dayWeekday: (ms: number) => t('dayWeekday', values(ms)),
    /** 6 月 11 日 19:30 */
    dayTime: (ms: number) => t('dayTime', values(ms)),
    /** 6 月 25 日，周四 19:30 */
    dayWeekdayTime: (ms: number) => t('dayWeekdayTime', values(ms)),
    /** 2026 年 6 月 11 日 19:30: for records */
    dayOfYearTime: (ms: number) => t('dayOfYearTime', values(ms)),
    /** 20:31 */
    clock,
    /** 20:31:08: for what must be exact, as the moment a vote arrived */
    clockSeconds: (ms: number) => `${clock(ms)}:${two(fieldsOf(ms).second)}`,
    /** 晚上 8 点 40 分: how elder mode says a time */
    spokenClock: (ms: number) => {
      const { hour, minute } = fieldsOf(ms)
      const half = hour < 5 ? 'night' : hour < 8 ? 'dawn' : hour < 12 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : hour < 23 ? 'evening' : 'night'
      return t('spokenClock', { half, hour: hour === 0 ? 12 : hour > 12 ? hour - 12 : hour, minute, padded: two(minute) })
    },
    /** today, tomorrow, yesterday, or the date */
    nearDay: (ms: number, now: number) => {
      const away = dayNumber(ms) - dayNumber(now)
      return away === 0 ? t('today') : away === 1 ? t('tomorrow') : away === -1 ? t('yesterday') : day(ms)
    },
    /** 3 天前, 2 小时前, 刚才; after 30 days the date */
    ago: (ms: number, now: number) => {
      const seconds = Math.max(0, Math.floor((now - ms) / 1000))
      if (seconds < 60) return t('justNow')
      if (seconds < 3600) return t('minutesAgo', { n: Math.floor(seconds / 60) })
      const days = dayNumber(now) - dayNumber(ms)
      if (days < 1 || seconds < 12 * 3600) return t('hoursAgo', { n: Math.floor(seconds / 3600) })
      return days <= 30 ? t('daysAgo', { n: days }) : day(ms)
    },
    /** 12 个工作日 */
    workingDays: (n: number) => t('workingDays', { n }),
    /** A length of time in its largest whole unit, at least one second. `ms` may be negative: its size counts. */
    span: (ms: number) => {
      const seconds = Math.max(1, Math.round(Math.abs(ms) / 1000))
      if (seconds < 60) return t('seconds', { n: seconds })
      if (seconds < 3600) return t('minutes', { n: Math.floor(seconds / 60) })
      if (seconds < 86_400) return t('hours', { n: Math.floor(seconds / 3600) })
      return t('days', { n: Math.floor(seconds / 86_400) })
    },
    /** <time dateTime>: ISO with the offset of the place */
    iso: (ms: number) => {
      const f = fieldsOf(ms)
      return `${f.year}-${two(f.month)}-${two(f.day)}T${two(f.hour)}:${two(f.minute)}:${two(f.second)}+08:00`
    },
  }
}

export type Dates = ReturnType<typeof dateWords>
