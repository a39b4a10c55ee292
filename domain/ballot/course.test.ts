import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rule-pack.ts'
import { ballotWaits, courseOf, earliestOpening, earliestOpeningOf, isPlanTooEarly } from './course.ts'
import { itemOfMatter, ownerMatters, typeOfMatter } from './owner-matters.ts'
import { announceBallot } from './prepare.ts'
import type { BallotState } from './state.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const t0 = at('2026-06-10 10:00')
const plan = { opensAt: at('2026-07-01 00:00'), closesAt: at('2026-07-16 00:00') }
/** 小郑's draft of an owner vote, as it stands on 10 June */
const draft: BallotState = {
  id: 'b1', communityId: 'ry', type: 'OWNER_MAJOR', phase: 'DRAFT', place: { sessionId: null, itemId: null, topicId: null },
  question: { text: '空地改作充电棚吗？', facts: [], choices: { kind: 'YES_NO' } }, secrecy: 'NAMED', interim: 'HIDDEN', basis: null, buildingIds: [],
  isOfficial: false, silence: null, plan, roll: null, announcedAt: null, openedAt: null, closesAt: null, closingAnnouncedAt: null, closedAt: null, count: null,
  published: null, objections: [], recount: null, recounts: [], finalAt: null, filed: null, voided: null, officialResult: null,
}
const shown: BallotState = { ...draft, inspection: { at: t0, by: '小郑', until: at('2026-06-14 00:00'), voters: 3, heads: 3, area: 300_00, objections: [], corrections: [] } }
const states = (ballot: BallotState, now = t0) => courseOf(ballot, now, defaultRules).map(({ key, state }) => `${key} ${state}`)

describe('the way of an owner vote', () => {
  it('opens at the earliest after three full days of the open roll and fifteen of notice', () => {
    // 10 June shown; 11, 12, 13 open; announced on the 14th; 15 to 29 notice; the 30th
    expect(earliestOpening('OWNER_MAJOR', t0, defaultRules)).toBe(at('2026-06-30 00:00'))
    expect(earliestOpeningOf(shown, at('2026-06-12 09:00'), defaultRules)).toBe(at('2026-06-30 00:00'))
    // 小郑 forgot it for a week: the notice begins only when it is announced
    expect(earliestOpeningOf(shown, at('2026-06-20 09:00'), defaultRules)).toBe(at('2026-07-06 00:00'))
  })

  it('says so when the planned day cannot be reached any more', () => {
    expect(isPlanTooEarly(shown, at('2026-06-15 09:00'), defaultRules)).toBe(false)
    expect(isPlanTooEarly(shown, at('2026-06-16 09:00'), defaultRules)).toBe(true)
    expect(isPlanTooEarly({ ...shown, phase: 'ANNOUNCED', announcedAt: at('2026-06-15 09:00') }, at('2026-06-20 09:00'), defaultRules)).toBe(false)
  })

  it('shows what is done, what is next and when, at every phase', () => {
    expect(states(draft)).toEqual(['WRITTEN current', 'SHOWN todo', 'ANNOUNCED todo', 'OPEN todo', 'COUNTED todo', 'FINAL todo', 'FILED todo'])
    expect(states(shown)[1]).toBe('SHOWN current')
    const announced: BallotState = { ...shown, phase: 'ANNOUNCED', announcedAt: at('2026-06-14 09:00') }
    expect(states(announced).slice(0, 4)).toEqual(['WRITTEN done', 'SHOWN done', 'ANNOUNCED done', 'OPEN current'])
    const open: BallotState = { ...announced, phase: 'OPEN', openedAt: plan.opensAt, closesAt: plan.closesAt }
    expect(courseOf(open, plan.opensAt + 1, defaultRules)[3]).toEqual({ key: 'OPEN', state: 'current', at: plan.opensAt, until: plan.closesAt, isRunning: true })
    const published: BallotState = { ...open, phase: 'PRELIM_PUBLISHED', closedAt: plan.closesAt, published: { at: plan.closesAt, objectionsUntil: at('2026-07-20 00:00') } }
    expect(states(published).slice(3)).toEqual(['OPEN done', 'COUNTED done', 'FINAL current', 'FILED todo'])
    expect(courseOf(published, plan.closesAt, defaultRules)[5]?.at).toBe(at('2026-07-20 00:00'))
  })

  it('a poll of the residents is neither shown nor filed, and may begin on the day on which it is announced', () => {
    const today: BallotState = { ...draft, type: 'INTENT_POLL', phase: 'ROLL_FROZEN', plan: { opensAt: at('2026-06-10 00:00'), closesAt: at('2026-06-13 00:00') } }
    const context = (now: number) => ({ now, rules: defaultRules, newId: () => 'id', actor: { userId: 'zheng', communityId: 'ry', displayName: '小郑', roles: ['committee' as const], kind: 'COMMITTEE' as const, isVerified: false, departmentId: null, gridId: null, buildingId: null } })
    expect(isPlanTooEarly(today, t0, defaultRules)).toBe(false)
    expect(announceBallot(today, context(t0)).ok).toBe(true)
    expect(announceBallot(today, context(at('2026-06-13 00:00')))).toMatchObject({ ok: false, code: 'BALLOT_PLAN_INVALID' })
    expect(states({ ...draft, type: 'INTENT_POLL' })).toEqual(['WRITTEN current', 'ANNOUNCED todo', 'OPEN todo', 'COUNTED todo', 'FINAL todo'])
    expect(earliestOpening('INTENT_POLL', t0, defaultRules)).toBe(t0)
  })
})

describe('what waits for 小郑', () => {
  const waits = (ballot: BallotState, now = t0) => ballotWaits(ballot, now, defaultRules)
  const doubt = (answer: BallotState['objections'][number]['answer'] = null) => ({ id: 'o', shownAs: '林阿姨', text: '面积不对', at: t0, answer })

  it('before the vote: to show the roll, to answer, to announce before the notice becomes too short, or to find another day', () => {
    expect(waits(draft)).toEqual({ act: 'BALLOT_SHOW', due: null, since: null })
    expect(waits(shown)).toBeNull()
    expect(waits({ ...shown, inspection: { ...shown.inspection!, objections: [{ ...doubt(), answer: null }] } })).toMatchObject({ act: 'BALLOT_ROLL_ANSWER', due: at('2026-06-14 00:00') - 1 })
    // opens on 1 July: announced on 15 June there are fifteen full days between, on the 16th no more
    expect(waits(shown, at('2026-06-14 09:00'))).toMatchObject({ act: 'BALLOT_ANNOUNCE', due: at('2026-06-16 00:00') - 1 })
    expect(waits(shown, at('2026-06-16 09:00'))).toMatchObject({ act: 'BALLOT_REVISE' })
  })

  it('after it: objections, then the file; while it runs, nothing', () => {
    const open: BallotState = { ...shown, phase: 'OPEN', openedAt: plan.opensAt, closesAt: plan.closesAt }
    expect(waits(open, plan.opensAt)).toBeNull()
    const published: BallotState = { ...open, phase: 'FAILED_TURNOUT', closedAt: plan.closesAt, published: { at: plan.closesAt, objectionsUntil: plan.closesAt + 1 }, objections: [doubt()] }
    expect(waits(published, plan.closesAt)).toMatchObject({ act: 'BALLOT_ANSWER', due: plan.closesAt + 1 })
    expect(waits({ ...published, objections: [doubt({ text: '数过了', by: '小郑', at: t0 })] }, plan.closesAt)).toBeNull()
    expect(waits({ ...published, phase: 'FINAL', finalAt: plan.closesAt + 2 }, plan.closesAt + 3)).toMatchObject({ act: 'BALLOT_FILE' })
  })
})

describe('what owners decide together (民法典 278)', () => {
  it('needs three quarters in its items 6 to 8, and more than half in the others', () => {
    expect(ownerMatters.map((matter) => [itemOfMatter(matter), typeOfMatter(matter)])).toEqual([
      [1, 'OWNER_ORDINARY'], [2, 'OWNER_ORDINARY'], [3, 'OWNER_ORDINARY'], [4, 'OWNER_ORDINARY'], [5, 'OWNER_ORDINARY'],
      [6, 'OWNER_MAJOR'], [7, 'OWNER_MAJOR'], [8, 'OWNER_MAJOR'], [9, 'OWNER_ORDINARY'],
    ])
  })
})
