import { describe, expect, it } from 'vitest'
import type { Decision } from '../decision.ts'
import type { Actor, Context } from '../people.ts'
import { defaultRules } from '../rule-pack.ts'
import { tallyBallot } from './close.ts'
import { answerRollObjection, correctRoll, objectToRoll, rollDifference, showRoll } from './inspection.ts'
import { announceBallot, createBallot, freezeRoll, openBallot, tightenBallot } from './prepare.ts'
import { nextReminder, ownReminderAt, remindVoters } from './reminder.ts'
import { evolveBallot, type BallotDraft, type BallotEvent, type BallotState } from './state.ts'
import { tallyOf } from './tally.ts'
import { interims, secrecies, YES } from './types.ts'

const DAY = 86_400_000
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const t0 = at('2026-06-10 10:00')
const shownUntil = at('2026-06-14 00:00')
const plan = { opensAt: at('2026-07-01 00:00'), closesAt: at('2026-07-16 00:00') }
const zheng: Actor = { userId: 'zheng', communityId: 'ry', displayName: '小郑', roles: ['committee'], kind: 'COMMITTEE', isVerified: false, departmentId: null, gridId: null, buildingId: null }
const system: Actor = { ...zheng, userId: 'system', displayName: '' }
const context = (now = t0, actor = zheng): Context => ({ now, actor, newId: () => 'id', rules: defaultRules })
const draft = (change: Partial<BallotDraft> = {}): BallotDraft => ({
  ballotId: 'b1', communityId: 'ry', ballotType: 'OWNER_MAJOR', place: { sessionId: null, itemId: null, topicId: null },
  question: { text: '空地改作充电棚吗？', facts: [], choices: { kind: 'YES_NO' } }, secrecy: 'NAMED', interim: 'HIDDEN', basis: null, buildingIds: [],
  isOfficial: false, silence: null, plan, ...change,
})
const roll = { voters: 3, heads: 3, area: 300_00, hash: 'h', body: { kind: 'OWNERS' as const, heads: 3, area: 300_00 } }
const code = (decision: Decision<unknown>) => (decision.ok ? 'OK' : decision.code)

function must(state: BallotState | null, decision: Decision<BallotEvent>): BallotState {
  if (!decision.ok) throw new Error(decision.code)
  const after = decision.events.reduce(evolveBallot, state)
  if (!after) throw new Error('nothing decided')
  return after
}
const make = (change?: Partial<BallotDraft>) => must(null, createBallot(draft(change), { item: null, allowedTypes: null }, context()))
const shown = (change?: Partial<BallotDraft>) => { const state = make(change); return must(state, showRoll(state, roll, context())) }
function opened(change?: Partial<BallotDraft>): BallotState {
  let state = shown(change)
  state = must(state, freezeRoll(state, roll, context(shownUntil)))
  state = must(state, announceBallot(state, context(shownUntil)))
  return must(state, openBallot(state, { closesAt: null }, context(plan.opensAt)))
}

describe('the roll of an owner vote', () => {
  it('lies open for three full days before it can be frozen', () => {
    expect(code(freezeRoll(make(), roll, context()))).toBe('BALLOT_ROLL_NOT_SHOWN')
    const state = shown()
    expect(state.inspection).toMatchObject({ until: shownUntil, voters: 3, area: 300_00 })
    expect(freezeRoll(state, roll, context(shownUntil - 1))).toEqual({ ok: false, code: 'BALLOT_ROLL_SHOWN_SHORT', detail: { untilDay: shownUntil } })
    expect(code(freezeRoll(state, roll, context(shownUntil)))).toBe('OK')
  })

  it('is not frozen while 林阿姨 waits for an answer about her flat', () => {
    const doubted = must(shown(), objectToRoll(shown(), { objectionId: 'o1', text: '4 号楼 502 是 78.36 平方米' }, context()))
    expect(code(freezeRoll(doubted, roll, context(shownUntil)))).toBe('BALLOT_ROLL_OBJECTION_OPEN')
    const corrected = must(doubted, correctRoll(doubted, { size: { voters: 3, heads: 3, area: 301_00 }, reason: '面积登记错了', difference: { added: 0, removed: 0, changed: 1 } }, context()))
    expect(corrected.inspection).toMatchObject({ area: 301_00, corrections: [{ by: '小郑', reason: '面积登记错了', changed: 1 }] })
    const answered = must(corrected, answerRollObjection(corrected, { objectionId: 'o1', text: '改过了', isCorrected: true }, context()))
    expect(answered.inspection?.objections).toMatchObject([{ answer: { by: '小郑', isCorrected: true } }])
    expect(code(answerRollObjection(answered, { objectionId: 'o1', text: '又答', isCorrected: false }, context()))).toBe('BALLOT_OBJECTION_ANSWERED')
    const frozen = must(answered, freezeRoll(answered, roll, context(shownUntil)))
    expect(code(objectToRoll(frozen, { objectionId: 'o2', text: '晚了' }, context(shownUntil)))).toBe('BALLOT_WRONG_PHASE')
  })

  it('tells what a new drawing changed', () => {
    const before = new Map([['lin', 78_36], ['guo', 50_00], ['old', 1]])
    expect(rollDifference(before, new Map([['lin', 79_00], ['guo', 50_00], ['new', 2]]))).toEqual({ added: 1, removed: 1, changed: 1 })
  })

  it('votes for five to sixty days', () => {
    const length = (days: number) => code(createBallot(draft({ plan: { opensAt: plan.opensAt, closesAt: plan.opensAt + days * DAY } }), { item: null, allowedTypes: null }, context()))
    expect([4, 5, 60, 61].map(length)).toEqual(['BALLOT_DAYS_OUTSIDE', 'OK', 'OK', 'BALLOT_DAYS_OUTSIDE'])
  })
})

describe('reminders', () => {
  it('go out while the box is open, three days apart at least, to somebody', () => {
    const state = opened()
    expect(code(remindVoters(shown(), { people: 2, texts: 1 }, context()))).toBe('BALLOT_NOT_OPEN')
    expect(code(remindVoters(state, { people: 0, texts: 0 }, context(plan.opensAt + 1)))).toBe('BALLOT_NOBODY_TO_REMIND')
    expect(nextReminder(state, defaultRules)).toBeNull()
    const once = must(state, remindVoters(state, { people: 2, texts: 1 }, context(plan.opensAt + 1)))
    expect(once.reminders).toEqual([{ at: plan.opensAt + 1, by: '小郑', people: 2, texts: 1 }])
    expect(remindVoters(once, { people: 2, texts: 1 }, context(plan.opensAt + 3 * DAY))).toMatchObject({ ok: false, code: 'BALLOT_REMINDED_LATELY', detail: { days: 3 } })
    expect(must(once, remindVoters(once, { people: 1, texts: 1 }, context(plan.opensAt + 1 + 3 * DAY, system))).reminders?.[1]).toMatchObject({ by: null, people: 1 })
    expect(code(remindVoters(state, { people: 2, texts: 1 }, context(plan.closesAt)))).toBe('BALLOT_NOT_OPEN')
  })

  it('the server’s own comes two days before the end, and never in a session or a short vote', () => {
    expect(ownReminderAt(opened(), defaultRules)).toBe(plan.closesAt - 2 * DAY)
    expect(ownReminderAt({ ...opened(), openedAt: plan.closesAt - 2 * DAY - 1 }, defaultRules)).toBeNull()
    expect(ownReminderAt({ ...opened(), place: { sessionId: 's1', itemId: 'i1', topicId: null } }, defaultRules)).toBeNull()
  })
})

describe('silence', () => {
  const silence = { counts: 'AS_ABSTENTION' as const, cite: '榕荫小区业主大会议事规则第十二条' }
  const counted = (unproven: number) => {
    const state: BallotState = { ...opened({ silence }), phase: 'CLOSED' }
    const tally = tallyOf({ kind: 'YES_NO' }, [{ choices: [YES], heads: 1, area: 100_00 }])
    return must(state, tallyBallot(state, { tally, papers: 1, chainHead: 'c', silent: { heads: 2, area: 200_00 }, isRollIntact: true, unproven }, context(plan.closesAt))).count!
  }

  it('is a separate column when the rule is registered and delivery to each unit is proven; both totals stand', () => {
    const { verdict, unproven } = counted(0)
    expect(unproven).toBe(0)
    expect(verdict).toMatchObject({ outcome: 'TOO_FEW', participation: { heads: { have: 1 } }, withSilence: { silent: { heads: 2 }, verdict: { outcome: 'REJECTED', participation: { heads: { have: 3 } } } } })
  })

  it('is nothing when one unit has no proof', () => {
    expect(counted(1)).toMatchObject({ unproven: 1, verdict: { outcome: 'TOO_FEW', withSilence: null } })
  })
})

describe('secrecy and hidden counts', () => {
  it('are only ever tightened: every change in every phase', () => {
    const phases = ['DRAFT', 'ROLL_FROZEN', 'ANNOUNCED', 'OPEN', 'CLOSED', 'PRELIM_PUBLISHED', 'FINAL'] as const
    const allowed: string[] = []
    for (const phase of phases) for (const fromSecrecy of secrecies) for (const fromInterim of interims) for (const secrecy of secrecies) for (const interim of interims) {
      if (secrecy === fromSecrecy && interim === fromInterim) continue
      const before: BallotState = { ...make({ ballotType: 'INTENT_POLL', secrecy: fromSecrecy, interim: fromInterim }), phase }
      const decision = tightenBallot(before, { secrecy, interim }, context())
      if (!decision.ok) continue
      const after = must(before, decision)
      expect([after.secrecy, after.interim]).toEqual([secrecy, interim])
      allowed.push(`${phase}: ${fromSecrecy} ${fromInterim} → ${secrecy} ${interim}`)
    }
    const before = (phase: string) => [
      `${phase}: NAMED HIDDEN → SECRET HIDDEN`, `${phase}: NAMED SHOWN → NAMED HIDDEN`, `${phase}: NAMED SHOWN → SECRET HIDDEN`, `${phase}: NAMED SHOWN → SECRET SHOWN`, `${phase}: SECRET SHOWN → SECRET HIDDEN`,
    ]
    expect(allowed.sort()).toEqual([...before('DRAFT'), ...before('ROLL_FROZEN'), ...before('ANNOUNCED'), 'OPEN: NAMED SHOWN → NAMED HIDDEN', 'OPEN: SECRET SHOWN → SECRET HIDDEN'].sort())
  })
})
