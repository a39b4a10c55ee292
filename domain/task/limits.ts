import { addCalendarMonths, addWorkingDays, endOf, dayOf } from '../calendar/index.ts'
import type { RuleName, RulePack } from '../rule-pack.ts'
import type { ReplyClass, TaskKind } from './phases.ts'

/** The limit of the reply by kind of matter: working days, but months for a matter of the size of a proposal (提案). */
export const replyRuleOf: Readonly<Record<TaskKind, RuleName>> = {
  QUESTION: 'replyQuestion', HELP: 'replyHelp', SUGGESTION: 'replySuggestion',
  COMPLAINT: 'replyCommunity', COMMUNITY: 'replyCommunity', PROPOSAL: 'replyProposal',
}

/** When a reply is due that runs from `from`. Epoch ms, last moment of the day. */
export function replyLimit(kind: TaskKind, from: number, rules: RulePack): number {
  const value = rules[replyRuleOf[kind]].value
  return kind === 'PROPOSAL' ? addCalendarMonths(from, value).at : addWorkingDays(from, value).at
}

/**
 * The latest day to which a reply may be extended: the original limit once more after `due`; for a proposal six months
 * from the assignment in all.
 */
export function longestExtension(kind: TaskKind, due: number, assignedAt: number, rules: RulePack): number {
  if (kind === 'PROPOSAL') return addCalendarMonths(assignedAt, rules.replyProposalMost.value).at
  return addWorkingDays(due, rules[replyRuleOf[kind]].value).at
}

/** A matter that hangs on the account is answered again: being solved within 3 months, limited for now within 6. */
export function longestTracking(replyClass: Exclude<ReplyClass, 'A'>, from: number, rules: RulePack): number {
  return addCalendarMonths(from, replyClass === 'B' ? rules.replyProposal.value : rules.replyProposalMost.value).at
}

/** Working days from now by one of the rules. */
export function withinWorkingDays(from: number, rule: RuleName, rules: RulePack): number {
  return addWorkingDays(from, rules[rule].value).at
}

/** After a refused request the department has at least until the end of the next working day: waiting was not its fault. */
export function dueAfterRefusal(due: number, now: number): number {
  return Math.max(due, addWorkingDays(now, 1).at)
}

/** A limit named by a person is the last moment of that day. */
export function lastMomentOf(at: number): number {
  return endOf(dayOf(at))
}
