import type { CDPSession, Page } from '@playwright/test'
import { DAY, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

/** A session that nobody else writes in, with one item. Answers the address of its agenda. */
async function emptyAgenda(hall: Hall, title: string): Promise<string> {
  const { sessionId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: { title, form: 'THEMATIC', startsAt: await hall.now() + 20 * DAY, place: '邻里中心二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [await hall.idOf('陈委员')] },
    items: [{ title: '邻里中心的灶台，怎么轮？', kind: 'REPORT', presenter: '月娥姐', minutes: 15, topicId: null }],
  })
  await hall.must('小郑', 'AnnounceSession', { sessionId })
  return `/c/rongyin/sessions/${sessionId}/agenda`
}
const field = (page: Page) => page.getByLabel('背景，大家一起写').first()

test('林阿姨 and 庄师傅 type into one agenda item at the same time, and every character of both arrives, also after a reload', async ({ comeIn, hall }) => {
  const agenda = await emptyAgenda(hall, '两个人一起写')
  const [林阿姨, 庄师傅] = [await comeIn('林阿姨'), await comeIn('庄师傅', { viewport: desktop })]
  for (const page of [林阿姨, 庄师傅]) {
    await open(page, agenda)
    await expect(field(page)).toBeEditable()
  }
  await field(林阿姨).fill('一、每天两家。\n')
  await expect(field(庄师傅)).toHaveValue('一、每天两家。\n')
  await field(庄师傅).press('ControlOrMeta+End')
  await field(林阿姨).press('ControlOrMeta+Home')
  await Promise.all([
    field(林阿姨).pressSequentially('先说规矩：用完擦干净。', { delay: 30 }),
    field(庄师傅).pressSequentially('二、晚饭前半小时轻声。', { delay: 30 }),
  ])
  await expect(庄师傅.getByText('林阿姨').first()).toBeVisible()
  const both = '先说规矩：用完擦干净。一、每天两家。\n二、晚饭前半小时轻声。'
  for (const page of [林阿姨, 庄师傅]) await expect(field(page)).toHaveValue(both)
  for (const page of [林阿姨, 庄师傅]) await expect(page.getByText(/已保存/)).toBeVisible()
  await open(庄师傅, agenda)
  await expect(field(庄师傅)).toHaveValue(both)
})

test('pinyin is composed undisturbed while a neighbour edits the same item', async ({ comeIn, hall }) => {
  const agenda = await emptyAgenda(hall, '拼音不打断')
  const [林阿姨, 庄师傅] = [await comeIn('林阿姨', { viewport: desktop }), await comeIn('庄师傅', { viewport: desktop })]
  for (const page of [林阿姨, 庄师傅]) {
    await open(page, agenda)
    await expect(field(page)).toBeEditable()
  }
  await field(庄师傅).fill('第二段。')
  await expect(field(林阿姨)).toHaveValue('第二段。')
  await field(林阿姨).press('ControlOrMeta+End')

  const keyboard = await 林阿姨.context().newCDPSession(林阿姨)
  await composing(keyboard, 'n')
  await composing(keyboard, 'ni')
  await field(庄师傅).press('ControlOrMeta+Home')
  await 庄师傅.keyboard.type('新的第一段写在最上面。')
  await composing(keyboard, 'nih')
  await composing(keyboard, 'nihao')
  await expect(field(林阿姨), 'what she composes stands where she composes it').toHaveValue(/nihao$/)
  await keyboard.send('Input.insertText', { text: '你好' })
  const both = '新的第一段写在最上面。第二段。你好'
  for (const page of [林阿姨, 庄师傅]) await expect(field(page)).toHaveValue(both)
  await 林阿姨.keyboard.type('，邻居')
  for (const page of [林阿姨, 庄师傅]) await expect(field(page)).toHaveValue(`${both}，邻居`)
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
