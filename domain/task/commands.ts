import type { ClosingParty, RaterSide, ReplyClass, Score, TaskKind } from './phases.ts'
import type { Evidence, RatingTally } from './state.ts'

/**
 * What may be asked of a task. Who acts and when comes with the context; facts about other records (ratings, whether a
 * person has confirmed already) come with the command, because the state stays small.
 */
export type TaskCommand =
  | {
    type: 'RegisterTask'; id: string; communityId: string; ledgerNo: string; title: string; detail: string; kind: TaskKind
    outcomeId: string | null; topicId: string | null; gridId: string | null
  }
  | { type: 'AssignTask'; departmentId: string; departmentName: string; note: string }
  | { type: 'SignTask' }
  | { type: 'AskReturn'; reason: string }
  | { type: 'DecideReturn'; granted: boolean; reason: string }
  | { type: 'ReportProgress'; text: string; evidence: Evidence[] }
  | { type: 'AskExtension'; reason: string; until: number }
  /** `consent`: for a proposal, who agreed to the longer time and how it was recorded; else empty */
  | { type: 'DecideExtension'; granted: boolean; reason: string; consent: string }
  /** `answerAgainBy`: for B and C, the day on which the department answers again */
  | { type: 'Reply'; replyClass: ReplyClass; text: string; evidence: Evidence[]; answerAgainBy: number | null }
  | { type: 'OpenEvaluation'; raters: number }
  /** `asked`: what this round asked of the person; null when nobody asked them. `tally` is the one before this rating. */
  | { type: 'RateTask'; asked: { side: RaterSide; score: Score | null } | null; score: Score; reason: string; tally: RatingTally }
  | { type: 'SettleEvaluation'; tally: RatingTally }
  | { type: 'HoldFaceToFace'; settled: boolean; note: string }
  | { type: 'ConfirmClosing'; party: ClosingParty; note: string; evidence: Evidence[]; tally: RatingTally; self: ClosingSelf }
  | { type: 'RecommendListing'; reason: string }
  | { type: 'IssueSlips' }

/** Facts about the person who nods. */
export interface ClosingSelf {
  hasConfirmed: boolean
  /** what the person said in the latest evaluation; null: not asked, or not rated */
  score: Score | null
  /** residents who were dissatisfied in the latest evaluation */
  dissatisfiedResidents: number
}
