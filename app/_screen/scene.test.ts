import { describe, expect, it } from 'vitest'
import { evolveBallot, type BallotEvent, type BallotState } from '../../domain/ballot/state.ts'
import { emptyFloor, type Motion, type Speech } from '../../domain/floor/state.ts'
import { announced, at } from '../../domain/session/evening.fixture.ts'
import type { ItemPhase, SessionPhase } from '../../domain/session/phases.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { sceneOf } from './scene.ts'

const now = at('20:00')
const evening = announced()
const itemId = evening.agenda[1]!.id
const inPhase = (phase: SessionPhase, change: Partial<SessionState> = {}): SessionState => ({ ...evening, phase, ...change })

/** The second item is open in `phase`. */
function open(phase: ItemPhase, floor: Partial<NonNullable<SessionState['floor']>> = {}, ballotId: string | null = null): SessionState {
  return inPhase('IN_PROGRESS', {
    currentItemId: itemId, floor: { ...emptyFloor(itemId), ...floor },
    agenda: evening.agenda.map((item) => (item.id === itemId ? { ...item, phase, ballotId } : item)),
  })
}

const 黄伯伯 = { userId: 'huang', name: '黄伯伯' }
const speech: Speech = { ...黄伯伯, id: 's1', stance: 'OPPOSE', raisedAt: now, startedAt: now, allowance: 120_000, pausedAt: null, pausedFor: 0, isExtended: false, isHelped: false, readBy: null, turn: 1 }
const motion: Motion = { id: 'm1', version: 1, text: '早上七点前遛狗', by: 黄伯伯, seconds: [], handSeconds: 3, phase: 'READ_OUT', at: now }
const created: BallotEvent = {
  type: 'BallotCreated', at: now, ballotId: 'b1', communityId: 'c', ballotType: 'SESSION_RESOLUTION', place: { sessionId: evening.id, itemId, topicId: null },
  question: { text: '早上七点前遛狗', facts: [], choices: { kind: 'YES_NO' } }, secrecy: 'NAMED', interim: 'HIDDEN', basis: null, buildingIds: [], isOfficial: true, silence: null, plan: null,
}
const after = (...events: BallotEvent[]): BallotState[] => [[created, ...events].reduce<BallotState | null>(evolveBallot, null)!]
const kind = (session: SessionState, ballots: BallotState[] = []) => sceneOf(session, ballots).kind

describe('what the hall looks at', () => {
  it('waits before the beginning, and says when it does not take place', () => {
    expect(kind(inPhase('ANNOUNCED'))).toBe('WAITING')
    expect(kind(inPhase('CHECK_IN'))).toBe('WAITING')
    expect(sceneOf(inPhase('NO_QUORUM'), [])).toEqual({ kind: 'OFF', why: 'NO_QUORUM' })
    expect(sceneOf(inPhase('RECESS', { recess: { at: now, until: now + 600_000 } }), [])).toEqual({ kind: 'RECESS', until: now + 600_000 })
  })

  it('asks the room in passing, unless somebody speaks', () => {
    const mood = { id: 'm', at: now, until: now + 90_000 }
    expect(kind({ ...open('DEBATE'), mood })).toBe('MOOD')
    expect(kind({ ...open('DEBATE', { speech }), mood })).toBe('SPEECH')
    expect(kind({ ...open('BALLOT', {}, 'b1'), mood: null }, after())).toBe('BALLOT_SOON')
  })

  it('shows the agenda between items, and the record after the last', () => {
    expect(kind(inPhase('IN_PROGRESS'))).toBe('AGENDA')
    expect(kind(inPhase('CLOSED'))).toBe('CLOSED')
    expect(kind(inPhase('PUBLISHED'))).toBe('CLOSED')
  })

  it('follows the floor: the speaker before the motion, an appeal before both', () => {
    expect(kind(open('DEBATE'))).toBe('FLOOR')
    expect(kind(open('DEBATE', { speech }))).toBe('SPEECH')
    expect(kind(open('MOTION', { motions: [motion] }))).toBe('MOTION')
    expect(kind(open('MOTION', { motions: [motion], speech }))).toBe('SPEECH')
    const ruling = { id: 'r1', kind: 'OFF_TOPIC' as const, reason: '说到停车', speechId: 's1', person: 黄伯伯, at: now, appeal: { phase: 'RAISED' as const, by: 黄伯伯, at: now } }
    expect(kind(open('DEBATE', { speech, rulings: [ruling] }))).toBe('APPEAL')
  })

  it('shows nothing of a count before it is published, and the result until the next item opens', () => {
    const opened: BallotEvent = { type: 'BallotOpened', at: now, closesAt: null }
    const closed: BallotEvent = { type: 'BallotClosed', at: now }
    const published: BallotEvent = { type: 'ResultPublished', at: now, objectionsUntil: now }
    const voting = open('BALLOT', {}, 'b1')
    expect(kind(voting, after())).toBe('BALLOT_SOON')
    expect(kind(voting, after(opened))).toBe('BALLOT_OPEN')
    expect(kind(voting, after(opened, closed))).toBe('BALLOT_COUNTING')
    expect(kind(voting, after(opened, closed, published))).toBe('RESULT')
    expect(kind(voting, after(opened, closed, published, { type: 'RecountOrdered', at: now, reason: '有人怀疑', by: '监督员' }))).toBe('BALLOT_COUNTING')
    expect(kind(open('RESOLVED', {}, 'b1'), after(opened, closed, published))).toBe('RESULT')
  })

  it('says what came of an item without a ballot', () => {
    expect(kind(open('RESOLVED'))).toBe('ITEM_OVER')
    expect(kind(open('DEFERRED'))).toBe('ITEM_OVER')
  })

  it('is held at what 陈委员 picked, and follows the room where there is nothing of the kind', () => {
    const held = (session: SessionState, screenPick: SessionState['screenPick']): SessionState => ({ ...session, screenPick })
    const debating = open('DEBATE', { speech })
    expect(kind(held(debating, { view: 'AGENDA' }))).toBe('AGENDA')
    expect(kind(held(debating, { view: 'QUEUE' }))).toBe('QUEUE')
    expect(kind(held(debating, { view: 'ITEM' }))).toBe('ITEM')
    expect(kind(held(debating, { view: 'DOOR' }))).toBe('DOOR')
    expect(sceneOf(held(debating, { view: 'PAUSE', text: '茶歇，八点一刻回来' }), [])).toEqual({ kind: 'PAUSE', text: '茶歇，八点一刻回来' })
    expect(kind(held(debating, null))).toBe('SPEECH')
    expect(kind(held(debating, { view: 'BALLOT' }))).toBe('SPEECH')
    expect(kind(held(inPhase('IN_PROGRESS'), { view: 'ITEM' }))).toBe('AGENDA')
    expect(kind(held(inPhase('CLOSED'), { view: 'AGENDA' }))).toBe('CLOSED')
  })

  it('shows a picked result only of a ballot whose count is public', () => {
    const opened: BallotEvent = { type: 'BallotOpened', at: now, closesAt: null }
    const closed: BallotEvent = { type: 'BallotClosed', at: now }
    const published: BallotEvent = { type: 'ResultPublished', at: now, objectionsUntil: now }
    const held = { ...open('BALLOT', {}, 'b1'), screenPick: { view: 'RESULT' as const, ballotId: 'b1' } }
    expect(kind(held, after(opened))).toBe('BALLOT_OPEN')
    expect(kind(held, after(opened, closed))).toBe('BALLOT_COUNTING')
    expect(kind(held, after(opened, closed, published))).toBe('RESULT')
  })
})
