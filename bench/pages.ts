import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page, type Response } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { demoCardsFile, type DemoCard } from '../contract/demo-cards.ts'
import { Hall, rongyin, secret } from '../e2e/hall.ts'
import { atMost, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { within } from './lab/crowd.ts'
import { buildEmptyPage } from './lab/empty-page.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured } from './lab/measured-server.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
/** a cheap phone beside the machine that measures */
const SLOWDOWN = 4
const KB = 1000
const JS = 'JavaScript KB gzip'
const ALIVE = 'comes alive after ms'

/**
 * An empty page of the framework is above the 130 KB of the plan by itself, so beside the plan's number for the room there is
 * what our pages may add to it (docs/decisions/2026-11-28-pages-beside-an-empty-one.md).
 */
const most = { publicAddsKb: 25, roomAddsKb: 110, roomKb: 200 } as const

/** What a phone fetches and waits for until a page answers: two public pages and the live room, beside an empty page of the same framework. */
export const pages: Benchmark = {
  name: 'pages',
  title: 'what a phone loads until a page is alive',
  async run({ short }: Options): Promise<Outcome> {
    execFileSync(process.execPath, ['server/cli/build.mjs'], { cwd: root, stdio: 'inherit' })
    const empty = await startMeasured<{ url: string }>(new URL('./servers/empty-page.ts', import.meta.url), [buildEmptyPage()], { NODE_ENV: 'production' })
    const product = await startProduct()
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] })
    try {
      const { hall } = product
      const front = `${hall.url}/c/${rongyin}`
      const record = await linkOn(hall, `/c/${rongyin}/records?kind=SESSION`, /\/c\/rongyin\/sessions\/[\w-]+\/record(?=")/)
      const room = await linkOn(hall, `/c/${rongyin}`, /\/c\/rongyin\/sessions\/[\w-]+\/room(?=")/)
      const cookie = await encode({ token: { sub: product.residentId() }, secret })
      const measured = await interleave({
        'empty page': () => visit(browser, empty.ready.url, null, async (page) => await page.getByText('Empty').count() === 1),
        'front page': () => visit(browser, front, null, async (page) => await page.locator('main h1').count() === 1),
        'public record': () => visit(browser, record, null, async (page) => await page.locator('.rec-item').count() > 0),
        'live room': () => visit(browser, room, cookie, async (page) => { await page.locator('.net:not(.net--off)').waitFor(); return true }),
      }, short ? 1 : 3)
      const kb = (side: string) => measured.figures[side]![JS]!.median
      const ratios = Object.fromEntries(['front page', 'public record', 'live room'].flatMap((side) => [
        [`${side}: JavaScript, ours / empty page`, measured.ratio(JS, side, 'empty page')], [`${side}: ${ALIVE}, ours / empty page`, measured.ratio(ALIVE, side, 'empty page')],
      ]))
      return {
        ...measured, ratios,
        bars: [
          ...['front page', 'public record'].map((side) => atMost(`${side}: KB gzip of JavaScript more than an empty page`, kb(side) - kb('empty page'), most.publicAddsKb)),
          atMost('live room: KB gzip of JavaScript more than an empty page', kb('live room') - kb('empty page'), most.roomAddsKb),
          atMost('live room: KB gzip of JavaScript', kb('live room'), most.roomKb),
        ],
        notes: [`Chromium ${browser.version()}, ${SLOWDOWN} × CPU slowdown; sizes are of the files as they came, compressed by gzip's default`],
      }
    } finally {
      await browser.close()
      await Promise.all([product.stop(), empty.stop()])
    }
  },
}

/** One visit with nothing kept from before. */
async function visit(browser: Browser, url: string, cookie: string | null, isRight: (page: Page) => Promise<boolean>): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    if (cookie !== null) await context.addCookies([{ name: 'next-auth.session-token', value: cookie, url }])
    const page = await context.newPage()
    const scripts = new Map<string, Response>()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('response', (response) => { if (response.request().resourceType() === 'script' || /\.js(\?|$)/.test(response.url())) scripts.set(response.url(), response) })
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (document.documentElement?.dataset['ready'] !== 'true') return
        observer.disconnect()
        document.documentElement.dataset['aliveAt'] = String(performance.now())
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] })
    })
    const line = await context.newCDPSession(page)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    const answer = await page.goto(url, { waitUntil: 'networkidle' })
    const aliveAt = await within(30_000, page.waitForFunction(() => document.documentElement.dataset['aliveAt']), () => `${url} did not come alive`)
    const isAsMeant = await isRight(page)
    // The room keeps its line open, so "idle" is the browser's word for half a second without a request.
    await page.waitForLoadState('networkidle')
    const html = await answer!.body()
    const bodies = await Promise.all([...scripts.values()].map((response) => response.body()))
    return {
      figures: {
        [JS]: bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0) / KB,
        'files of JavaScript': bodies.length,
        'page itself KB gzip': gzipSync(html).byteLength / KB,
        [ALIVE]: Number(await aliveAt.jsonValue()),
      },
      checks: { 'the page is the one that was meant': isAsMeant && answer!.status() === 200, 'nothing failed on it': faults.length === 0 },
    }
  } finally {
    await context.close()
  }
}

async function linkOn(hall: Hall, path: string, pattern: RegExp): Promise<string> {
  const found = pattern.exec(await (await hall.fetch(null, path)).text())
  if (!found) throw new Error(`${path} leads to no ${pattern.source}`)
  return `${hall.url}${found[0]}`
}

/** The built product with its demo neighbourhood, as the end-to-end tests have it. */
async function startProduct(): Promise<{ hall: Hall; residentId(): string; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'linli-pages-'))
  const port = await freePort()
  const hall = new Hall(`http://127.0.0.1:${port}`)
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/serve.ts'], {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: {
      ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', E2E_DATA: data, LINLI_DEMO: 'on', LINLI_TEST: 'on',
      LINLI_SECRET: secret, LINLI_LOG: 'error', NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  const stop = async () => {
    await ended(child)
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await within(180_000, ready(hall, child), () => 'the product did not start')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    hall, stop,
    /** the first card of the demo's sign-in: a resident */
    residentId() {
      const cards = JSON.parse(readFileSync(join(data, 'shared', demoCardsFile), 'utf8')) as DemoCard[]
      return cards.filter(({ slug }) => slug === rongyin).sort((a, b) => a.rank - b.rank)[0]!.userId
    },
  }
}

async function ready(hall: Hall, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${hall.url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => { setTimeout(resolve, 200) })
  }
  throw new Error(`the product ended with ${child.exitCode}`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  child.kill('SIGTERM')
  return gone
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function chromiumPath(): string {
  const path = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => each !== undefined && existsSync(each))
  if (!path) throw new Error('There is no Chromium here; CHROMIUM_PATH names one.')
  return path
}
