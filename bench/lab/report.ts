import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { isMet, type Outcome } from './benchmark.ts'
import type { Spread } from './figures.ts'

export interface Result extends Outcome {
  name: string
  title: string
  isMet: boolean
  isShort: boolean
  seconds: number
  at: string
  commit: string
  machine: ReturnType<typeof machine>
}

const folder = new URL('../results/', import.meta.url)

function machine() {
  return {
    cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version, loadBefore: Math.round(loadavg()[0]! * 100) / 100,
  }
}
/** Taken before a benchmark starts: what else kept the machine busy is part of the result. */
export const machineNow = machine

export function commitNow(): string {
  try {
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim()
    const changed = execFileSync('git', ['status', '--porcelain'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim() !== ''
    return changed ? `${hash}+changes` : hash
  } catch {
    return 'unknown'
  }
}

/** latest.json keeps one result for each name: a run of one benchmark replaces its own. Short runs have a file of their own. */
export function keep(results: readonly Result[], short: boolean): string {
  const path = new URL(short ? 'short.json' : 'latest.json', folder)
  let before: Result[] = []
  try { before = (JSON.parse(readFileSync(path, 'utf8')) as { results: Result[] }).results } catch { /* the first run here */ }
  const names = new Set(results.map(({ name }) => name))
  const all = [...before.filter(({ name }) => !names.has(name)), ...results]
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify({ results: all }, null, 2)}\n`)
  return path.pathname
}

const told = ({ median, low, high }: Spread) => (low === high ? String(median) : `${median} (${low}–${high})`)

export function print(result: Result): void {
  for (const [side, figures] of Object.entries(result.figures)) {
    console.log(`  ${side}`)
    for (const [figure, value] of Object.entries(figures)) console.log(`    ${figure.padEnd(34)} ${told(value)}`)
  }
  for (const [ratio, value] of Object.entries(result.ratios)) console.log(`  ratio ${ratio}: ${told(value)}`)
  for (const [check, isRight] of Object.entries(result.checks)) if (!isRight) console.log(`  FAILED ${check}`)
  for (const note of result.notes ?? []) console.log(`  ${note}`)
  console.log(`  ${Object.values(result.checks).filter(Boolean).length} of ${Object.keys(result.checks).length} checks; ${result.seconds} s`)
}

/** The table at the end: every bar on a line. */
export function summary(results: readonly Result[]): void {
  console.log()
  for (const { name, bars, checks } of results) {
    for (const { what, value, limit, isMet: met } of bars) console.log(`${name.padEnd(13)} ${what.padEnd(64)} ${String(value).padStart(9)}  ${limit.padEnd(8)} ${met ? 'met' : 'MISSED'}`)
    const failed = Object.entries(checks).filter(([, isRight]) => !isRight)
    for (const [check] of failed) console.log(`${name.padEnd(13)} ${check.padEnd(64)} ${''.padStart(9)}  ${''.padEnd(8)} FAILED`)
  }
}

export const resultOf = (args: { name: string; title: string; outcome: Outcome; isShort: boolean; seconds: number; commit: string; machine: Result['machine'] }): Result => {
  const { outcome, ...about } = args
  return { ...about, ...outcome, isMet: isMet(outcome), at: new Date().toISOString() }
}
