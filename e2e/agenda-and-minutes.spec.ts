import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import sharp from 'sharp'
import type { FrozenMinutes } from '../domain/minutes/content.ts'
import type { Hall } from './hall.ts'
import { DAY } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'
import { readDocx, readPdf } from './read-files.ts'

test('minutes from session to .docx: downloaded, opened and read back, the same numbers in the PDF', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { session, ballots } = await hall.tonight()
  const sessionId = session.id
  const page = `/c/rongyin/sessions/${sessionId}/minutes`
  const counted = ballots.find(({ state }) => state.count)
  await hall.must('陈委员', 'EndSpeech', { sessionId, speechId: session.floor!.speech!.id })
  await hall.must('陈委员', 'DeferItem', { sessionId, reason: '图纸没带' })
  await hall.must('陈委员', 'CloseSession', { sessionId, reason: '时间到了' })
  await hall.must('小郑', 'DraftMinutes', { sessionId })
  await hall.must('小郑', 'PresentMinutes', { sessionId })
  expect((await hall.fetch(null, `${page}/minutes.docx`)).status, 'a draft is not for passers-by').toBe(404)
  const 小郑 = await comeIn('小郑', { to: hall, viewport: desktop })
  await open(小郑, page)
  const draft = await readDocx(await bytesOf(await download(小郑, 'Word 文件')))
  expect(draft.head).toContain('草稿，正请到会的人确认')

  await settle(hall, sessionId)
  const passer = await comeIn(null, { to: hall, viewport: desktop })
  await open(passer, page)
  const [word, paper] = [await download(passer, 'Word 文件'), await download(passer, 'PDF 文件')]
  expect([word.suggestedFilename(), paper.suggestedFilename()]).toEqual([`${session.title} 会议纪要.docx`, `${session.title} 会议纪要.pdf`])
  const [docx, pdf] = [await readDocx(await bytesOf(word)), await readPdf(await bytesOf(paper))]
  expect(docx.styles, 'Chinese is set in a Chinese typeface').toContain('w:eastAsia="SimSun"')
  expect(pdf.fonts.join(), 'the typeface is inside').toContain('NotoSansSC')
  expect(docx.head).not.toContain('草稿')

  const { content, hash } = await (await hall.fetch(null, `${page}/minutes.json`)).json() as { content: FrozenMinutes; hash: string }
  const { record } = content
  const must = [
    '榕荫社区', session.title, `${record.attendance.people} 人`, '图纸没带', hash,
    ...record.chairs.map(({ name }) => name), ...content.signatures.names,
    ...record.items.flatMap((item) => [item.title, ...item.speeches.map(({ by }) => by), ...item.motions.map(({ text }) => text), ...item.rulings.map(({ reason }) => reason)]),
    ...record.items.flatMap(({ ballot }) => (ballot?.tally ? [ballot.question.text, ballot.chainHead ?? '', ...Object.values(ballot.tally.choices).map(({ heads }) => String(heads))] : [])),
    ...content.dissent.flatMap((each) => [each.text, each.answer?.text ?? '']),
  ]
  const inWord = docx.text.replace(/\s+/g, '')
  for (const words of must) {
    expect(inWord).toContain(words.replace(/\s+/g, ''))
    expect(pdf.text).toContain(words.replace(/\s+/g, ''))
  }
  if (counted) expect(inWord).toContain(counted.state.count!.chainHead)
})

test('林阿姨 writes the background of her topic and attaches a picture, 庄师傅’s suggestion is adopted, and announced it stands still with every change on view', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { topicId } = await hall.must<{ topicId: string }>('林阿姨', 'ProposeTopic', {
    text: { title: '楼下的长椅，摆在哪里？', story: '买菜回来走不动，想有个地方坐一坐。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
  })
  await hall.must('小郑', 'AcknowledgeTopic', { topicId })
  await hall.must('小郑', 'AcceptTopic', { topicId, path: 'SELF_GOVERN', isBroad: false, answer: '开会商量。', publicize: true })
  await hall.moveBy(4 * DAY)
  const { sessionId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: { title: '长椅协商会', form: 'THEMATIC', startsAt: await hall.now() + 20 * DAY, place: '邻里中心二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [await hall.idOf('陈委员')] },
    items: [{ title: '楼下的长椅，摆在哪里？', kind: 'DECISION', presenter: '', minutes: 30, topicId }],
  })
  const agenda = `/c/rongyin/sessions/${sessionId}/agenda`
  const field = (page: Page) => page.getByLabel('背景，大家一起写')

  const [林阿姨, 庄师傅] = [await comeIn('林阿姨', { to: hall }), await comeIn('庄师傅', { to: hall })]
  await open(林阿姨, agenda)
  await expect(field(林阿姨)).toBeEditable()
  await field(林阿姨).fill('棋桌旁边有树荫。')
  await expect(林阿姨.getByText(/已保存/)).toBeVisible()

  await 林阿姨.getByLabel('给“楼下的长椅，摆在哪里？”附上图片或文件').setInputFiles([
    { name: '棋桌旁边.png', mimeType: 'image/png', buffer: await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a9a6a' } }).png().toBuffer() },
    { name: '长椅报价.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 offer %%EOF') },
  ])
  await expect(林阿姨.getByRole('img', { name: '附图 1' })).toBeVisible()

  await open(庄师傅, agenda)
  await expect(庄师傅.getByText('棋桌旁边有树荫。')).toBeVisible()
  await expect(庄师傅.getByRole('img', { name: '附图 1' }), 'the picture itself').toHaveJSProperty('naturalWidth', 400)
  expect(await (await download(庄师傅, '长椅报价.pdf')).path()).toBeTruthy()
  await expect(field(庄师傅)).toHaveCount(0)
  await 庄师傅.getByText('提个建议').click()
  await 庄师傅.getByLabel('您想怎么写').fill('轮椅也要停得下。')
  await 庄师傅.getByRole('button', { name: '交上去' }).click()
  await expect(庄师傅.getByText('还没有答复。')).toBeVisible()

  await open(林阿姨, agenda)
  await 林阿姨.getByRole('button', { name: '采纳', exact: true }).click()
  await expect(field(林阿姨)).toHaveValue('棋桌旁边有树荫。\n轮椅也要停得下。')
  await open(庄师傅, agenda)
  await expect(庄师傅.getByText('林阿姨采纳了。')).toBeVisible()

  await hall.must('小郑', 'AnnounceSession', { sessionId })
  await expect(field(林阿姨), 'announced, the words stand still').toHaveCount(0)
  const { agenda: [item] } = (await hall.roomOf(sessionId)).session
  await hall.must('小郑', 'ChangeItem', { sessionId, itemId: item!.id, item: { minutes: 40 }, reason: '物业也要讲几句' })
  const passer = await comeIn(null, { to: hall })
  await hall.must('小郑', 'RemoveFromItem', { sessionId, itemId: item!.id, fileId: item!.files![1]!.fileId, reason: '报价作废了' })
  await open(passer, `/c/rongyin/sessions/${sessionId}`)
  await expect(passer.getByRole('list', { name: '“楼下的长椅，摆在哪里？”的附件' }).getByRole('listitem')).toHaveCount(1)
  await open(passer, agenda)
  await expect(passer.getByText('轮椅也要停得下。')).toBeVisible()
  const log = passer.getByRole('region', { name: '改动记录' })
  await expect(log).toContainText('拿掉：长椅报价.pdf')
  await expect(log).toContainText('第 2 版')
  await expect(log).toContainText('从 30 分钟改成 40 分钟')
  await expect(log).toContainText('原因：物业也要讲几句')
  await expect(log).toContainText('小郑')
})

async function download(page: Page, name: string): Promise<Download> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return coming
}

const bytesOf = async (file: Download) => readFile(await file.path())

/** Those who were there confirm, dissent is answered, the minutes are settled and published. */
async function settle(hall: Hall, sessionId: string): Promise<void> {
  const { hash } = (await hall.roomOf(sessionId)).session.minutes!.presented!
  const neighbours = (await hall.people()).filter(({ community }) => community === 'rongyin')
  for (const { name } of neighbours) {
    const signed = await hall.command(name, 'SignMinutes', { sessionId, hash })
    if (!signed.ok) continue
    const settled = await hall.command('小郑', 'ConfirmMinutes', { sessionId })
    if (settled.ok) break
    if (settled.code !== 'MINUTES_NEED_SIGNATURES') throw new Error(settled.code)
  }
  await hall.must('小郑', 'PublishMinutes', { sessionId })
}
