import { describe, expect, it } from 'vitest'
import type { Decision } from '../decision.ts'
import { decideEndSpeech } from '../floor/speech.ts'
import { decideAddItem, decideChangeItem, decideRemoveItem, decideReorder } from './agenda.ts'
import { decideCheckIn, evolveAttendance } from './attendance.ts'
import { decideHandOver, decideTakeBack, decideUndo } from './chair.ts'
import { decideAnnounce, decideCancel, decideChangePlan, decidePostpone } from './convene.ts'
import {
  announced, after, at, callNext, context, draft, fullHouse, inDebate, item, plan, raise, started, startsAt,
  小郑, 庄师傅, 林阿姨, 柯委员, 阿珍, 陈委员, 黄伯伯,
} from './evening.fixture.ts'
import { decideConclude, decideDefer, decideMoveItem, decideOpenItem, decidePutMotion } from './items.ts'
import { decideClose, decideDeclareNoQuorum, decideOpenCheckIn, decideRecess, decideResume, decideStart } from './meeting.ts'
import { decideConfirmMinutes, decideDraftMinutes, decidePresentMinutes, decidePublishMinutes, decideReopenMinutes, decideSignMinutes } from './minutes.ts'
import { nextStep, type StepFacts } from './next-step.ts'
import { fromTheChair } from './on-the-floor.ts'
import { joinCode, readJoinCode } from './join-code.ts'
import { decidePickScreen } from './screen.ts'
import { personOf, type SessionState } from './state.ts'
import { minutesLate, timelineOf } from './timeline.ts'
import { nobodyHere } from './quorum.ts'
import { defaultRules } from '../rule-pack.ts'

const code = (decision: Decision<unknown>) => (decision.ok ? 'accepted' : decision.code)
const chair = (clock: string) => context(陈委员, at(clock))
const committee = (clock: string, day = '2026-06-01') => context(小郑, at(clock, day))
const facts = (clock: string, change: Partial<StepFacts> = {}): StepFacts => ({ now: at(clock), presence: fullHouse, rules: { ...defaultRules }, ballot: null, ...change })

describe('announcing', () => {
  it('takes five full days', () => {
    const state = after(draft(), decideAddItem(draft(), item(), null, committee('10:00')))
    expect(code(decideAnnounce(state, committee('23:59', '2026-06-05')))).toBe('accepted')
    expect(decideAnnounce(state, committee('00:01', '2026-06-06'))).toMatchObject({ ok: false, code: 'NOTICE_TOO_SHORT', detail: { days: 5 } })
  })

  it('takes fifteen where owners decide', () => {
    const state = after(draft(), decideAddItem(draft(), item({ path: 'OWNER_DECISION' }), null, committee('10:00')))
    expect(decideAnnounce(state, committee('10:00', '2026-06-01'))).toMatchObject({ ok: false, detail: { days: 15 } })
  })

  it('asks for an agenda, a place and the required kinds', () => {
    expect(code(decideAnnounce(draft(), committee('10:00')))).toBe('AGENDA_EMPTY')
    const full = after(draft(), decideAddItem(draft(), item(), null, committee('10:00')))
    const nowhere = after(full, decideChangePlan(full, { place: '', isRemoteAllowed: false }, null, committee('10:00')))
    expect(code(decideAnnounce(nowhere, committee('10:00')))).toBe('NO_PLACE')
    const anybody = after(full, decideChangePlan(full, { required: [] }, null, committee('10:00')))
    expect(code(decideAnnounce(anybody, committee('10:00')))).toBe('NO_REQUIRED_KINDS')
  })

  it('is the committee’s', () => {
    expect(code(decideAnnounce(announced(), context(林阿姨, at('10:00', '2026-06-01'))))).toBe('NOT_ALLOWED')
  })

  it('fixes the date; another date is a postponement and a new announcement', () => {
    const state = announced()
    expect(code(decideChangePlan(state, { startsAt: startsAt + 1 }, '下雨', committee('11:00')))).toBe('DATE_IS_ANNOUNCED')
    let later = after(state, decidePostpone(state, '台风', committee('11:00', '2026-06-10')))
    later = after(later, decideChangePlan(later, { startsAt: at('19:30', '2026-06-20') }, null, committee('11:00', '2026-06-10')))
    later = after(later, decideAnnounce(later, committee('11:00', '2026-06-10')))
    expect(later).toMatchObject({ phase: 'ANNOUNCED', startsAt: at('19:30', '2026-06-20') })
    expect(after(later, decideCancel(later, '场地没了', committee('11:00', '2026-06-11'))).phase).toBe('CANCELLED')
  })
})

describe('the announced agenda', () => {
  it('changes only with a reason that everybody sees', () => {
    const state = announced()
    expect(code(decideChangeItem(state, state.agenda[0]!.id, { minutes: 20 }, null, committee('11:00')))).toBe('REASON_NEEDED')
    const changed = after(state, decideChangeItem(state, state.agenda[0]!.id, { minutes: 20 }, '账目多', committee('11:00')))
    expect(changed).toMatchObject({ agendaVersion: 2, changes: [{ version: 2, reason: '账目多' }] })
    expect(changed.agenda[0]).toMatchObject({ minutes: 20, isAnnounced: true })
  })

  it('does not make a binding vote out of what came too late', () => {
    const late = context(小郑, at('09:00', '2026-06-10'))
    const state = announced()
    const added = after(state, decideAddItem(state, item({ title: '换门禁', topicId: '门禁' }), '邻居要求', late))
    expect(added.agenda[3]!.isAnnounced).toBe(false)
    const early = after(state, decideAddItem(state, item({ title: '换门禁', topicId: '门禁' }), '邻居要求', committee('11:00', '2026-06-02')))
    expect(early.agenda[3]!.isAnnounced).toBe(true)
    const reworded = after(state, decideChangeItem(state, state.agenda[1]!.id, { title: '2 号楼北边建停车场' }, '改主意', late))
    expect(reworded.agenda[1]!.isAnnounced).toBe(false)
  })

  it('keeps the order of what has begun, and removes only what has not', () => {
    const state = inDebate()
    const [a, b, c] = state.agenda.map((each) => each.id) as [string, string, string]
    const evening = context(小郑, at('20:00'))
    expect(code(decideReorder(state, [b, a, c], '调一下', evening))).toBe('ITEM_BEGUN')
    expect(code(decideReorder(state, [a, b], '调一下', evening))).toBe('AGENDA_ORDER_INVALID')
    expect(code(decideRemoveItem(state, b, '不议了', evening))).toBe('ITEM_BEGUN')
    expect(after(state, decideRemoveItem(state, c, '不议了', evening)).agenda).toHaveLength(2)
  })

  it('holds a topic once, and never as a mere report', () => {
    const state = announced()
    expect(code(decideAddItem(state, item(), '再来一次', committee('11:00')))).toBe('TOPIC_ON_AGENDA')
    expect(code(decideAddItem(state, item({ kind: 'REPORT', topicId: '别的' }), '通报', committee('11:00')))).toBe('REPORT_HAS_NO_TOPIC')
  })
})

describe('the door and the quorum', () => {
  const door = () => { const state = announced(); return after(state, decideOpenCheckIn(state, context(阿珍, at('19:00')))) }

  it('opens a day ahead at the earliest', () => {
    expect(code(decideOpenCheckIn(announced(), context(阿珍, at('19:00', '2026-06-10'))))).toBe('DOOR_TOO_EARLY')
  })

  it('lets the unverified listen, and the grid worker make them participants', () => {
    const stranger = { ...林阿姨, userId: '新邻居', displayName: '新邻居', isVerified: false }
    const who = (mode: 'IN_PERSON' | 'LISTENER') => ({ person: personOf(stranger), kind: 'RESIDENT' as const, isVerified: false, mode, hallCode: 'NONE' as const })
    const self = (mode: 'IN_PERSON' | 'LISTENER') => decideCheckIn(door(), null, who(mode), context(stranger, at('19:10')))
    expect(code(self('IN_PERSON'))).toBe('NOT_VERIFIED')
    const listener = self('LISTENER')
    const attendance = listener.ok ? evolveAttendance(null, listener.events[0]!) : null
    const admitted = decideCheckIn(door(), attendance, who('IN_PERSON'), context(阿珍, at('19:12')))
    expect(admitted.ok && evolveAttendance(attendance, admitted.events[0]!)).toMatchObject({ mode: 'IN_PERSON', by: '阿珍', at: at('19:10') })
    expect(code(decideCheckIn(door(), attendance, who('IN_PERSON'), context(林阿姨, at('19:12'))))).toBe('NOT_ALLOWED')
  })

  it('believes nobody that they are in the hall without the code on the big screen, except whoever keeps the door', () => {
    const who = (actor: typeof 林阿姨, hallCode: 'NONE' | 'RIGHT' | 'OLD' | 'WRONG') =>
      decideCheckIn(door(), null, { person: personOf(actor), kind: 'RESIDENT', isVerified: true, mode: 'IN_PERSON', hallCode }, context(actor, at('19:10')))
    expect(code(who(林阿姨, 'NONE'))).toBe('HALL_CODE_NEEDED')
    expect(code(who(林阿姨, 'OLD'))).toBe('HALL_CODE_OLD')
    expect(code(who(林阿姨, 'WRONG'))).toBe('HALL_CODE_WRONG')
    expect(code(who(阿珍, 'NONE'))).toBe('accepted')
    const came = who(林阿姨, 'RIGHT')
    expect(code(came)).toBe('accepted')
    // once in, asking again changes nothing, whatever the code says by now
    const attendance = came.ok ? evolveAttendance(null, came.events[0]!) : null
    expect(decideCheckIn(door(), attendance, { person: personOf(林阿姨), kind: 'RESIDENT', isVerified: true, mode: 'IN_PERSON', hallCode: 'OLD' }, context(林阿姨, at('19:20')))).toEqual({ ok: true, events: [] })
  })

  it('lets the chair and the door hold the big screen at a picture; beginning lets it follow the room again', () => {
    const state = door()
    expect(code(decidePickScreen(state, { view: 'DOOR' }, context(林阿姨, at('19:10'))))).toBe('NOT_ALLOWED')
    const held = after(state, decidePickScreen(state, { view: 'DOOR' }, chair('19:10')))
    expect(held.screenPick).toEqual({ view: 'DOOR' })
    expect(decidePickScreen(held, { view: 'DOOR' }, chair('19:11'))).toEqual({ ok: true, events: [] })
    expect(after(held, decidePickScreen(held, null, context(阿珍, at('19:12')))).screenPick).toBeNull()
    expect(after(held, decideStart(held, fullHouse, chair('19:30'))).screenPick).toBeNull()
    expect(code(decidePickScreen(draft(), { view: 'AGENDA' }, chair('19:10')))).toBe('SESSION_WRONG_MOMENT')
  })

  it('starts with one of every required kind and seven people, not before the announced time', () => {
    const state = door()
    expect(code(decideStart(state, fullHouse, chair('19:29')))).toBe('SESSION_TOO_EARLY')
    expect(decideStart(state, { ...fullHouse, byKind: { RESIDENT: 8, COMMITTEE: 1 } }, chair('19:30'))).toMatchObject({ code: 'NO_QUORUM_YET', detail: { people: 0, kinds: 1 } })
    expect(decideStart(state, { ...fullHouse, inPerson: 5, remote: 1 }, chair('19:30'))).toMatchObject({ code: 'NO_QUORUM_YET', detail: { people: 1, kinds: 0 } })
    expect(code(decideStart(state, fullHouse, context(小郑, at('19:30'))))).toBe('NOT_CHAIR')
    expect(code(decideStart(state, fullHouse, chair('19:30')))).toBe('accepted')
  })

  it('or is called off, naming who is missing', () => {
    const state = door()
    expect(code(decideDeclareNoQuorum(state, fullHouse, chair('19:50')))).toBe('QUORUM_IS_THERE')
    const decision = decideDeclareNoQuorum(state, { ...nobodyHere, byKind: { RESIDENT: 4, COMMITTEE: 1 }, inPerson: 5 }, chair('19:50'))
    expect(decision.ok && decision.events[0]).toMatchObject({ type: 'NoQuorumDeclared', people: 5, missing: [{ kind: 'PROPERTY' }] })
  })

  it('the next step says what it waits for', () => {
    expect(nextStep(door(), facts('19:10', { presence: nobodyHere }))).toEqual({
      primary: null, also: [], notYet: [
        { step: 'START', waits: 'KINDS', missing: plan.required }, { step: 'START', waits: 'PEOPLE', missing: 7 }, { step: 'START', waits: 'TIME', at: startsAt },
      ],
    })
    expect(nextStep(door(), facts('19:30')).primary).toEqual({ step: 'START' })
  })
})

describe('an item', () => {
  it('comes in its order, one at a time', () => {
    const state = started()
    const [a, b] = state.agenda.map((each) => each.id) as [string, string]
    expect(code(decideOpenItem(state, b, chair('19:32')))).toBe('ITEM_OUT_OF_ORDER')
    const open = after(state, decideOpenItem(state, a, chair('19:32')))
    expect(code(decideOpenItem(open, b, chair('19:33')))).toBe('ITEM_STILL_OPEN')
  })

  it('leaves steps out going forward and does not jump into a vote', () => {
    const state = inDebate()
    expect(code(decidePutMotion(state, { id: 'b', type: 'SESSION_RESOLUTION' }, chair('20:00')))).toBe('STEP_NOT_POSSIBLE')
    expect(code(decideMoveItem(state, 'REPORT', chair('20:00')))).toBe('STEP_NOT_POSSIBLE')
    expect(code(decideMoveItem(state, 'MOTION', chair('20:00')))).toBe('accepted')
  })

  it('has the ballot’s result and no other', () => {
    const state: SessionState = { ...inDebate(), agenda: inDebate().agenda.map((each, index) => (index === 1 ? { ...each, phase: 'BALLOT', ballotId: 'b1' } : each)) }
    const open = { ...state, currentItemId: state.agenda[1]!.id, floor: { ...state.floor!, itemId: state.agenda[1]!.id } }
    expect(code(decideConclude(open, 'PASSED', null, { isBinding: true, isCounted: false, hasPassed: false }, chair('20:30')))).toBe('BALLOT_RUNNING')
    expect(code(decideConclude(open, 'PASSED', null, { isBinding: true, isCounted: true, hasPassed: false }, chair('20:30')))).toBe('CONCLUSION_IS_THE_BALLOTS')
    expect(code(decideConclude(open, 'NOT_PASSED', null, { isBinding: true, isCounted: true, hasPassed: false }, chair('20:30')))).toBe('accepted')
    expect(code(decideConclude(inDebate(), 'PASSED', null, null, chair('20:30')))).toBe('CONCLUSION_IS_THE_BALLOTS')
  })

  it('put off late stays in the record with its reason, and closing asks for one for the rest', () => {
    let state = inDebate()
    state = after(state, decideDefer(state, '物业的图纸没带', chair('20:20')))
    expect(code(decideClose(state, null, chair('20:21')))).toBe('REASON_NEEDED')
    state = after(state, decideClose(state, '时间不够', chair('20:21')))
    expect(state.agenda.map((each) => [each.phase, each.note])).toEqual([['RESOLVED', null], ['DEFERRED', '物业的图纸没带'], ['DEFERRED', '时间不够']])
    expect(state.phase).toBe('CLOSED')
  })
})

describe('the chair', () => {
  const hand = (state: SessionState) => after(state, decideHandOver(state, personOf(柯委员), true, chair('19:55')))

  it('who wants to speak hands over, and waits until the item is done', () => {
    let state = hand(inDebate())
    state = raise(state, 陈委员, 'SUPPORT', '19:56')
    state = callNext(state, '19:57', 柯委员)
    state = after(state, fromTheChair(state, context(柯委员, at('19:59')), (scene) => decideEndSpeech(scene, context(柯委员, at('19:59')))))
    expect(code(decideTakeBack(state, chair('20:00')))).toBe('CHAIR_STILL_OUT')
    state = after(state, decideDefer(state, '再议', context(柯委员, at('20:05'))))
    expect(after(state, decideTakeBack(state, chair('20:06'))).chair.name).toBe('陈委员')
  })

  it('who said nothing takes it back any time; a raised hand goes down with it', () => {
    const state = raise(hand(inDebate()), 陈委员, 'SUPPORT', '19:56')
    const back = after(state, decideTakeBack(state, chair('19:57')))
    expect(back).toMatchObject({ chair: { name: '陈委员' }, handedOver: null })
    expect(back.floor!.hands).toEqual([])
  })

  it('goes only to somebody who may hold it', () => {
    expect(code(decideHandOver(inDebate(), personOf(林阿姨), false, chair('19:55')))).toBe('CANNOT_CHAIR')
    expect(code(decideHandOver(inDebate(), personOf(柯委员), true, context(林阿姨, at('19:55'))))).toBe('NOT_ALLOWED')
  })
})

describe('undo', () => {
  it('puts the called one back in the queue and lets the other go on with their time', () => {
    let state = callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '20:04'), '20:05')
    state = raise(state, 庄师傅, 'SUPPORT', '20:05:30')
    state = callNext(state, '20:06')
    state = raise(state, 林阿姨, 'ASK', '20:06:10')
    expect(code(decideUndo(state, 'CALL', chair('20:07:01')))).toBe('UNDO_TOO_LATE')
    expect(code(decideUndo(state, 'DEFER', chair('20:06:20')))).toBe('UNDO_TOO_LATE')
    state = after(state, decideUndo(state, 'CALL', chair('20:06:20')))
    expect(state.floor!.speech).toMatchObject({ name: '黄伯伯', pausedFor: 20_000 })
    expect(state.floor!.hands.map((each) => each.name)).toEqual(['庄师傅', '林阿姨'])
    expect(state.floor!.turns).toEqual({ 黄伯伯: 1 })
    expect(state.undo).toBeNull()
  })

  it('opens a deferred item again with its speaker and its queue', () => {
    const before = raise(callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '20:04'), '20:05'), 庄师傅, 'SUPPORT', '20:05:30')
    let state = after(before, decideDefer(before, '按错了', chair('20:06')))
    expect(state.floor!.hands).toEqual([])
    state = after(state, decideUndo(state, 'DEFER', chair('20:06:05')))
    expect(state.agenda[1]).toMatchObject({ phase: 'DEBATE', note: null, closedAt: null })
    expect(state.floor).toMatchObject({ speech: { name: '黄伯伯', pausedFor: 5_000 }, hands: [{ name: '庄师傅' }] })
  })

  it('opens nothing by mistake', () => {
    const state = started()
    const open = after(state, decideOpenItem(state, state.agenda[0]!.id, chair('19:32')))
    const back = after(open, decideUndo(open, 'OPEN_ITEM', chair('19:32:30')))
    expect(back).toEqual({ ...state, undo: null })
  })
})

describe('a break', () => {
  it('keeps the speaker’s time', () => {
    let state = callNext(raise(inDebate(), 黄伯伯, 'OPPOSE', '20:04'), '20:05')
    state = after(state, decideRecess(state, at('20:20'), chair('20:06')))
    expect(state).toMatchObject({ phase: 'RECESS', recess: { until: at('20:20') } })
    state = after(state, decideResume(state, chair('20:20')))
    expect(state.floor!.speech).toMatchObject({ pausedAt: null, pausedFor: 14 * 60_000 })
  })
})

describe('the next step of the chair', () => {
  it('follows the evening of the drawing', () => {
    let state = inDebate()
    expect(nextStep(state, facts('19:50')).primary).toEqual({ step: 'MOVE_ITEM', to: 'MOTION' })
    state = raise(raise(state, 黄伯伯, 'OPPOSE', '19:51'), 庄师傅, 'SUPPORT', '19:52')
    expect(nextStep(state, facts('19:52')).primary).toMatchObject({ step: 'CALL_NEXT', next: { name: '黄伯伯' }, ended: null })
    state = callNext(state, '19:53')
    expect(nextStep(state, facts('19:54'))).toMatchObject({
      primary: { step: 'CALL_NEXT', next: { name: '庄师傅' }, ended: { name: '黄伯伯' } },
      notYet: [{ step: 'PUT_MOTION', waits: 'MOTION' }, { step: 'OPEN_ITEM', waits: 'ITEM_RESULT' }],
    })
  })

  it('after the last item it is to close', () => {
    const state = { ...started(), agenda: started().agenda.map((each) => ({ ...each, phase: 'RESOLVED' as const })) }
    expect(nextStep(state, facts('21:00')).primary).toEqual({ step: 'CLOSE_SESSION' })
  })

  it('follows the ballot', () => {
    const base = inDebate()
    const state: SessionState = { ...base, agenda: base.agenda.map((each, index) => (index === 1 ? { ...each, phase: 'BALLOT', ballotId: 'b' } : each)) }
    const step = (phase: string, hasPassed: boolean | null = null) => nextStep(state, facts('20:30', { ballot: { phase, isBinding: true, hasPassed } })).primary
    expect(step('OPEN')).toEqual({ step: 'CLOSE_BALLOT' })
    expect(step('TALLIED')).toEqual({ step: 'SHOW_RESULT' })
    expect(step('PRELIM_PUBLISHED', true)).toEqual({ step: 'CONCLUDE', conclusion: 'PASSED' })
  })
})

describe('minutes', () => {
  it('are confirmed by three people, one of whom disagreed, and then published', () => {
    let state = inDebate()
    state = after(state, decideDefer(state, '再议', chair('20:20')))
    state = after(state, decideClose(state, '晚了', chair('20:21')))
    const next = (clock: string) => context(小郑, at(clock, '2026-06-12'))
    state = after(state, decideDraftMinutes(state, next('09:00')))
    const facts = { tookPart: true, hasDissented: false }
    const by = (who: typeof 林阿姨) => context(who, at('10:00', '2026-06-12'))
    expect(code(decideSignMinutes(state, '甲稿', facts, by(林阿姨)))).toBe('MINUTES_NOT_PRESENTED')
    state = after(state, decidePresentMinutes(state, '甲稿', next('09:30')))
    state = after(state, decideSignMinutes(state, '甲稿', facts, by(林阿姨)))
    // another text is another signature
    state = after(state, decideReopenMinutes(state, '林阿姨说漏了一句', next('09:40')))
    state = after(state, decidePresentMinutes(state, '乙稿', next('09:50')))
    expect(code(decideSignMinutes(state, '甲稿', facts, by(林阿姨)))).toBe('MINUTES_CHANGED')
    for (const who of [林阿姨, 庄师傅]) state = after(state, decideSignMinutes(state, '乙稿', facts, by(who)))
    expect(decideConfirmMinutes(state, 'abc', true, next('11:00'))).toMatchObject({ code: 'MINUTES_NEED_SIGNATURES', detail: { people: 1, dissenter: 1 } })
    state = after(state, decideSignMinutes(state, '乙稿', { tookPart: true, hasDissented: true }, by(黄伯伯)))
    state = after(state, decideConfirmMinutes(state, 'abc', true, next('11:00')))
    state = after(state, decidePublishMinutes(state, next('12:00')))
    expect(state).toMatchObject({ phase: 'PUBLISHED', minutes: { hash: 'abc', publishedAt: at('12:00', '2026-06-12') } })
  })
})

describe('plan and truth of the evening', () => {
  it('estimates from what has happened', () => {
    const { items, lateBy, expectedEnd } = timelineOf(inDebate(), at('20:06'))
    expect(items[0]).toMatchObject({ planned: { from: at('19:30'), to: at('19:45') }, actual: { from: at('19:31'), to: at('19:49') } })
    expect(items[1]).toMatchObject({ actual: { from: at('19:49'), to: null }, estimated: { to: at('20:44') } })
    expect(items[2]).toMatchObject({ estimated: { from: at('20:44'), to: at('21:04') } })
    expect([lateBy / 60_000, expectedEnd]).toEqual([4, at('21:04')])
    expect(minutesLate(inDebate(), at('20:06'))).toBe(4)
    expect(minutesLate(inDebate(), at('20:50'))).toBe(10)
    expect(minutesLate({ ...inDebate(), phase: 'CLOSED' }, at('20:50'))).toBe(null)
  })
})

describe('the join code', () => {
  it('has nothing that looks like something else, and is read as people type', () => {
    expect(joinCode(() => 0)).toBe('333333')
    expect(readJoinCode(' acd-347 ')).toBe('ACD347')
    expect(readJoinCode('ＡＣＤ３４７')).toBe('ACD347')
    expect(readJoinCode('ACD34O')).toBeNull()
    expect(readJoinCode('ACD34')).toBeNull()
  })
})
