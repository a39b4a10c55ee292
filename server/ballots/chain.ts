import { createHmac, hash, randomBytes } from 'node:crypto'
import type { FileHead, FilePaper, RollLine } from '../../contract/counting-file.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'

/**
 * What binds a count to its question, its roll and its papers (docs/counting-file.md). Written once more, without any of
 * this, in public/verify-ballot.mjs.
 */
const sha256 = (text: string) => hash('sha256', text)

/**
 * The first link is sha256 of the head; each paper, in the order of the receipts, adds sha256(previous ‖ newline ‖ paper),
 * both as canonical JSON.
 */
export function chainHead(head: FileHead, papers: readonly FilePaper[]): string {
  return papers.reduce((previous, paper) => sha256(`${previous}\n${paperLine(paper)}`), sha256(canonicalJson(head)))
}

/** Canonical JSON of a paper, written out: a hundred thousand of them are hashed while everybody waits. */
export function paperLine({ area, building, channel, choices, heads, receipt, voter }: FilePaper): string {
  return JSON.stringify({ area, building, channel, choices, heads, receipt, voter })
}

/** The order of the list; equal receipts are possible in a named ballot of very many, where the handle decides. */
export const byReceipt = (a: FilePaper, b: FilePaper): number => inOrder(a.receipt, b.receipt) || inOrder(a.voter ?? '', b.voter ?? '')
export const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Binds the roll: how many, why, with how much weight – and, through the handles, who. */
export function rollHash(lines: readonly RollLine[]): string {
  return sha256(lines.map((line) => line.join(' ')).join('\n'))
}

export const newRollSalt = () => randomBytes(32).toString('hex')

/** What a voter is called in the published roll: leads to nobody without the salt, and to nobody else with it. */
export function handleOf(salt: string, voter: { voterId: string; label: string; place: string }): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(JSON.stringify([voter.voterId, voter.label, voter.place])).digest('hex').slice(0, 20)
}

export interface RollRow { voterId: string; label: string; place: string; reason: string; heads: number; area: number }

/** The roll as it is published, in the order of the handles. */
export function rollLines(known: readonly { voter: RollRow; handle: string }[]): RollLine[] {
  return known.map(({ voter, handle }): RollLine => [handle, voter.reason, voter.heads, voter.area]).sort(([a], [b]) => inOrder(a, b))
}
