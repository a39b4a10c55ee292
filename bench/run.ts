import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BenchResult } from './figures.ts'
import { hall } from './hall.ts'

/** `npm run bench [-- --only <name>] [-- --check]`: measures, prints a table, writes bench/results/latest.json. */
const benches: Record<string, (args: { short: boolean }) => Promise<BenchResult>> = { hall }

const argument = (name: string) => { const at = process.argv.indexOf(name); return at < 0 ? undefined : process.argv[at + 1] }
const only = argument('--only')
if (only !== undefined && !(only in benches)) {
  console.error(`There is no measurement ${only}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const results: BenchResult[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (only !== undefined && only !== name) continue
  console.log(`${name} …`)
  const result = await bench({ short: process.argv.includes('--short') })
  results.push(result)
  console.table({ ...result.figures, ...Object.fromEntries(Object.entries(result.ratios).map(([key, value]) => [`${key} (ratio)`, value])) })
  console.log(`  checks: ${Object.entries(result.checks).map(([check, ok]) => `${ok ? 'ok' : 'FAILED'} ${check}`).join(', ')}`)
  if (result.bar) console.log(`  bar: ${result.bar} – ${result.met ? 'met' : 'not met'}`)
  if (result.note) console.log(`  ${result.note}`)
}

const commit = (() => { try { return execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim() } catch { return 'unknown' } })()
const folder = fileURLToPath(new URL('./results/', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}latest.json`, `${JSON.stringify({
  machine: { cores: cpus().length, model: cpus()[0]?.model, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version }, commit, results,
}, null, 2)}\n`)

const failed = results.filter((result) => Object.values(result.checks).includes(false) || (process.argv.includes('--check') && result.met === false))
if (failed.length > 0) {
  console.error(`Not met: ${failed.map((result) => result.name).join(', ')}`)
  process.exit(1)
}
process.exit(0)
