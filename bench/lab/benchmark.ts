import { round, type Spread } from './figures.ts'

/** What a benchmark is asked to do. */
export interface Options {
  /** fewer people, fewer rounds: proves that the benchmark works, its figures prove nothing */
  short: boolean
  /** addresses of databases to measure on besides SQLite (BENCH_DATABASE_URL, TEST_DATABASE_URL) */
  postgresUrl: string | null
}

/** One file per benchmark, one line in bench/run.ts. Each runs in a process of its own, which is the load generator. */
export interface Benchmark {
  name: string
  /** one line for the table */
  title: string
  run(options: Options): Promise<Outcome>
}

/** What it came to. Everything that is a number is a spread over the rounds that count. */
export interface Outcome {
  /** side (ours, plain Socket.IO …) → figure with its unit in the name → spread */
  figures: Record<string, Record<string, Spread>>
  /** ratios inside one round: `ours / plain Socket.IO, CPU per delivery` */
  ratios: Record<string, Spread>
  bars: Bar[]
  /** correctness beside the clock: all must be true */
  checks: Record<string, boolean>
  /** highest share of its core that the load generator used in a round that counts */
  generatorCpu: number
  notes?: string[]
}

/** What a figure is held to. `value` is what was measured: the median over the rounds. */
export interface Bar { what: string; value: number; limit: string; isMet: boolean }

export const atMost = (what: string, value: number, most: number): Bar => ({ what, value: round(value, 3), limit: `≤ ${most}`, isMet: value <= most })
export const atLeast = (what: string, value: number, least: number): Bar => ({ what, value: round(value, 3), limit: `≥ ${least}`, isMet: value >= least })

/** The bars in the words of the table: every one met, and every check true? */
export const isMet = (outcome: Outcome) => outcome.bars.every((bar) => bar.isMet) && Object.values(outcome.checks).every(Boolean)
