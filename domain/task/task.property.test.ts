import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../calendar/index.ts'
import { decideTask } from './decide.ts'
import type { TaskCommand } from './commands.ts'
import { evolveTask, type TaskEvent } from './events.ts'
import { lampOf } from './lamp.ts'
import { 吴监督, 小郑, 曾先生, 林阿姨, 系统, 许警官, 陈委员, at, when } from './people.fixture.ts'
import { closingParties, phasesAfter, replyClasses, scores, slipLevels, taskKinds, taskPhases, type Score } from './phases.ts'
import type { Evidence, RatingTally, Task } from './state.ts'

/**
 * Random people send random commands at growing times. The ratings that a server keeps in a table are kept in a map here.
 */
const raters = [林阿姨, 曾先生, 陈委员]
const evidence: Evidence[] = [{ fileId: 'f', moment: 'PAPER', caption: '' }]

type Step = { wait: number; pick: number; person: number; flag: boolean; helpful: boolean; score: Score; days: number; cls: (typeof replyClasses)[number] }
const steps = fc.array(fc.record<Step>({
  // hours to weeks, so that limits are met and missed
  wait: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 * 24 }) }),
  pick: fc.integer({ min: 0, max: 15 }), person: fc.integer({ min: 0, max: 2 }), flag: fc.boolean(), helpful: fc.constantFrom(true, true, true, false),
  score: fc.constantFrom(...scores), days: fc.integer({ min: 1, max: 60 }), cls: fc.constantFrom(...replyClasses),
}), { minLength: 5, maxLength: 60 })

function live(kind: (typeof taskKinds)[number], path: Step[], check: (before: Task, event: TaskEvent, after: Task) => void) {
  const events: TaskEvent[] = []
  const ratings = new Map<number, Map<string, Score | null>>()
  let now = at('2025-01-06 09:00')
  let task: Task | null = null

  const tallyOf = (round: number): RatingTally => {
    const said = [...(ratings.get(round)?.values() ?? [])]
    const count = (score: Score) => said.filter((each) => each === score).length
    return { total: said.length, satisfied: count('SATISFIED'), basically: count('BASICALLY'), unsatisfied: count('UNSATISFIED') }
  }
  const send = (command: TaskCommand, actor = 小郑) => {
    const decision = decideTask(task, command, when(now, actor))
    if (!decision.ok) return
    for (const event of decision.events) {
      const after: Task = evolveTask(task, event)
      if (task) check(task, event, after)
      if (event.type === 'EvaluationOpened') ratings.set(event.round, new Map(raters.map((rater) => [rater.userId, null])))
      if (event.type === 'TaskRated') ratings.get(event.round)?.set(event.raterId, event.score)
      task = after
      events.push(event)
    }
  }
  send({ type: 'RegisterTask', id: 't', communityId: '榕荫', ledgerNo: 'RY-2025-0001-01', title: '楼道灯', detail: '', kind, outcomeId: null, topicId: null, gridId: null })
  for (const { wait, pick, person, flag, helpful, score, days, cls } of path) {
    now += wait * HOUR
    const current: Task = task!
    const until = now + days * 24 * HOUR
    const rater = raters[person]!
    const evaluationRound = current.phase === 'FACE_TO_FACE' ? current.round - 1 : current.round
    const tally = tallyOf(evaluationRound)
    const own = ratings.get(evaluationRound)?.get(rater.userId) ?? null
    const nodder = [rater, 许警官, 吴监督][pick % 3]!
    const party = closingParties[pick % 3]!
    const commands: [TaskCommand, typeof 小郑][] = [
      [{ type: 'AssignTask', departmentId: '交警大队', departmentName: '交警大队', note: '' }, 小郑],
      [{ type: 'SignTask' }, 许警官],
      [{ type: 'AskReturn', reason: '不归我们' }, 许警官],
      [{ type: 'DecideReturn', granted: flag, reason: '看分工表' }, 小郑],
      [{ type: 'ReportProgress', text: '在办', evidence: [] }, 许警官],
      [{ type: 'AskExtension', reason: '等材料', until }, 许警官],
      [{ type: 'DecideExtension', granted: flag, reason: '理由不足', consent: '提案人同意' }, 小郑],
      [{ type: 'Reply', replyClass: cls, text: '答复', evidence, answerAgainBy: cls === 'A' ? null : until }, 许警官],
      [{ type: 'OpenEvaluation', raters: 3 }, 小郑],
      [{ type: 'RateTask', asked: ratings.get(current.round)?.has(rater.userId) ? { side: 'RESIDENT', score: own } : null, score, reason: '', tally }, rater],
      [{ type: 'SettleEvaluation', tally }, 系统],
      [{ type: 'HoldFaceToFace', settled: flag, note: '谈过了' }, 陈委员],
      ...closingParties.map((): [TaskCommand, typeof 小郑] => [{
        type: 'ConfirmClosing', party, note: '', evidence: [], tally,
        self: { hasConfirmed: current.confirmations[party]?.names.includes(nodder.displayName) ?? false, score: own, dissatisfiedResidents: tally.unsatisfied },
      }, nodder]),
      [{ type: 'IssueSlips' }, 系统],
    ]
    // mostly what the moment allows, so that the stories get far; sometimes anything
    const open = commands.filter(([command, actor]) => {
      const decision = decideTask(task, command, when(now, actor))
      return decision.ok && decision.events.length > 0
    })
    send(...(helpful && open.length > 0 ? open[pick % open.length]! : commands[pick]!))
    // the schedule never sleeps for long
    if (flag) send({ type: 'IssueSlips' }, 系统)
  }
  return { task: task as Task | null, events, now }
}

const kinds = fc.constantFrom(...taskKinds)

describe('whatever people send to a task', () => {
  it('it goes only where the table of phases leads', () => {
    fc.assert(fc.property(kinds, steps, (kind, path) => {
      live(kind, path, (before, event, after) => {
        if (after.phase !== before.phase) expect(phasesAfter[before.phase], `${before.phase} ${event.type}`).toContain(after.phase)
      })
    }), { numRuns: 120 })
  })
  it('it closes only solved, with evidence, nobody dissatisfied unless they talked, and three nods – and then stays closed', () => {
    fc.assert(fc.property(kinds, steps, (kind, path) => {
      live(kind, path, (before, event, after) => {
        expect(before.phase).not.toBe('CLOSED')
        if (event.type !== 'TaskClosed') return
        expect(after.reply?.replyClass).toBe('A')
        expect(after.evidence).toBeGreaterThan(0)
        for (const party of closingParties) expect(after.confirmations[party]?.names.length).toBeGreaterThan(0)
        if (before.phase === 'FACE_TO_FACE') expect(before.faceToFace?.settled).toBe(true)
      })
    }), { numRuns: 120 })
  })
  it('it is extended at most once, and every slip of a promise goes out at most once and in order', () => {
    fc.assert(fc.property(kinds, steps, (kind, path) => {
      const { events } = live(kind, path, (before, event) => {
        if (event.type !== 'SlipIssued') return
        expect(event.at).toBeGreaterThan(event.dueAt)
        expect(slipLevels.indexOf(event.level)).toBe(before.slip ? slipLevels.indexOf(before.slip) + 1 : 0)
      })
      expect(events.filter((event) => event.type === 'ExtensionAsked').length).toBeLessThanOrEqual(1)
    }), { numRuns: 120 })
  })
  it('its history tells the same state again, its state survives JSON, and it always has a lamp', () => {
    fc.assert(fc.property(kinds, steps, (kind, path) => {
      const { task, events, now } = live(kind, path, (_before, _event, after) => { lampOf(after, now0) })
      const retold = events.reduce<Task | null>(evolveTask, null)
      expect(retold).toEqual(task)
      expect(JSON.parse(JSON.stringify(task))).toEqual(task)
      const lamp = lampOf(task!, now)
      expect(lamp.colour === 'BLUE').toBe(task!.phase === 'CLOSED')
      if (task!.clock && now > task!.clock.dueAt) expect(lamp.colour).toBe('RED')
    }), { numRuns: 60 })
  })
  it('reaches every phase in these stories', () => {
    const reached = new Set<string>()
    fc.assert(fc.property(kinds, steps, (kind, path) => { live(kind, path, (_before, _event, after) => reached.add(after.phase)) }), { numRuns: 500, seed: 7 })
    expect([...reached].sort()).toEqual([...taskPhases].sort())
  })
})

const now0 = at('2026-06-11 10:00')
