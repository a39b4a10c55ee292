/** The phases of a session (协商会议) and of one agenda item, and which may follow which. */
export const sessionPhases = [
  'DRAFT', 'ANNOUNCED', 'POSTPONED', 'CANCELLED', 'CHECK_IN', 'NO_QUORUM', 'IN_PROGRESS', 'RECESS', 'CLOSED',
  'MINUTES_DRAFT', 'MINUTES_CONFIRMED', 'PUBLISHED', 'ARCHIVED',
] as const
export type SessionPhase = (typeof sessionPhases)[number]

export const sessionPhasesAfter: Readonly<Record<SessionPhase, readonly SessionPhase[]>> = {
  DRAFT: ['ANNOUNCED', 'CANCELLED'],
  ANNOUNCED: ['CHECK_IN', 'POSTPONED', 'CANCELLED'],
  // announced again with a new date and the full notice
  POSTPONED: ['ANNOUNCED', 'CANCELLED'],
  CANCELLED: [],
  CHECK_IN: ['IN_PROGRESS', 'NO_QUORUM'],
  NO_QUORUM: [],
  IN_PROGRESS: ['RECESS', 'CLOSED'],
  RECESS: ['IN_PROGRESS'],
  CLOSED: ['MINUTES_DRAFT'],
  MINUTES_DRAFT: ['MINUTES_CONFIRMED'],
  MINUTES_CONFIRMED: ['PUBLISHED'],
  PUBLISHED: ['ARCHIVED'],
  ARCHIVED: [],
}

/** People are in the room, or on the way in. */
export const livePhases: readonly SessionPhase[] = ['CHECK_IN', 'IN_PROGRESS', 'RECESS']
/** The meeting is over and has a record. */
export const recordPhases: readonly SessionPhase[] = ['CLOSED', 'MINUTES_DRAFT', 'MINUTES_CONFIRMED', 'PUBLISHED', 'ARCHIVED']

export const itemPhases = ['PENDING', 'OPENED', 'REPORT', 'QUESTIONS', 'DEBATE', 'MOTION', 'BALLOT', 'RESOLVED', 'DEFERRED'] as const
export type ItemPhase = (typeof itemPhases)[number]

/**
 * Forward, with steps left out where nothing is lost by it; back from MOTION to DEBATE, and from a void ballot to MOTION.
 * To PENDING: left for another item, to come up again the same evening.
 */
export const itemPhasesAfter: Readonly<Record<ItemPhase, readonly ItemPhase[]>> = {
  PENDING: ['OPENED', 'DEFERRED'],
  OPENED: ['REPORT', 'QUESTIONS', 'DEBATE', 'DEFERRED', 'PENDING'],
  REPORT: ['QUESTIONS', 'DEBATE', 'RESOLVED', 'DEFERRED', 'PENDING'],
  QUESTIONS: ['DEBATE', 'RESOLVED', 'DEFERRED', 'PENDING'],
  DEBATE: ['MOTION', 'RESOLVED', 'DEFERRED', 'PENDING'],
  MOTION: ['DEBATE', 'BALLOT', 'RESOLVED', 'DEFERRED', 'PENDING'],
  BALLOT: ['MOTION', 'RESOLVED'],
  RESOLVED: [],
  DEFERRED: [],
}

/** Between which an item is moved by the chair's "next step"; the other ways have commands of their own. */
export const movablePhases: readonly ItemPhase[] = ['REPORT', 'QUESTIONS', 'DEBATE', 'MOTION']

export function isItemOver(phase: ItemPhase): boolean {
  return phase === 'RESOLVED' || phase === 'DEFERRED'
}
