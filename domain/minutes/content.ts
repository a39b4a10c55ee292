import type { MinutesRecord } from './record.ts'

/**
 * What minutes are: the record (what the system saw, which nobody edits), the text that people wrote about it, and what
 * was said against it. Plain JSON, so that it can be hashed, kept and shown without the editor.
 */
export interface Run { text: string; bold?: true }
export type Block =
  | { kind: 'HEADING'; level: 2 | 3; runs: Run[] }
  | { kind: 'PARAGRAPH'; runs: Run[] }
  | { kind: 'LIST'; isOrdered: boolean; items: Block[][] }

/** What stands still while people sign; `MinutesPresented.hash` is of exactly this. */
export interface PresentedMinutes { record: MinutesRecord; body: Block[] }

/** 不同意见, with the answer that it was given. */
export interface KeptDissent { by: string; itemId: string | null; text: string; at: number; answer: { by: string; text: string; at: number } | null }

/** The frozen minutes; `MinutesConfirmed.hash` is of exactly this. */
export interface FrozenMinutes extends PresentedMinutes {
  /** hash of what was signed */
  presented: string
  dissent: KeptDissent[]
  /** display names, in the order of signing; how many of them were against something that passed */
  signatures: { names: string[]; dissenters: number }
}

export function textOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

export function isEmpty(blocks: readonly Block[]): boolean {
  return blocks.every((block) => (block.kind === 'LIST' ? block.items.every(isEmpty) : textOfRuns(block.runs).trim() === ''))
}
