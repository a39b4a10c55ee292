import { describe, expect, it } from 'vitest'
import type { Decision } from '../decision.ts'
import { decideReadOutMotion, decideProposeMotion, decideSecondMotion } from '../floor/motions.ts'
import { decideEndSpeech, decidePauseSpeech } from '../floor/speech.ts'
import { decideHandOver, decideTakeBack, decideTakeOver, decideUndo } from './chair.ts'
import { after, at, callNext, context, fullHouse, inDebate, inHall, listening, raise, started, 小郑, 庄师傅, 林阿姨, 柯委员, 郭先生, 陈委员, 黄伯伯 } from './evening.fixture.ts'
import { decideDefer, decideJump, decideMoveItem, decideOpenItem, decidePutMotion } from './items.ts'
import { decideRecess } from './meeting.ts'
import { decideAskMood, decideEndMood, decideTapMood, moodLength, runningMood } from './mood.ts'
import { nextStep } from './next-step.ts'
import { fromTheChair, onTheFloor } from './on-the-floor.ts'
import { speakingTime } from './speaking-time.ts'
import { currentItem, personOf, type SessionState } from './state.ts'
import { defaultRules } from '../rule-pack.ts'

const code = (decision: Decision<unknown>) => (decision.ok ? 'accepted' : decision.code)
const chair = (clock: string) => context(陈委员, at(clock))
const fromChair = (state: SessionState, clock: string, rule: Parameters<typeof fromTheChair>[2]) => fromTheChair(state, chair(clock), rule)
const dogs = (state: SessionState) => state.agenda[2]!.id

describe('going to another item than the next', () => {
  /** The shed is in debate, 黄伯伯 has spoken, 庄师傅 speaks, and his motion has been read out before. */
  function midway() {
    let state = raise(inDebate(), 黄伯伯, 'OPPOSE', '19:51')
    state = callNext(state, '19:52')
    state = after(state, fromChair(state, '19:53', (scene) => decideEndSpeech(scene, chair('19:53'))))
    state = after(state, onTheFloor(state, (scene) => decideProposeMotion(scene, '改作充电棚', personOf(庄师傅), inHall, context(庄师傅, at('19:54')))))
    for (const who of [林阿姨, 郭先生]) state = after(state, onTheFloor(state, (scene) => decideSecondMotion(scene, state.floor!.motions[0]!.id, personOf(who), inHall, context(who, at('19:54')))))
    state = after(state, fromChair(state, '19:55', (scene) => decideReadOutMotion(scene, scene.floor.motions[0]!.id, false, chair('19:55'))))
    return callNext(raise(state, 庄师傅, 'SUPPORT', '19:56'), '19:57')
  }

  it('the one that is left comes up again with what was said and moved on it; what was read out is read out anew', () => {
    const before = midway()
    let state = after(before, decideJump(before, dogs(before), 'RETURN', '小满爸爸要赶夜班', chair('19:58')))
    expect(currentItem(state)).toMatchObject({ title: '近邻公约第 6 条：遛狗', phase: 'OPENED' })
    expect(state.agenda[1]).toMatchObject({ phase: 'PENDING', conclusion: null })
    state = after(state, decideDefer(state, '下次再议', chair('20:10')))
    state = after(state, decideOpenItem(state, state.agenda[1]!.id, chair('20:11')))
    expect(state.floor).toMatchObject({ turns: { 黄伯伯: 1, 庄师傅: 1 }, motions: [{ text: '改作充电棚', phase: 'PROPOSED' }], speech: null })
    state = after(state, decideMoveItem(state, 'DEBATE', chair('20:12')))
    expect(nextStep(state, { now: at('20:12'), presence: fullHouse, rules: { ...defaultRules }, ballot: null }).primary).toMatchObject({ step: 'READ_OUT' })
  })

  it('or is put off to another meeting, with the reason', () => {
    const before = midway()
    const state = after(before, decideJump(before, dogs(before), 'DEFER', '消防的人没来', chair('19:58')))
    expect(state.agenda[1]).toMatchObject({ phase: 'DEFERRED', note: '消防的人没来' })
    expect(currentItem(state)?.id).toBe(dogs(state))
  })

  it.each(['RETURN', 'DEFER'] as const)('can be taken back within a minute, and the speaker goes on with the time that was left (%s)', (leaving) => {
    const before = midway()
    const state = after(before, decideJump(before, dogs(before), leaving, '按错了', chair('19:57:30')))
    const back = after(state, decideUndo(state, 'JUMP', chair('19:58')))
    expect(back.agenda.map((each) => [each.phase, each.openedAt, each.note])).toEqual(before.agenda.map((each) => [each.phase, each.openedAt, each.note]))
    // Who spoke last matters only when nobody speaks.
    expect({ ...back.floor, last: null }).toEqual({ ...before.floor, last: null, speech: { ...before.floor!.speech!, pausedFor: 30_000 } })
    expect(back.spoken).toEqual(before.spoken)
    expect(code(decideUndo(state, 'JUMP', chair('19:59')))).toBe('UNDO_TOO_LATE')
  })

  it('is the chair’s, leaves no vote behind, and opens nothing twice', () => {
    const before = midway()
    expect(code(decideJump(before, dogs(before), 'RETURN', '先议', context(柯委员, at('19:58'))))).toBe('NOT_CHAIR')
    expect(code(decideJump(before, before.agenda[0]!.id, 'RETURN', '再听一遍', chair('19:58')))).toBe('ITEM_BEGUN')
    const quiet = after(before, fromChair(before, '19:59', (scene) => decideEndSpeech(scene, chair('19:59'))))
    const voting = after(quiet, decidePutMotion(quiet, { id: 'b1', type: 'INTENT_POLL' }, chair('20:00')))
    expect(code(decideJump(voting, dogs(voting), 'RETURN', '先议', chair('20:01')))).toBe('BALLOT_RUNNING')
  })
})

describe('a second moderator', () => {
  it('takes the chair when its line has been gone for a while, and the chair takes it back', () => {
    const state = inDebate()
    const take = (goneFor: number | null, who = 柯委员, mayChair = true) => decideTakeOver(state, mayChair, goneFor, context(who, at('20:00')))
    expect(code(take(null))).toBe('CHAIR_IS_HERE')
    expect(code(take(5_000))).toBe('CHAIR_IS_HERE')
    expect(code(take(30_000, 林阿姨, false))).toBe('NOT_ALLOWED')
    const taken = after(state, take(30_000))
    expect(taken).toMatchObject({ chair: { name: '柯委员' }, handedOver: { from: { name: '陈委员' } } })
    expect(after(taken, decideTakeBack(taken, chair('20:05'))).chair.name).toBe('陈委员')
  })

  it('puts down the raised hand with it', () => {
    const state = raise(inDebate(), 柯委员, 'SUPPORT', '19:55')
    expect(after(state, decideTakeOver(state, true, 30_000, context(柯委员, at('20:00')))).floor!.hands).toEqual([])
  })
})

describe('how long people spoke', () => {
  it('is added up by person and by side, pauses left out, the turn under way included', () => {
    let state = callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '19:51'), '19:52')
    state = callNext(raise(state, 庄师傅, 'SUPPORT', '19:52:30'), '19:53')
    state = after(state, fromChair(state, '19:53:30', (scene) => decidePauseSpeech(scene, chair('19:53:30'))))
    expect(speakingTime(state, state.currentItemId, at('19:55'))).toEqual({
      people: [{ userId: '黄伯伯', name: '黄伯伯', ms: 60_000, isRunning: false }, { userId: '庄师傅', name: '庄师傅', ms: 30_000, isRunning: true }],
      stances: { SUPPORT: 30_000, OPPOSE: 60_000, ASK: 0 }, ms: 90_000,
    })
    expect(speakingTime(state, '别的事', at('19:55')).ms).toBe(0)
  })

  it('forgets a turn that was ended by mistake, and counts it when it ends', () => {
    let state = callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '19:51'), '19:52')
    state = callNext(raise(state, 庄师傅, 'SUPPORT', '19:52:30'), '19:53')
    state = after(state, decideUndo(state, 'CALL', chair('19:53:20')))
    expect(state.spoken).toEqual([])
    state = after(state, fromChair(state, '19:53:50', (scene) => decideEndSpeech(scene, chair('19:53:50'))))
    expect(speakingTime(state, null, at('19:55')).people).toMatchObject([{ name: '黄伯伯', ms: 90_000 }])
  })
})

describe('asking the room in passing', () => {
  const asked = (state = inDebate()) => after(state, decideAskMood(state, chair('20:00')))

  it('is the chair’s, on an open item, never while people vote', () => {
    expect(code(decideAskMood(inDebate(), context(林阿姨, at('20:00'))))).toBe('NOT_CHAIR')
    expect(code(decideAskMood(started(), chair('19:32')))).toBe('NO_ITEM')
    const speaking = callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '19:59'), '20:00')
    expect(code(decideAskMood(speaking, chair('20:00:10')))).toBe('NOBODY_INTERRUPTS')
    const state = asked()
    expect(decideAskMood(state, chair('20:00:30'))).toEqual({ ok: true, events: [] })
  })

  it('is answered by those who take part, until it is over', () => {
    const state = asked()
    const tap = (clock: string, room = inHall as typeof inHall | null, moodId = state.mood!.id) => decideTapMood(state, moodId, room, context(林阿姨, at(clock)))
    expect(code(tap('20:00:10'))).toBe('accepted')
    expect(code(tap('20:00:10', listening))).toBe('ONLY_LISTENING')
    expect(code(tap('20:00:10', null))).toBe('NOT_CHECKED_IN')
    expect(code(tap('20:00:10', inHall, '别的'))).toBe('MOOD_OVER')
    expect(moodLength).toBe(90_000)
    expect(code(tap('20:01:30'))).toBe('MOOD_OVER')
  })

  it('goes with the clock, with the chair’s word, or when the room goes on; nothing of it stays in the state', () => {
    const state = asked()
    const { id } = state.mood!
    expect(runningMood(state, at('20:01:30'))).toBeNull()
    expect(after(state, decideEndMood(state, id, true, context(小郑, at('20:01:30')))).mood).toBeNull()
    expect(code(decideEndMood(state, id, false, context(林阿姨, at('20:01'))))).toBe('NOT_CHAIR')
    expect(callNext(raise(state, 黄伯伯, 'OPPOSE', '20:00:20'), '20:00:30').mood).toBeNull()
    expect(after(state, decideRecess(state, null, chair('20:01'))).mood).toBeNull()
    expect(after(state, decideDefer(state, '再议', chair('20:01'))).mood).toBeNull()
    expect(after(state, decideHandOver(state, personOf(柯委员), true, chair('20:01'))).mood).toMatchObject({ id })
  })
})
