import type { CDPSession, Page } from '@playwright/test'
import { DAY, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

/** A session in preparation that nobody else writes in, with one item. Answers the address of its agenda. */
async function emptyAgenda(hall: Hall, title: string): Promise<string> {
  const { sessionId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: { title, form: 'THEMATIC', startsAt: await hall.now() + 20 * DAY, place: '邻里中心二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [await hall.idOf('陈委员')] },
    items: [{ title: '邻里中心的灶台，怎么轮？', kind: 'REPORT', presenter: '月娥姐', minutes: 15, topicId: null }],
  })
  return `/c/rongyin/sessions/${sessionId}/agenda`
}
const field = (page: Page) => page.getByLabel('背景，大家一起写').first()

test('小郑 and 阿珍 type into one agenda item at the same time, and every character of both arrives, also after a reload', async ({ comeIn, hall }) => {
  const agenda = await emptyAgenda(hall, '两个人一起写')
  const [小郑, 阿珍] = [await comeIn('小郑'), await comeIn('阿珍', { viewport: desktop })]
  for (const page of [小郑, 阿珍]) {
    await open(page, agenda)
    await expect(field(page)).toBeEditable()
  }
  await field(小郑).fill('一、每天两家。\n')
  await expect(field(阿珍)).toHaveValue('一、每天两家。\n')
  await field(阿珍).press('ControlOrMeta+End')
  await field(小郑).press('ControlOrMeta+Home')
  await Promise.all([
    field(小郑).pressSequentially('先说规矩：用完擦干净。', { delay: 30 }),
    field(阿珍).pressSequentially('二、晚饭前半小时轻声。', { delay: 30 }),
  ])
  await expect(阿珍.getByText('小郑').first()).toBeVisible()
  const both = '先说规矩：用完擦干净。一、每天两家。\n二、晚饭前半小时轻声。'
  for (const page of [小郑, 阿珍]) await expect(field(page)).toHaveValue(both)
  for (const page of [小郑, 阿珍]) await expect(page.getByText(/已保存/)).toBeVisible()
  await open(阿珍, agenda)
  await expect(field(阿珍)).toHaveValue(both)
})

test('pinyin is composed undisturbed while a colleague edits the same item', async ({ comeIn, hall }) => {
  const agenda = await emptyAgenda(hall, '拼音不打断')
  const [小郑, 阿珍] = [await comeIn('小郑', { viewport: desktop }), await comeIn('阿珍', { viewport: desktop })]
  for (const page of [小郑, 阿珍]) {
    await open(page, agenda)
    await expect(field(page)).toBeEditable()
  }
  await field(阿珍).fill('第二段。')
  await expect(field(小郑)).toHaveValue('第二段。')
  await field(小郑).press('ControlOrMeta+End')

  const keyboard = await 小郑.context().newCDPSession(小郑)
  await composing(keyboard, 'n')
  await composing(keyboard, 'ni')
  await field(阿珍).press('ControlOrMeta+Home')
  await 阿珍.keyboard.type('新的第一段写在最上面。')
  await composing(keyboard, 'nih')
  await composing(keyboard, 'nihao')
  await expect(field(小郑), 'what she composes stands where she composes it').toHaveValue(/nihao$/)
  await keyboard.send('Input.insertText', { text: '你好' })
  const both = '新的第一段写在最上面。第二段。你好'
  for (const page of [小郑, 阿珍]) await expect(field(page)).toHaveValue(both)
  await 小郑.keyboard.type('，邻居')
  for (const page of [小郑, 阿珍]) await expect(field(page)).toHaveValue(`${both}，邻居`)
})

test('pinyin is composed undisturbed in the minutes while a colleague writes above', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const minutes = `/c/rongyin/sessions/${await finishedSession(hall)}/minutes`
  const [小郑, 阿珍] = [await comeIn('小郑', { to: hall, viewport: desktop }), await comeIn('阿珍', { to: hall, viewport: desktop })]
  const paper = (page: Page) => page.getByRole('textbox', { name: '纪要正文' })
  for (const page of [小郑, 阿珍]) {
    await open(page, minutes)
    await expect(paper(page)).toContainText('到会')
  }
  await paper(小郑).press('ControlOrMeta+End')
  await 小郑.keyboard.press('Enter')
  const keyboard = await 小郑.context().newCDPSession(小郑)
  await composing(keyboard, 'xie')
  await composing(keyboard, 'xiexie')
  await paper(阿珍).press('ControlOrMeta+Home')
  await 阿珍.keyboard.type('补记一段。')
  await 阿珍.keyboard.press('Enter')
  await composing(keyboard, 'xiexieda')
  await keyboard.send('Input.insertText', { text: '谢谢大家' })
  for (const page of [小郑, 阿珍]) {
    await expect(paper(page)).toContainText('补记一段。')
    await expect(paper(page)).toContainText('谢谢大家')
    await expect(paper(page)).not.toContainText('xie')
  }
})

async function composing(keyboard: CDPSession, text: string): Promise<void> {
  await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}

/** Closes the evening that is in progress and drafts its minutes. */
async function finishedSession(hall: Hall): Promise<string> {
  const { session } = await hall.tonight()
  const sessionId = session.id
  await hall.must('陈委员', 'EndSpeech', { sessionId, speechId: session.floor!.speech!.id })
  await hall.must('陈委员', 'DeferItem', { sessionId, reason: '图纸没带' })
  await hall.must('陈委员', 'CloseSession', { sessionId, reason: '时间到了' })
  await hall.must('小郑', 'DraftMinutes', { sessionId })
  return sessionId
}
