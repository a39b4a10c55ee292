import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../peers/', import.meta.url))

/** Resolves as if from bench/peers: the peers have a folder, a lockfile and libraries of their own. */
export const requirePeer = createRequire(`${folder}package.json`)

/** Installs the peers where that has not been done yet. */
export function installPeers(): void {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return
  console.log('  installing the peers of shared text into bench/peers (once) …')
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer }
    const why = stderr?.toString().trim().split('\n')[0] ?? String(error)
    throw new Error(`y-websocket and Hocuspocus could not be installed into bench/peers, because no package registry answered there (${why}). With one: cd bench/peers && npm ci`)
  }
}
