// npm test: the preparation of `npm start`, then every check. All steps run even when one fails, so that one run tells
// all; the last line sums up the tests.
//
//   npm test                                  everything
//   npm test -- --only unit,lint              only these steps
//   npm test -- --only e2e chain.spec.ts      what follows goes to the step's own runner
//   npm run test:faults                       what holds while things break: steps of their own, only when named
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, checkNode, distDir, generateClients, install, root, run, seconds, StepFailed } from './prepare.mjs'
import { ensureBrowser } from './browser.mjs'

checkNode()
const startedAt = Date.now()
/** Reports, and whatever the tests leave behind. */
const scratch = mkdtempSync(join(tmpdir(), 'linli-npm-test-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const plain = { ...process.env, NO_COLOR: '1' }
delete plain.FORCE_COLOR
const bin = (path) => join(root, 'node_modules', path)
const node = (path, ...args) => () => run(process.execPath, [bin(path), ...args], { env: plain })
const layered = ['app', 'bench', 'contract', 'domain', 'e2e', 'prisma/seed', 'server'].filter((folder) => existsSync(join(root, folder)))

let routeTypes

/**
 * The steps in their order. Steps of one wave share the cores, in the order given; a wave begins when the one before it
 * has ended. What measures time or drives a browser is alone.
 */
const steps = [
  { name: 'build', wave: 1, title: 'pages build', run: build },
  { name: 'layers', wave: 1, title: 'layers', run: node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', ...layered) },
  { name: 'dead-code', wave: 1, title: 'dead code', run: node('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
  { name: 'unit', wave: 1, title: 'unit tests', report: 'vitest', run: vitest('unit', {}) },
  { name: 'types', wave: 2, title: 'type check', run: typed('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/linli/types.tsbuildinfo') },
  { name: 'lint', wave: 2, title: 'lint', run: typed('eslint/bin/eslint.js', '.', '--cache', '--cache-location', 'node_modules/.cache/linli/eslint', '--cache-strategy', 'content', '--max-warnings', '0') },
  { name: 'integration', wave: 3, title: 'integration on SQLite', report: 'vitest', run: vitest('integration', { TEST_DATABASE_URL: '' }) },
  {
    name: 'integration-postgres', wave: 4, title: 'integration on PostgreSQL', report: 'vitest',
    skip: process.env.TEST_DATABASE_URL ? undefined : 'TEST_DATABASE_URL is not set',
    run: vitest('integration', {}, 'integration-postgres'),
  },
  // One file after the other: a machine that is busy with another fault proves nothing.
  { name: 'faults', isApart: true, wave: 3, title: 'faults on SQLite', report: 'vitest', run: vitest('faults', { TEST_DATABASE_URL: '' }, 'faults', '--maxWorkers', '1') },
  {
    name: 'faults-postgres', isApart: true, wave: 4, title: 'faults on PostgreSQL', report: 'vitest',
    skip: process.env.TEST_DATABASE_URL ? undefined : 'TEST_DATABASE_URL is not set',
    run: vitest('faults', {}, 'faults-postgres', '--maxWorkers', '1'),
  },
  { name: 'e2e', wave: 5, title: 'end-to-end', report: 'playwright', needs: 'build', run: playwright },
]

/** For tools that read types: Next writes those of the routes, and a build in the same moment would disturb them. */
function typed(path, ...args) {
  return async () => {
    await (routeTypes ??= run(process.execPath, [bin('next/dist/bin/next'), 'typegen'], { env: { ...plain, NEXT_TELEMETRY_DISABLED: '1', LINLI_DIST: distDir } }))
    await node(path, ...args)()
  }
}

function vitest(project, env, name = project, ...how) {
  return (more) => run(process.execPath, [
    bin('vitest/vitest.mjs'), 'run', '--project', project, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', reportOf(name), ...how, ...more,
  ], { env: { ...plain, NODE_ENV: 'test', TMPDIR: scratch, ...env } })
}

async function playwright(more) {
  await ensureBrowser()
  await run(process.execPath, [bin('@playwright/test/cli.js'), 'test', ...more], {
    stopSignal: 'SIGINT',
    env: { ...plain, LINLI_DIST: distDir, E2E_DATA: join(scratch, 'e2e'), PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf('e2e') },
  })
}

const reportOf = (name) => join(scratch, `${name}.json`)

/** @returns {{ passed: number, failed: number, skipped: number }} what the runner's own report says; zeros without one */
function countOf({ name, report }) {
  try {
    const result = JSON.parse(readFileSync(reportOf(name), 'utf8'))
    if (report === 'vitest') return { passed: result.numPassedTests, failed: result.numFailedTests, skipped: result.numPendingTests + result.numTodoTests }
    const { expected, unexpected, flaky, skipped } = result.stats
    return { passed: expected + flaky, failed: unexpected, skipped }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

function chosen(args) {
  const at = args.indexOf('--only')
  if (at < 0) return { wanted: steps.filter(({ isApart }) => !isApart), more: args }
  const names = (args[at + 1] ?? '').split(',')
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`No step is called ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  const wanted = steps.filter(({ name }) => names.includes(name) || (name === 'build' && names.includes('e2e')))
  return { wanted, more: args.toSpliced(at, 2) }
}

const { wanted, more } = chosen(process.argv.slice(2))
const results = new Map()

/** Told to stop: what runs is told too (prepare.mjs) and awaited, so that no server or browser stays behind. */
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { isStopped = true })

async function take(step) {
  const from = Date.now()
  const end = (outcome, note = '') => {
    results.set(step.name, outcome)
    const mark = { passed: '✓', failed: '✗', skipped: '-' }[outcome]
    console.log(`${mark} ${step.title.padEnd(26)} ${seconds(from).padStart(8)}  ${note}`)
  }
  if (step.skip) return end('skipped', `skipped: ${step.skip}`)
  if (isStopped) return undefined
  if (step.needs && results.get(step.needs) === 'failed') return end('failed', `not run: the ${step.needs} failed`)
  try {
    await step.run(step.report ? more : [])
    const { passed, skipped } = countOf(step)
    end('passed', step.report ? `${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''}` : '')
  } catch (error) {
    const { passed, failed } = countOf(step)
    end('failed', step.report ? `${passed} passed, ${failed} failed` : '')
    console.log(`\n${indented(error instanceof StepFailed ? error.message : error.stack)}\n`)
  }
}

const indented = (text) => text.replace(/^/gm, '    ')

try {
  await install()
  await generateClients()
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  console.error(error.message)
  process.exit(1)
}
for (const wave of new Set(wanted.map((step) => step.wave))) {
  const queue = wanted.filter((step) => step.wave === wave)
  const lane = async () => {
    for (let step = queue.shift(); step && !isStopped; step = queue.shift()) await take(step)
  }
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, lane))
}
if (isStopped) {
  console.log('stopped')
  process.exit(130)
}

const failedSteps = wanted.filter(({ name }) => results.get(name) === 'failed')
const total = { passed: 0, failed: 0, skipped: 0 }
for (const step of wanted) {
  const count = countOf(step)
  for (const key of Object.keys(total)) total[key] += count[key]
  // A step that failed without a failing test (a type error, a server that did not start) counts as one.
  if (failedSteps.includes(step) && count.failed === 0) total.failed += 1
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.map(({ title }) => title).join(', ')}`)
console.log(`\n${wanted.length - failedSteps.length} of ${wanted.length} steps in ${seconds(startedAt)}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(failedSteps.length > 0 ? 1 : 0)
