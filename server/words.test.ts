import { describe, expect, it } from 'vitest'
import { datesIn, words } from './words.ts'

const at = (iso: string) => Date.parse(`${iso}+08:00`)
const zh = datesIn('zh-CN')
const en = datesIn('en')

describe('dates in words', () => {
  it('put a space between Chinese and digits, in the time of the place', () => {
    expect(zh.day(at('2026-06-11T00:30:00'))).toBe('6 月 11 日')
    expect(zh.dayWeekdayTime(at('2026-06-25T19:30:00'))).toBe('6 月 25 日，周四 19:30')
    expect(zh.dayOfYearTime(at('2026-06-25T00:00:00'))).toBe('2026 年 6 月 25 日 00:00')
    expect(en.dayWeekdayTime(at('2026-06-25T19:30:00'))).toBe('Thu, 25 June, 19:30')
    expect(zh.clockSeconds(at('2026-06-11T20:31:08'))).toBe('20:31:08')
    expect(zh.iso(at('2026-06-11T20:31:08'))).toBe('2026-06-11T20:31:08+08:00')
  })

  it('say a clock time as an old neighbour would', () => {
    expect(zh.spokenClock(at('2026-06-11T20:40:00'))).toBe('晚上 8 点 40 分')
    expect(zh.spokenClock(at('2026-06-11T09:00:00'))).toBe('上午 9 点')
    expect(zh.spokenClock(at('2026-06-11T00:05:00'))).toBe('夜里 12 点 5 分')
    expect(en.spokenClock(at('2026-06-11T20:05:00'))).toBe('8:05 in the evening')
  })

  it('count days by the calendar, not by 24 hours', () => {
    const now = at('2026-06-11T20:00:00')
    expect(zh.ago(at('2026-06-11T19:59:30'), now)).toBe('刚才')
    expect(zh.ago(at('2026-06-11T19:40:00'), now)).toBe('20 分钟前')
    expect(zh.ago(at('2026-06-10T23:00:00'), now)).toBe('1 天前')
    expect(zh.ago(at('2026-06-08T23:00:00'), now)).toBe('3 天前')
    expect(zh.nearDay(at('2026-06-12T00:10:00'), now)).toBe('明天')
    expect(zh.nearDay(at('2026-06-10T00:10:00'), now)).toBe('昨天')
    expect(en.ago(at('2026-06-08T23:00:00'), now)).toBe('3 days ago')
  })

  it('come from the same catalogues as the screens', () => {
    expect(words('zh-CN')('ui.lamp.RED')).toBe('已超期')
    expect(words('en')('dates.today')).toBe('today')
  })

  it('measure a span in its largest unit', () => {
    expect(zh.span(-52_000)).toBe('52 秒')
    expect(zh.span(3 * 3_600_000 + 5)).toBe('3 小时')
    expect(en.span(86_400_000)).toBe('1 day')
    expect(zh.workingDays(12)).toBe('12 个工作日')
  })
})
