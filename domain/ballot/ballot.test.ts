import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../decision.ts'
import type { Actor, Context } from '../people.ts'
import { defaultRules } from '../rule-pack.ts'
import { answerObjection, fileBallot, finaliseBallot, importOfficialResult, orderRecount, raiseObjection, recountBallot, voidBallot } from './afterwards.ts'
import { replaces, voteFault } from './cast.ts'
import { closeBallot, publishResult, scheduleClosing, tallyBallot, type Counted } from './close.ts'
import { closedPhases, phasesAfter } from './phases.ts'
import { announceBallot, createBallot, defaultSecrecy, freezeRoll, openBallot, reviseBallot, tightenBallot, type PlaceFacts } from './prepare.ts'
import { showRoll } from './inspection.ts'
import { grantProxy, revokeProxy } from './proxy.ts'
import { evolveBallot, type BallotDraft, type BallotEvent, type BallotState, type Roll } from './state.ts'
import { tallyOf } from './tally.ts'
import { ABSTAIN, isValidPaper, NO, YES } from './types.ts'
import { ageOn, rollReasonOf, type Candidate } from './voters.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const t0 = at('2026-06-11 20:30:00')
const DAY = 86_400_000

const chen: Actor = {
  userId: 'chen', communityId: 'ry', displayName: '陈委员', roles: ['moderator'], kind: 'CPPCC_MEMBER', isVerified: false,
  departmentId: null, gridId: null, buildingId: null,
}
const context = (now = t0, actor = chen): Context => ({ now, actor, newId: () => 'id', rules: defaultRules })

const inSession: PlaceFacts = { item: { isOnAnnouncedAgenda: true, isCurrent: true }, allowedTypes: null }
const alone: PlaceFacts = { item: null, allowedTypes: null }

const draft = (change: Partial<BallotDraft> = {}): BallotDraft => ({
  ballotId: 'b1', communityId: 'ry', ballotType: 'SESSION_RESOLUTION', place: { sessionId: 's1', itemId: 'i2', topicId: 't1' },
  question: { text: '周末是否开放活动室？', facts: [], choices: { kind: 'YES_NO' } },
  secrecy: 'NAMED', interim: 'HIDDEN', basis: null, buildingIds: [], isOfficial: true, silence: null, plan: null, ...change,
})

const roll = (voters: number): Omit<Roll, 'at'> => ({
  voters, heads: voters, area: 0, hash: 'h', body: { kind: 'PRESENT', present: voters, quorum: { have: 9, need: 7, missing: [] } },
})

/** given these decisions in order → the state, or the refusal of the last */
function given(...decisions: ((state: BallotState) => Decision<BallotEvent>)[]): BallotState {
  let state = must(null, createBallot(draft(), inSession, context()))
  for (const decide of decisions) state = must(state, decide(state))
  return state
}
function must(state: BallotState | null, decision: Decision<BallotEvent>): BallotState {
  if (!decision.ok) throw new Error(decision.code)
  const after = decision.events.reduce(evolveBallot, state)
  if (!after) throw new Error('nothing decided')
  return after
}
const code = (decision: Decision<unknown>) => (decision.ok ? 'OK' : decision.code)

const frozen = (voters = 10) => (state: BallotState) => freezeRoll(state, roll(voters), context())
const opened = (closesAt: number | null = null) => (state: BallotState) => openBallot(state, { closesAt }, context())
const counted = (...papers: string[]): Counted => ({
  tally: tallyOf({ kind: 'YES_NO' }, papers.map((choice) => ({ choices: [choice], heads: 1, area: 0 }))),
  papers: papers.length, chainHead: papers.join(), silent: { heads: 0, area: 0 }, isRollIntact: true, unproven: 0,
})
const closedAndTallied = (...papers: string[]) => [
  frozen(), opened(t0 + 60_000),
  (state: BallotState) => closeBallot(state, { voted: papers.length }, context(t0 + 60_000)),
  (state: BallotState) => tallyBallot(state, counted(...papers), context(t0 + 60_000)),
]

describe('creating a ballot', () => {
  it('is refused for a binding vote on what was not announced; an intent poll may be held', () => {
    const off: PlaceFacts = { item: { isOnAnnouncedAgenda: false, isCurrent: true }, allowedTypes: null }
    expect(code(createBallot(draft(), off, context()))).toBe('BALLOT_OFF_AGENDA')
    expect(code(createBallot(draft({ ballotType: 'INTENT_POLL' }), off, context()))).toBe('OK')
  })

  it('follows the decision path of the topic', () => {
    expect(code(createBallot(draft(), { ...inSession, allowedTypes: ['INTENT_POLL', 'OWNER_MAJOR'] }, context()))).toBe('BALLOT_TYPE_NOT_ON_PATH')
  })

  it('never makes a weighted vote secret', () => {
    const owners = draft({ ballotType: 'OWNER_MAJOR', secrecy: 'SECRET' })
    expect(code(createBallot(owners, inSession, context()))).toBe('BALLOT_SECRET_WITH_WEIGHTS')
    expect(defaultSecrecy('OWNER_MAJOR')).toBe('NAMED')
    expect(defaultSecrecy('PACT_ADOPTION')).toBe('SECRET')
  })

  it('outside a session needs a plan, and no session resolution', () => {
    const place = { sessionId: null, itemId: null, topicId: null }
    expect(code(createBallot(draft({ place }), alone, context()))).toBe('BALLOT_NEEDS_SESSION')
    expect(code(createBallot(draft({ place, ballotType: 'OWNER_ORDINARY' }), alone, context()))).toBe('BALLOT_PLAN_NEEDED')
    expect(code(createBallot(draft({ place, ballotType: 'OWNER_ORDINARY', plan: { opensAt: t0 + 2, closesAt: t0 + 1 } }), alone, context()))).toBe('BALLOT_PLAN_INVALID')
  })

  it('wants two to twelve different options and a pact as one text', () => {
    const option = (id: string, text = id) => ({ id, text })
    const asks = (choices: BallotDraft['question']['choices'], ballotType: BallotDraft['ballotType'] = 'SESSION_RESOLUTION') =>
      code(createBallot(draft({ ballotType, basis: ballotType === 'PACT_ADOPTION' ? 'PEOPLE' : null, question: { text: '?', facts: [], choices } }), inSession, context()))
    expect(asks({ kind: 'ONE_OF', options: [option('a'), option('b')] })).toBe('OK')
    expect(asks({ kind: 'ONE_OF', options: [option('a')] })).toBe('BALLOT_QUESTION_INVALID')
    expect(asks({ kind: 'ONE_OF', options: [option('a'), option('yes')] })).toBe('BALLOT_QUESTION_INVALID')
    expect(asks({ kind: 'ONE_OF', options: [option('a', '东门'), option('b', ' 东门')] })).toBe('BALLOT_QUESTION_INVALID')
    expect(asks({ kind: 'UP_TO', most: 2, options: [option('a'), option('b')] })).toBe('BALLOT_QUESTION_INVALID')
    expect(asks({ kind: 'ONE_OF', options: [option('a'), option('b')] }, 'PACT_ADOPTION')).toBe('BALLOT_QUESTION_INVALID')
  })
})

describe('before it opens', () => {
  it('secrecy and hidden counts are tightened, never relaxed', () => {
    const state = must(null, createBallot(draft({ interim: 'SHOWN' }), inSession, context()))
    const tighter = must(state, tightenBallot(state, { secrecy: 'SECRET', interim: 'HIDDEN' }, context()))
    expect(tighter).toMatchObject({ secrecy: 'SECRET', interim: 'HIDDEN' })
    expect(code(tightenBallot(tighter, { secrecy: 'NAMED' }, context()))).toBe('BALLOT_ONLY_TIGHTER')
    expect(code(tightenBallot(tighter, { interim: 'SHOWN' }, context()))).toBe('BALLOT_ONLY_TIGHTER')
  })

  it('once open the counts can still be hidden, the papers no longer made secret', () => {
    const shown = must(null, createBallot(draft({ interim: 'SHOWN' }), inSession, context()))
    const open = [frozen(), opened()].reduce((state, decide) => must(state, decide(state)), shown)
    expect(code(tightenBallot(open, { interim: 'HIDDEN' }, context()))).toBe('OK')
    expect(code(tightenBallot(open, { secrecy: 'SECRET' }, context()))).toBe('BALLOT_WRONG_PHASE')
  })

  it('the frozen roll closes the question to changes', () => {
    expect(code(reviseBallot(given(frozen()), { question: draft().question, plan: null }, context()))).toBe('BALLOT_WRONG_PHASE')
  })

  it('a roll without voters or a hall without quorum is not frozen', () => {
    const state = given()
    expect(code(freezeRoll(state, roll(0), context()))).toBe('BALLOT_ROLL_EMPTY')
    expect(freezeRoll(state, { ...roll(5), body: { kind: 'PRESENT', present: 5, quorum: { have: 5, need: 7, missing: ['STREET'] } } }, context()))
      .toEqual({ ok: false, code: 'BALLOT_NO_QUORUM', detail: { have: 5, need: 7 } })
  })

  it('an owner ballot over days is announced fifteen full days ahead and opens on its day', () => {
    const place = { sessionId: null, itemId: null, topicId: null }
    const plan = { opensAt: at('2026-06-27 00:00'), closesAt: at('2026-07-04 00:00') }
    const made = (opensAt: number) => {
      const state = must(null, createBallot(draft({ place, ballotType: 'OWNER_MAJOR', plan: { ...plan, opensAt } }), alone, context(t0 - 5 * DAY)))
      const shown = must(state, showRoll(state, { voters: 3, heads: 3, area: 300 }, context(t0 - 5 * DAY)))
      return must(shown, freezeRoll(shown, { voters: 3, heads: 3, area: 300, hash: 'h', body: { kind: 'OWNERS', heads: 3, area: 300 } }, context()))
    }
    expect(announceBallot(made(plan.opensAt - 1), context())).toMatchObject({ ok: false, detail: { days: 15, earliestDay: plan.opensAt } })
    const state = made(plan.opensAt)
    const announced = must(state, announceBallot(state, context()))
    expect(code(openBallot(announced, { closesAt: null }, context(plan.opensAt - 1)))).toBe('BALLOT_TOO_EARLY')
    expect(must(announced, openBallot(announced, { closesAt: null }, context(plan.opensAt)))).toMatchObject({ phase: 'OPEN', closesAt: plan.closesAt })
  })
})

describe('voting and closing', () => {
  it('a vote counts until the closing, and the late one is told both times', () => {
    const state = given(frozen(), opened(t0 + 60_000))
    expect(voteFault(state, [YES], t0 + 59_999)).toBeNull()
    expect(voteFault(state, [YES], t0 + 60_000)).toEqual({ code: 'BALLOT_CLOSED', detail: { closedClock: t0 + 60_000, cameClock: t0 + 60_000 } })
    expect(voteFault(given(frozen()), [YES], t0)?.code).toBe('BALLOT_NOT_OPEN')
  })

  it('a paper carries valid choices only', () => {
    const upTo = { kind: 'UP_TO' as const, most: 2, options: ['a', 'b', 'c'].map((id) => ({ id, text: id })) }
    expect(isValidPaper(upTo, ['a', 'c'])).toBe(true)
    for (const wrong of [[], ['a', 'a'], ['a', 'b', 'c'], ['x'], ['a', ABSTAIN]]) expect(isValidPaper(upTo, wrong)).toBe(false)
    expect(isValidPaper({ kind: 'YES_NO' }, [YES, NO])).toBe(false)
  })

  it('the closing is announced thirty seconds ahead and never moved later', () => {
    const state = given(frozen(), opened())
    expect(code(closeBallot(state, { voted: 3 }, context()))).toBe('BALLOT_CLOSING_NOT_ANNOUNCED')
    expect(code(scheduleClosing(state, { seconds: 10 }, context()))).toBe('BALLOT_WARNING_TOO_SHORT')
    const warned = must(state, scheduleClosing(state, { seconds: 30 }, context()))
    expect(warned.closesAt).toBe(t0 + 30_000)
    expect(scheduleClosing(warned, { seconds: 300 }, context(t0 + 5))).toEqual({ ok: true, events: [] })
    expect(code(closeBallot(warned, { voted: 3 }, context(t0 + 29_999)))).toBe('BALLOT_CLOSING_NOT_ANNOUNCED')
    expect(code(closeBallot(warned, { voted: 3 }, context(t0 + 30_000)))).toBe('OK')
  })

  it('when everybody has voted nobody needs to wait', () => {
    expect(must(given(frozen(4), opened()), closeBallot(given(frozen(4), opened()), { voted: 4 }, context())).phase).toBe('CLOSED')
  })

  it('the electronic vote wins over paper, whichever came first', () => {
    expect(replaces('PAPER', 'ELECTRONIC')).toBe(true)
    expect(replaces('ELECTRONIC', 'PAPER')).toBe(false)
    expect(replaces('PROXY', 'PAPER')).toBe(false)
    expect(replaces('PAPER', 'PAPER')).toBe(true)
    expect(replaces('ELECTRONIC', 'ASSISTED')).toBe(true)
  })
})

describe('after closing', () => {
  it('count and publication are one step, with three days to object', () => {
    const state = given(...closedAndTallied(YES, YES, YES, YES, YES, YES, NO))
    expect(state).toMatchObject({ phase: 'PRELIM_PUBLISHED', count: { papers: 7, verdict: { outcome: 'PASSED' } } })
    expect(state.published?.objectionsUntil).toBe(at('2026-06-16 00:00') - 1) // the 14th is a Sunday
    expect(publishResult(state, context())).toEqual({ ok: true, events: [] })
  })

  it('is final only when the time is over and every objection answered', () => {
    let state = given(...closedAndTallied(YES, NO))
    const late = context(at('2026-06-16 00:00'))
    state = must(state, raiseObjection(state, { objectionId: 'o1', text: '票数不对' }, context()))
    expect(code(finaliseBallot(state, context()))).toBe('BALLOT_OBJECTIONS_RUNNING')
    expect(code(finaliseBallot(state, late))).toBe('BALLOT_OBJECTION_OPEN')
    expect(code(raiseObjection(state, { objectionId: 'o2', text: '?' }, late))).toBe('BALLOT_OBJECTIONS_OVER')
    state = must(state, answerObjection(state, { objectionId: 'o1', text: '已经复核' }, late))
    expect(code(answerObjection(state, { objectionId: 'o1', text: '再答' }, late))).toBe('BALLOT_OBJECTION_ANSWERED')
    state = must(state, finaliseBallot(state, late))
    expect(state.phase).toBe('FINAL')
    expect(code(voidBallot(state, { reason: '?' }, late))).toBe('BALLOT_FINAL')
    expect(code(fileBallot(state, { reference: '1' }, late))).toBe('BALLOT_NOT_FILED')
  })

  it('a recount says whether the first count was right and is published again', () => {
    const state = given(...closedAndTallied(YES, NO), (ballot) => orderRecount(ballot, { reason: '差一票' }, context()))
    expect(must(state, recountBallot(state, counted(YES, NO), context()))).toMatchObject({ phase: 'PRELIM_PUBLISHED', recounts: [{ agrees: true, reason: '差一票' }] })
    expect(must(state, recountBallot(state, counted(NO, NO), context())).recounts[0]?.agrees).toBe(false)
  })

  it('too few leads to FAILED_TURNOUT, which can be doubted too', () => {
    const place = { sessionId: null, itemId: null, topicId: null }
    let state = must(null, createBallot(draft({ place, ballotType: 'OWNER_ORDINARY', isOfficial: false, plan: { opensAt: t0, closesAt: t0 + 5 * DAY } }), alone, context()))
    expect(code(freezeRoll(state, roll(3), context()))).toBe('BALLOT_ROLL_NOT_SHOWN')
    state = must(state, showRoll(state, { voters: 3, heads: 3, area: 300 }, context(t0 - 5 * DAY)))
    state = must(state, freezeRoll(state, { voters: 3, heads: 3, area: 300, hash: 'h', body: { kind: 'OWNERS', heads: 3, area: 300 } }, context()))
    state = evolveBallot(state, { type: 'BallotAnnounced', at: t0 })
    state = must(state, openBallot(state, { closesAt: null }, context()))
    state = must(state, closeBallot(state, { voted: 1 }, context(t0 + 5 * DAY)))
    state = must(state, tallyBallot(state, { ...counted(), tally: tallyOf({ kind: 'YES_NO' }, [{ choices: [YES], heads: 1, area: 100 }]) }, context(t0 + 5 * DAY)))
    expect(state).toMatchObject({ phase: 'FAILED_TURNOUT', count: { verdict: { outcome: 'TOO_FEW', participation: { heads: { have: 1, need: 2 } } } } })
    expect(code(orderRecount(state, { reason: '?' }, context()))).toBe('OK')
    const official = tallyOf({ kind: 'YES_NO' }, [{ choices: [YES], heads: 3, area: 300 }])
    const imported = must(state, importOfficialResult(state, { tally: official, source: '住建局电子投票系统', file: { fileId: 'f', name: '结果.pdf', sha256: 'abc' } }, context()))
    expect(imported).toMatchObject({ phase: 'FAILED_TURNOUT', officialResult: { file: { sha256: 'abc' }, verdict: { outcome: 'PASSED' } } })
  })
})

describe('who may vote', () => {
  const lin: Candidate = { isVerifiedResident: true, age: 67, kind: 'RESIDENT', isPresent: true, isListener: false, isChair: false }

  it('in a session: residents who checked in; not the chair, not listeners, not an expert without a home here', () => {
    const reason = (who: Candidate) => rollReasonOf('SESSION_RESOLUTION', null, true, who)
    expect(reason(lin)).toBe('PRESENT_RESIDENT')
    expect(reason({ ...lin, isChair: true })).toBeNull()
    expect(reason({ ...lin, isListener: true })).toBeNull()
    expect(reason({ ...lin, isPresent: false })).toBeNull()
    expect(reason({ ...lin, kind: 'EXPERT', isVerifiedResident: false })).toBeNull()
    expect(reason({ ...lin, kind: 'EXPERT' })).toBe('PRESENT_RESIDENT')
    expect(rollReasonOf('INTENT_POLL', null, true, { ...lin, kind: 'EXPERT', isVerifiedResident: false })).toBe('PRESENT')
  })

  it('in an assembly: from eighteen years, by person, household or delegate', () => {
    const reason = (basis: 'PEOPLE' | 'HOUSEHOLDS' | 'DELEGATES', who: Candidate) => rollReasonOf('RESIDENTS_ASSEMBLY', basis, false, who)
    expect(reason('PEOPLE', lin)).toBe('RESIDENT_18')
    expect(reason('PEOPLE', { ...lin, age: 17 })).toBeNull()
    expect(reason('PEOPLE', { ...lin, age: null })).toBeNull()
    expect(reason('HOUSEHOLDS', lin)).toBe('HOUSEHOLD')
    expect(reason('DELEGATES', lin)).toBeNull()
    expect(reason('DELEGATES', { ...lin, kind: 'DELEGATE' })).toBe('DELEGATE')
    expect([ageOn('2008-06-11', '2026-06-10'), ageOn('2008-06-11', '2026-06-11'), ageOn('2008-02-29', '2026-02-28')]).toEqual([17, 18, 17])
  })

  it('by proxy: one level, at most two, revocable until the proxy has voted', () => {
    const state = given(frozen())
    const facts = { heldByProxy: 1, proxyHasGranted: false, voterHoldsOthers: false, hasVoted: false, isSelf: false, hasPaper: true }
    expect(code(grantProxy(state, facts, context()))).toBe('OK')
    expect(code(grantProxy(state, { ...facts, heldByProxy: 2 }, context()))).toBe('PROXY_TOO_MANY')
    expect(code(grantProxy(state, { ...facts, proxyHasGranted: true }, context()))).toBe('PROXY_ONE_LEVEL')
    expect(code(grantProxy(state, { ...facts, hasPaper: false }, context()))).toBe('PROXY_PAPER_NEEDED')
    expect(code(grantProxy(state, { ...facts, voterHoldsOthers: true }, context()))).toBe('PROXY_ONE_LEVEL')
    expect(code(revokeProxy(state, { hasProxyVoted: false }, context()))).toBe('OK')
    expect(code(revokeProxy(state, { hasProxyVoted: true }, context()))).toBe('PROXY_USED')
  })
})

describe('whatever is commanded', () => {
  type Step = (state: BallotState, now: number) => Decision<BallotEvent>
  const steps: Record<string, Step> = {
    revise: (state, now) => reviseBallot(state, { question: draft().question, plan: null }, context(now)),
    secret: (state, now) => tightenBallot(state, { secrecy: 'SECRET' }, context(now)),
    named: (state, now) => tightenBallot(state, { secrecy: 'NAMED' }, context(now)),
    hide: (state, now) => tightenBallot(state, { interim: 'HIDDEN' }, context(now)),
    show: (state, now) => tightenBallot(state, { interim: 'SHOWN' }, context(now)),
    freeze: (state, now) => freezeRoll(state, roll(5), context(now)),
    announce: (state, now) => announceBallot(state, context(now)),
    open: (state, now) => openBallot(state, { closesAt: now + 40_000 }, context(now)),
    warn: (state, now) => scheduleClosing(state, { seconds: 30 }, context(now)),
    close: (state, now) => closeBallot(state, { voted: 2 }, context(now)),
    closeFull: (state, now) => closeBallot(state, { voted: 5 }, context(now)),
    tally: (state, now) => tallyBallot(state, counted(YES, NO), context(now)),
    publish: (state, now) => publishResult(state, context(now)),
    object: (state, now) => raiseObjection(state, { objectionId: 'o', text: '?' }, context(now)),
    answer: (state, now) => answerObjection(state, { objectionId: 'o', text: '!' }, context(now)),
    recount: (state, now) => orderRecount(state, { reason: '?' }, context(now)),
    recounted: (state, now) => recountBallot(state, counted(YES, NO), context(now)),
    finalise: (state, now) => finaliseBallot(state, context(now)),
    file: (state, now) => fileBallot(state, { reference: '1' }, context(now)),
    void: (state, now) => voidBallot(state, { reason: '?' }, context(now)),
  }

  it('closed stays closed, nothing is relaxed, and every move is in the table', () => {
    const usual = fc.constantFrom(...Object.keys(steps).filter((name) => name !== 'void'))
    const names = fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: fc.constant('void') })
    const path = fc.constantFrom([], ['freeze', 'open'], ['freeze', 'open', 'closeFull', 'tally'])
    const moves = fc.array(fc.tuple(names, fc.constantFrom(0, 1000, 30_000, 86_400_000 * 6)), { maxLength: 40 })
    const reached = new Set<string>()
    fc.assert(fc.property(path, moves, (first, random) => {
      const drawn = [...first.map((name): [string, number] => [name, 0]), ...random]
      let state = must(null, createBallot(draft({ interim: 'SHOWN' }), inSession, context()))
      let now = t0
      for (const [name, later] of drawn) {
        now += later
        const decision = steps[name]?.(state, now)
        if (!decision?.ok) continue
        for (const event of decision.events) {
          const before = state
          state = evolveBallot(state, event)
          reached.add(state.phase)
          if (state.phase !== before.phase) expect(phasesAfter[before.phase]).toContain(state.phase)
          if (closedPhases.includes(before.phase)) {
            expect(closedPhases).toContain(state.phase)
            expect(voteFault(state, [YES], now)).not.toBeNull()
          }
          if (before.secrecy === 'SECRET') expect(state.secrecy).toBe('SECRET')
          if (before.interim === 'HIDDEN') expect(state.interim).toBe('HIDDEN')
          if (before.roll) expect(state.roll).toEqual(before.roll)
          if (before.closesAt !== null) expect(state.closesAt).toBeLessThanOrEqual(before.closesAt)
        }
        // the same command again is a no-op or a refusal, never a second effect
        const again = steps[name]?.(state, now)
        if (again?.ok && ['freeze', 'open', 'warn', 'close', 'recount', 'finalise', 'void', 'hide', 'secret'].includes(name)) expect(again.events).toEqual([])
      }
    }), { numRuns: 2000 })
    expect([...reached]).toEqual(expect.arrayContaining(['OPEN', 'CLOSED', 'PRELIM_PUBLISHED', 'RECOUNT', 'FINAL', 'VOID']))
  })
})
