// What both `npm start` and `npm test` do first. Plain JavaScript on Node alone: nothing is installed yet when it runs.
// Every step looks first whether it is needed, so that the second time takes a moment.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const oldestNode = [20, 19]

/** A step could not be done. `message` is for the person at the keyboard. */
export class StepFailed extends Error {}

/** Ends the program with one sentence when Node is too old to run it. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Installs exactly what package-lock.json names, when something else is installed. */
export async function install() {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stampFile = join(root, 'node_modules', '.linli-lockfile')
  const stamp = sha256(lockfile)
  if (read(stampFile) === stamp) return
  if (!matchesInstalled(JSON.parse(lockfile))) {
    await timed('Installing packages', () => run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'], {
      env: { ...process.env, NPM_CONFIG_LOGLEVEL: 'error' },
    }))
  }
  writeFileSync(stampFile, stamp)
}

/** npm keeps what it installed in node_modules/.package-lock.json: whoever used npm by hand need not install again. */
function matchesInstalled(lockfile) {
  const text = read(join(root, 'node_modules', '.package-lock.json'))
  if (text === null) return false
  const installed = JSON.parse(text).packages
  const wanted = lockfile.packages
  const same = (path) => wanted[path] && installed[path] && wanted[path].version === installed[path].version
    && wanted[path].integrity === installed[path].integrity
  return Object.keys(wanted).every((path) => path === '' || wanted[path].optional || wanted[path].devOptional || same(path))
    && Object.keys(installed).every((path) => same(path) && existsSync(join(root, path)))
}

/** Generates the database clients when prisma/schema.prisma changed. */
export async function generateClients() {
  const { generate } = await import('../store/generate.mjs')
  const from = Date.now()
  if (await generate()) console.log(`Generating database clients … ${seconds(from)}`)
}

/** What the built pages depend on. Tests and command-line tools are not part of them. */
const sources = ['app', 'contract', 'domain', 'server', 'public', 'prisma/schema.prisma', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const notBuilt = /(^|\/)(cli|testing|node_modules)\/|\.(test|fixture)\.tsx?$/

/** The folder of the built pages, relative to the project. */
export const distDir = process.env.LINLI_DIST || '.next'

/** Whether the built pages are those of the sources as they are now. */
export function isBuilt() {
  return read(join(root, distDir, 'linli-sources')) === hashOfSources()
}

/** Builds the pages when their sources changed. */
export async function build() {
  if (isBuilt()) return
  await timed('Building pages', async () => {
    const stampFile = join(root, distDir, 'linli-sources')
    rmSync(stampFile, { force: true })
    const before = hashOfSources()
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
    await run(process.execPath, [next, 'build'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', LINLI_DIST: distDir },
    })
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, before)
  })
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesOf(join(root, source)))) {
    const name = relative(root, file).replaceAll('\\', '/')
    if (!notBuilt.test(name)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : join(path, entry.name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    if (error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * Runs a program in the project folder, quietly; its output is in the error when it fails.
 * @returns {Promise<string>} what it printed
 * @throws {StepFailed}
 */
export function run(command, args, { stopSignal, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const release = passSignalsTo(child, stopSignal)
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => { output += text })
    child.stderr.setEncoding('utf8').on('data', (text) => { output += text })
    child.on('error', (error) => {
      release()
      reject(new StepFailed(`${command} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      release()
      if (code === 0) resolve(output)
      else reject(Object.assign(new StepFailed(output.trim() || `${command} ended with ${signal ?? `exit ${code}`}`), { output }))
    })
  })
}

/** What ends this program ends the one that it started (by `stopSignal` where that one tidies up for no other). Returns how to stop that. */
export function passSignalsTo(child, stopSignal) {
  const pass = (signal) => child.kill(stopSignal ?? signal)
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => signals.forEach((signal) => process.off(signal, pass))
}

async function timed(title, work) {
  const from = Date.now()
  console.log(`${title} …`)
  try {
    await work()
  } catch (error) {
    if (error instanceof StepFailed) error.message = `${title} failed.\n\n${error.message}`
    throw error
  }
  console.log(`${title} … done in ${seconds(from)}`)
}

/** Time since `from` (epoch ms) as people read it. */
export function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}
