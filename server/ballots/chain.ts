import { createHash } from 'node:crypto'

/** One line of the public list. `choices`: ids, sorted, comma-separated. */
export interface ListedPaper { receipt: string; choices: string; heads: number; area: number }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * Binds the published list: starting from `<ballot id> <roll hash>`, each paper in the order of the receipts adds
 * sha256(previous ‖ newline ‖ `<receipt> <choices> <heads> <area>`). Anyone can repeat it with the downloaded list.
 */
export function chainHead(ballotId: string, rollHash: string, papers: readonly ListedPaper[]): string {
  return [...papers].sort(byReceipt).reduce(
    (previous, paper) => sha256(`${previous}\n${paper.receipt} ${paper.choices} ${paper.heads} ${paper.area}`),
    sha256(`${ballotId} ${rollHash}`),
  )
}

export function byReceipt(a: ListedPaper, b: ListedPaper): number {
  return a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : a.choices < b.choices ? -1 : 1
}

/** Binds the roll: who, why, and with how much weight. */
export function rollHash(rows: readonly { voterId: string; reason: string; heads: number; area: number }[]): string {
  const lines = rows.map((row) => `${row.voterId} ${row.reason} ${row.heads} ${row.area}`).sort()
  return sha256(lines.join('\n'))
}
