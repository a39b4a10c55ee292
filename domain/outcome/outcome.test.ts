import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../people.ts'
import { decideOutcome, type OutcomeCommand } from './decide.ts'
import { phasesAfter, verdicts } from './phases.ts'
import { evolveOutcome, type Outcome, type OutcomeEvent } from './state.ts'
import { 小郑, 许警官, at, when } from '../task/people.fixture.ts'

class Story {
  outcome: Outcome | null = null
  events: OutcomeEvent[] = []
  do(moment: string, actor: Actor, command: OutcomeCommand): this {
    const decision = decideOutcome(this.outcome, command, when(at(moment), actor))
    if (!decision.ok) throw new Error(decision.code)
    for (const event of decision.events) this.outcome = evolveOutcome(this.outcome, event)
    this.events.push(...decision.events)
    return this
  }
  get phase() { return this.outcome!.phase }
}

const 交警 = { departmentId: '交警大队', name: '区交警大队' }
const record: OutcomeCommand = {
  type: 'RecordOutcome', id: 'o1', communityId: '榕荫', title: '西门斑马线，装一组红绿灯', text: '请区交警大队在西门斑马线装行人红绿灯。',
  source: { sessionId: 's1', itemId: 'i1', ballotId: 'b1', topicId: 'p1' }, vote: { of: 'PRESENT', people: 76, yes: 71, no: 3, abstain: 2 },
}
const publicized = () => new Story().do('2026-04-16 21:30', 小郑, record).do('2026-04-16 21:40', 小郑, { type: 'PublicizeOutcome' })
const sent = () => publicized().do('2026-04-22 09:00', 小郑, { type: 'SendOutcome', recipient: 交警, note: '' })
const adopted = () => sent().do('2026-04-24 09:00', 许警官, { type: 'AnswerOutcome', verdict: 'ADOPTED', reason: '' })
const counts = (open: number, closed: number, listed = 0) => ({ open, closed, listed })

describe('an outcome', () => {
  it('is publicized for five full days before it is sent', () => {
    expect(publicized().outcome!.publicUntil).toBe(at('2026-04-22 00:00'))
    expect(() => publicized().do('2026-04-21 23:59', 小郑, { type: 'SendOutcome', recipient: 交警, note: '' })).toThrow('OUTCOME_PUBLICITY_RUNNING')
    expect(publicized().do('2026-04-22 00:00', 小郑, { type: 'SendOutcome', recipient: 交警, note: '' }).phase).toBe('SENT')
  })
  it('can be adopted without a word, but refused in part or in whole only with a reason', () => {
    expect(adopted().phase).toBe('ADOPTED')
    expect(() => sent().do('2026-04-24 09:00', 许警官, { type: 'AnswerOutcome', verdict: 'NOT_ADOPTED', reason: ' ' })).toThrow('OUTCOME_REASON_NEEDED')
    expect(() => sent().do('2026-04-24 09:00', 许警官, { type: 'AnswerOutcome', verdict: 'PARTLY_ADOPTED', reason: '' })).toThrow('OUTCOME_REASON_NEEDED')
    expect(sent().do('2026-04-24 09:00', 许警官, { type: 'AnswerOutcome', verdict: 'NOT_ADOPTED', reason: '路宽不够' }).phase).toBe('NOT_ADOPTED')
  })
  it('takes tasks only when it was adopted, and is tracked from the first', () => {
    expect(() => sent().do('2026-04-24 09:00', 小郑, { type: 'TakeTask' })).toThrow('OUTCOME_WRONG_PHASE')
    const refused = () => sent().do('2026-04-24 09:00', 许警官, { type: 'AnswerOutcome', verdict: 'NOT_ADOPTED', reason: '路宽不够' })
    expect(() => refused().do('2026-04-27 09:00', 小郑, { type: 'TakeTask' })).toThrow('OUTCOME_NOT_ADOPTED')
    expect(refused().do('2026-04-27 09:00', 小郑, { type: 'TrackOutcome' }).do('2026-04-27 09:00', 小郑, { type: 'TakeTask' }).phase).toBe('TRACKED')
    const tracked = adopted().do('2026-04-27 09:00', 小郑, { type: 'TakeTask' }).do('2026-04-27 09:10', 小郑, { type: 'TakeTask' })
    expect(tracked.events.filter((event) => event.type === 'OutcomeTracked')).toHaveLength(1)
  })
  it('is fulfilled with its last task, by itself', () => {
    const story = adopted().do('2026-04-27 09:00', 小郑, { type: 'TakeTask' })
    expect(story.do('2026-05-27 09:00', 小郑, { type: 'FollowTasks', tasks: counts(1, 1) }).phase).toBe('TRACKED')
    expect(story.do('2026-06-16 09:00', 小郑, { type: 'FollowTasks', tasks: counts(0, 2) }).phase).toBe('FULFILLED')
  })
  it('ends unfulfilled only with a reason and with nothing left open', () => {
    const story = () => adopted().do('2026-04-27 09:00', 小郑, { type: 'TakeTask' })
    expect(() => story().do('2026-06-16 09:00', 小郑, { type: 'ConcludeOutcome', reason: '', tasks: counts(0, 1, 1) })).toThrow('OUTCOME_REASON_NEEDED')
    expect(() => story().do('2026-06-16 09:00', 小郑, { type: 'ConcludeOutcome', reason: '挂牌', tasks: counts(1, 1, 1) })).toThrow('OUTCOME_TASKS_OPEN')
    expect(story().do('2026-06-16 09:00', 小郑, { type: 'ConcludeOutcome', reason: '已建议挂牌督办', tasks: counts(0, 1, 1) }).phase).toBe('UNFULFILLED')
  })
  it('goes only where the table of phases leads, whatever is sent', () => {
    const command = fc.oneof(
      fc.constant<OutcomeCommand>({ type: 'PublicizeOutcome' }),
      fc.constant<OutcomeCommand>({ type: 'SendOutcome', recipient: 交警, note: '' }),
      fc.constantFrom(...verdicts).map((verdict): OutcomeCommand => ({ type: 'AnswerOutcome', verdict, reason: '理由' })),
      fc.constant<OutcomeCommand>({ type: 'TrackOutcome' }), fc.constant<OutcomeCommand>({ type: 'TakeTask' }),
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)).map(([open, closed, listed]): OutcomeCommand => ({ type: 'FollowTasks', tasks: counts(open, closed, listed) })),
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)).map(([open, closed, listed]): OutcomeCommand => ({ type: 'ConcludeOutcome', reason: '理由', tasks: counts(open, closed, listed) })),
    )
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(200), command), { maxLength: 30 }), (path) => {
      let now = at('2026-04-16 21:30')
      let outcome: Outcome | null = null
      const apply = (sent: OutcomeCommand) => {
        const decision = decideOutcome(outcome, sent, when(now, 小郑))
        for (const event of decision.ok ? decision.events : []) {
          const after = evolveOutcome(outcome, event)
          if (outcome) expect(phasesAfter[(outcome).phase]).toContain(after.phase)
          outcome = after
        }
      }
      apply(record)
      for (const [hours, sent] of path) { now += hours * 3_600_000; apply(sent) }
    }))
  })
})
