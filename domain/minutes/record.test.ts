import { describe, expect, test } from 'vitest'
import type { Decision } from '../decision.ts'
import { decideRaiseHand } from '../floor/hands.ts'
import { decideEndSpeech } from '../floor/speech.ts'
import { attendanceId, type AttendanceState } from '../session/attendance.ts'
import { decideHandOver, decideTakeBack, decideUndo } from '../session/chair.ts'
import { decideConclude, decideDefer, decideOpenItem } from '../session/items.ts'
import { decideClose, decideRecess, decideResume } from '../session/meeting.ts'
import { fromTheChair, onTheFloor } from '../session/on-the-floor.ts'
import { nextUp } from '../floor/queue.ts'
import { callingIn } from '../floor/scene.ts'
import { decideCallNext } from '../floor/speech.ts'
import { personOf, currentItem, type SessionState } from '../session/state.ts'
import type { SessionEvent } from '../session/events.ts'
import type { Actor, ParticipantKind } from '../people.ts'
import type { Stance } from '../floor/state.ts'
import { at, announced, context, inHall, 陈委员, 柯委员, 黄伯伯, 庄师傅, 林阿姨, 小郑, 阿珍, fullHouse } from '../session/evening.fixture.ts'
import { evolveSession } from '../session/evolve.ts'
import { decideOpenCheckIn, decideStart } from '../session/meeting.ts'
import { decideMoveItem } from '../session/items.ts'
import { recordOf, speakersAgainst, speechesSoFar } from './record.ts'

/** An evening that keeps its events. The announced session is one event of its own kind: the fixture's state, told as history. */
class Evening {
  readonly events: SessionEvent[] = []
  state: SessionState
  constructor() {
    const from = announced()
    this.add({ type: 'SessionCreated', ...from, at: at('09:00', '2026-06-01') })
    for (const item of from.agenda) this.add({ type: 'AgendaItemAdded', item: { ...item, isAnnounced: false }, reason: null, at: at('10:00', '2026-06-01') })
    this.add({ type: 'SessionAnnounced', startsAt: from.startsAt, at: at('10:00', '2026-06-01') })
    this.state = this.events.reduce<SessionState | null>(evolveSession, null)!
  }
  private add(event: SessionEvent) { this.events.push(event) }
  do(decide: (state: SessionState) => Decision<SessionEvent>) {
    const decision = decide(this.state)
    if (!decision.ok) throw new Error(`refused: ${decision.code}`)
    for (const event of decision.events) { this.add(event); this.state = evolveSession(this.state, event) }
    return this
  }
  raise(who: Actor, stance: Stance, clock: string) {
    return this.do((state) => onTheFloor(state, (scene) => decideRaiseHand(scene, personOf(who), stance, inHall, context(who, at(clock)))))
  }
  call(clock: string) {
    return this.do((state) => fromTheChair(state, context(陈委员, at(clock)), (scene) =>
      decideCallNext(scene, nextUp(state.floor!, callingIn(currentItem(state)!.phase))!.userId, context(陈委员, at(clock)))))
  }
  end(clock: string) {
    return this.do((state) => fromTheChair(state, context(陈委员, at(clock)), (scene) => decideEndSpeech(scene, context(陈委员, at(clock)))))
  }
}

const chair = (clock: string) => context(陈委员, at(clock))

function begun(): Evening {
  return new Evening()
    .do((state) => decideOpenCheckIn(state, context(阿珍, at('19:00'))))
    .do((state) => decideStart(state, fullHouse, chair('19:31')))
    .do((state) => decideOpenItem(state, state.agenda[0]!.id, chair('19:31')))
    .do((state) => decideMoveItem(state, 'REPORT', chair('19:32')))
    .do((state) => decideConclude(state, 'NOTED', null, null, chair('19:49')))
    .do((state) => decideOpenItem(state, state.agenda[1]!.id, chair('19:49')))
    .do((state) => decideMoveItem(state, 'DEBATE', chair('19:50')))
}

const came = (who: Actor, kind: ParticipantKind, mode: AttendanceState['mode']): AttendanceState => ({
  id: attendanceId('s1', who.userId), communityId: '榕荫社区', sessionId: 's1', person: personOf(who), kind, mode, by: who.userId, at: at('19:10'), leftAt: null,
})

describe('the record of an evening', () => {
  const evening = begun()
    .raise(黄伯伯, 'OPPOSE', '19:51').raise(庄师傅, 'SUPPORT', '19:52').raise(林阿姨, 'ASK', '19:53')
    .call('19:54:00').end('19:55:30')
    .call('19:56:00')
  const undoneCall = evening.state.floor!.speech!.name
  evening
    .do((state) => decideUndo(state, 'CALL', chair('19:56:10')))
    .do((state) => decideRecess(state, at('20:10'), chair('19:57')))
    .do((state) => decideResume(state, chair('20:08')))
    .call('20:09:00').end('20:10:00')
    .do((state) => decideHandOver(state, personOf(柯委员), true, chair('20:11')))
    .do((state) => decideTakeBack(state, chair('20:12')))
    .do((state) => decideConclude(state, 'CONSENSUS', '先试三个月', null, chair('20:13')))
    .do((state) => decideOpenItem(state, state.agenda[2]!.id, chair('20:14')))
    .do((state) => decideDefer(state, '晚了，下次', chair('20:15')))
    .do((state) => decideClose(state, null, chair('20:16')))
  const record = recordOf({
    events: evening.events, ballots: [], backgrounds: new Map([[evening.state.agenda[1]!.id, '空地约 60 平方米。']]),
    attendance: [came(林阿姨, 'RESIDENT', 'IN_PERSON'), came(黄伯伯, 'RESIDENT', 'REMOTE'), came(小郑, 'COMMITTEE', 'IN_PERSON'), came(庄师傅, 'RESIDENT', 'LISTENER')],
  })

  test('tells when it was, who held the chair and when there was a break', () => {
    expect(record.session).toMatchObject({ startedAt: at('19:31'), closedAt: at('20:16'), place: '社区二楼会客厅' })
    expect(record.chairs).toEqual([{ name: '陈委员', from: at('19:31') }, { name: '柯委员', from: at('20:11') }, { name: '陈委员', from: at('20:12') }])
    expect(record.breaks).toEqual([{ from: at('19:57'), to: at('20:08') }])
  })

  test('counts who took part by kind; listeners are told apart', () => {
    expect(record.attendance).toEqual({
      kinds: [{ kind: 'RESIDENT', inPerson: 1, remote: 1 }, { kind: 'COMMITTEE', inPerson: 1, remote: 0 }],
      people: 3, remote: 1, listeners: 1, atStart: 9,
    })
  })

  test('holds every speech with its side and length, and not the call that was taken back', () => {
    const [, decision, discussion] = record.items
    expect(decision!.speeches.map(({ by, stance, seconds }) => [by, stance, seconds])).toEqual([['黄伯伯', 'OPPOSE', 90], ['庄师傅', 'SUPPORT', 60]])
    expect(undoneCall).toBe('庄师傅')
    expect(speechesSoFar(evening.events).map(({ name, isOver }) => [name, isOver])).toEqual([['黄伯伯', true], ['庄师傅', true]])
    expect(decision).toMatchObject({ conclusion: 'CONSENSUS', note: '先试三个月', background: '空地约 60 平方米。', openedAt: at('19:49'), closedAt: at('20:13') })
    expect(discussion).toMatchObject({ isDeferred: true, conclusion: null, note: '晚了，下次' })
  })

  test('knows who spoke against what was agreed', () => {
    expect([...speakersAgainst(evening.events)]).toEqual(['黄伯伯'])
  })
})
