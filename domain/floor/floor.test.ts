import { describe, expect, it } from 'vitest'
import { 吴老师, 庄师傅, 林阿姨, 赵经理, 郭先生, 陈委员, 黄伯伯, after, at, callNext, context, inDebate, inHall, listening, raise } from '../session/evening.fixture.ts'
import { decideMoveItem, decidePutMotion } from '../session/items.ts'
import { fromTheChair, onTheFloor, sceneOf } from '../session/on-the-floor.ts'
import { redactSessionEvent, redactSessionState } from '../session/redact.ts'
import { personOf, type SessionState } from '../session/state.ts'
import type { Actor, Context } from '../people.ts'
import type { Decision } from '../decision.ts'
import type { FloorEvent } from './events.ts'
import type { Scene } from './scene.ts'
import { timeLeft } from './clock.ts'
import { decideAskForHelp, decideLowerHand, decideRaiseHand } from './hands.ts'
import {
  decideAcceptAmendment, decideAmendMotion, decideProposeAmendment, decideProposeMotion, decideReadOutMotion, decideSecondAmendment, decideSecondMotion,
  decideSettleAmendment, decideTableMotion, decideTakeUpMotion, decideWithdrawAmendment, decideWithdrawMotion,
} from './motions.ts'
import { decideAppeal, decideRule, decideSettleAppeal } from './rulings.ts'
import { decideCallNext, decideEndSpeech, decideExtendSpeech, decideLetHelperRead, decidePauseSpeech, decideResumeSpeech } from './speech.ts'
import { decideAgree, decideSendText, decideSetTextAside, decideShowText, evolveInbox, type Contribution, type SentText } from './texts.ts'

const chair = (state: SessionState, clock: string, rule: (scene: Scene, context: Context) => Decision<FloorEvent>) =>
  fromTheChair(state, context(陈委员, at(clock)), (scene) => rule(scene, context(陈委员, at(clock))))
const room = (state: SessionState, who: Actor, clock: string, rule: (scene: Scene, context: Context) => Decision<FloorEvent>) =>
  onTheFloor(state, (scene) => rule(scene, context(who, at(clock))))
const code = (decision: Decision<unknown>) => (decision.ok ? 'accepted' : decision.code)

/** 黄伯伯 speaks against the shed since 20:05:00. */
const speaking = () => callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '20:04'), '20:05')

describe('raising a hand', () => {
  it('is choosing a stance; choosing another keeps the place in time', () => {
    let state = raise(inDebate(), 林阿姨, 'SUPPORT', '20:00')
    state = raise(state, 林阿姨, 'OPPOSE', '20:02')
    expect(state.floor!.hands).toEqual([{ userId: '林阿姨', name: '林阿姨', stance: 'OPPOSE', raisedAt: at('20:00') }])
  })

  it('asks for a check-in first, and listeners only listen', () => {
    const state = inDebate()
    const rule = (inRoom: typeof inHall | null) => room(state, 林阿姨, '20:00', (scene, ctx) => decideRaiseHand(scene, personOf(林阿姨), 'ASK', inRoom, ctx))
    expect(code(rule(null))).toBe('NOT_CHECKED_IN')
    expect(code(rule(listening))).toBe('ONLY_LISTENING')
  })

  it('is not for the chair, who hands over first', () => {
    expect(code(room(inDebate(), 陈委员, '20:00', (scene, ctx) => decideRaiseHand(scene, personOf(陈委员), 'SUPPORT', inHall, ctx)))).toBe('CHAIR_MUST_HAND_OVER')
  })

  it('is possible twice an item, and then one writes', () => {
    let state = speaking()
    state = raise(callNextAfter(state, 林阿姨), 黄伯伯, 'OPPOSE', '20:08')
    state = callNext(state, '20:09')
    expect(state.floor!.speech).toMatchObject({ name: '黄伯伯', turn: 2 })
    state = callNextAfter(state, 庄师傅)
    expect(code(room(state, 黄伯伯, '20:12', (scene, ctx) => decideRaiseHand(scene, personOf(黄伯伯), 'OPPOSE', inHall, ctx)))).toBe('TURNS_USED_UP')
  })

  it('withdrawing what is not raised changes nothing', () => {
    expect(room(inDebate(), 林阿姨, '20:00', (scene, ctx) => decideLowerHand(scene, '林阿姨', 'WITHDRAWN', ctx))).toEqual({ ok: true, events: [] })
  })

  function callNextAfter(state: SessionState, who: Actor) { return callNext(raise(state, who, 'SUPPORT', '20:07'), '20:07:30') }
})

describe('the clock of a speech', () => {
  const left = (state: SessionState, clock: string) => timeLeft(state.floor!.speech!, at(clock)) / 1000

  it('gives 120 s, stands still in a pause, and goes on where it stood', () => {
    let state = speaking()
    expect(left(state, '20:05:48')).toBe(72)
    state = after(state, chair(state, '20:05:48', decidePauseSpeech))
    expect(left(state, '20:09')).toBe(72)
    state = after(state, chair(state, '20:10', decideResumeSpeech))
    expect(left(state, '20:10:12')).toBe(60)
  })

  it('can be extended by 60 s once', () => {
    let state = speaking()
    state = after(state, chair(state, '20:06', decideExtendSpeech))
    expect(left(state, '20:06')).toBe(120)
    expect(code(chair(state, '20:06', decideExtendSpeech))).toBe('ALREADY_EXTENDED')
  })

  it('gives who needs help 60 s more, once, and records who reads', () => {
    let state = raise(inDebate(), 林阿姨, 'ASK', '20:00')
    state = after(state, room(state, 林阿姨, '20:01', (scene, ctx) => decideAskForHelp(scene, personOf(林阿姨), inHall, ctx)))
    state = callNext(state, '20:02')
    expect(left(state, '20:02')).toBe(180)
    state = after(state, chair(state, '20:03', (scene, ctx) => decideLetHelperRead(scene, '阿珍', ctx)))
    expect(left(state, '20:03')).toBe(120)
    expect(state.floor!.speech).toMatchObject({ readBy: '阿珍', isHelped: true })
    expect(state.floor!.helpWanted).toEqual([])
  })
})

describe('calling', () => {
  it('ends the running speech and starts the next in one step', () => {
    const state = raise(speaking(), 庄师傅, 'SUPPORT', '20:06')
    const decision = chair(state, '20:07', (scene, ctx) => decideCallNext(scene, '庄师傅', ctx))
    expect(decision.ok && decision.events.map((event) => event.type)).toEqual(['SpeechEnded', 'SpeechStarted'])
  })

  it('refuses when the queue has changed since the button was read', () => {
    const state = raise(speaking(), 庄师傅, 'SUPPORT', '20:06')
    expect(chair(state, '20:07', (scene, ctx) => decideCallNext(scene, '郭先生', ctx))).toEqual({ ok: false, code: 'QUEUE_CHANGED', detail: { name: '庄师傅' } })
  })

  it('is the chair’s alone', () => {
    const state = raise(inDebate(), 庄师傅, 'SUPPORT', '20:06')
    const c = context(林阿姨, at('20:07'))
    expect(code(fromTheChair(state, c, (scene) => decideCallNext(scene, '庄师傅', c)))).toBe('NOT_CHAIR')
  })
})

describe('rulings and appeals', () => {
  it('超时 can be said only when the time is over', () => {
    const state = speaking()
    const rule = (clock: string) => chair(state, clock, (scene, ctx) => decideRule(scene, 'OVERTIME', '两分钟到了', ctx))
    expect(rule('20:06')).toEqual({ ok: false, code: 'TIME_NOT_OVER', detail: { seconds: 60 } })
    expect(code(rule('20:07'))).toBe('accepted')
  })

  it('an appeal stops the floor until hands are counted; a tie keeps the ruling', () => {
    const before = speaking()
    let state = after(before, chair(before, '20:06', (scene, ctx) => decideRule(scene, 'OFF_TOPIC', '停车的事下次说', ctx)))
    const ruling = state.floor!.rulings[0]!
    state = after(state, room(state, 郭先生, '20:06:10', (scene, ctx) => decideAppeal(scene, ruling.id, personOf(郭先生), inHall, ctx)))
    expect(code(chair(state, '20:06:20', decideEndSpeech))).toBe('APPEAL_PENDING')
    const tie = after(state, chair(state, '20:06:30', (scene, ctx) => decideSettleAppeal(scene, 12, 12, ctx)))
    expect(tie.floor!.rulings[0]!.appeal).toMatchObject({ phase: 'DECIDED', isOverturned: false })
    const overturned = after(state, chair(state, '20:06:30', (scene, ctx) => decideSettleAppeal(scene, 12, 13, ctx)))
    expect(overturned.floor!.rulings[0]!.appeal).toMatchObject({ isOverturned: true })
    expect(code(room(overturned, 林阿姨, '20:07', (scene, ctx) => decideAppeal(scene, ruling.id, personOf(林阿姨), inHall, ctx)))).toBe('ALREADY_APPEALED')
  })
})

describe('a motion', () => {
  const text = '同意改建，离窗 6 米，夜里 11 点断电'
  function proposed() {
    const state = inDebate()
    const next = after(state, room(state, 庄师傅, '20:10', (scene, ctx) => decideProposeMotion(scene, text, personOf(庄师傅), inHall, ctx)))
    return { state: next, id: next.floor!.motions[0]!.id }
  }
  const second = (state: SessionState, id: string, who: Actor) =>
    after(state, room(state, who, '20:11', (scene, ctx) => decideSecondMotion(scene, id, personOf(who), inHall, ctx)))

  it('goes from proposing over seconds and reading out to the ballot, word for word', () => {
    const { state: first, id } = proposed()
    expect(chair(first, '20:12', (scene, ctx) => decideReadOutMotion(scene, id, false, ctx))).toMatchObject({ code: 'MOTION_NEEDS_SECONDS', detail: { need: 2, missing: 2 } })
    let state = second(second(first, id, 林阿姨), id, 郭先生)
    state = after(state, chair(state, '20:12', (scene, ctx) => decideReadOutMotion(scene, id, false, ctx)))
    expect(sceneOf(state)!.itemPhase).toBe('MOTION')
    state = after(state, decidePutMotion(state, { id: 'b1', type: 'SESSION_RESOLUTION' }, context(陈委员, at('20:13'))))
    expect(state.agenda[1]).toMatchObject({ phase: 'BALLOT', ballotId: 'b1', question: text })
  })

  it('needs somebody else to second it, each once', () => {
    const { state, id } = proposed()
    expect(code(room(state, 庄师傅, '20:11', (scene, ctx) => decideSecondMotion(scene, id, personOf(庄师傅), inHall, ctx)))).toBe('OWN_MOTION')
    const once = second(state, id, 林阿姨)
    expect(room(once, 林阿姨, '20:12', (scene, ctx) => decideSecondMotion(scene, id, personOf(林阿姨), inHall, ctx))).toEqual({ ok: true, events: [] })
  })

  it('amended after reading must be read again; only its proposer amends', () => {
    const { state: first, id } = proposed()
    let state = second(second(first, id, 林阿姨), id, 郭先生)
    state = after(state, chair(state, '20:12', (scene, ctx) => decideReadOutMotion(scene, id, false, ctx)))
    expect(code(room(state, 郭先生, '20:13', (scene, ctx) => decideAmendMotion(scene, id, '夜里 10 点断电', personOf(郭先生), ctx)))).toBe('MOTION_NOT_YOURS')
    state = after(state, room(state, 庄师傅, '20:13', (scene, ctx) => decideAmendMotion(scene, id, '夜里 10 点断电', personOf(庄师傅), ctx)))
    expect(code(decidePutMotion(state, { id: 'b1', type: 'SESSION_RESOLUTION' }, context(陈委员, at('20:14'))))).toBe('MOTION_NOT_READ')
    expect(state.floor!.motions[0]).toMatchObject({ version: 2, phase: 'PROPOSED' })
  })

  it('does not interrupt a speaker, unless they have finished', () => {
    let { state } = proposed()
    const { id } = { id: state.floor!.motions[0]!.id }
    state = callNext(raise(second(second(state, id, 林阿姨), id, 郭先生), 黄伯伯, 'OPPOSE', '20:12'), '20:12')
    expect(code(chair(state, '20:13', (scene, ctx) => decideReadOutMotion(scene, id, false, ctx)))).toBe('NOBODY_INTERRUPTS')
    const decision = chair(state, '20:13', (scene, ctx) => decideReadOutMotion(scene, id, true, ctx))
    expect(decision.ok && decision.events.map((event) => event.type)).toEqual(['SpeechEnded', 'MotionReadOut'])
  })

  it('can be taken back by its proposer until it is read out', () => {
    const { state, id } = proposed()
    const withdrawn = after(state, room(state, 庄师傅, '20:11', (scene, ctx) => decideWithdrawMotion(scene, id, personOf(庄师傅), ctx)))
    expect(withdrawn.floor!.motions[0]!.phase).toBe('WITHDRAWN')
  })

  it('on the table keeps the item where it is', () => {
    const { state: first, id } = proposed()
    let state = second(second(first, id, 林阿姨), id, 郭先生)
    state = after(state, chair(state, '20:12', (scene, ctx) => decideReadOutMotion(scene, id, false, ctx)))
    expect(code(decideMoveItem(state, 'DEBATE', context(陈委员, at('20:13'))))).toBe('MOTION_ON_TABLE')
  })
})

describe('a written contribution', () => {
  const words = (text: string, more: Partial<Contribution> = {}): Contribution => ({ text, isAnonymous: false, isHeld: false, sentBefore: 0, ...more })

  it('waits in the chair’s inbox, is shown, and three of them are enough', () => {
    let state = inDebate()
    const sent = room(state, 吴老师, '20:00', (scene, ctx) => decideSendText(scene, words('夜里谁来断电？'), 'BEFORE', personOf(吴老师), inHall, ctx))
    const inbox = sent.ok ? sent.events.reduce<SentText[]>((all, event) => evolveInbox(all, event as FloorEvent), []) : []
    expect(inbox).toMatchObject([{ name: '吴老师', text: '夜里谁来断电？', phase: 'WAITING' }])
    state = after(after(state, sent), onTheFloor(state, (scene) => decideShowText(scene, inbox[0]!)))
    expect(state.floor!.shown).toMatchObject([{ name: '吴老师', answer: null }])
    expect(code(room(state, 吴老师, '20:02', (scene, ctx) => decideSendText(scene, words('还有', { sentBefore: 3 }), 'BEFORE', personOf(吴老师), inHall, ctx)))).toBe('TOO_MANY_TEXTS')
    expect(code(room(state, 赵经理, '20:02', (scene, ctx) => decideSendText(scene, words('我'), 'BEFORE', personOf(赵经理), listening, ctx)))).toBe('ONLY_LISTENING')
  })

  it('comes on the screens at once where the session says so, unless it has words that are looked at first', () => {
    const state = inDebate()
    const send = (more: Partial<Contribution>) => room(state, 吴老师, '20:00', (scene, ctx) => decideSendText(scene, words('夜里谁来断电？', more), 'AFTER', personOf(吴老师), inHall, ctx))
    expect(after(state, send({})).floor!.shown).toMatchObject([{ name: '吴老师', text: '夜里谁来断电？' }])
    const held = send({ isHeld: true })
    expect(after(state, held).floor!.shown).toEqual([])
    expect(held.ok && held.events.map((event) => event.type)).toEqual(['TextSent'])
  })

  it('the chair takes one down again with a reason that everybody hears', () => {
    const { state, sent } = shownBy(吴老师)
    const down = room(state, 陈委员, '20:03', (scene, ctx) => decideSetTextAside(scene, { ...sent, phase: 'SHOWN' }, '说的是别的事', ctx))
    expect(after(state, down).floor!.shown).toEqual([])
    expect(down.ok && redactSessionEvent(down.events[0]!, 'public')).toMatchObject({ type: 'TextTakenDown', reason: '说的是别的事' })
  })

  it('without a name the room hears nobody, by name or by id, and the log keeps who it was', () => {
    const { state, events } = shownBy(吴老师, { isAnonymous: true })
    expect(JSON.stringify(events)).toContain('吴老师')
    for (const audience of ['public', 'member'] as const) {
      expect(JSON.stringify(events.map((event) => redactSessionEvent(event, audience)))).not.toContain('吴老师')
      expect(JSON.stringify(redactSessionState(state, audience))).not.toContain('吴老师')
      expect(redactSessionState(state, audience).floor!.shown).toMatchObject([{ text: '夜里谁来断电？', isAnonymous: true }])
    }
    expect(redactSessionState(state, 'staff').floor!.shown).toMatchObject([{ name: '吴老师' }])
  })

  it('neighbours feel the same, but not with themselves, and not from outside', () => {
    const { state, sent } = shownBy(吴老师)
    const agree = (who: Actor, inRoom: typeof inHall) => onTheFloor(state, (scene) => decideAgree(scene, sent, who.userId, inRoom))
    expect(code(agree(林阿姨, inHall))).toBe('accepted')
    expect(code(agree(吴老师, inHall))).toBe('OWN_TEXT')
    expect(code(agree(赵经理, listening))).toBe('ONLY_LISTENING')
  })

  function shownBy(who: Actor, more: Partial<Contribution> = {}) {
    const state = inDebate()
    const decision = room(state, who, '20:00', (scene, ctx) => decideSendText(scene, words('夜里谁来断电？', more), 'AFTER', personOf(who), inHall, ctx))
    const events = decision.ok ? decision.events : []
    const sent = events.reduce<SentText[]>((all, event) => evolveInbox(all, event as FloorEvent), [])[0]!
    return { state: after(state, decision), events, sent }
  }
})

describe('an amendment', () => {
  const first = '同意改作充电棚，夜里 11 点断电'
  const later = '同意改作充电棚，夜里 12 点断电'
  /** 庄师傅's motion; 林阿姨 would have the power off later. */
  function proposed() {
    let state = inDebate()
    state = after(state, room(state, 庄师傅, '20:10', (scene, ctx) => decideProposeMotion(scene, first, personOf(庄师傅), inHall, ctx)))
    const motionId = state.floor!.motions[0]!.id
    for (const who of [黄伯伯, 郭先生]) state = after(state, room(state, who, '20:11', (scene, ctx) => decideSecondMotion(scene, motionId, personOf(who), inHall, ctx)))
    state = after(state, room(state, 林阿姨, '20:12', (scene, ctx) => decideProposeAmendment(scene, motionId, later, personOf(林阿姨), inHall, ctx)))
    return { state, motionId, id: state.floor!.motions[0]!.amendments![0]!.id }
  }
  const seconded = () => { const made = proposed(); return { ...made, state: after(made.state, room(made.state, 郭先生, '20:13', (scene, ctx) => decideSecondAmendment(scene, made.id, personOf(郭先生), inHall, ctx))) } }

  it('needs somebody else behind it, and then the mover may take it over', () => {
    const { state, id } = proposed()
    const accept = (from: SessionState) => room(from, 庄师傅, '20:14', (scene, ctx) => decideAcceptAmendment(scene, id, personOf(庄师傅), ctx))
    expect(code(accept(state))).toBe('AMENDMENT_NEEDS_SECOND')
    expect(code(room(state, 林阿姨, '20:13', (scene, ctx) => decideSecondAmendment(scene, id, personOf(林阿姨), inHall, ctx)))).toBe('OWN_MOTION')
    const backed = seconded()
    const done = after(backed.state, acceptOf(backed))
    expect(done.floor!.motions[0]).toMatchObject({ version: 2, text: later, by: { name: '庄师傅' }, wordings: [{ text: first, how: 'PROPOSED' }, { text: later, how: 'ACCEPTED', by: { name: '林阿姨' } }] })
  })

  it('or is put to a show of hands; as many against as for it changes nothing', () => {
    const { state, id } = seconded()
    const count = (yes: number, no: number) => after(state, chair(state, '20:14', (scene, ctx) => decideSettleAmendment(scene, id, { yes, no }, ctx)))
    expect(count(12, 12).floor!.motions[0]).toMatchObject({ version: 1, text: first, amendments: [{ phase: 'LOST', hands: { yes: 12, no: 12 } }] })
    expect(count(13, 12).floor!.motions[0]).toMatchObject({ version: 2, text: later, amendments: [{ phase: 'CARRIED' }] })
  })

  it('is answered before the motion is read out, put, or changed by its mover; one at a time', () => {
    const { state, motionId, id } = seconded()
    expect(code(chair(state, '20:14', (scene, ctx) => decideReadOutMotion(scene, motionId, false, ctx)))).toBe('AMENDMENT_PENDING')
    expect(code(room(state, 庄师傅, '20:14', (scene, ctx) => decideAmendMotion(scene, motionId, '另一句', personOf(庄师傅), ctx)))).toBe('AMENDMENT_PENDING')
    expect(code(room(state, 黄伯伯, '20:14', (scene, ctx) => decideProposeAmendment(scene, motionId, '再一句', personOf(黄伯伯), inHall, ctx)))).toBe('AMENDMENT_STILL_OPEN')
    const back = after(state, room(state, 林阿姨, '20:15', (scene, ctx) => decideWithdrawAmendment(scene, id, personOf(林阿姨), ctx)))
    expect(code(chair(back, '20:16', (scene, ctx) => decideReadOutMotion(scene, motionId, false, ctx)))).toBe('accepted')
  })

  it('falls when the mover has changed the words it was about', () => {
    const { state, motionId } = proposed()
    const changed = after(state, room(state, 庄师傅, '20:14', (scene, ctx) => decideAmendMotion(scene, motionId, `${first}，早上 5 点来电`, personOf(庄师傅), ctx)))
    expect(changed.floor!.motions[0]!.amendments).toMatchObject([{ phase: 'FALLEN' }])
  })

  it('twice amended, the last words become the ballot’s question, unchanged', () => {
    const { state: once, motionId } = seconded()
    let state = after(once, acceptOf({ state: once }))
    state = after(state, room(state, 庄师傅, '20:16', (scene, ctx) => decideAmendMotion(scene, motionId, `${later}，早上 5 点来电`, personOf(庄师傅), ctx)))
    state = after(state, chair(state, '20:17', (scene, ctx) => decideReadOutMotion(scene, motionId, false, ctx)))
    state = after(state, decidePutMotion(state, { id: 'b1', type: 'INTENT_POLL' }, context(陈委员, at('20:18'))))
    expect(state.agenda[1]).toMatchObject({ phase: 'BALLOT', question: `${later}，早上 5 点来电` })
    expect(state.floor!.motions[0]!.wordings!.map(({ version, how }) => [version, how])).toEqual([[1, 'PROPOSED'], [2, 'ACCEPTED'], [3, 'OWN']])
  })

  it('a motion laid aside waits with its reason, and is read out again when it is taken up', () => {
    const { state: open, motionId } = proposed()
    const aside = after(open, chair(open, '20:14', (scene, ctx) => decideTableMotion(scene, motionId, '等消防的人来', ctx)))
    expect(aside.floor!.motions[0]).toMatchObject({ phase: 'TABLED', tabledFor: '等消防的人来' })
    expect(code(chair(aside, '20:15', (scene, ctx) => decideReadOutMotion(scene, motionId, false, ctx)))).toBe('NOT_FOUND')
    const up = after(aside, chair(aside, '20:20', (scene, ctx) => decideTakeUpMotion(scene, motionId, ctx)))
    expect(up.floor!.motions[0]).toMatchObject({ phase: 'PROPOSED' })
  })

  function acceptOf({ state }: { state: SessionState }) {
    const id = state.floor!.motions[0]!.amendments![0]!.id
    return room(state, 庄师傅, '20:14', (scene, ctx) => decideAcceptAmendment(scene, id, personOf(庄师傅), ctx))
  }
})
