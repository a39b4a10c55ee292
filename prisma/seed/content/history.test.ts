import { describe, expect, it } from 'vitest'
import { tallyOf, type Paper } from '../../../domain/ballot/tally.ts'
import { isOwnerType, YES, type Body } from '../../../domain/ballot/types.ts'
import { verdict } from '../../../domain/ballot/verdict.ts'
import type { Decision } from '../../../domain/decision.ts'
import { decideOutcome } from '../../../domain/outcome/decide.ts'
import { evolveOutcome, type Outcome } from '../../../domain/outcome/state.ts'
import { bodyOf, headsOf } from '../../../domain/owners/heads.ts'
import type { Context } from '../../../domain/people.ts'
import { defaultRules, type RulePack } from '../../../domain/rule-pack.ts'
import { earliestStart, noticeDays } from '../../../domain/session/notice.ts'
import type { AgendaItem } from '../../../domain/session/state.ts'
import type { TaskCommand } from '../../../domain/task/commands.ts'
import { decideTask } from '../../../domain/task/decide.ts'
import { evolveTask } from '../../../domain/task/events.ts'
import { lampOf } from '../../../domain/task/lamp.ts'
import type { RaterSide, Score } from '../../../domain/task/phases.ts'
import type { RatingTally, Task } from '../../../domain/task/state.ts'
import { concludeTopic, closeTopic, continueTopic, scheduleTopic, startConsultation } from '../../../domain/topic/consulting.ts'
import { absorbTopic, endorseTopic } from '../../../domain/topic/endorsing.ts'
import { draftTopic, submitTopic } from '../../../domain/topic/proposing.ts'
import { acceptTopic, acknowledgeTopic, declineTopic, mergeTopic, publicizeTopic, rerouteTopic, returnTopic } from '../../../domain/topic/review.ts'
import { evolveTopic, type TopicState } from '../../../domain/topic/state.ts'
import { demo } from './index.ts'
import type { BallotContent, CommunityContent, ItemContent, SessionContent, TaskContent, TopicContent, When } from './types.ts'
import { momentOf } from './when.ts'

/**
 * The demo is told relative to today. Here its days are lived through with the rules of the domain on several todays: an evening
 * in June, a Sunday, the week after the long October holiday, the weeks after the Spring Festival, an early Monday, a provisional year.
 */
const todays = {
  '周四晚上': '2026-06-11T20:06:00+08:00',
  '周日中午': '2026-11-22T12:30:00+08:00',
  '国庆长假里': '2026-10-05T15:00:00+08:00',
  '国庆长假以后': '2026-10-09T09:10:00+08:00',
  '春节以后': '2026-03-05T21:40:00+08:00',
  '周一清早': '2026-08-03T07:20:00+08:00',
  '后半夜': '2026-09-16T00:20:00+08:00',
  '还没公布的年份': '2027-03-18T18:00:00+08:00',
}

const rulesOf = (community: CommunityContent): RulePack => ({ ...defaultRules, ...community.rules })
const verifiedIn = (community: CommunityContent) => community.people.filter((person) => person.verified && person.roles.includes('resident')).length

let ids = 0
function context(community: CommunityContent, by: string, now: number): Context {
  return {
    now, rules: rulesOf(community), newId: () => `id${++ids}`,
    actor: { userId: by, communityId: community.key, displayName: by, roles: [], kind: 'RESIDENT', isVerified: true, departmentId: null, gridId: null, buildingId: null },
  }
}

function fold<S, E>(state: S, decision: Decision<E>, evolve: (state: S, event: E) => S, where: string): S {
  expect(decision.ok ? '' : decision.code, where).toBe('')
  return decision.ok ? decision.events.reduce(evolve, state) : state
}

describe.each(Object.entries(todays))('loaded on %s', (_, text) => {
  const now = Date.parse(text)
  const at = (when: When) => momentOf(when, now)

  it('every task stands where the story says, under the lamp it says', () => {
    for (const community of demo.communities) {
      for (const task of community.tasks) {
        const end = replayTask(community, task)
        expect([task.key, end.phase]).toEqual([task.key, task.phaseNow])
        if (task.lampNow) expect([task.key, lampOf(end, now).colour]).toEqual([task.key, task.lampNow])
        if (task.lampNow === 'RED') expect([task.key, end.slip]).toEqual([task.key, 'BLUE'])
      }
    }
  })

  it('every topic stands where the story says', () => {
    for (const community of demo.communities) {
      const states = replayTopics(community)
      // What a meeting in progress makes of a topic shows when it ends, and a topic ends with its last task: played in demo.integration.test.ts.
      const isOpen = (key: string) => community.sessions.some((session) => session.progress === 'LIVE' && session.items.some((item) => item.topic === key))
      const tasksOf = (key: string) => community.tasks.filter((task) => community.outcomes.some((outcome) => outcome.key === task.outcome && outcome.topic === key))
      const isDone = (key: string) => tasksOf(key).length > 0 && tasksOf(key).every((task) => task.phaseNow === 'CLOSED')
      for (const topic of community.topics.filter(({ key }) => !isOpen(key) && !isDone(key))) expect([topic.key, states.get(topic.key)?.phase]).toEqual([topic.key, topic.phaseNow])
    }
  })

  it('every outcome stands where the story says, and its tasks begin after the answer', () => {
    for (const community of demo.communities) {
      for (const content of community.outcomes) {
        let outcome: Outcome | null = null
        let answered = Infinity
        for (const step of content.steps) {
          const moment = at(step.at)
          if (step.step === 'answer') answered = moment
          const command = step.step === 'record'
            ? { type: 'RecordOutcome' as const, id: content.key, communityId: community.key, title: content.title, text: content.text, source: { sessionId: content.session, itemId: content.item, ballotId: null, topicId: content.topic }, vote: null }
            : step.step === 'publicize' ? { type: 'PublicizeOutcome' as const }
              : step.step === 'send' ? { type: 'SendOutcome' as const, recipient: { departmentId: step.department, name: '' }, note: step.note }
                : step.step === 'answer' ? { type: 'AnswerOutcome' as const, verdict: step.verdict, reason: step.reason }
                  : step.step === 'track' ? { type: 'TrackOutcome' as const } : { type: 'ConcludeOutcome' as const, reason: step.reason, tasks: { open: 0, listed: 0, closed: 0 } }
          outcome = fold<Outcome | null, Parameters<typeof evolveOutcome>[1]>(outcome, decideOutcome(outcome, command, context(community, step.by, moment)), evolveOutcome, `${content.key} ${step.step}`)
        }
        const tasks = community.tasks.filter((task) => task.outcome === content.key)
        for (const task of tasks) expect(at(firstOf(task)), `${task.key} after ${content.key}`).toBeGreaterThan(answered)
        const counts = { open: tasks.filter((task) => task.phaseNow !== 'CLOSED').length, listed: 0, closed: tasks.filter((task) => task.phaseNow === 'CLOSED').length }
        outcome = fold<Outcome | null, Parameters<typeof evolveOutcome>[1]>(outcome, decideOutcome(outcome, { type: 'FollowTasks', tasks: counts }, context(community, 'system', now)), evolveOutcome, content.key)
        expect([content.key, outcome?.phase]).toEqual([content.key, content.phaseNow])
      }
    }
  })

  it('every meeting was announced in time, and what follows it follows it', () => {
    for (const community of demo.communities) {
      for (const session of community.sessions) {
        const agenda = session.items as unknown as AgendaItem[]
        expect(at(session.startsAt), session.key).toBeGreaterThanOrEqual(earliestStart(at(session.announcedAt), noticeDays({ agenda }, rulesOf(community))))
        const moments = [session.createdAt, session.announcedAt, session.checkInAt, session.startedAt, ...session.items.flatMap(courseMoments), session.closedAt, session.minutes?.draftedAt]
          .filter((when) => when !== null && when !== undefined).map(at)
        expect(moments, session.key).toEqual([...moments].sort((a, b) => a - b))
        if (session.minutes) {
          const signed = session.minutes.signatures.map((signature) => at(signature.at))
          expect(Math.min(...signed)).toBeGreaterThan(at(session.minutes.draftedAt))
          expect(at(session.minutes.publishedAt)).toBeGreaterThan(Math.max(...signed))
          for (const outcome of community.outcomes.filter((each) => each.session === session.key)) {
            expect(at(outcome.steps[0]!.at), outcome.key).toBeGreaterThan(at(session.minutes.publishedAt))
          }
        }
      }
    }
  })

  it('nobody has the floor while another has it, and rulings are made of whoever has it', () => {
    for (const session of demo.communities.flatMap((community) => community.sessions)) {
      for (const item of session.items) {
        let turn = { by: '', from: 0, to: 0 }
        for (const step of item.course) {
          if (step.step === 'speech') {
            expect(at(step.at), `${item.key} ${step.by}`).toBeGreaterThanOrEqual(turn.to)
            turn = { by: step.by, from: at(step.at), to: at(step.at) + (step.seconds ?? 0) * 1000 }
          }
          if (step.step === 'rule') expect([step.on, at(step.at) >= turn.from, at(step.at) <= turn.to]).toEqual([turn.by, true, true])
          if (step.step === 'readOut' || step.step === 'conclude') expect(at(step.at), item.key).toBeGreaterThanOrEqual(turn.to)
        }
      }
    }
  })

  it('nothing that is told as done lies ahead', () => {
    for (const community of demo.communities) {
      for (const person of community.people) expect(at(person.joined), person.key).toBeLessThan(now)
      for (const topic of community.topics) {
        const moments = [topic.proposedAt, topic.endorsers.from, topic.endorsers.to, ...topic.comments.map((comment) => comment.at), ...topic.steps.map((step) => step.at)].map(at)
        expect(Math.max(...moments), topic.key).toBeLessThan(now)
        expect(Math.min(...moments), topic.key).toBe(at(topic.proposedAt))
      }
      for (const task of community.tasks) for (const step of task.steps) expect(at(step.step === 'othersRate' ? step.to : step.at), task.key).toBeLessThan(now)
      for (const session of community.sessions) for (const when of session.items.flatMap(courseMoments)) expect(at(when)).toBeLessThan(now)
    }
  })

  // ---------- living through it ----------

  function firstOf(task: TaskContent): When {
    const step = task.steps[0]!
    return step.step === 'othersRate' ? step.from : step.at
  }

  function replayTask(community: CommunityContent, content: TaskContent): Task {
    const outcome = community.outcomes.find((each) => each.key === content.outcome)!
    const topic = community.topics.find((each) => each.key === outcome.topic)!
    const session = community.sessions.find((each) => each.key === outcome.session)!
    const assigner = content.steps.find((step) => step.step === 'assign')?.by ?? ''
    const asked = new Map<string, RaterSide>([...[topic.author, ...topic.endorsers.people].map((key) => [key, 'RESIDENT'] as const), [session.moderators[0]!, 'MODERATOR'], [assigner, 'COMMITTEE']])
    let task: Task | null = null
    let scores = new Map<string, Score>()
    const nodded = new Set<string>()
    const tally = (): RatingTally => {
      const said = [...scores.values()]
      const of = (score: Score) => said.filter((each) => each === score).length
      return { total: asked.size, satisfied: of('SATISFIED'), basically: of('BASICALLY'), unsatisfied: of('UNSATISFIED') }
    }
    const give = (by: string, moment: number, command: TaskCommand) => {
      task = fold(task, decideTask(task, command, context(community, by, moment)), evolveTask, `${content.key} ${command.type} ${by}`)
    }
    const evidence = (list: readonly { picture: string; moment: 'BEFORE' | 'AFTER' | 'PAPER'; caption: string }[]) => list.map(({ picture, ...rest }) => ({ fileId: picture, ...rest }))
    const acts: { moment: number; act: () => void }[] = []
    const settle = (moment: number) => acts.push({ moment, act: () => give('system', moment, { type: 'SettleEvaluation', tally: tally() }) })
    content.steps.forEach((step, index) => {
      const add = (moment: number, act: () => void) => acts.push({ moment, act })
      const rate = (by: string, moment: number, score: Score, reason: string) => add(moment, () => {
        give(by, moment, { type: 'RateTask', asked: asked.has(by) ? { side: asked.get(by)!, score: scores.get(by) ?? null } : null, score, reason, tally: tally() })
        scores.set(by, score)
      })
      if (step.step === 'othersRate') {
        const next = content.steps.findIndex((each, place) => place > index && each.step === 'reply')
        const round = content.steps.slice(content.steps.findLastIndex((each, place) => place < index && each.step === 'evaluate'), next < 0 ? undefined : next)
        const named = new Set(round.flatMap((each) => (each.step === 'rate' ? [each.by] : [])))
        const others = [...asked.keys()].filter((key) => !named.has(key) && !step.waiting?.includes(key))
        const speaking = others.slice(0, others.length - step.silent)
        const [from, to] = [at(step.from), at(step.to)]
        speaking.forEach((key, place) => rate(key, Math.round(from + ((to - from) * place) / Math.max(1, speaking.length - 1)), place < step.basically ? 'BASICALLY' : 'SATISFIED', ''))
        return
      }
      const moment = at(step.at)
      const simply = (command: TaskCommand) => add(moment, () => give(step.by, moment, command))
      switch (step.step) {
        case 'register': return simply({ type: 'RegisterTask', id: content.key, communityId: community.key, ledgerNo: 'X', title: content.title, detail: content.detail, kind: content.kind, outcomeId: outcome.key, topicId: topic.key, gridId: null })
        case 'assign': return simply({ type: 'AssignTask', departmentId: step.department, departmentName: step.department, note: step.note })
        case 'sign': return simply({ type: 'SignTask' })
        case 'askReturn': return simply({ type: 'AskReturn', reason: step.reason })
        case 'grantReturn': return simply({ type: 'DecideReturn', granted: true, reason: step.note })
        case 'refuseReturn': return simply({ type: 'DecideReturn', granted: false, reason: step.reason })
        case 'progress': return simply({ type: 'ReportProgress', text: step.text, evidence: evidence(step.evidence) })
        case 'askExtension': return simply({ type: 'AskExtension', reason: step.reason, until: at(step.until) })
        case 'grantExtension': return simply({ type: 'DecideExtension', granted: true, reason: '', consent: step.consent })
        case 'reply':
          add(moment, () => { scores = new Map() })
          return simply({ type: 'Reply', replyClass: step.replyClass, text: step.text, evidence: evidence(step.evidence), answerAgainBy: step.answerAgain && at(step.answerAgain) })
        case 'evaluate': return simply({ type: 'OpenEvaluation', raters: asked.size })
        case 'rate':
          rate(step.by, moment, step.score, step.reason)
          if (step.score === 'UNSATISFIED') settle(moment + 61_000)
          return
        case 'talk': return simply({ type: 'HoldFaceToFace', settled: step.isSettled, note: step.note })
        case 'nod': return add(moment, () => {
          give(step.by, moment, { type: 'ConfirmClosing', party: step.party, note: step.note, evidence: evidence(step.evidence), tally: tally(), self: { hasConfirmed: nodded.has(step.by), score: scores.get(step.by) ?? null, dissatisfiedResidents: 0 } })
          nodded.add(step.by)
        })
      }
    })
    acts.map((each, order) => ({ ...each, order })).sort((a, b) => a.moment - b.moment || a.order - b.order).forEach((each) => each.act())
    give('system', now, { type: 'SettleEvaluation', tally: tally() })
    give('system', now, { type: 'IssueSlips' })
    return task!
  }

  function replayTopics(community: CommunityContent): Map<string, TopicState> {
    const states = new Map<string, TopicState>()
    const endorsed = new Map<string, Set<string>>()
    const acts: { moment: number; act: () => void }[] = []
    const set = (key: string, decision: Decision<Parameters<typeof evolveTopic>[1]>, where: string) => {
      states.set(key, fold<TopicState | null, Parameters<typeof evolveTopic>[1]>(states.get(key) ?? null, decision, evolveTopic, `${key} ${where}`)!)
    }
    const topicOf = (key: string) => states.get(key)!
    const add = (moment: number, act: () => void) => acts.push({ moment, act })
    for (const topic of community.topics) {
      const { key, author } = topic
      endorsed.set(key, new Set())
      add(at(topic.proposedAt), () => {
        const me = context(community, author, at(topic.proposedAt))
        const text = { title: topic.title, story: topic.story, careDomain: topic.careDomain, gridId: topic.grid, buildingId: topic.building, tags: topic.tags, photos: [] }
        set(key, draftTopic({ topicId: key, communityId: community.key, number: 1, year: 2026, author: { userId: author, shownAs: author }, text }, me), 'draft')
        set(key, submitTopic(topicOf(key), { residents: verifiedIn(community), held: [] }, me), 'submit')
      })
      endorsementsOf(topic).forEach(({ by, moment }) => add(moment, () => {
        set(key, endorseTopic(topicOf(key), { hasEndorsed: endorsed.get(key)!.has(by), count: endorsed.get(key)!.size }, context(community, by, moment)), `endorse ${by}`)
        endorsed.get(key)!.add(by)
      }))
      for (const step of topic.steps) {
        const moment = at(step.at)
        const me = context(community, step.by, moment)
        add(moment, () => {
          const state = topicOf(key)
          switch (step.step) {
            case 'acknowledge': return set(key, acknowledgeTopic(state, me), step.step)
            case 'return': return set(key, returnTopic(state, step.missing, me), step.step)
            case 'decline': return set(key, declineTopic(state, step, me), step.step)
            case 'reroute': return set(key, rerouteTopic(state, step, me), step.step)
            case 'accept': return set(key, acceptTopic(state, { path: step.path, isBroad: step.isBroad, answer: step.answer, publicize: false }, me), step.step)
            case 'publicize': return set(key, publicizeTopic(state, me), step.step)
            case 'merge': {
              const into = endorsed.get(step.into)!
              const moved = [...endorsed.get(key)!].filter((each) => !into.has(each))
              moved.forEach((each) => into.add(each))
              const before = topicOf(step.into)
              set(key, mergeTopic(state, { into: before, consent: step.consent, reason: step.reason, moved: moved.length }, me), step.step)
              return set(step.into, absorbTopic(before, { topic: state, consent: step.consent, moved: moved.length, count: into.size }, me), 'absorb')
            }
            case 'continue': {
              const session = community.sessions.find((each) => each.key === step.session)
              return set(key, continueTopic(state, { reason: step.reason, session: session ? { id: session.key, startsAt: at(session.startsAt) } : null }, me), step.step)
            }
            case 'close': {
              const openTasks = community.tasks.filter((task) => community.outcomes.find((each) => each.key === task.outcome)!.topic === key && at(lastOf(task)) > moment).length
              return set(key, closeTopic(state, { summary: step.summary, openTasks }, me), step.step)
            }
          }
        })
      }
    }
    for (const session of community.sessions) {
      for (const item of session.items) {
        const key = item.topic
        if (!key) continue
        add(at(session.announcedAt), () => set(key, scheduleTopic(topicOf(key), { id: session.key, startsAt: at(session.startsAt) }, context(community, session.convenedBy, at(session.announcedAt))), 'schedule'))
        for (const step of item.course) {
          if (step.step === 'open') add(at(step.at), () => set(key, startConsultation(topicOf(key), session.key, context(community, session.moderators[0]!, at(step.at))), 'open'))
          if (step.step === 'conclude') add(at(step.at), () => set(key, concludeTopic(topicOf(key), conclusionOf(step), context(community, session.moderators[0]!, at(step.at))), 'conclude'))
        }
      }
    }
    acts.map((each, order) => ({ ...each, order })).sort((a, b) => a.moment - b.moment || a.order - b.order).forEach((each) => each.act())
    return states
  }

  function lastOf(task: TaskContent): When {
    const step = task.steps.at(-1)!
    return step.step === 'othersRate' ? step.to : step.at
  }

  function endorsementsOf(topic: TopicContent): { by: string; moment: number }[] {
    const [from, to] = [at(topic.endorsers.from), at(topic.endorsers.to)]
    const { people } = topic.endorsers
    return people.map((by, index) => ({ by, moment: Math.round(from + ((to - from) * index) / Math.max(1, people.length - 1)) }))
  }
})

function conclusionOf(step: Extract<ItemContent['course'][number], { step: 'conclude' }>) {
  if (step.referTo) return { result: 'REFERRED' as const, summary: step.note, target: step.referTo }
  const isAgreed = step.conclusion === 'PASSED' || step.conclusion === 'CONSENSUS' || step.conclusion === 'NOTED'
  return { result: isAgreed ? 'CONSENSUS' as const : 'NO_CONSENSUS' as const, summary: step.note, target: null }
}

function courseMoments(item: ItemContent): When[] {
  return item.course.flatMap((step) => (step.step === 'ballot' ? [step.ballot.opensAt, step.ballot.closesAt] : [step.at]))
}

describe('the ballots', () => {
  const all = demo.communities.flatMap((community) => community.sessions.flatMap((session) => session.items.flatMap((item) => item.course.flatMap((step) =>
    (step.step === 'ballot' ? [{ community, session, item, ballot: step.ballot }] : [])))))

  it.each(all.map((each) => [each.ballot.key, each] as const))('%s comes out as the story says', (_, { community, session, ballot }) => {
    const roll = rollOf(community, session, ballot)
    const said = Object.entries(ballot.votes)
    const everyNamed = [...said.flatMap(([, voters]) => voters), ...ballot.absent]
    expect(new Set(everyNamed).size).toBe(everyNamed.length)
    expect(everyNamed.filter((voter) => !roll.has(voter))).toEqual([])
    const papers: Paper[] = [...roll].flatMap(([voter, weight]) => {
      if (ballot.absent.includes(voter)) return []
      const choice = said.find(([, voters]) => voters.includes(voter))?.[0] ?? ballot.rest
      return choice ? [{ choices: [choice], ...weight }] : []
    })
    const tally = tallyOf(ballot.choices, papers)
    expect(tally.participating).toEqual({ heads: ballot.expected.heads, area: ballot.expected.area })
    expect(Object.fromEntries(Object.entries(tally.choices).filter(([id]) => id in ballot.expected.choices))).toEqual(ballot.expected.choices)
    expect(verdict(ballot.type, ballot.choices, bodyFor(community, ballot, roll.size), tally).outcome).toBe(ballot.expected.outcome)
    for (const { voter, first } of ballot.secondThoughts) {
      const last = said.find(([, voters]) => voters.includes(voter))?.[0] ?? ballot.rest
      expect(last, `${voter} thought again`).not.toBe(first)
    }
  })

  it('have one with both majorities, exactly as the mock-up drew it, and one in secret', () => {
    const owners = all.find((each) => each.ballot.type === 'OWNER_MAJOR')!
    const body = bodyOf(headsOf(unitsOf(owners.community)))
    expect(body).toEqual({ heads: 186, area: 1_674_261 })
    expect(owners.ballot.expected.choices[YES]).toEqual({ heads: 113, area: 1_008_842 })
    expect(all.filter((each) => each.ballot.secrecy === 'SECRET').map((each) => each.ballot.type)).toEqual(['PACT_ADOPTION'])
    expect(all.every((each) => each.ballot.secrecy === 'NAMED' || !isOwnerType(each.ballot.type))).toBe(true)
  })

  function unitsOf(community: CommunityContent) {
    return community.buildings.flatMap((building) => building.units.map((unit) => ({ unitId: `${building.key}-${unit.door}`, area: unit.area, owners: unit.owners, isUnsold: unit.isUnsold ?? false })))
  }

  /** Voter, as the content names them, to weight. */
  function rollOf(community: CommunityContent, session: SessionContent, ballot: BallotContent): Map<string, { heads: number; area: number }> {
    if (isOwnerType(ballot.type)) return new Map(headsOf(unitsOf(community)).map((head) => [head.unitIds[0]!, { heads: 1, area: head.area }]))
    const here = [...session.attendance!.inPerson, ...session.attendance!.remote]
    const chair = session.moderators[0]!
    const people = ballot.basis?.people
      ?? (ballot.type === 'INTENT_POLL' ? here.filter((key) => key !== chair) : here.filter((key) => community.people.some((person) => person.key === key && person.verified)))
    return new Map(people.map((key) => [key, { heads: 1, area: 0 }]))
  }

  function bodyFor(community: CommunityContent, ballot: BallotContent, size: number): Body {
    if (isOwnerType(ballot.type)) return { kind: 'OWNERS', ...bodyOf(headsOf(unitsOf(community))) }
    if (ballot.basis) return { kind: 'ASSEMBLY', total: ballot.basis.people.length, present: ballot.basis.people.length - ballot.absent.length }
    return { kind: 'PRESENT', present: size, quorum: { have: size, need: 7, missing: [] } }
  }
})
