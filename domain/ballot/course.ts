import { afterFullDays } from '../calendar/index.ts'
import type { Context } from '../people.ts'
import { needsInspection } from './inspection.ts'
import { closedPhases } from './phases.ts'
import { noticeDays } from './prepare.ts'
import type { BallotState } from './state.ts'
import { isFileable, isOwnerType, type BallotType } from './types.ts'

/**
 * The way of a ballot that stands alone, from the draft to the file: what is done, what comes next, and when. What lies ahead
 * carries the earliest moment that the rules allow, so that nobody plans a day that cannot be.
 */
export const courseKeys = ['WRITTEN', 'SHOWN', 'ANNOUNCED', 'OPEN', 'COUNTED', 'FINAL', 'FILED'] as const
export type CourseKey = (typeof courseKeys)[number]

export interface CourseStep {
  key: CourseKey
  state: 'done' | 'current' | 'todo'
  /** epoch ms: when it happened, or when it can happen at the earliest; null where that is open */
  at: number | null
  /** of a step with a length: until when */
  until: number | null
  /** it has begun and not ended: votes are coming in */
  isRunning?: true
}

const DAY = 86_400_000

type Rules = Context['rules']
type Facts = Pick<BallotState, 'type' | 'phase' | 'place' | 'plan' | 'inspection' | 'announcedAt' | 'openedAt' | 'closesAt' | 'closedAt' | 'published' | 'finalAt' | 'filed'>

/** When a ballot of this type can open at the earliest if its roll is shown (owners) or it is announced (others) now. */
export function earliestOpening(type: BallotType, now: number, rules: Rules): number {
  return openingAfter(type, isOwnerType(type) ? afterFullDays(now, rules.rollInspection.value) : now, rules)
}

/** The same for a ballot that is under way: its roll may lie open already. */
export function earliestOpeningOf(ballot: Facts, now: number, rules: Rules): number {
  return openingAfter(ballot.type, announceableAt(ballot, now, rules), rules)
}

/** The day that was planned cannot be reached any more: before it lies less notice than there must be. */
export function isPlanTooEarly(ballot: Facts, now: number, rules: Rules): boolean {
  return ['DRAFT', 'ROLL_FROZEN'].includes(ballot.phase) && ballot.plan !== null && noticeDays(ballot.type, rules) > 0 && ballot.plan.opensAt < earliestOpeningOf(ballot, now, rules)
}

export function courseOf(ballot: Facts, now: number, rules: Rules): CourseStep[] {
  const { plan, inspection, published } = ballot
  const isShownFirst = needsInspection(ballot) || inspection !== undefined
  const closes = ballot.closesAt ?? plan?.closesAt ?? null
  const isClosed = closedPhases.includes(ballot.phase)
  const done: Record<CourseKey, boolean> = {
    WRITTEN: inspection !== undefined || ballot.phase !== 'DRAFT', SHOWN: ballot.phase !== 'DRAFT', ANNOUNCED: ballot.announcedAt !== null,
    OPEN: isClosed, COUNTED: published !== null, FINAL: ballot.finalAt !== null, FILED: ballot.filed !== null,
  }
  const times: Record<CourseKey, { at: number | null; until?: number | null }> = {
    WRITTEN: { at: null },
    SHOWN: { at: inspection?.at ?? now, until: inspection?.until ?? afterFullDays(now, rules.rollInspection.value) },
    ANNOUNCED: { at: ballot.announcedAt ?? announceableAt(ballot, now, rules) },
    OPEN: { at: ballot.openedAt ?? plan?.opensAt ?? null, until: ballot.closedAt ?? closes },
    COUNTED: { at: published?.at ?? closes },
    FINAL: { at: ballot.finalAt ?? published?.objectionsUntil ?? null },
    FILED: { at: ballot.filed?.at ?? null },
  }
  const keys = courseKeys.filter((key) => (key !== 'SHOWN' || isShownFirst) && (key !== 'FILED' || isFileable(ballot.type)))
  const current = keys.find((key) => !done[key])
  return keys.map((key) => ({ key, state: done[key] ? 'done' : key === current ? 'current' : 'todo', at: times[key].at, until: times[key].until ?? null, ...(key === 'OPEN' && ballot.phase === 'OPEN' && { isRunning: true as const }) }))
}

export const ballotActs = ['BALLOT_SHOW', 'BALLOT_ROLL_ANSWER', 'BALLOT_REVISE', 'BALLOT_ANNOUNCE', 'BALLOT_ANSWER', 'BALLOT_FILE'] as const
export type BallotAct = (typeof ballotActs)[number]

/** What waits for the committee in a ballot that stands alone, and until when; null: it goes on by itself, or is over. */
export function ballotWaits(ballot: Facts & Pick<BallotState, 'objections'>, now: number, rules: Rules): { act: BallotAct; due: number | null; since: number | null } | null {
  const { inspection, plan, published } = ballot
  const isOpenList = (objections: readonly { answer: unknown }[]) => objections.some((each) => each.answer === null)
  switch (ballot.phase) {
    case 'DRAFT': case 'ROLL_FROZEN':
      if (isPlanTooEarly(ballot, now, rules)) return { act: 'BALLOT_REVISE', due: null, since: inspection?.at ?? null }
      if (!inspection && needsInspection(ballot)) return { act: 'BALLOT_SHOW', due: null, since: null }
      if (inspection && isOpenList(inspection.objections)) return { act: 'BALLOT_ROLL_ANSWER', due: inspection.until - 1, since: inspection.at }
      // the last day on which the notice is still long enough
      return inspection && now < inspection.until ? null : { act: 'BALLOT_ANNOUNCE', due: plan && plan.opensAt - noticeDays(ballot.type, rules) * DAY - 1, since: inspection?.until ?? null }
    case 'PRELIM_PUBLISHED': case 'FAILED_TURNOUT':
      return published && isOpenList(ballot.objections) ? { act: 'BALLOT_ANSWER', due: published.objectionsUntil, since: published.at } : null
    case 'FINAL':
      return isFileable(ballot.type) ? { act: 'BALLOT_FILE', due: null, since: ballot.finalAt } : null
    default:
      return null
  }
}

function announceableAt(ballot: Facts, now: number, rules: Rules): number {
  if (ballot.phase !== 'DRAFT') return ballot.announcedAt ?? now
  if (ballot.inspection) return Math.max(now, ballot.inspection.until)
  return needsInspection(ballot) ? afterFullDays(now, rules.rollInspection.value) : now
}

function openingAfter(type: BallotType, announcedAt: number, rules: Rules): number {
  const days = noticeDays(type, rules)
  return days > 0 ? afterFullDays(announcedAt, days) : announcedAt
}
