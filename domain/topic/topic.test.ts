import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, startOf, type Day } from '../calendar/index.ts'
import type { Decision } from '../decision.ts'
import type { Actor, Context, Role } from '../people.ts'
import { defaultRules } from '../rule-pack.ts'
import { closeTopic, concludeTopic, continueTopic, scheduleTopic, startConsultation, unscheduleTopic } from './consulting.ts'
import { absorbTopic, assemblyDemand, endorseTopic, withdrawEndorsement } from './endorsing.ts'
import { phasesAfter } from './phases.ts'
import { progressOf, nextAct } from './progress.ts'
import { draftTopic, editTopic, endorsementThreshold, resubmitTopic, submitTopic } from './proposing.ts'
import { appealTopicRemoval, decideTopicAppeal, makeTopicPublic, removeTopic } from './removal.ts'
import { acceptTopic, acknowledgeTopic, declineTopic, mergeTopic, publicizeTopic, rerouteTopic, returnTopic } from './review.ts'
import { evolveTopic, type TopicEvent, type TopicState, type TopicText } from './state.ts'

/** Ten in the morning in Shanghai. */
const morning = (day: string) => startOf(day as Day) + 10 * 3_600_000

const person = (displayName: string, ...roles: Role[]): Actor => ({
  userId: displayName, communityId: '榕荫', displayName, roles, kind: 'RESIDENT', isVerified: true, departmentId: null, gridId: null, buildingId: null,
})
const 曾先生 = person('曾先生', 'resident')
const 林阿姨 = person('林阿姨', 'resident')
const 小郑 = person('小郑', 'committee')
const 老吴 = person('老吴', 'supervisor')

const at = (day: string, actor: Actor): Context => ({ now: morning(day), actor, newId: () => 'id', rules: defaultRules })

const text: TopicText = { title: '夜市收摊后的油烟和泔水，谁来管？', story: '夜里十二点收摊，泔水顺着坡往下流。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }

function happens(state: TopicState | null, decision: Decision<TopicEvent>): TopicState {
  if (!decision.ok) throw new Error(decision.code)
  const next = decision.events.reduce<TopicState | null>((before, event) => evolveTopic(before, event), state)
  if (!next) throw new Error('nothing happened')
  return next
}

/** 2026-06-05 is a Friday. 1,000 residents: ten names are enough. */
const drafted = (id = '油烟', author = 曾先生) =>
  happens(null, draftTopic({ topicId: id, communityId: '榕荫', number: 7, year: 2026, author: { userId: author.userId, shownAs: author.displayName }, text }, at('2026-06-05', author)))
const submitted = (id?: string, author = 曾先生) => happens(drafted(id, author), submitTopic(drafted(id, author), { residents: 1000, held: [] }, at('2026-06-05', author)))

function endorsedBy(topic: TopicState, names: number, day: string): TopicState {
  let state = topic
  for (let n = topic.endorsements; n < topic.endorsements + names; n++) {
    state = happens(state, endorseTopic(state, { hasEndorsed: false, count: n }, at(day, person(`邻居${n}`, 'resident'))))
  }
  return state
}
const enough = () => endorsedBy(endorsedBy(submitted(), 9, '2026-06-08'), 1, '2026-06-09')
const underReview = () => { const topic = enough(); return happens(topic, acknowledgeTopic(topic, at('2026-06-10', 小郑))) }
const acceptance = { path: 'SELF_GOVERN', isBroad: false, answer: '排到下次会上', publicize: true } as const
const publicized = (isBroad = false) => { const topic = underReview(); return happens(topic, acceptTopic(topic, { ...acceptance, isBroad }, at('2026-06-15', 小郑))) }
const session = { id: '六月会', startsAt: morning('2026-06-25') }
const scheduled = (isBroad = false) => { const topic = publicized(isBroad); return happens(topic, scheduleTopic(topic, session, at('2026-06-19', 小郑))) }
const atTheTable = (isBroad = false) => { const topic = scheduled(isBroad); return happens(topic, startConsultation(topic, session.id, at('2026-06-25', 小郑))) }

describe('proposing', () => {
  it('asks for ten names in a large community and for two percent in a small one, never for none', () => {
    expect(endorsementThreshold(defaultRules, 1000)).toBe(10)
    expect(endorsementThreshold(defaultRules, 120)).toBe(3)
    expect(endorsementThreshold(defaultRules, 0)).toBe(1)
  })
  it('keeps the number of names fixed once the topic is submitted', () => {
    expect(submitted().threshold).toBe(10)
  })
  it('lets only 曾先生 change his text, and no longer once a neighbour put a name to it', () => {
    const topic = submitted()
    expect(editTopic(topic, { text, held: [] }, at('2026-06-05', 林阿姨))).toMatchObject({ ok: false, code: 'TOPIC_NOT_YOURS' })
    expect(editTopic(topic, { text: { ...text, title: '油烟' }, held: [] }, at('2026-06-05', 曾先生))).toMatchObject({ ok: true })
    expect(editTopic(endorsedBy(topic, 1, '2026-06-08'), { text, held: [] }, at('2026-06-08', 曾先生))).toMatchObject({ ok: false, code: 'TOPIC_ALREADY_ENDORSED' })
  })
  it('holds a text with a listed word until a person has looked', () => {
    const held = happens(drafted(), submitTopic(drafted(), { residents: 1000, held: ['脏话'] }, at('2026-06-05', 曾先生)))
    expect(held.visibility).toEqual({ kind: 'HELD', words: ['脏话'] })
    expect(endorseTopic(held, { hasEndorsed: false, count: 0 }, at('2026-06-05', 林阿姨))).toMatchObject({ code: 'TOPIC_NOT_PUBLIC' })
    expect(happens(held, makeTopicPublic(held, at('2026-06-05', 小郑))).visibility.kind).toBe('PUBLIC')
  })
})

describe('endorsing', () => {
  it('lets 林阿姨 endorse once; a second time changes nothing', () => {
    const topic = submitted()
    expect(endorseTopic(topic, { hasEndorsed: false, count: 0 }, at('2026-06-08', 林阿姨))).toEqual({ ok: true, events: [{ type: 'TopicEndorsed', at: morning('2026-06-08'), count: 1 }] })
    expect(endorseTopic(topic, { hasEndorsed: true, count: 1 }, at('2026-06-08', 林阿姨))).toEqual({ ok: true, events: [] })
  })
  it('does not let 曾先生 endorse his own topic', () => {
    expect(endorseTopic(submitted(), { hasEndorsed: false, count: 0 }, at('2026-06-08', 曾先生))).toMatchObject({ code: 'TOPIC_OWN' })
  })
  it('obliges the committee from the tenth name on: taken up in 2 working days, answered in 5', () => {
    // the tenth name on Tuesday 9 June: 2 working days are the 11th, 5 are Tuesday the 16th
    const { clock, marks } = enough()
    expect(dayOf(marks.enough ?? 0)).toBe('2026-06-09')
    expect(dayOf(clock?.acknowledgeBy ?? 0)).toBe('2026-06-11')
    expect(dayOf(clock?.decideBy ?? 0)).toBe('2026-06-16')
  })
  it('does not move the limit with the eleventh name, nor take it back when names are withdrawn', () => {
    const more = endorsedBy(enough(), 1, '2026-06-12')
    expect(more.clock).toEqual(enough().clock)
    const less = happens(more, withdrawEndorsement({ ...more }, { hasEndorsed: true, count: 5 }, at('2026-06-12', 林阿姨)))
    expect(less).toMatchObject({ endorsements: 4, clock: enough().clock })
  })
  it('is over once the matter has its place on an agenda', () => {
    expect(endorseTopic(scheduled(), { hasEndorsed: false, count: 10 }, at('2026-06-20', 林阿姨))).toMatchObject({ code: 'TOPIC_ENDORSING_OVER' })
  })
  it('counts one fifth exactly: 24 of 120 may demand an assembly, 23 may not, 24 of 121 may not', () => {
    expect(assemblyDemand(24, 120)).toEqual({ have: 24, need: 24, isReached: true })
    expect(assemblyDemand(23, 120).isReached).toBe(false)
    expect(assemblyDemand(24, 121)).toEqual({ have: 24, need: 25, isReached: false })
    expect(assemblyDemand(0, 0).isReached).toBe(false)
  })
})

describe('review', () => {
  it('gives the matter a face: 小郑 has it in hand', () => {
    expect(underReview()).toMatchObject({ phase: 'UNDER_REVIEW', handler: { shownAs: '小郑' } })
  })
  it('starts the promise also when the committee takes up a matter by itself, and keeps that earlier limit', () => {
    const topic = submitted()
    const early = happens(topic, acknowledgeTopic(topic, at('2026-06-05', 小郑)))
    expect(dayOf(early.clock?.decideBy ?? 0)).toBe('2026-06-12')
    expect(endorsedBy(early, 10, '2026-06-09').clock).toEqual(early.clock)
  })
  it('decides nothing that nobody has taken up', () => {
    expect(acceptTopic(enough(), acceptance, at('2026-06-10', 小郑))).toMatchObject({ code: 'TOPIC_WRONG_PHASE' })
  })
  it('returns a matter for completion and starts the promise anew when it comes back', () => {
    const topic = underReview()
    expect(returnTopic(topic, ' ', at('2026-06-12', 小郑))).toMatchObject({ code: 'TOPIC_REASON_NEEDED' })
    const returned = happens(topic, returnTopic(topic, '请写清楚是哪几家', at('2026-06-12', 小郑)))
    expect(returned).toMatchObject({ phase: 'RETURNED', clock: null, end: { kind: 'RETURNED', missing: '请写清楚是哪几家' } })
    expect(resubmitTopic(returned, { text, held: [] }, at('2026-06-15', 林阿姨))).toMatchObject({ code: 'TOPIC_NOT_YOURS' })
    const again = happens(returned, resubmitTopic(returned, { text, held: [] }, at('2026-06-15', 曾先生)))
    // Monday the 15th; 端午 is Friday the 19th and not worked: the fifth working day is Tuesday the 23rd
    expect(again).toMatchObject({ phase: 'SUBMITTED', end: null, endorsements: 10 })
    expect(dayOf(again.clock?.decideBy ?? 0)).toBe('2026-06-23')
  })
  it('declines only with a reason and the way that is open instead', () => {
    const topic = underReview()
    expect(declineTopic(topic, { reason: '', channel: 'MEDIATION' }, at('2026-06-12', 小郑))).toMatchObject({ code: 'TOPIC_REASON_NEEDED' })
    expect(happens(topic, declineTopic(topic, { reason: '两家的事，先调解', channel: 'MEDIATION' }, at('2026-06-12', 小郑))))
      .toMatchObject({ phase: 'DECLINED', end: { reason: '两家的事，先调解', channel: 'MEDIATION' } })
  })
  it('hands on what belongs to somebody else', () => {
    const topic = underReview()
    expect(happens(topic, rerouteTopic(topic, { reason: '路灯归市里', channel: 'HOTLINE_12345' }, at('2026-06-12', 小郑)))).toMatchObject({ phase: 'REROUTED' })
  })
  it('publishes an accepted matter for three full days', () => {
    const topic = publicized()
    expect(topic.phase).toBe('PUBLICIZED')
    // accepted on Monday the 15th: the 16th, 17th and 18th are full days, it is over at 00:00 on the 19th
    expect(topic.publicUntil).toBe(startOf('2026-06-19'))
  })
  it('can accept now and publish later', () => {
    const topic = underReview()
    const accepted = happens(topic, acceptTopic(topic, { ...acceptance, publicize: false }, at('2026-06-15', 小郑)))
    expect(accepted.phase).toBe('ACCEPTED')
    expect(happens(accepted, publicizeTopic(accepted, at('2026-06-16', 小郑))).publicUntil).toBe(startOf('2026-06-20'))
  })
})

describe('merging 《烧烤摊的烟》 into 《夜市收摊后的油烟和泔水》', () => {
  const barbecue = () => { const topic = endorsedBy(submitted('烧烤', 林阿姨), 4, '2026-06-08'); return happens(topic, acknowledgeTopic(topic, at('2026-06-08', 小郑))) }
  it('leads the old address to the new one and brings the names along', () => {
    const into = endorsedBy(submitted(), 7, '2026-06-08')
    const from = happens(barbecue(), mergeTopic(barbecue(), { into, consent: 'BOTH_AGREED', reason: '', moved: 3 }, at('2026-06-09', 小郑)))
    expect(from).toMatchObject({ phase: 'MERGED', end: { kind: 'MERGED', intoId: '油烟', moved: 3 } })
    const took = happens(into, absorbTopic(into, { topic: barbecue(), consent: 'BOTH_AGREED', moved: 3, count: 10 }, at('2026-06-09', 小郑)))
    expect(took).toMatchObject({ endorsements: 10, mergedFrom: [{ topicId: '烧烤', shownAs: '林阿姨', moved: 3 }] })
    expect(dayOf(took.clock?.decideBy ?? 0)).toBe('2026-06-16')
  })
  it('tells the authors why when they have not agreed', () => {
    expect(mergeTopic(barbecue(), { into: submitted(), consent: 'TOLD_WHY', reason: '', moved: 0 }, at('2026-06-09', 小郑))).toMatchObject({ code: 'TOPIC_REASON_NEEDED' })
  })
  it('refuses a topic as its own target, and a target that has ended', () => {
    expect(mergeTopic(barbecue(), { into: barbecue(), consent: 'BOTH_AGREED', reason: '', moved: 0 }, at('2026-06-09', 小郑))).toMatchObject({ code: 'TOPIC_MERGE_SELF' })
    const topic = underReview()
    const ended = happens(topic, declineTopic(topic, { reason: '不归我们', channel: 'PETITION' }, at('2026-06-12', 小郑)))
    expect(mergeTopic(barbecue(), { into: ended, consent: 'BOTH_AGREED', reason: '', moved: 0 }, at('2026-06-12', 小郑))).toMatchObject({ code: 'TOPIC_MERGE_TARGET' })
  })
})

describe('consultation', () => {
  it('does not put a matter on an agenda before its publicity is over', () => {
    expect(scheduleTopic(publicized(), session, at('2026-06-18', 小郑))).toMatchObject({ code: 'TOPIC_PUBLICITY_RUNNING', detail: { until: startOf('2026-06-19') } })
    expect(scheduled().phase).toBe('SCHEDULED')
  })
  it('keeps its place, not its date, when the meeting is cancelled', () => {
    const topic = happens(scheduled(), unscheduleTopic(scheduled(), '台风', at('2026-06-24', 小郑)))
    expect(topic).toMatchObject({ phase: 'PUBLICIZED', session: null })
    expect(scheduleTopic(topic, { id: '七月会', startsAt: morning('2026-07-02') }, at('2026-06-24', 小郑))).toMatchObject({ ok: true })
  })
  it('refuses a meeting that it is not on the agenda of', () => {
    expect(startConsultation(scheduled(), '别的会', at('2026-06-25', 小郑))).toMatchObject({ code: 'TOPIC_OTHER_SESSION' })
  })
  it('refers a broad matter without consensus; it cannot be left lying', () => {
    const none = { result: 'NO_CONSENSUS', summary: '意见分两边', target: null } as const
    expect(concludeTopic(atTheTable(true), none, at('2026-06-25', 小郑))).toMatchObject({ code: 'TOPIC_BROAD_MUST_BE_REFERRED' })
    expect(concludeTopic(atTheTable(true), { ...none, result: 'REFERRED' }, at('2026-06-25', 小郑))).toMatchObject({ code: 'TOPIC_REFERRAL_TARGET_NEEDED' })
    expect(happens(atTheTable(true), concludeTopic(atTheTable(true), { ...none, result: 'REFERRED', target: 'STREET_OFFICE' }, at('2026-06-25', 小郑))).phase).toBe('REFERRED')
    expect(happens(atTheTable(), concludeTopic(atTheTable(), none, at('2026-06-25', 小郑))).phase).toBe('NO_CONSENSUS')
  })
  it('goes on at another meeting, also before there is a date', () => {
    const topic = happens(atTheTable(), continueTopic(atTheTable(), { reason: '时间不够', session: null }, at('2026-06-25', 小郑)))
    expect(topic).toMatchObject({ phase: 'SCHEDULED', session: null, continuedBecause: '时间不够' })
    expect(nextAct(topic, morning('2026-06-26'))).toMatchObject({ who: 'COMMITTEE', act: 'SCHEDULE' })
    expect(scheduleTopic(topic, { id: '七月会', startsAt: morning('2026-07-02') }, at('2026-06-26', 小郑))).toMatchObject({ ok: true })
  })
  it('is not closed while a task that came of it is open', () => {
    const agreed = happens(atTheTable(), concludeTopic(atTheTable(), { result: 'CONSENSUS', summary: '十一点收摊', target: null }, at('2026-06-25', 小郑)))
    expect(closeTopic(agreed, { summary: '办好了', openTasks: 2 }, at('2026-07-20', 小郑))).toMatchObject({ code: 'TOPIC_TASKS_OPEN', detail: { count: 2 } })
    expect(happens(agreed, closeTopic(agreed, { summary: '办好了', openTasks: 0 }, at('2026-07-20', 小郑))).phase).toBe('CLOSED')
  })
})

describe('taking a text off the public pages', () => {
  it('tells the author why, and somebody else decides the appeal', () => {
    const removed = happens(submitted(), removeTopic(submitted(), '点了别人的名', at('2026-06-08', 小郑)))
    expect(removed.visibility).toMatchObject({ kind: 'REMOVED', reason: '点了别人的名' })
    const appealed = happens(removed, appealTopicRemoval(removed, '没有点名', at('2026-06-08', 曾先生)))
    expect(decideTopicAppeal(appealed, { restore: true, reason: '' }, at('2026-06-09', 小郑))).toMatchObject({ code: 'APPEAL_NEEDS_ANOTHER' })
    expect(happens(appealed, decideTopicAppeal(appealed, { restore: true, reason: '' }, at('2026-06-09', 老吴))).visibility.kind).toBe('PUBLIC')
    const upheld = happens(appealed, decideTopicAppeal(appealed, { restore: false, reason: '写了门牌号' }, at('2026-06-09', 老吴)))
    expect(upheld.visibility).toMatchObject({ kind: 'REMOVED', reason: '写了门牌号', isFinal: true })
  })
})

describe('the progress line', () => {
  const names = (topic: TopicState) => progressOf(topic, defaultRules).map(({ name, status }) => `${name}:${status}`)
  it('shows what was, what is and what comes', () => {
    expect(names(underReview())).toEqual([
      'PROPOSED:DONE', 'ENOUGH:DONE', 'REVIEW:CURRENT', 'PUBLICITY:TODO', 'SCHEDULED:TODO', 'CONSULTATION:TODO', 'RESULT:TODO',
    ])
    expect(names(submitted())[1]).toBe('ENOUGH:CURRENT')
    expect(names(publicized())).toContain('PUBLICITY:CURRENT')
    expect(names(atTheTable())).toContain('CONSULTATION:CURRENT')
  })
  it('answers "为什么是 5 天？" with days that one can count along', () => {
    const review = progressOf(underReview(), defaultRules).find(({ name }) => name === 'REVIEW')
    expect(dayOf(review?.due ?? 0)).toBe('2026-06-16')
    expect(review?.why?.strip.map(({ day, kind, n }) => `${day.slice(8)} ${kind} ${n ?? ''}`.trim())).toEqual([
      '09 FROM', '10 COUNTED 1', '11 COUNTED 2', '12 COUNTED 3', '13 REST', '14 REST', '15 COUNTED 4', '16 COUNTED 5',
    ])
    expect(review?.why?.strip.at(-1)?.isLast).toBe(true)
  })
  it('ends where the review ended', () => {
    const topic = underReview()
    const declined = happens(topic, declineTopic(topic, { reason: '先调解', channel: 'MEDIATION' }, at('2026-06-12', 小郑)))
    expect(names(declined)).toEqual(['PROPOSED:DONE', 'ENOUGH:DONE', 'DECLINED:CURRENT'])
  })
  it('leaves out the wait for names where the committee took the matter up by itself', () => {
    const topic = submitted()
    expect(names(happens(topic, acknowledgeTopic(topic, at('2026-06-05', 小郑))))).not.toContain('ENOUGH:CURRENT')
  })
})

describe('any sequence of commands', () => {
  const acts: Record<string, (topic: TopicState, c: Context, names: Set<string>) => Decision<TopicEvent>> = {
    submit: (t, c) => submitTopic(t, { residents: 150, held: [] }, { ...c, actor: 曾先生 }),
    edit: (t, c) => editTopic(t, { text, held: [] }, { ...c, actor: 曾先生 }),
    resubmit: (t, c) => resubmitTopic(t, { text, held: [] }, { ...c, actor: 曾先生 }),
    endorse: (t, c, names) => endorseTopic(t, { hasEndorsed: names.has(c.actor.userId), count: names.size }, c),
    withdraw: (t, c, names) => withdrawEndorsement(t, { hasEndorsed: names.has(c.actor.userId), count: names.size }, c),
    acknowledge: (t, c) => acknowledgeTopic(t, c),
    accept: (t, c) => acceptTopic(t, { ...acceptance, isBroad: c.now % 2 === 0, publicize: c.now % 3 === 0 }, c),
    publicize: (t, c) => publicizeTopic(t, c),
    return: (t, c) => returnTopic(t, '缺照片', c),
    decline: (t, c) => declineTopic(t, { reason: '不归社区', channel: 'PETITION' }, c),
    reroute: (t, c) => rerouteTopic(t, { reason: '归物业', channel: 'PROPERTY' }, c),
    merge: (t, c) => mergeTopic(t, { into: submitted('另一件'), consent: 'TOLD_WHY', reason: '同一件事', moved: 0 }, c),
    schedule: (t, c) => scheduleTopic(t, session, c),
    unschedule: (t, c) => unscheduleTopic(t, '台风', c),
    start: (t, c) => startConsultation(t, session.id, c),
    agree: (t, c) => concludeTopic(t, { result: 'CONSENSUS', summary: '行', target: null }, c),
    differ: (t, c) => concludeTopic(t, { result: 'NO_CONSENSUS', summary: '不行', target: null }, c),
    refer: (t, c) => concludeTopic(t, { result: 'REFERRED', summary: '上交', target: 'STREET_OFFICE' }, c),
    continue: (t, c) => continueTopic(t, { reason: '没说完', session }, c),
    close: (t, c) => closeTopic(t, { summary: '完', openTasks: 0 }, c),
    remove: (t, c) => removeTopic(t, '点名', c),
    restore: (t, c) => makeTopicPublic(t, c),
  }
  const step = fc.record({ act: fc.constantFrom(...Object.keys(acts)), who: fc.integer({ min: 0, max: 5 }), hours: fc.integer({ min: 0, max: 60 }) })

  it('keeps to the table of phases, counts names exactly, and never buries a broad matter', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let topic = drafted()
      const history: TopicEvent[] = []
      const names = new Set<string>()
      let now = morning('2026-06-05')
      for (const { act, who, hours } of steps) {
        now += hours * 3_600_000
        const actor = person(`邻居${who}`, 'resident')
        const decision = acts[act]!(topic, { now, actor, newId: () => 'id', rules: defaultRules }, names)
        if (!decision.ok) continue
        const before = topic
        for (const event of decision.events) {
          const from = topic.phase
          topic = evolveTopic(topic, event)
          history.push(event)
          if (topic.phase !== from) expect(phasesAfter[from]).toContain(topic.phase)
          if (event.type === 'TopicEndorsed') names.add(actor.userId)
          if (event.type === 'EndorsementWithdrawn') names.delete(actor.userId)
        }
        expect(topic.endorsements).toBe(names.size)
        expect(names.has(topic.author.userId)).toBe(false)
        if (before.phase === 'PUBLICIZED' && topic.phase === 'SCHEDULED') expect(now).toBeGreaterThanOrEqual(before.publicUntil ?? Infinity)
        if (topic.acceptance?.isBroad) expect(topic.phase).not.toBe('NO_CONSENSUS')
        if (topic.clock) expect(['SUBMITTED', 'UNDER_REVIEW']).toContain(topic.phase)
        if (topic.marks.enough !== undefined && topic.phase === 'UNDER_REVIEW') expect(topic.clock).not.toBeNull()
        expect(progressOf(topic, defaultRules).filter(({ status }) => status === 'CURRENT').length).toBeLessThanOrEqual(2)
      }
      // the history alone gives the same state
      expect(history.reduce(evolveTopic, drafted())).toEqual(topic)
    }), { numRuns: 300 })
  })
})
