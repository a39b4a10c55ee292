/** The phases of an outcome (协商成果) and which may follow which. */
export const outcomePhases = [
  'CONFIRMED', 'PUBLICIZED', 'SENT', 'ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'TRACKED', 'FULFILLED', 'UNFULFILLED',
] as const
export type OutcomePhase = (typeof outcomePhases)[number]

export const phasesAfter: Readonly<Record<OutcomePhase, readonly OutcomePhase[]>> = {
  CONFIRMED: ['PUBLICIZED'],
  PUBLICIZED: ['SENT'],
  SENT: ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED'],
  ADOPTED: ['TRACKED'],
  PARTLY_ADOPTED: ['TRACKED'],
  // not adopted is not forgotten: it may be followed up, and ends fulfilled after all or with a reason
  NOT_ADOPTED: ['TRACKED'],
  TRACKED: ['FULFILLED', 'UNFULFILLED'],
  FULFILLED: [],
  UNFULFILLED: [],
}

export const verdicts = ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED'] as const
export type Verdict = (typeof verdicts)[number]

/** Tasks are registered for what was adopted, in whole or in part, and for what is followed up. */
export const taskablePhases: readonly OutcomePhase[] = ['ADOPTED', 'PARTLY_ADOPTED', 'TRACKED']
