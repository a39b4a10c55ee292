/** The phases of a ballot (表决) and which may follow which. */
export const ballotPhases = [
  'DRAFT', 'ROLL_FROZEN', 'ANNOUNCED', 'OPEN', 'CLOSED', 'TALLIED', 'PRELIM_PUBLISHED', 'RECOUNT', 'FAILED_TURNOUT', 'FINAL', 'FILED', 'VOID',
] as const
export type BallotPhase = (typeof ballotPhases)[number]

export const phasesAfter: Readonly<Record<BallotPhase, readonly BallotPhase[]>> = {
  DRAFT: ['ROLL_FROZEN', 'VOID'],
  // inside a session the announced agenda was the announcement, so OPEN may follow at once
  ROLL_FROZEN: ['ANNOUNCED', 'OPEN', 'VOID'],
  ANNOUNCED: ['OPEN', 'VOID'],
  OPEN: ['CLOSED', 'VOID'],
  CLOSED: ['TALLIED', 'VOID'],
  TALLIED: ['PRELIM_PUBLISHED', 'FAILED_TURNOUT', 'RECOUNT', 'VOID'],
  PRELIM_PUBLISHED: ['RECOUNT', 'FINAL', 'VOID'],
  RECOUNT: ['TALLIED', 'VOID'],
  // too few took part; the count can still be doubted
  FAILED_TURNOUT: ['RECOUNT', 'FINAL', 'VOID'],
  FINAL: ['FILED'],
  FILED: [],
  VOID: [],
}

/** From here on nobody can vote any more, ever. */
export const closedPhases: readonly BallotPhase[] = ['CLOSED', 'TALLIED', 'PRELIM_PUBLISHED', 'RECOUNT', 'FAILED_TURNOUT', 'FINAL', 'FILED', 'VOID']

/** The result may be read by everybody. */
export const publishedPhases: readonly BallotPhase[] = ['PRELIM_PUBLISHED', 'RECOUNT', 'FAILED_TURNOUT', 'FINAL', 'FILED']

const preliminaryPhases: readonly BallotPhase[] = ['PRELIM_PUBLISHED', 'FAILED_TURNOUT']

/** Everybody can read the count, and it has not taken effect. */
export const isPreliminary = ({ phase }: { phase: BallotPhase }) => preliminaryPhases.includes(phase)

/** Whether a recount may be asked for at this moment (epoch ms). */
export const mayAskRecount = (ballot: { phase: BallotPhase; published: { objectionsUntil: number } | null }, now: number) =>
  isPreliminary(ballot) && ballot.published !== null && now <= ballot.published.objectionsUntil
