import type { ClockKind, ClosingParty, ReplyClass, SlipLevel, TaskKind, TaskPhase } from './phases.ts'

/** A running promise. Epoch ms; `dueAt` is the last moment of its day in Shanghai. */
export interface TaskClock { kind: ClockKind; startedAt: number; dueAt: number }

/** A stored file and what it shows. BEFORE and AFTER are pictures of the place, PAPER is a document. */
export interface Evidence { fileId: string; moment: 'BEFORE' | 'AFTER' | 'PAPER'; caption: string }

export interface Extension {
  reason: string
  /** last moment of the new limit */
  until: number
  askedAt: number
  answer: 'PENDING' | 'GRANTED' | 'REFUSED'
}

/** The department's latest answer. */
export interface Reply { replyClass: ReplyClass; text: string; at: number; by: string; evidence: number; answerAgainBy: number | null }

/** How many were asked and what they said. `unrated` = total − the three; it is never counted as satisfied. */
export interface RatingTally { total: number; satisfied: number; basically: number; unsatisfied: number }

export interface Evaluation {
  openedAt: number
  /** after this moment a missing rating stays 未评价 */
  rateBy: number
  /** latest 不满意 of this round; the person has a minute to take it back. null when there is none */
  unsatisfiedAt: number | null
  /** set when everyone had rated, or the time was over, with nobody dissatisfied */
  completed: RatingTally | null
}

/** A party's nod. Residents may be several; the others are one. */
export interface Confirmation { names: string[]; at: number }

export interface Task {
  id: string
  communityId: string
  /** `<community>-<year>-<topic>-<task>`, never reused */
  ledgerNo: string
  title: string
  detail: string
  kind: TaskKind
  outcomeId: string | null
  topicId: string | null
  gridId: string | null
  phase: TaskPhase
  registeredAt: number
  department: { id: string; name: string } | null
  assignedAt: number | null
  /** who signed for the department */
  contact: string | null
  signedAt: number | null
  /** limit of the reply while the shorter limit for signing runs */
  replyBy: number | null
  clock: TaskClock | null
  /** where a refused request goes back to, with the clock that waits there */
  waiting: { phase: TaskPhase; clock: TaskClock } | null
  extension: Extension | null
  reply: Reply | null
  /** pictures and files of the current round: a reply's, and what the supervisor added */
  evidence: number
  /** 1 for the first evaluation; one more after every one that ended with somebody dissatisfied */
  round: number
  evaluation: Evaluation | null
  confirmations: Partial<Record<ClosingParty, Confirmation>>
  /** how the talk face to face ended; null before */
  faceToFace: { settled: boolean; note: string; at: number } | null
  /** highest rung of reminding that went out for the running clock */
  slip: SlipLevel | null
  /** latest slip of all, for the card */
  lastSlip: { level: SlipLevel; at: number } | null
  listedAt: number | null
  closedAt: number | null
}
