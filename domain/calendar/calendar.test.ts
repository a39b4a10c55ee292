import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import chineseDays from 'chinese-days'
import {
  addCalendarDays, addCalendarMonths, addWorkingDays, addWorkingHours, afterFullDays, CalendarYearUnknown, dayOf, daysFrom, deadlineInfo,
  endOf, firstOfficialYear, isProvisionalDay, isWorkingDay, lastOfficialYear, plusDays, plusMonths, startOf, statutoryHolidays, weekdayOf,
  workingDaysBetween, yearOf, type Day,
} from './index.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

describe('a day in Shanghai', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(dayOf(Date.UTC(2026, 10, 22, 15, 59, 59, 999))).toBe('2026-11-22')
    expect(dayOf(Date.UTC(2026, 10, 22, 16))).toBe('2026-11-23')
  })

  it('is found again from any of its moments', () => {
    fc.assert(fc.property(fc.integer({ min: at('2004-01-01 00:00'), max: at('2040-01-01 00:00') }), (moment) => {
      const day = dayOf(moment)
      expect(startOf(day)).toBeLessThanOrEqual(moment)
      expect(endOf(day)).toBeGreaterThanOrEqual(moment)
      expect(dayOf(endOf(day) + 1)).toBe(plusDays(day, 1))
      expect(daysFrom(day, plusDays(day, 17))).toBe(17)
    }))
  })

  it('has its like a month later, or the last day of that month', () => {
    expect(plusMonths('2026-11-23', 3)).toBe('2027-02-23')
    expect(plusMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28')
  })
})

describe('the official working days', () => {
  it('follow the arrangement of 2026 with its 调休', () => {
    expect(isWorkingDay('2026-10-07')).toBe(false)
    expect(isWorkingDay('2026-10-08')).toBe(true)
    expect(isWorkingDay('2026-10-10')).toBe(true) // a Saturday, worked
    expect(isWorkingDay('2026-09-20')).toBe(true) // a Sunday, worked
    expect(isWorkingDay('2026-10-11')).toBe(false)
  })

  it('are those of chinese-days, day by day, in every published year', () => {
    for (let day: Day = `${firstOfficialYear}-01-01` as Day; yearOf(day) <= lastOfficialYear; day = plusDays(day, 1)) {
      expect([day, isWorkingDay(day)]).toEqual([day, chineseDays.isWorkday(new Date(`${day}T12:00:00`))])
    }
  })

  it('do not depend on the time zone of the machine', () => {
    const script = `import { addWorkingDays, isWorkingDay, dayOf, statutoryHolidays } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))}
      console.log(JSON.stringify([addWorkingDays(Date.UTC(2026, 8, 29, 20), 5), isWorkingDay('2026-10-10'), dayOf(0), statutoryHolidays(2027)]))`
    const answers = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'].map((TZ) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }))
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] ?? '')).toMatchObject([{ day: '2026-10-13' }, true, '1970-01-01', expect.anything()])
  }, 30_000)
})

describe('the year that is not published yet', () => {
  const provisional = lastOfficialYear + 1

  it('rests on the 13 statutory days, made up after weekends, and says that it is provisional', () => {
    expect(statutoryHolidays(2027)).toEqual([
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02',
      '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
    ])
    expect(isProvisionalDay(`${provisional}-03-01` as Day)).toBe(true)
    expect(isProvisionalDay(`${lastOfficialYear}-03-01` as Day)).toBe(false)
    if (provisional === 2027) {
      const around = (from: Day, n: number) => Array.from({ length: n }, (_, i) => plusDays(from, i)).filter(isWorkingDay)
      // 除夕 is a Friday: its two weekend days and the Monday's place are made up until Wednesday
      expect(around('2027-02-04', 8)).toEqual(['2027-02-04', '2027-02-11'])
      expect(around('2027-04-30', 6)).toEqual(['2027-04-30', '2027-05-05'])
    }
  })

  it('agrees with chinese-days about every lunar and solar-term date', () => {
    for (let year = 2004; year <= 2050; year++) {
      const days = statutoryHolidays(year)
      for (const lunar of ['01-01', '05-05', '08-15']) {
        expect(days).toContain(chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date)
      }
      expect(days).toContain(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'))
      expect(days).toHaveLength(13)
    }
  })

  it('ends the calendar: beyond it a deadline is refused, not guessed', () => {
    expect(() => isWorkingDay(`${provisional + 1}-01-01` as Day)).toThrow(CalendarYearUnknown)
    expect(() => isWorkingDay(`${firstOfficialYear - 1}-12-31` as Day)).toThrow(CalendarYearUnknown)
    expect(() => addWorkingDays(at(`${provisional}-12-31 09:00`), 1)).toThrow(CalendarYearUnknown)
  })
})

describe('a deadline', () => {
  it('does not count its first day and ends at 24:00', () => {
    const due = addWorkingDays(at('2026-11-23 09:00'), 2)
    expect(due).toEqual({ at: at('2026-11-26 00:00') - 1, day: '2026-11-25', isProvisional: false })
    expect(addWorkingDays(at('2026-11-23 00:00'), 2)).toEqual(due)
    expect(addWorkingDays(at('2026-11-23 23:59'), 2)).toEqual(due)
  })

  it('in working days steps over 国庆 and uses the worked Saturday', () => {
    expect(addWorkingDays(at('2026-09-30 10:00'), 3).day).toBe('2026-10-10')
    expect(addWorkingDays(at('2026-09-30 10:00'), 4).day).toBe('2026-10-12')
  })

  it('in calendar days moves from a holiday to the next working day', () => {
    expect(addCalendarDays(at('2026-09-28 10:00'), 5).day).toBe('2026-10-08')
    expect(addCalendarDays(at('2026-10-05 10:00'), 5).day).toBe('2026-10-10')
    expect(addCalendarDays(at('2026-11-23 10:00'), 5).day).toBe('2026-11-30')
    expect(addCalendarMonths(at('2026-07-03 10:00'), 3).day).toBe('2026-10-08')
  })

  it('reaching into an unpublished year is marked', () => {
    expect(addCalendarMonths(at('2026-11-23 10:00'), 3)).toMatchObject({ day: '2027-02-23', isProvisional: true })
  })

  it('of notice is a number of full days, holidays included', () => {
    expect(afterFullDays(at('2026-06-01 20:00'), 5)).toBe(at('2026-06-07 00:00'))
  })

  it('in working hours pauses at noon, overnight and over the weekend', () => {
    expect(addWorkingHours(at('2026-11-23 09:00'), 2).at).toBe(at('2026-11-23 11:00'))
    expect(addWorkingHours(at('2026-11-23 11:00'), 2).at).toBe(at('2026-11-23 15:30'))
    expect(addWorkingHours(at('2026-11-27 17:00'), 2).at).toBe(at('2026-11-30 09:30'))
    expect(addWorkingHours(at('2026-11-28 10:00'), 2).at).toBe(at('2026-11-30 10:30'))
  })

  const moments = fc.integer({ min: at('2024-01-01 00:00'), max: at('2026-06-30 00:00') })

  it('of n working days has n working days in it and ends on one', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const due = addWorkingDays(from, n)
      expect(workingDaysBetween(from, due.at)).toBe(n)
      expect(isWorkingDay(due.day)).toBe(true)
      expect(addWorkingDays(from, n + 1).at).toBeGreaterThan(due.at)
    }))
  })

  it('of n calendar days never comes early and never ends on a free day', () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 200 }), (from, n) => {
      const due = addCalendarDays(from, n)
      expect(due.at).toBeGreaterThanOrEqual(endOf(plusDays(dayOf(from), n)))
      expect(isWorkingDay(due.day)).toBe(true)
    }))
  })

  it('tells how long is left, or how long it is over', () => {
    const due = addWorkingDays(at('2026-11-20 09:00'), 3).at // Wednesday 25th
    expect(deadlineInfo(due, at('2026-11-20 10:00'))).toMatchObject({ isOverdue: false, workingDaysLeft: 3, calendarDaysLeft: 5, workingDaysOver: 0 })
    expect(deadlineInfo(due, at('2026-11-25 23:59'))).toMatchObject({ isOverdue: false, isLastDay: true, workingDaysLeft: 0 })
    expect(deadlineInfo(due, at('2026-11-26 00:00'))).toMatchObject({ isOverdue: true, workingDaysOver: 1 })
    expect(deadlineInfo(due, at('2026-12-02 12:00'))).toMatchObject({ isOverdue: true, workingDaysOver: 5 })
  })

  it('counts between two days the same both ways', () => {
    fc.assert(fc.property(moments, moments, (a, b) => {
      expect(workingDaysBetween(a, b)).toBe(0 - workingDaysBetween(b, a))
    }))
  })
})

it('knows its weekdays', () => {
  expect(weekdayOf('2026-11-23')).toBe(1)
})
