import { addWorkingDays } from '../calendar/index.ts'
import type { RulePack } from '../rule-pack.ts'
import { departmentClocks, slipLevels, type SlipLevel } from './phases.ts'
import type { Task } from './state.ts'

/**
 * The ladder of reminding (催办单): blue when the limit is over, orange and red some working days later, then listed
 * supervision is recommended. Only a department's promise has a ladder, and it rests while the committee sits on a request.
 */
export interface Rung { level: SlipLevel; at: number }

export function ladderOf(task: Pick<Task, 'clock'>, rules: RulePack): Rung[] {
  if (!task.clock || !departmentClocks.includes(task.clock.kind)) return []
  const { dueAt } = task.clock
  return [
    { level: 'BLUE', at: dueAt + 1 },
    { level: 'ORANGE', at: addWorkingDays(dueAt, rules.slipOrangeAfter.value).at },
    { level: 'RED', at: addWorkingDays(dueAt, rules.slipRedAfter.value).at },
    { level: 'LISTING', at: addWorkingDays(dueAt, rules.slipListAfter.value).at },
  ]
}

/** Rungs that have come and were not issued yet, in order. After downtime there may be several; each goes out once. */
export function slipsDue(task: Pick<Task, 'clock' | 'slip'>, now: number, rules: RulePack): Rung[] {
  return ladderOf(task, rules).filter((rung) => isAhead(task, rung) && rung.at <= now)
}

/** When to look again; null when nothing more will come for the running clock. Epoch ms. */
export function nextSlipAt(task: Pick<Task, 'clock' | 'slip'>, rules: RulePack): number | null {
  return ladderOf(task, rules).find((rung) => isAhead(task, rung))?.at ?? null
}

function isAhead(task: Pick<Task, 'slip'>, rung: Rung): boolean {
  return slipLevels.indexOf(rung.level) > (task.slip ? slipLevels.indexOf(task.slip) : -1)
}
