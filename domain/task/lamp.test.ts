import { describe, expect, it } from 'vitest'
import { lampOf } from './lamp.ts'
import { at, endOfDay } from './people.fixture.ts'
import type { ClockKind, TaskPhase } from './phases.ts'

const lit = (now: string, started: string, dueDay: string, kind: ClockKind = 'REPLY', phase: TaskPhase = 'SIGNED') =>
  lampOf({ phase, clock: { kind, startedAt: at(started), dueAt: endOfDay(dueDay) }, listedAt: null, closedAt: null }, at(now))

describe('the lamp of a task', () => {
  it('is yellow with two of fifteen working days left', () => {
    expect(lit('2026-06-11 10:00', '2026-05-25 09:00', '2026-06-15', 'RATE')).toMatchObject({ colour: 'YELLOW', time: { kind: 'LEFT', workingDays: 2 } })
  })
  it('is green with more than a quarter left', () => {
    expect(lit('2026-06-02 10:00', '2026-05-25 09:00', '2026-06-15', 'RATE')).toMatchObject({ colour: 'GREEN', time: { workingDays: 9 } })
  })
  it('changes exactly at a quarter', () => {
    // assigned at 00:00 on Monday, due on Thursday at 24:00: 96 hours, a quarter is 24
    const quarter = (now: string) => lit(now, '2026-06-08 00:00', '2026-06-11').colour
    expect([quarter('2026-06-10 23:59'), quarter('2026-06-11 00:00')]).toEqual(['GREEN', 'YELLOW'])
  })
  it('counts hours on the last day', () => {
    expect(lit('2026-06-11 21:00', '2026-06-10 15:00', '2026-06-11', 'SIGN', 'ASSIGNED')).toEqual({
      colour: 'YELLOW', time: { kind: 'LEFT', workingDays: 0, hours: 3, dueAt: endOfDay('2026-06-11'), clock: 'SIGN' },
    })
  })
  it('is red from the first moment of the next day and counts working days over', () => {
    expect(lit('2026-06-08 23:59', '2026-05-25 09:00', '2026-06-08').colour).toBe('YELLOW')
    expect(lit('2026-06-09 00:00', '2026-05-25 09:00', '2026-06-08')).toMatchObject({ colour: 'RED', time: { kind: 'OVER', workingDays: 1 } })
    expect(lit('2026-06-11 10:00', '2026-05-25 09:00', '2026-06-08')).toMatchObject({ colour: 'RED', time: { kind: 'OVER', workingDays: 3 } })
  })
  it('says before a long holiday that the last working day is the last', () => {
    // 10 working days to 8 October 2026; on 30 September one working day is left though eight days lie between
    expect(lit('2026-09-30 18:00', '2026-09-16 09:00', '2026-10-08')).toMatchObject({ colour: 'YELLOW', time: { workingDays: 1 } })
  })
  it('is blue when closed, and red when listed', () => {
    expect(lampOf({ phase: 'CLOSED', clock: null, listedAt: null, closedAt: 5 }, 9)).toEqual({ colour: 'BLUE', time: { kind: 'DONE', at: 5 } })
    expect(lampOf({ phase: 'LISTED', clock: null, listedAt: 5, closedAt: null }, 9)).toEqual({ colour: 'RED', time: { kind: 'LISTED', since: 5 } })
  })
})
