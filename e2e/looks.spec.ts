import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { HOUR, MINUTE, rongyin, type Hall } from './hall.ts'
import { alive, desktop, expect, open, phone, test } from './people.ts'

const home = `/c/${rongyin}`
const topicOfMockup = '油烟'
const taskOfMockup = '红绿灯'

/** A picture beside its mock-up: the same name and the same width. `README.md` shows two of them. */
async function picture(page: Page, info: TestInfo, name: string, fullPage = true): Promise<void> {
  const folder = join(info.project.outputDir, 'looks')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  const size = page.viewportSize()!
  // a window as tall as the page, so that what is fixed to its foot stands at the foot of the picture
  if (fullPage) await page.setViewportSize({ width: size.width, height: await page.evaluate(() => document.documentElement.scrollHeight) })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, fullPage })
  if (fullPage) await page.setViewportSize(size)
  if (process.env['LINLI_PICTURES'] === 'on' && (name === 'front-phone' || name === 'bigscreen-3-result')) {
    mkdirSync('docs/pictures', { recursive: true })
    copyFileSync(path, `docs/pictures/${name}.png`)
  }
}

const wide = { width: 1280, height: 900 }
const sharp = { deviceScaleFactor: 2 }

test('the screens that one reads stand beside their mock-ups', async ({ comeIn, hall }, info) => {
  test.setTimeout(120_000)
  const topic = await hall.linkOn(`${home}/topics`, topicOfMockup)
  const task = await hall.linkOn(`${home}/board`, taskOfMockup)
  const pictures: [string, string | null, string, Parameters<typeof comeIn>[1]][] = [
    ['front-phone', null, home, { viewport: phone, ...sharp }],
    ['front-desktop', null, home, { viewport: wide }],
    ['front-desktop-dark', null, home, { viewport: wide, colorScheme: 'dark' }],
    ['elder-front', '谢阿婆', home, { viewport: phone, ...sharp, elder: true }],
    ['topic-phone', '林阿姨', topic, { viewport: phone, ...sharp }],
    ['topic-desktop', '林阿姨', topic, { viewport: wide }],
    ['supervision-desktop', null, `${home}/board`, { viewport: desktop }],
    ['task-phone', '林阿姨', task, { viewport: phone, ...sharp }],
    ['task-desktop', '林阿姨', task, { viewport: wide }],
  ]
  for (const [name, who, path, how] of pictures) {
    const page = await comeIn(who, how)
    await open(page, path)
    await picture(page, info, name)
    await page.context().close()
  }
})

test('the room, the desk and the hall screen stand beside their mock-ups, from the debate to the result', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(180_000)
  const hall = await ownHall({ demo: true })
  const { session } = await hall.tonight()
  const sessionId = session.id
  const room = `${home}/sessions/${sessionId}/room`
  const chair = `${home}/sessions/${sessionId}/chair`
  const { screenToken } = await hall.must<{ screenToken: string }>('小郑', 'IssueScreen', { sessionId })
  const 林阿姨 = await comeIn('林阿姨', { to: hall, viewport: phone, ...sharp })
  const 黄伯伯 = await comeIn('黄伯伯', { to: hall, viewport: phone, ...sharp, elder: true })
  const 大屏 = await comeIn(null, { to: hall, viewport: { width: 1920, height: 1080 } })
  await open(大屏, `/screen/${screenToken}`)
  await open(林阿姨, room)

  await test.step('the debate', async () => {
    await expect(林阿姨.getByRole('heading', { name: '黄伯伯正在说' })).toBeVisible()
    await picture(林阿姨, info, 'room-phone-1-debate', false)
    await expect(大屏.getByText('黄伯伯正在说')).toBeVisible()
    await picture(大屏, info, 'bigscreen-1-debate', false)
    for (const [name, width, height] of [['moderator-desktop', 1440, 900], ['moderator-tablet', 1180, 820]] as const) {
      const 陈委员 = await comeIn('陈委员', { to: hall, viewport: { width, height } })
      await open(陈委员, chair)
      await expect(陈委员.getByRole('button', { name: /^结束发言，请/ })).toBeVisible()
      await picture(陈委员, info, name)
      await 陈委员.context().close()
    }
    await 林阿姨.getByRole('button', { name: '我想问' }).click()
    await expect(林阿姨.getByText(/您排第/)).toBeVisible()
    await picture(林阿姨, info, 'room-phone-2-queued', false)
  })

  const ballotId = await test.step('the ballot', async () => {
    await hall.must('陈委员', 'ReadOutMotion', { sessionId, motionId: session.floor!.motions.at(-1)!.id, endSpeech: true })
    const made = await hall.must<{ ballotId: string }>('陈委员', 'PutMotion', {
      sessionId, type: 'OWNER_MAJOR', facts: [{ label: '花多少', text: '4.8 万元，用公共收益' }, { label: '防吵防火', text: '离窗 6 米，夜里 11 点断电' }],
    })
    await hall.must('陈委员', 'OpenBallot', { ballotId: made.ballotId, minutes: 10 })
    await neighboursVote(hall, made.ballotId, (nth) => nth % 3 > 0)
    await open(黄伯伯, room)
    for (const page of [林阿姨, 黄伯伯]) await page.getByRole('radio', { name: '同意', exact: true }).check()
    await picture(林阿姨, info, 'room-phone-3-ballot', false)
    await picture(黄伯伯, info, 'elder-ballot-1-choosing')
    for (const page of [林阿姨, 黄伯伯]) await page.getByRole('button', { name: /^投出/ }).click()
    for (const page of [林阿姨, 黄伯伯]) await expect(page.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await picture(大屏, info, 'bigscreen-2-ballot', false)
    await picture(林阿姨, info, 'room-phone-4-counted', false)
    await picture(黄伯伯, info, 'elder-ballot-2-counted')
    return made.ballotId
  })

  await test.step('the neighbours vote, and the result', async () => {
    await neighboursVote(hall, ballotId, (nth) => nth % 9 === 0)
    await hall.must('陈委员', 'ScheduleClosing', { ballotId, seconds: 30 })
    await hall.moveBy(31_000)
    await expect(大屏.getByText('通过', { exact: true }).first()).toBeVisible()
    await picture(大屏, info, 'bigscreen-3-result', false)
    await open(林阿姨, room)
    await expect(林阿姨.getByText('通过', { exact: true }).first()).toBeVisible()
    await picture(林阿姨, info, 'room-phone-5-result')
  })
})

/** Those of the demo who have a paper fill it in, six at a time; one in five says no. `whose`: by their place in the list. */
async function neighboursVote(hall: Hall, ballotId: string, whose: (nth: number) => boolean): Promise<void> {
  const names = (await hall.people()).filter((each) => each.community === rongyin && each.name !== '林阿姨' && each.name !== '黄伯伯').map((each) => each.name)
  const votes = names.map((name, nth) => ({ name, nth, choice: nth % 5 === 4 ? 'no' : 'yes' })).filter(({ nth }) => whose(nth))
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let vote = votes.shift(); vote; vote = votes.shift()) await hall.vote(vote.name, ballotId, vote.choice)
  }))
}

/** Every main page, and who looks at it. */
async function mainPages(hall: Hall): Promise<[string, string | null][]> {
  const { session } = await hall.tonight()
  const past = await hall.linkOn(`${home}/records`, '记录').catch(() => null) ?? await hall.linkOn(`${home}/sessions`, '旧车棚')
  const finished = past.replace(/\/(record|minutes)$/, '')
  const coming = await hall.linkOn(`${home}/sessions`, '校门口')
  const [topic, task, outcome, ballot] = [
    await hall.linkOn(`${home}/topics`, topicOfMockup), await hall.linkOn(`${home}/board`, taskOfMockup), await hall.linkOn(`${home}/outcomes`, ''.concat('红绿灯')), await hall.linkOn(`${home}/ballots`, '食堂'),
  ]
  return [
    ['/sign-in', null], ['/?choose', null], ['/j', null], [home, null], [home, '林阿姨'], [`${home}/topics`, '林阿姨'], [topic, '林阿姨'], [`${home}/topics/new`, '林阿姨'], [`${topic}/review`, '小郑'],
    [`${home}/sessions`, '林阿姨'], [coming, '林阿姨'], [`${coming}/agenda`, '林阿姨'], [`${home}/sessions/new`, '小郑'],
    [`${home}/sessions/${session.id}`, '林阿姨'], [`${home}/sessions/${session.id}/room`, '林阿姨'], [`${home}/sessions/${session.id}/chair`, '陈委员'], [`${home}/sessions/${session.id}/door`, '小郑'], [`${home}/sessions/${session.id}/minutes`, '小郑'],
    [finished, null], [`${finished}/record`, null], [`${finished}/minutes`, null], [`${home}/ballots`, '林阿姨'], [ballot, '林阿姨'], [`${ballot}/list`, '林阿姨'],
    [`${home}/outcomes`, null], [outcome, null], [`${home}/board`, null], [task, '林阿姨'], [`${home}/department`, '何队长'], [`${home}/records`, null], [`${home}/rules`, null],
    [`${home}/me`, '林阿姨'], [`${home}/desk`, '小郑'], [`${home}/desk/people`, '小赖'], [`${home}/desk/import`, '小赖'], [`${home}/desk/settings`, '小赖'], [`${home}/desk/audit`, '小赖'],
    [`${home}/feedback`, null], [`${home}/accessibility`, null],
  ]
}

interface Violation { id: string; impact: string | null; nodes: { target: string[] }[] }

/** What axe finds serious or critical on the page as it is now, one line each; and whether it is wider than the screen. */
async function barriersOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> } }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false })
    const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`)
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [...found, `wider than the screen: ${String(scrollWidth)} > ${String(clientWidth)}`] : found
  })
}

test.describe('nothing stands in the way of anybody', () => {
  test.describe.configure({ mode: 'parallel' })
  test('a planted barrier would be found', async ({ comeIn }) => {
    const page = await comeIn(null)
    await open(page, '/sign-in')
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
    await page.evaluate(() => { document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/icon.svg"><div style="width:9999px">.</div>') })
    const barriers = await barriersOn(page)
    expect(barriers).toContainEqual(expect.stringMatching(/^image-alt: /))
    expect(barriers).toContainEqual(expect.stringMatching(/^wider than the screen/))
  })
  for (const elder of [false, true]) {
    test(`axe finds nothing serious on any main page ${elder ? 'in 长辈版' : 'in the normal mode'}, on a phone and on a desk`, async ({ comeIn, hall }) => {
      test.setTimeout(180_000)
      const barriers: string[] = []
      const visitors = new Map<string | null, Page>()
      for (const [path, who] of await mainPages(hall)) {
        const page = visitors.get(who) ?? await comeIn(who, { elder, viewport: phone })
        visitors.set(who, page)
        await page.setViewportSize(phone)
        const answer = await page.goto(path)
        if (answer?.status() !== 200) { barriers.push(`${path} answered ${String(answer?.status())}`); continue }
        await alive(page)
        await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
        for (const size of [phone, desktop]) {
          await page.setViewportSize(size)
          barriers.push(...(await barriersOn(page)).map((barrier) => `${path} at ${String(size.width)} for ${who ?? 'a passer-by'}: ${barrier}`))
        }
      }
      expect(barriers).toEqual([])
    })
  }
})
void HOUR
void MINUTE
