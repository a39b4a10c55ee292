import type { Decision } from '../decision.ts'
import type { Actor, Context, ParticipantKind, Role } from '../people.ts'
import { defaultRules } from '../rule-pack.ts'
import type { InRoom } from '../floor/scene.ts'
import type { Person, Stance } from '../floor/state.ts'
import { decideRaiseHand } from '../floor/hands.ts'
import { decideCallNext } from '../floor/speech.ts'
import { nextUp } from '../floor/queue.ts'
import { callingIn } from '../floor/scene.ts'
import { decideAddItem } from './agenda.ts'
import { decideAnnounce, decideCreateSession } from './convene.ts'
import { decideMoveItem, decideOpenItem } from './items.ts'
import { decideOpenCheckIn, decideStart } from './meeting.ts'
import { fromTheChair, onTheFloor } from './on-the-floor.ts'
import { evolveSession } from './evolve.ts'
import type { SessionEvent, SessionPlan } from './events.ts'
import type { Presence } from './quorum.ts'
import { currentItem, personOf, type ItemPlan, type SessionState } from './state.ts'

/** One evening in 榕荫社区, for the tests of sessions and of the floor. Times are 2026-06-11, 19:30 in Shanghai and around it. */
export const at = (clock: string, day = '2026-06-11') => Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`)
export const startsAt = at('19:30')

function actor(name: string, roles: Role[], kind: ParticipantKind = 'RESIDENT'): Actor {
  return { userId: name, communityId: '榕荫社区', displayName: name, roles, kind, isVerified: true, departmentId: null, gridId: null, buildingId: null }
}
export const 陈委员 = actor('陈委员', ['moderator'], 'CPPCC_MEMBER')
export const 柯委员 = actor('柯委员', ['moderator'], 'CPPCC_MEMBER')
export const 小郑 = actor('小郑', ['committee'], 'COMMITTEE')
export const 阿珍 = actor('阿珍', ['gridWorker'], 'COMMITTEE')
export const 林阿姨 = actor('林阿姨', ['resident'])
export const 黄伯伯 = actor('黄伯伯', ['resident'])
export const 庄师傅 = actor('庄师傅', ['resident'])
export const 郭先生 = actor('郭先生', ['resident'])
export const 吴老师 = actor('吴老师', ['resident'])
export const 苏主任 = actor('苏主任', ['resident'], 'OWNERS_COMMITTEE')
export const 赵经理 = actor('赵经理', ['resident'], 'PROPERTY')

export const inHall: InRoom = { mode: 'IN_PERSON' }
export const listening: InRoom = { mode: 'LISTENER' }

export const fullHouse: Presence = { byKind: { RESIDENT: 6, COMMITTEE: 1, PROPERTY: 1, CPPCC_MEMBER: 1 }, inPerson: 6, remote: 3, listeners: 2 }

let made = 0
export function context(who: Actor, now: number): Context {
  return { now, actor: who, newId: () => `id${++made}`, rules: { ...defaultRules } }
}

/** Folds an accepted decision; a refusal fails the test with its code. */
export function after(state: SessionState | null, decision: Decision<SessionEvent>): SessionState {
  if (!decision.ok) throw new Error(`refused: ${decision.code}`)
  const next = decision.events.reduce<SessionState | null>(evolveSession, state)
  if (!next) throw new Error('nothing happened')
  return next
}

export const plan: SessionPlan = {
  title: '六月协商会', form: 'THEMATIC', startsAt, place: '社区二楼会客厅', isRemoteAllowed: true,
  required: [{ kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'PROPERTY', label: null }],
  moderators: [personOf(陈委员)],
}
export const item = (change: Partial<ItemPlan> = {}): ItemPlan => ({
  title: '2 号楼北边的空地，改不改成充电棚？', kind: 'DECISION', presenter: '赵经理', minutes: 55, topicId: '充电棚', path: 'SELF_GOVERN', ...change,
})

export function draft(): SessionState {
  return after(null, decideCreateSession({ id: 's1', number: 6, year: 2026, joinCode: 'ACD347' }, plan, context(小郑, at('09:00', '2026-06-01'))))
}

/** A report, a decision and a discussion, announced ten days ahead. */
export function announced(): SessionState {
  const morning = context(小郑, at('10:00', '2026-06-01'))
  let state = draft()
  state = after(state, decideAddItem(state, item({ title: '老人食堂账目通报', kind: 'REPORT', minutes: 15, topicId: null, path: null }), null, morning))
  state = after(state, decideAddItem(state, item(), null, morning))
  state = after(state, decideAddItem(state, item({ title: '近邻公约第 6 条：遛狗', kind: 'DISCUSSION', minutes: 20, topicId: '遛狗', presenter: '' }), null, morning))
  return after(state, decideAnnounce(state, morning))
}

export function started(from = announced()): SessionState {
  const open = after(from, decideOpenCheckIn(from, context(阿珍, at('19:00'))))
  return after(open, decideStart(open, fullHouse, context(陈委员, at('19:31'))))
}

/** The decision about the charging shed is open and in debate at 19:50. */
export function inDebate(from = started()): SessionState {
  const chair = (clock: string) => context(陈委员, at(clock))
  const [report, decision] = from.agenda
  let state = after(from, decideOpenItem(from, report!.id, chair('19:31')))
  state = after(state, decideMoveItem(state, 'REPORT', chair('19:31')))
  state = after(state, { ok: true, events: [{ type: 'ItemResolved', itemId: report!.id, conclusion: 'NOTED', note: null, at: at('19:49') }] })
  state = after(state, decideOpenItem(state, decision!.id, chair('19:49')))
  return after(state, decideMoveItem(state, 'DEBATE', chair('19:50')))
}

export function raise(state: SessionState, who: Actor, stance: Stance, clock: string, room: InRoom | null = inHall): SessionState {
  return after(state, onTheFloor(state, (scene) => decideRaiseHand(scene, personOf(who), stance, room, context(who, at(clock)))))
}

/** Calls whoever is next by the rules. */
export function callNext(state: SessionState, clock: string, chair: Actor = 陈委员): SessionState {
  const phase = currentItem(state)?.phase ?? 'DEBATE'
  const next: Person | null = state.floor && nextUp(state.floor, callingIn(phase))
  return after(state, fromTheChair(state, context(chair, at(clock)), (scene) => decideCallNext(scene, next?.userId ?? '', context(chair, at(clock)))))
}
