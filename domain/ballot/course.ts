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
  return ['DRAFT', 'ROLL_FROZEN'].includes(ballot.phase) && ballot.plan !== null && ballot.plan.opensAt < earliestOpeningOf(ballot, now, rules)
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

function announceableAt(ballot: Facts, now: number, rules: Rules): number {
  if (ballot.phase !== 'DRAFT') return ballot.announcedAt ?? now
  if (ballot.inspection) return Math.max(now, ballot.inspection.until)
  return needsInspection(ballot) ? afterFullDays(now, rules.rollInspection.value) : now
}

function openingAfter(type: BallotType, announcedAt: number, rules: Rules): number {
  const days = noticeDays(type, rules)
  return days > 0 ? afterFullDays(announcedAt, days) : announcedAt
}
