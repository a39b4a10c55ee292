// Finds a Chromium for the end-to-end tests; installs Debian's when there is none and this account may.
import { existsSync } from 'node:fs'
import { run, StepFailed } from './prepare.mjs'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @throws {StepFailed} with what to do when there is no browser and none can be installed here */
export async function ensureBrowser() {
  if (!(await hasBrowser())) await installPackages(['chromium'], 'A Chromium browser is needed for the end-to-end tests')
  if (!(await hasChineseFont())) await installPackages(['fonts-noto-cjk'], 'A Chinese font is needed for the end-to-end tests')
}

async function hasBrowser() {
  if (places.some((path) => path && existsSync(path))) return true
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath())
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true
  try {
    return (await run('fc-list', [':lang=zh', 'family'])).trim() !== ''
  } catch {
    return false
  }
}

async function installPackages(packages, why) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) throw new StepFailed(`${why}: install it, for example with: sudo apt-get install ${packages.join(' ')}`)
  const from = Date.now()
  console.log(`Installing ${packages.join(' ')} …`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    await run('apt-get', ['update', '-q'], options)
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
  } catch (error) {
    throw new StepFailed(`${why}, and apt-get could not install it:\n${error.message}`, { cause: error })
  }
  console.log(`Installing ${packages.join(' ')} … done in ${((Date.now() - from) / 1000).toFixed(1)} s`)
}
