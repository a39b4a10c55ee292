import type { Question, Roll } from '../domain/ballot/state.ts'
import type { Basis, BallotType, Channel, Secrecy, SilenceRule, Weight } from '../domain/ballot/types.ts'

/**
 * The counting file of a ballot: what anybody needs to count again without asking anybody. docs/counting-file.md says it in
 * prose; public/verify-ballot.mjs reads it with nothing of ours. Every value in it is bound by `count.chainHead`, or follows
 * from values that are.
 */
export const COUNTING_FILE_FORMAT = 'linli-counting-file/1'

export interface CountingFile {
  format: typeof COUNTING_FILE_FORMAT
  ballot: FileHead
  /** who could vote, without names: [handle, reason, heads, area], in the order of the handles */
  roll: RollLine[]
  /** in the order of the receipts */
  papers: FilePaper[]
  count: FileCount
}

/** Bound by the first link of the chain. */
export interface FileHead {
  id: string
  question: Question
  type: BallotType
  secrecy: Secrecy
  basis: Basis | null
  isOfficial: boolean
  openedAt: number
  closesAt: number | null
  closedAt: number
  roll: Roll
  silence: { rule: SilenceRule; silent: Weight } | null
  /** paper votes that were not counted, and why */
  setAside: SetAside[]
}

export type RollLine = [handle: string, reason: string, heads: number, area: number]

export const setAsideReasons = ['ELECTRONIC_WINS', 'REPLACED', 'REJECTED', 'NOT_CHECKED'] as const
export type SetAsideReason = (typeof setAsideReasons)[number]
export interface SetAside { voter: string; why: SetAsideReason }

/** One link each. `choices`: ids, sorted, comma-separated. `voter`: the handle in the roll; null in a secret ballot. */
export interface FilePaper { area: number; building: string; channel: Channel; choices: string; heads: number; receipt: string; voter: string | null }

export interface FileCount {
  papers: number
  participating: Weight
  choices: Record<string, Weight>
  result: FileResult
  /** the same with the silent counted, where a registered rule says so; then this one decides */
  resultWithSilent: FileResult | null
  /** hex; the last link */
  chainHead: string
}

export interface FileResult {
  outcome: 'PASSED' | 'REJECTED' | 'TOO_FEW' | 'SHARES'
  participation: FileMeasure | null
  /** what each choice reached, except abstaining; null in an intent poll */
  approvals: Record<string, FileMeasure> | null
  adopted: string[]
  tied: string[]
}

/** `need` of `of` at least; `area` null where area does not count. */
export interface FileMeasure { heads: FileLine; area: FileLine | null; isMet: boolean }
export interface FileLine { have: number; need: number; of: number }
