import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Benchmark, Options, Outcome } from './lab/benchmark.ts'
import { commitNow, keep, machineNow, print, resultOf, summary, type Result } from './lab/report.ts'
import { fanout } from './fanout.ts'
import { hall } from './hall.ts'
import { herd } from './herd.ts'
import { idle } from './idle.ts'
import { pages } from './pages.ts'
import { votes } from './votes.ts'
import { slow } from './slow.ts'
import { scale } from './scale.ts'
import { textDurable } from './text-durable.ts'
import { textOpen } from './text-open.ts'
import { textRelay } from './text-relay.ts'

/**
 * `npm run bench [-- --only <name>[,<name>]] [-- --check] [-- --short]`: measures, prints a table, writes
 * bench/results/latest.json. `--check` exits 1 when a bar is missed and names it; `--short` proves only that all of it works.
 */
const benchmarks: readonly Benchmark[] = [fanout, idle, votes, hall, herd, slow, scale, textRelay, textOpen, textDurable, pages]

const argument = (name: string) => { const at = process.argv.indexOf(name); return at < 0 ? undefined : process.argv[at + 1] }
const options: Options = {
  short: process.argv.includes('--short'),
  postgresUrl: process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'] ?? null,
}

const one = argument('--one')
if (one === undefined) await runAll()
else await runOne(one)

/** In a process of its own: what one benchmark leaves behind (heap, sockets, warm code) does not colour the next. */
async function runOne(name: string): Promise<never> {
  const outcome = await benchmarks.find((benchmark) => benchmark.name === name)!.run(options)
  await new Promise<void>((resolve) => { process.send?.(outcome, () => resolve()) })
  process.exit(0)
}

function inItsOwnProcess(name: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--one', name, ...(options.short ? ['--short'] : [])], { execArgv: ['--import', 'tsx'] })
    let outcome: Outcome | null = null
    child.on('message', (value) => { outcome = value as Outcome })
    child.on('exit', (code) => { if (outcome) resolve(outcome); else reject(new Error(`${name} ended with ${code} and no result`)) })
  })
}

async function runAll(): Promise<never> {
  const wanted = argument('--only')?.split(',') ?? benchmarks.map(({ name }) => name)
  const unknown = wanted.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name))
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`)
    process.exit(2)
  }
  const results: Result[] = []
  const broken: string[] = []
  const commit = commitNow()
  for (const { name, title } of benchmarks.filter((benchmark) => wanted.includes(benchmark.name))) {
    console.log(`${name}: ${title}`)
    const from = performance.now()
    const machine = machineNow()
    try {
      const outcome = await inItsOwnProcess(name)
      const result = resultOf({ name, title, outcome, isShort: options.short, seconds: Math.round((performance.now() - from) / 1000), commit, machine })
      print(result)
      results.push(result)
    } catch (error) {
      console.error(`  ${String(error)}`)
      broken.push(name)
    }
  }
  summary(results)
  console.log(`\n${keep(results, options.short)}`)
  const wrong = results.filter(({ checks }) => Object.values(checks).includes(false)).map(({ name }) => name)
  const missed = process.argv.includes('--check') ? results.flatMap(({ name, bars }) => bars.filter((bar) => !bar.isMet).map(({ what, value, limit }) => `${name}: ${what} was ${value}, must be ${limit}`)) : []
  for (const line of missed) console.error(`Missed: ${line}`)
  if (wrong.length + broken.length > 0) console.error(`Not right: ${[...wrong, ...broken].join(', ')}`)
  process.exit(wrong.length + broken.length + missed.length > 0 ? 1 : 0)
}
