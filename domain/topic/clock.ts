import { addWorkingDays, afterFullDays, dayOf, isWorkingDay, plusDays, weekdayOf, type Day } from '../calendar/index.ts'
import type { RuleName, RulePack, RuleValue } from '../rule-pack.ts'
import type { AnswerClock } from './state.ts'

/** The two promises of the review, from today: somebody takes it up, somebody answers (福州: 2 and 5 working days). */
export function answerClock(now: number, rules: RulePack): AnswerClock {
  return {
    from: now,
    acknowledgeBy: addWorkingDays(now, rules.topicAcknowledge.value).at,
    decideBy: addWorkingDays(now, rules.topicDecide.value).at,
  }
}

/** First moment at which the matter may be put on an agenda: the full days of publicity after today are over. Epoch ms. */
export function publicityEnd(now: number, rules: RulePack): number {
  return afterFullDays(now, rules.topicPublicity.value)
}

/**
 * One day of the strip that answers "why this long". FROM: the day of the occasion, which does not count (民法典 201).
 * REST: a weekend. HOLIDAY: a weekday that is not worked. `n`: which counted day this is, 1 first.
 */
export interface StripDay { day: Day; weekday: number; kind: 'FROM' | 'COUNTED' | 'REST' | 'HOLIDAY'; n: number | null; isLast: boolean }

/** "为什么是 5 天？": the rule, its source, and the days one can count along. */
export interface WhyThisLong {
  rule: RuleName
  length: number
  unit: 'WORKING_DAYS' | 'DAYS'
  source: RuleValue['source']
  cite: string
  strip: StripDay[]
}

/** @param from epoch ms of the occasion; @param rule a rule in working days */
export function whyWorkingDays(from: number, rule: RuleName, rules: RulePack): WhyThisLong {
  return why(from, rule, rules, 'WORKING_DAYS', isWorkingDay)
}

/** @param rule a rule in calendar days, where every day counts */
export function whyDays(from: number, rule: RuleName, rules: RulePack): WhyThisLong {
  return why(from, rule, rules, 'DAYS', () => true)
}

function why(from: number, rule: RuleName, rules: RulePack, unit: WhyThisLong['unit'], counts: (day: Day) => boolean): WhyThisLong {
  const { value: length, source, cite } = rules[rule]
  let day = dayOf(from)
  const strip: StripDay[] = [{ day, weekday: weekdayOf(day), kind: 'FROM', n: null, isLast: false }]
  for (let n = 0; n < length;) {
    day = plusDays(day, 1)
    const weekday = weekdayOf(day)
    if (counts(day)) strip.push({ day, weekday, kind: 'COUNTED', n: ++n, isLast: n === length })
    else strip.push({ day, weekday, kind: weekday % 6 === 0 ? 'REST' : 'HOLIDAY', n: null, isLast: false })
  }
  return { rule, length, unit, source, cite, strip }
}
