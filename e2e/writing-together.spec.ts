import type { Page } from '@playwright/test'
import type { Hall} from './hall.ts';
import { rongyin } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'
import type { RoomSnapshot } from '../contract/commands/session.ts'

const sessions = `/c/${rongyin}/sessions`
const background = (page: Page) => page.getByLabel('背景，大家一起写').first()
const saved = (page: Page) => expect(page.getByText(/^\d\d:\d\d:\d\d 已保存$/)).toBeVisible()

/** Address of a session of the demo neighbourhood: of the one tomorrow, by a word of its title; of the one tonight, by the way in. */
async function tomorrow(page: Page): Promise<string> {
  await open(page, sessions)
  return addressIn(await page.getByRole('main').getByRole('link', { name: /校门口的车/ }).first().getAttribute('href'))
}
async function tonight(page: Page): Promise<string> {
  await open(page, sessions)
  return addressIn(await page.getByRole('main').locator('a[href*="/sessions/"]').first().getAttribute('href'))
}
const addressIn = (href: string | null) => `${sessions}/${href?.split('/sessions/')[1]?.split('/')[0]}`

/** Types pinyin with an emulated input method: letters under composition, then the chosen characters. */
async function compose(page: Page, letters: string, meanwhile: () => Promise<void>, characters: string) {
  const keyboard = await page.context().newCDPSession(page)
  for (let n = 1; n <= letters.length; n++) {
    await keyboard.send('Input.imeSetComposition', { text: letters.slice(0, n), selectionStart: n, selectionEnd: n })
  }
  await meanwhile()
  await keyboard.send('Input.insertText', { text: characters })
}

test('two people write in one agenda item at once: neither loses a word, and both read the same', async ({ comeIn }) => {
  const 林阿姨 = await comeIn('林阿姨')
  const 郭先生 = await comeIn('郭先生', { viewport: desktop })
  const agenda = `${await tomorrow(林阿姨)}/agenda`
  await open(林阿姨, agenda)
  await open(郭先生, agenda)
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toBeEditable()
  await background(林阿姨).press('ControlOrMeta+End')
  await background(郭先生).press('ControlOrMeta+Home')
  await Promise.all([林阿姨.keyboard.type('校门口下午四点最挤。', { delay: 15 }), 郭先生.keyboard.type('我家就在对面。', { delay: 15 })])
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toHaveValue(/^我家就在对面。[^]*校门口下午四点最挤。$/)
  await saved(林阿姨)
  await saved(郭先生)
  await expect(林阿姨.getByText('郭先生正在写')).toBeVisible()
})

test('pinyin is not disturbed by a neighbour who writes in the same item, and half-typed letters go nowhere', async ({ comeIn }) => {
  const 林阿姨 = await comeIn('林阿姨')
  const 郭先生 = await comeIn('郭先生')
  const agenda = `${await tomorrow(林阿姨)}/agenda`
  await open(林阿姨, agenda)
  await open(郭先生, agenda)
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toBeEditable()
  await background(林阿姨).press('ControlOrMeta+End')
  await compose(林阿姨, 'hongludeng', async () => {
    await background(郭先生).press('ControlOrMeta+Home')
    await 郭先生.keyboard.type('前面先写一句：')
    await saved(郭先生)
    await expect(background(郭先生)).not.toHaveValue(/hong/)
    await expect(background(林阿姨)).toHaveValue(/hongludeng$/)
    await expect(background(林阿姨)).not.toHaveValue(/^前面先写一句/)
  }, '红绿灯')
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toHaveValue(/^前面先写一句：[^]*[^g]红绿灯$/)
})

test('what is written while the line is down survives a closed page, and joins what the others wrote', async ({ comeIn }) => {
  const 林阿姨 = await comeIn('林阿姨', { tolerates: /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch|WebSocket/ })
  const 郭先生 = await comeIn('郭先生')
  const agenda = `${await tomorrow(林阿姨)}/agenda`
  await open(林阿姨, agenda)
  await open(郭先生, agenda)
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toBeEditable()
  await 林阿姨.context().setOffline(true)
  await background(林阿姨).press('ControlOrMeta+End')
  await 林阿姨.keyboard.type('这一句是断网时写的。')
  await expect(林阿姨.getByText('您写的都留在这台设备上，连上就送出去。')).toBeVisible()
  await background(郭先生).press('ControlOrMeta+Home')
  await 郭先生.keyboard.type('这一句是同时写的。')
  await saved(郭先生)
  await 林阿姨.context().setOffline(false)
  await 林阿姨.goto('about:blank')
  await open(林阿姨, agenda)
  for (const page of [林阿姨, 郭先生]) await expect(background(page)).toHaveValue(/^这一句是同时写的。[^]*这一句是断网时写的。$/)
})

test('in the minutes, a paragraph inserted above leaves the pinyin below alone', async ({ comeIn, hall: shared, ownHall }) => {
  test.setTimeout(180_000)
  const hall: Hall = process.env['E2E_URL'] ? shared : await ownHall({ demo: true })
  const 小郑 = await comeIn('小郑', { to: hall, viewport: desktop })
  const 阿珍 = await comeIn('阿珍', { to: hall, viewport: desktop })
  const session = await tonight(小郑)
  await endTonight(hall, session.split('/').at(-1)!)
  const paper = (page: Page) => page.getByRole('textbox', { name: '纪要正文' })
  for (const page of [小郑, 阿珍]) {
    await open(page, `${session}/minutes`)
    await expect(paper(page)).toContainText('会议情况')
  }
  await paper(小郑).press('ControlOrMeta+End')
  await 小郑.keyboard.press('Enter')
  await 小郑.keyboard.type('大家说：')
  await compose(小郑, 'nihao', async () => {
    await paper(阿珍).press('ControlOrMeta+Home')
    await 阿珍.keyboard.type('补一段')
    await 阿珍.keyboard.press('Enter')
    await saved(阿珍)
    await expect(paper(阿珍)).not.toContainText('nihao')
    await expect(paper(小郑)).toContainText('大家说：nihao')
  }, '你好')
  for (const page of [小郑, 阿珍]) {
    await expect(paper(page)).toContainText('大家说：你好')
    await expect(paper(page)).not.toContainText('nihao')
    await expect(paper(page).locator('> *').first()).toContainText('补一段')
  }
})

/** The demo's evening is brought to its end by those who run it, and the minutes are drafted. */
async function endTonight(hall: Hall, sessionId: string) {
  const answer = await hall.listen('小郑', `session:${sessionId}`)
  if (!answer.ok) throw new Error(answer.code)
  const { session } = answer.snapshot as RoomSnapshot
  if (session.phase !== 'IN_PROGRESS') return
  const chair = session.chair.name
  if (session.floor?.speech) await hall.must(chair, 'EndSpeech', { sessionId, speechId: session.floor.speech.id })
  await hall.must(chair, 'DeferItem', { sessionId, reason: '时间到了' })
  await hall.must(chair, 'CloseSession', { sessionId, reason: '时间到了' })
  await hall.must('小郑', 'DraftMinutes', { sessionId })
}
