import { test as base, expect, type Browser, type BrowserContextOptions, type Page, type Response } from '@playwright/test'
import { Hall, rongyin } from './hall.ts'
import { OwnHall } from './own-hall.ts'

export { expect }
export const phone = { width: 390, height: 844 }
export const desktop = { width: 1440, height: 900 }

/** What React says in development only. */
const ofDevelopment = process.env['E2E_DEV'] === 'on' ? /Encountered a script tag while rendering/ : null

interface Coming extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'deviceScaleFactor'> {
  community?: string
  /** 长辈版 */
  elder?: boolean
  /** another server than the shared one */
  to?: Hall
}

/** Lets people in: each with a browser of their own, signed in already. null is a passer-by. */
type ComeIn = (name: string | null, how?: Coming) => Promise<Page>

/** Goes to an address and waits until the page has come alive. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await alive(page)
}

export async function alive(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

async function letIn(browser: Browser, faults: string[], hall: Hall, name: string | null, how: Coming): Promise<Page> {
  const { community = rongyin, elder = false, to: _hall, ...options } = how
  const context = await browser.newContext({
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', colorScheme: 'light', viewport: phone, ...options, baseURL: hall.url,
  })
  const cookies = [
    ...(name === null ? [] : [{ name: 'next-auth.session-token', value: await hall.tokenOf(name, community), httpOnly: true, sameSite: 'Lax' as const }]),
    ...(elder ? [{ name: 'mode', value: 'elder' }] : []),
  ]
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: hall.url })))
  const who = name ?? 'a passer-by'
  const note = (text: string) => { if (!ofTheNetwork.test(text) && !ofDevelopment?.test(text)) faults.push(`${who}: ${text}`) }
  context.on('page', (page) => {
    page.on('pageerror', (error) => note(`page error: ${error.message}`))
    page.on('console', (message) => { if (message.type() === 'error') note(`console: ${message.text()}`) })
    page.on('response', (response) => { if (response.status() >= 500 || isMissingPart(response)) note(`${response.status()} from ${response.url()}`) })
  })
  return context.newPage()
}

/** What the browser itself says of a line that was cut or a refusal: servers are ended and questions refused on purpose here. */
const ofTheNetwork = /net::ERR_|WebSocket connection to|status of 4\d\d/

/** A script, style, picture or typeface that a page asks for and nobody has. */
function isMissingPart(response: Response): boolean {
  return response.status() === 404 && ['script', 'stylesheet', 'image', 'font'].includes(response.request().resourceType())
}

/** A page that throws, or a server that fails, fails the test, whatever the test was looking at. */
export const test = base.extend<{ comeIn: ComeIn; faults: string[]; ownHall: (how: { demo: boolean }) => Promise<OwnHall> }, { hall: Hall }>({
  hall: [async ({}, use, info) => { await use(new Hall(String(info.project.use.baseURL))) }, { scope: 'worker' }],
  faults: async ({}, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults, 'pages that threw, or servers that failed').toEqual([])
  },
  ownHall: async ({}, use) => {
    const halls: OwnHall[] = []
    await use(async (how) => {
      const hall = await OwnHall.open(how)
      halls.push(hall)
      return hall
    })
    await Promise.all(halls.map((hall) => hall.close()))
  },
  // after ownHall, so that at the end people leave before the house is gone
  comeIn: async ({ browser, hall, faults, ownHall: _houses }, use) => {
    const pages: Page[] = []
    await use(async (name, how = {}) => {
      const page = await letIn(browser, faults, how.to ?? hall, name, how)
      pages.push(page)
      return page
    })
    await Promise.all(pages.map((page) => page.context().close()))
  },
})
