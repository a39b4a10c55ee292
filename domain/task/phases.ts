/** The phases of a supervision task (督办事项) and which may follow which. */
export const taskPhases = [
  'REGISTERED', 'ASSIGNED', 'SIGNED', 'IN_PROGRESS', 'RETURN_ASKED', 'EXTENSION_ASKED', 'REPLIED', 'TRACKING',
  'EVALUATING', 'REWORK', 'FACE_TO_FACE', 'LISTED', 'CLOSED',
] as const
export type TaskPhase = (typeof taskPhases)[number]

export const phasesAfter: Readonly<Record<TaskPhase, readonly TaskPhase[]>> = {
  REGISTERED: ['ASSIGNED'],
  ASSIGNED: ['SIGNED', 'RETURN_ASKED', 'LISTED'],
  SIGNED: ['IN_PROGRESS', 'RETURN_ASKED', 'EXTENSION_ASKED', 'LISTED'],
  IN_PROGRESS: ['REPLIED', 'EXTENSION_ASKED', 'LISTED'],
  // granted: to be assigned to somebody else; refused: back to where it was asked
  RETURN_ASKED: ['REGISTERED', 'ASSIGNED', 'SIGNED'],
  EXTENSION_ASKED: ['SIGNED', 'IN_PROGRESS', 'REWORK'],
  REPLIED: ['EVALUATING', 'TRACKING'],
  // hung on the account (挂账): a reply of class B or C must be answered again
  TRACKING: ['REPLIED', 'LISTED'],
  EVALUATING: ['CLOSED', 'REWORK', 'FACE_TO_FACE', 'LISTED'],
  REWORK: ['REPLIED', 'EXTENSION_ASKED', 'LISTED'],
  FACE_TO_FACE: ['CLOSED', 'LISTED'],
  // recommended for listed supervision (挂牌督办). The matter is still there: the department may answer it at last.
  LISTED: ['REPLIED'],
  CLOSED: [],
}

/** What kind of matter it is decides how fast it must be answered. */
export const taskKinds = ['QUESTION', 'HELP', 'SUGGESTION', 'COMPLAINT', 'COMMUNITY', 'PROPOSAL'] as const
export type TaskKind = (typeof taskKinds)[number]

/** A solved · B being solved or planned · C limited, later. Only A can close. */
export const replyClasses = ['A', 'B', 'C'] as const
export type ReplyClass = (typeof replyClasses)[number]

export const scores = ['SATISFIED', 'BASICALLY', 'UNSATISFIED'] as const
export type Score = (typeof scores)[number]

/** Who rates: the residents concerned, the moderator, the committee. Each person from their own sign-in only. */
export const raterSides = ['RESIDENT', 'MODERATOR', 'COMMITTEE'] as const
export type RaterSide = (typeof raterSides)[number]

/** The three whose nod closes a task (销号). */
export const closingParties = ['RESIDENT', 'DEPARTMENT', 'SUPERVISOR'] as const
export type ClosingParty = (typeof closingParties)[number]

/** The rungs of reminding, in order. LISTING recommends listed supervision. */
export const slipLevels = ['BLUE', 'ORANGE', 'RED', 'LISTING'] as const
export type SlipLevel = (typeof slipLevels)[number]

/**
 * Whose promise is running. SIGN, REPLY and ANSWER_AGAIN are the department's and draw slips when they are broken;
 * the others are the committee's, the raters' and the three parties'.
 */
export const clockKinds = ['ASSIGN', 'SIGN', 'REPLY', 'DECIDE', 'OPEN_EVALUATION', 'RATE', 'CLOSE', 'ANSWER_AGAIN', 'MEET'] as const
export type ClockKind = (typeof clockKinds)[number]

export const departmentClocks: readonly ClockKind[] = ['SIGN', 'REPLY', 'ANSWER_AGAIN']

/** In these the department works: it may report, and answer. */
export const workingPhases: readonly TaskPhase[] = ['SIGNED', 'IN_PROGRESS', 'REWORK', 'TRACKING', 'LISTED']

/** The columns of the supervision board. Listed matters stand among those in hand: nobody may think that they are over. */
export const boardColumns = ['TO_SIGN', 'IN_HAND', 'TO_RATE', 'AGAIN', 'DONE'] as const
export type BoardColumn = (typeof boardColumns)[number]

export const columnOf: Readonly<Record<TaskPhase, BoardColumn>> = {
  REGISTERED: 'TO_SIGN', ASSIGNED: 'TO_SIGN', RETURN_ASKED: 'TO_SIGN',
  SIGNED: 'IN_HAND', IN_PROGRESS: 'IN_HAND', EXTENSION_ASKED: 'IN_HAND', TRACKING: 'IN_HAND', LISTED: 'IN_HAND',
  REPLIED: 'TO_RATE', EVALUATING: 'TO_RATE',
  REWORK: 'AGAIN', FACE_TO_FACE: 'AGAIN',
  CLOSED: 'DONE',
}
