import type { Block } from '../../domain/minutes/content.ts'

/**
 * A document before it is a file: what stands on the paper, in order, without a word about fonts. The Word file and the PDF are
 * both made of this, so that they say the same. Plain JSON: it travels to the press (press.ts).
 */
export interface Paper {
  locale: string
  /** for the file's own properties */
  title: string
  author: string
  /** on top of every page of what is not final ("草稿"); null for what is */
  mark: string | null
  /** at the foot of every page, before the page's number */
  foot: string
  /** `{n}` and `{all}` stand for the numbers */
  pageWords: string
  parts: PaperPart[]
}

export type PaperPart =
  | { kind: 'TITLE'; text: string; under: string }
  | { kind: 'HEADING'; level: 1 | 2; text: string }
  | { kind: 'FACTS'; rows: (readonly [term: string, fact: string])[] }
  /** written text: paragraphs begin two characters in */
  | { kind: 'TEXT'; blocks: Block[] }
  | { kind: 'LINE'; text: string; isQuiet?: true; isBold?: true }
  /** `widths` in parts of the whole; `numeric`: columns set to the right */
  | { kind: 'TABLE'; head: string[]; rows: string[][]; widths: number[]; numeric?: number[] }
  /** a hash, which may break anywhere */
  | { kind: 'CODE'; text: string }
