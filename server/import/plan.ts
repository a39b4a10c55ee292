/** A line that cannot be taken, and why. `fault` is a key of contract/words import.faults. */
export interface BadLine { line: number; column: string; fault: string; value: string }

/** What a dry run found. Nothing is written while `bad` has a line. */
export interface ImportReport {
  kind: 'RESIDENTS' | 'UNITS'
  encoding: string
  rows: number
  added: number
  changed: number
  unchanged: number
  bad: BadLine[]
  /** bad lines beyond the listed ones */
  moreBad: number
  fileHash: string
}
