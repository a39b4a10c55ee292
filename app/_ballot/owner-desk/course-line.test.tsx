import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { catalogues, timeZone, type Locale } from '../../../contract/words/index.ts'
import { courseOf } from '../../../domain/ballot/course.ts'
import { afterFullDays } from '../../../domain/calendar/index.ts'
import { defaultRules } from '../../../domain/rule-pack.ts'
import { CourseLine } from './course-line.tsx'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

/** 小郑 shows the roll on 10 June; three full days are the 11th, 12th and 13th. */
describe('how far a vote has come', () => {
  const shown = at('2026-06-10 15:00')
  const inspection = { at: shown, by: '小郑', until: afterFullDays(shown, 3), objections: [], corrections: [], voters: 12, heads: 12, area: 1200_00 }
  const line = (facts: Partial<Parameters<typeof courseOf>[0]>, now: number, locale: Locale = 'zh-CN') => {
    const course = courseOf({
      type: 'OWNER_MAJOR', phase: 'DRAFT', place: { sessionId: null, itemId: null, topicId: null }, plan: null, announcedAt: null, openedAt: null, closesAt: null, closedAt: null,
      published: null, finalAt: null, filed: null, ...facts,
    }, now, defaultRules)
    return renderToStaticMarkup(<NextIntlClientProvider locale={locale} timeZone={timeZone} messages={catalogues[locale]}><CourseLine course={course} rules={defaultRules} /></NextIntlClientProvider>)
  }

  it('the roll lies open to the end of its last day: the 13th, not the 14th on which it can be fixed', () => {
    expect(inspection.until).toBe(at('2026-06-14 00:00'))
    expect(line({}, shown)).toContain('最早到 6 月 13 日')
    expect(line({ inspection }, shown + 1)).toContain('公示到 6 月 13 日。')
    expect(line({ inspection, phase: 'ANNOUNCED', announcedAt: at('2026-06-14 09:00') }, at('2026-06-14 10:00'))).toContain('6 月 10 日起公示，到 6 月 13 日。')
    expect(line({ inspection }, shown + 1, 'en')).toContain('Open until 13 June.')
    // the next step begins on the day after
    expect(line({ inspection }, shown + 1)).toContain('最早 6 月 14 日。')
  })
})
