import { afterFullDays } from '../calendar/index.ts'
import type { RulePack } from '../rule-pack.ts'
import type { SessionState } from './state.ts'

/** Days of notice that this agenda needs: 15 where owners decide (业主大会和业主委员会指导规则), else the community's setting. */
export function noticeDays(state: Pick<SessionState, 'agenda'>, rules: RulePack): number {
  const isForOwners = state.agenda.some((item) => item.kind === 'DECISION' && item.path === 'OWNER_DECISION')
  return isForOwners ? Math.max(rules.ownerNotice.value, rules.sessionNotice.value) : rules.sessionNotice.value
}

/** The first moment for which an announcement at `announcedAt` is in time: the day of announcing is not counted (民法典 201), then `days` full ones pass. */
export function earliestStart(announcedAt: number, days: number): number {
  return days > 0 ? afterFullDays(announcedAt, days) : announcedAt
}
