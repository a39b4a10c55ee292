import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { 吴老师, 庄师傅, 林阿姨, 苏主任, 郭先生, 黄伯伯, callNext, inDebate, raise, after, context, at, 陈委员 } from '../session/evening.fixture.ts'
import { fromTheChair } from '../session/on-the-floor.ts'
import { decideEndSpeech } from './speech.ts'
import { queueOf } from './queue.ts'
import { emptyFloor, stances, type FloorState, type Hand } from './state.ts'

const order = (floor: FloorState | null) => (floor ? queueOf(floor).map((place) => place.name) : [])

/** The evening of the drawing: 黄伯伯 (against) is speaking, five wait, 苏主任 has spoken before. */
function evening() {
  let state = inDebate()
  state = raise(state, 苏主任, 'SUPPORT', '19:50:10')
  state = callNext(state, '19:50:20')
  state = raise(state, 黄伯伯, 'OPPOSE', '19:50:30')
  state = callNext(state, '19:53')
  state = raise(state, 苏主任, 'SUPPORT', '19:53:05')
  state = raise(state, 郭先生, 'OPPOSE', '19:53:10')
  state = raise(state, 庄师傅, 'SUPPORT', '19:53:20')
  state = raise(state, 吴老师, 'ASK', '19:53:25')
  return raise(state, 林阿姨, 'SUPPORT', '19:53:30')
}

describe('who speaks next', () => {
  it('new voices first, sides in turn, then by time – and each place says why', () => {
    const { floor } = evening()
    expect(queueOf(floor!).map(({ position, name, stance, reasons }) => ({ position, name, stance, reasons }))).toEqual([
      { position: 1, name: '庄师傅', stance: 'SUPPORT', reasons: [{ code: 'FIRST_TIME' }, { code: 'OPPOSITE_STANCE', of: '黄伯伯' }] },
      { position: 2, name: '郭先生', stance: 'OPPOSE', reasons: [{ code: 'FIRST_TIME' }, { code: 'OPPOSITE_STANCE', of: '庄师傅' }] },
      { position: 3, name: '林阿姨', stance: 'SUPPORT', reasons: [{ code: 'FIRST_TIME' }, { code: 'OPPOSITE_STANCE', of: '郭先生' }] },
      { position: 4, name: '吴老师', stance: 'ASK', reasons: [{ code: 'FIRST_TIME' }, { code: 'BY_TIME' }] },
      { position: 5, name: '苏主任', stance: 'SUPPORT', reasons: [{ code: 'SPOKE_BEFORE', turns: 1 }] },
    ])
  })

  it('the list that is shown is the list that is called', () => {
    let state = evening()
    const shown = order(state.floor)
    const called: string[] = []
    for (let minute = 0; minute < shown.length; minute++) {
      state = callNext(state, `19:5${minute + 4}`)
      called.push(state.floor!.speech!.name)
    }
    expect(called).toEqual(shown)
  })

  it('after a speech has ended the sides still alternate from its speaker', () => {
    const state = evening()
    const quiet = after(state, fromTheChair(state, context(陈委员, at('19:54')), (scene) => decideEndSpeech(scene, context(陈委员, at('19:54')))))
    expect(order(quiet.floor)).toEqual(order(state.floor))
  })

  it('while questions are asked only those who ask are called; the others wait for the debate', () => {
    const { floor } = evening()
    const places = queueOf(floor!, 'QUESTIONS_ONLY')
    expect(places[0]?.name).toBe('吴老师')
    expect(places.slice(1).every((place) => place.reasons[0]?.code === 'WAITS_FOR_DEBATE')).toBe(true)
  })

  it('holds its three rules for every room', () => {
    const hands = fc.uniqueArray(
      fc.record({ userId: fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`), stance: fc.constantFrom(...stances), raisedAt: fc.integer({ min: 0, max: 50 }) }),
      { selector: (hand) => hand.userId, maxLength: 15 },
    )
    fc.assert(fc.property(hands, fc.dictionary(fc.integer({ min: 0, max: 30 }).map((n) => `p${n}`), fc.constantFrom(1, 2)), fc.option(fc.constantFrom(...stances)), (raised, turns, lastStance) => {
      const floor: FloorState = {
        ...emptyFloor('i'), turns, hands: raised.map((hand): Hand => ({ ...hand, name: hand.userId })),
        last: lastStance ? { userId: 'x', name: 'x', stance: lastStance } : null,
      }
      const places = queueOf(floor)
      const isSecondTime = (userId: string) => (turns[userId] ?? 0) > 0
      expect(places.map((place) => place.userId).sort()).toEqual(raised.map((hand) => hand.userId).sort())
      // ① nobody who has spoken stands before somebody who has not
      const firstOld = places.findIndex((place) => isSecondTime(place.userId))
      if (firstOld >= 0) expect(places.slice(firstOld).every((place) => isSecondTime(place.userId))).toBe(true)
      places.forEach((place, index) => {
        const before = index === 0 ? floor.last?.stance : places[index - 1]!.stance
        const answers = (stance: string) => (before === 'SUPPORT' && stance === 'OPPOSE') || (before === 'OPPOSE' && stance === 'SUPPORT')
        for (const later of places.slice(index + 1)) {
          if (isSecondTime(later.userId) !== isSecondTime(place.userId)) continue
          // ② nobody on the other side was passed over for somebody on the same side; ③ among equals the earlier hand goes first
          if (answers(later.stance)) expect(answers(place.stance)).toBe(true)
          if (answers(later.stance) === answers(place.stance)) expect(place.raisedAt).toBeLessThanOrEqual(later.raisedAt)
        }
      })
    }))
  })
})
