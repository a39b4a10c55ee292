import type { Locator, Page } from '@playwright/test'
import { DAY, MINUTE, rongyin } from './hall.ts'
import { alive, desktop, expect, open, test } from './people.ts'

const home = `/c/${rongyin}`
const matter = '4 号楼到河边那段路没有灯，装不装，装几盏？'
const motion = '请区城管局在 4 号楼到河边装 6 盏路灯，晚上 11 点以后调暗'
/** They have no part on the stage: they endorse, come, vote and rate by telephone. */
const neighbours = ['月娥姐', '方阿伯', '郭先生', '潘医生', '陈嫂', '庄师傅', '老康', '吴老师', '曾先生']

const main = (page: Page) => page.getByRole('main')
const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })

test('a matter travels the whole chain: 林阿姨 proposes it, neighbours endorse it, it is talked over, voted on, done and rated, and stands in the public record', async ({ comeIn, ownHall }) => {
  test.setTimeout(240_000)
  const hall = await ownHall({ demo: true })
  const 小郑 = await comeIn('小郑', { to: hall, viewport: desktop })
  const 陈委员 = await comeIn('陈委员', { to: hall, viewport: desktop })
  const 纪伯 = await comeIn('纪伯', { to: hall })
  const 何队长 = await comeIn('何队长', { to: hall, viewport: desktop })
  const 林阿姨 = await comeIn(null, { to: hall })
  let topicPath = ''
  let sessionId = ''

  await test.step('林阿姨 signs in with one tap on her card', async () => {
    await open(林阿姨, `${home}/topics/new`)
    await open(林阿姨, '/sign-in')
    await button(林阿姨, /^林阿姨/).click()
    await expect(林阿姨).toHaveURL(new RegExp(`${home}$`))
    await alive(林阿姨)
  })

  await test.step('she says it in four short steps, and sees what was said before', async () => {
    await open(林阿姨, `${home}/topics/new`)
    await 林阿姨.getByLabel('一句话说是什么事').fill('楼道灯坏了')
    await expect(林阿姨.getByText('已经有人提过')).toBeVisible()
    await 林阿姨.getByLabel('一句话说是什么事').fill(matter)
    await 林阿姨.getByLabel('怎么回事，您希望怎么办').fill('从 4 号楼北门到河边步道，一百二十米没有一盏灯。晚上散步、接孩子，都靠手机照。\n希望请管路灯的来看一次，说说装几盏、夜里吵不吵眼睛。')
    await button(林阿姨, '下一步').click()
    await 林阿姨.getByRole('radio', { name: /居有所乐/ }).check()
    await button(林阿姨, '下一步').click()
    await 林阿姨.locator('input[type=file]').first().setInputFiles({ name: '夜里的路.png', mimeType: 'image/png', buffer: await 林阿姨.screenshot() })
    await button(林阿姨, '下一步').click()
    await expect(main(林阿姨).getByText('一百二十米没有一盏灯')).toBeVisible()
    await button(林阿姨, '交给大家').click()
    await expect(林阿姨).toHaveURL(/\/topics\/[0-9A-Z]{26}$/)
    topicPath = new URL(林阿姨.url()).pathname
    await expect(main(林阿姨).getByText('等第一位邻居附议')).toBeVisible()
  })
  const topicId = topicPath.split('/').at(-1)!

  await test.step('纪伯 endorses, then ten more; she sees every brick without pressing anything', async () => {
    await open(纪伯, topicPath)
    await button(纪伯, '我也附议').click()
    await expect(main(纪伯).getByText('您附议了')).toBeVisible()
    await expect(main(林阿姨).getByText('1 人附议，还差 9 人')).toBeVisible()
    for (const name of neighbours) await hall.must(name, 'EndorseTopic', { topicId })
    await expect(main(林阿姨).getByText('10 人附议，已经够了')).toBeVisible()
  })

  await test.step('小郑 takes it up, answers, and makes it public for three days', async () => {
    await open(小郑, `${topicPath}/review`)
    await button(小郑, '我来看这件事').click()
    await 小郑.getByRole('radio', { name: '收下，安排商量' }).check()
    await 小郑.getByRole('radio', { name: /邻居自己商量着办/ }).check()
    await 小郑.getByLabel('给邻居们的话').fill('收下了。公示三天，请区城管局的何队长一起来会上说。')
    await button(小郑, '收下这件事').click()
    await expect(小郑).toHaveURL(new RegExp(`${topicPath}$`))
    await expect(main(林阿姨).getByText('收下了。公示三天')).toBeVisible()
  })

  await test.step('after the three days she puts it on a new session, writes the background and announces it', async () => {
    await hall.moveBy(4 * DAY)
    await open(小郑, `${home}/sessions/new`)
    await 小郑.getByLabel('这场会叫什么').fill('河边路灯协商会')
    await 小郑.getByRole('checkbox', { name: matter }).check()
    await 小郑.getByLabel('在哪里').fill('邻里中心二楼')
    for (const kind of ['物业', '职能部门']) await 小郑.getByRole('checkbox', { name: kind, exact: true }).setChecked(kind === '职能部门')
    await 小郑.getByLabel('谁主持').selectOption('陈委员')
    await button(小郑, '定下来，去排议程').click()
    await expect(小郑).toHaveURL(/\/sessions\/[0-9A-Z]{26}\/agenda$/)
    sessionId = 小郑.url().split('/').at(-2)!
    await alive(小郑)
    await 小郑.getByLabel('背景，大家一起写').fill('六盏还是四盏：六盏隔二十米，四盏隔三十米。区城管局管灯，电费不用大家出。')
    await expect(小郑.getByText(/已保存/)).toBeVisible()
    await button(小郑, '公告这场会').click()
    await expect(小郑.getByText('议程已经公告')).toBeVisible()
    await open(林阿姨, topicPath)
    await expect(main(林阿姨).getByText('河边路灯协商会')).toBeVisible()
  })
  const session = `${home}/sessions/${sessionId}`
  const room = `${session}/room`

  const bigScreen = await test.step('half an hour before it begins they come: by code, by the QR on the big screen, and at the door', async () => {
    await open(林阿姨, session)
    await expect(main(林阿姨).getByText('六盏还是四盏')).toBeVisible()
    const code = (await 林阿姨.locator('.join-letters').innerText()).trim()
    await hall.moveTo(await startOf(林阿姨) - 30 * MINUTE)

    await open(小郑, session)
    await button(小郑, '开始签到').click()
    await open(陈委员, `${session}/chair`)
    await button(陈委员, /^大屏/).click()
    const [screen] = await Promise.all([陈委员.context().waitForEvent('page'), button(陈委员, '打开大屏').click()])
    await screen.setViewportSize({ width: 1920, height: 1080 })
    await screen.waitForURL(/\/screen\//)
    await alive(screen)
    const digits = (await screen.locator('.hall-digits b').innerText()).trim()

    await open(林阿姨, `${home}/sessions`)
    await 林阿姨.getByLabel('会议码').fill(code.toLowerCase())
    await button(林阿姨, '进去').click()
    await button(林阿姨, '我在现场').click()
    await 林阿姨.getByLabel('大屏上的现场码').fill(digits)
    await button(林阿姨, '签到').click()
    await expect(main(林阿姨).getByText('签到好了')).toBeVisible()
    await open(纪伯, `/j/${code}?h=${digits.replace(' ', '')}`)
    await expect(main(纪伯).getByText('签到好了')).toBeVisible()
    await open(何队长, `/j/${code}`)
    await button(何队长, '我在线上参加').click()
    await open(陈委员, `/j/${code}`)
    await button(陈委员, '我在现场').click()

    await open(小郑, `${session}/door?name=${encodeURIComponent('庄师傅')}`)
    await button(main(小郑).getByRole('listitem').filter({ hasText: '庄师傅' }), '到现场了').click()
    await expect(main(小郑).getByText('5 人').first()).toBeVisible()
    for (const name of neighbours.slice(0, 3)) await hall.must(name, 'CheckIn', { sessionId, userId: null, mode: 'REMOTE', kind: null })
    await hall.must('小郑', 'CheckIn', { sessionId, userId: null, mode: 'IN_PERSON', kind: null })
    await hall.moveBy(31 * MINUTE)
    return screen
  })

  await test.step('陈委员 opens the evening', async () => {
    await open(陈委员, `${session}/chair`)
    await button(陈委员, '人到齐了，开会').click()
    for (const page of [林阿姨, 纪伯, 何队长]) await open(page, room)
  })

  await test.step('the item is opened and debated: both sides, in the order of the rules', async () => {
    await button(陈委员, /^开始第一项/).click()
    await button(陈委员, '开始讨论').click()
    for (const page of [林阿姨, 纪伯]) await expect(page.getByRole('heading', { name: '可以讨论了，请举手' })).toBeVisible()
    await button(林阿姨, '我支持').click()
    await expect(林阿姨.getByText('下一个就是您')).toBeVisible()
    await button(纪伯, '我反对').click()
    await expect(纪伯.getByText(/您排第 2 位/)).toBeVisible()
    await button(陈委员, '请林阿姨发言').click()
    await expect(bigScreen.getByText('林阿姨正在说')).toBeVisible()
    await expect(纪伯.getByRole('heading', { name: '林阿姨正在说' })).toBeVisible()
    await hall.moveBy(70_000)
    await button(陈委员, '结束发言，请纪伯').click()
    await expect(bigScreen.getByText('纪伯正在说')).toBeVisible()
    await hall.moveBy(45_000)
    await button(纪伯, '我说完了').click()
    await expect(林阿姨.getByRole('heading', { name: '可以讨论了，请举手' })).toBeVisible()
  })

  await test.step('a motion is made, seconded, read out and put', async () => {
    await button(林阿姨, '我来提一个').click()
    await 林阿姨.getByLabel('您提的动议').fill(motion)
    await button(林阿姨, '提出来').click()
    await button(纪伯, '我附议').click()
    await button(陈委员, '现场一人附议').click()
    await button(陈委员, '宣读动议').first().click()
    await expect(bigScreen.getByText('晚上 11 点以后调暗').first()).toBeVisible()
    await 陈委员.getByLabel('怎么表决').selectOption('会议表决')
    await button(陈委员, '照这句话表决').click()
  })

  await test.step('the ballot rises on every phone; one changes the vote, and only the last counts', async () => {
    for (const page of [林阿姨, 纪伯]) await expect(page.getByRole('dialog').getByRole('heading', { name: /装 6 盏路灯/ })).toBeVisible()
    await 林阿姨.getByRole('radio', { name: '同意', exact: true }).check()
    await button(林阿姨, '投出这一票：同意').click()
    await expect(林阿姨.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await 纪伯.getByRole('radio', { name: '弃权' }).check()
    await button(纪伯, '投出这一票：弃权').click()
    await expect(纪伯.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await button(纪伯.getByRole('dialog'), '改一改').click()
    await 纪伯.getByRole('radio', { name: '不同意' }).check()
    await button(纪伯, '投出这一票：不同意').click()
    await expect(纪伯.getByText('改过 1 次，以这一次为准')).toBeVisible()
    const ballotId = await hall.openBallotOf(sessionId)
    for (const name of ['庄师傅', ...neighbours.slice(0, 2)]) await hall.vote(name, ballotId, 'yes')
    await expect(bigScreen.getByText(/^5\s*人/)).toBeVisible()
    await expect(bigScreen.getByText('不同意')).toHaveCount(0)
    await button(林阿姨, '回到会客厅').click()
    await button(纪伯, '回到会客厅').click()
  })

  await test.step('the end is announced to all, the votes are counted, and every screen says the same', async () => {
    await button(陈委员, '还有 30 秒截止，告诉大家').click()
    await expect(bigScreen.getByText('快截止了，还没投的请投')).toBeVisible()
    await hall.moveBy(31_000)
    for (const page of [林阿姨, 纪伯, 何队长, bigScreen]) {
      await expect(page.getByText('通过', { exact: true }).first()).toBeVisible()
      await expect(page.getByText(/4 人同意/).first()).toBeVisible()
    }
    await 陈委员.getByLabel('一句话的结果').fill('六盏，夜里调暗；请区城管局三个月内装好。')
    await button(陈委员, '记下：通过').click()
    await button(陈委员, '散会').click()
    await expect(林阿姨.getByRole('heading', { name: '散会了' })).toBeVisible()
    await expect(bigScreen.getByRole('heading', { name: /散会了/ })).toBeVisible()
  })

  await test.step('小郑 completes the notes and drafts the minutes; 纪伯 leaves his dissent, and those who were there confirm', async () => {
    const minutes = `${session}/minutes`
    await open(小郑, minutes)
    await 小郑.getByLabel('这一晚商量出了什么').fill('河边装六盏路灯，夜里十一点以后调暗。')
    await 小郑.getByLabel(/^林阿姨，支持/).fill('一百二十米没有一盏灯，她孙女摔过一次。')
    await expect(小郑.getByText(/已保存/)).toBeVisible()
    await button(小郑, '起草纪要').click()
    const paper = 小郑.getByRole('textbox', { name: '纪要正文' })
    await expect(paper).toContainText('她孙女摔过一次')
    await paper.press('ControlOrMeta+End')
    await 小郑.keyboard.type('散会以后大家一起去河边看了一圈。')
    await expect(小郑.getByText(/已保存/)).toBeVisible()
    await button(小郑, '写好了，请到会的人确认').click()

    await open(纪伯, minutes)
    await 纪伯.getByText('我有话要补').click()
    await 纪伯.getByRole('radio', { name: /我不同意这样定/ }).check()
    await 纪伯.getByLabel('想说的话').fill('四盏就够亮，六盏费电。')
    await button(纪伯, '交上去').click()
    await expect(main(纪伯).getByText('不同意见', { exact: true }).first()).toBeVisible()
    await button(纪伯, '没写错，我确认').click()
    await expect(main(纪伯).getByText(/您确认过了/)).toBeVisible()
    await open(林阿姨, minutes)
    await expect(main(林阿姨).getByText('散会以后大家一起去河边看了一圈')).toBeVisible()
    await button(林阿姨, '没写错，我确认').click()
    await expect(main(林阿姨).getByText(/您确认过了/)).toBeVisible()

    await open(小郑, minutes)
    await button(小郑, '没写错，我确认').click()
    await expect(main(小郑).getByText('1 条不同意见没有答复')).toBeVisible()
    await button(小郑, '答复').click()
    await 小郑.getByRole('textbox', { name: '答复' }).fill('六盏里三盏夜里十一点熄，电费算过。')
    await button(小郑, '答复这一条').click()
    await button(小郑, '定稿').click()
    await button(小郑, '公开纪要').click()
    await open(林阿姨, minutes)
    await expect(main(林阿姨).getByText('四盏就够亮，六盏费电。')).toBeVisible()
  })

  await test.step('what was agreed becomes an outcome, is public for five days, and is sent; the department adopts it', async () => {
    await open(小郑, `${home}/outcomes`)
    await 小郑.getByText(new RegExp(matter.slice(0, 14))).first().click()
    await 小郑.getByLabel('一句话说这项成果').first().fill('4 号楼到河边装六盏路灯')
    await button(小郑, '记下这项成果').first().click()
    await main(小郑).getByRole('link', { name: /4 号楼到河边装六盏路灯/ }).click()
    await 小郑.waitForURL(/\/outcomes\/[0-9A-Z]{26}$/)
    const outcome = new URL(小郑.url()).pathname
    await button(小郑, '开始公示 5 天').click()
    await expect(main(小郑).getByText('公示中').first()).toBeVisible()
    await hall.moveBy(6 * DAY)
    await open(小郑, outcome)
    await 小郑.getByLabel('单位').selectOption('区城管局')
    await button(小郑, '送出去').click()
    await expect(main(小郑).getByText('送给区城管局')).toBeVisible()

    await open(何队长, outcome)
    await 何队长.getByRole('radio', { name: '采纳', exact: true }).check()
    await button(何队长, '交上答复').click()
    await expect(main(何队长).getByText('区城管局采纳')).toBeVisible()

    await open(小郑, outcome)
    await button(小郑, '立为督办').click()
    await main(小郑).getByRole('link', { name: /4 号楼到河边装六盏路灯/ }).click()
    await 小郑.waitForURL(/\/tasks\/RY-/)
    await 小郑.getByLabel('单位').selectOption('区城管局')
    await button(小郑, '派出去').click()
    await expect(main(小郑).getByText('等签收').first()).toBeVisible()
  })
  const task = new URL(小郑.url()).pathname

  await test.step('何队长 finds it on his desk, signs, reports, and replies with a photo of the evidence', async () => {
    await open(何队长, `${home}/department`)
    await main(何队长).getByRole('link', { name: /4 号楼到河边装六盏路灯/ }).first().click()
    await 何队长.waitForURL(new RegExp(`${task}$`))
    await button(何队长, '签收，我们来办').click()
    await 何队长.getByText('报一次进展').click()
    await 何队长.getByLabel('办到哪一步了').fill('杆坑挖好了，等灯杆。')
    await button(何队长, '报上去').click()
    await expect(main(何队长).getByRole('heading', { name: '何队长报进展' })).toBeVisible()
    await hall.moveBy(2 * DAY)
    await open(何队长, task)
    await 何队长.getByText('答复', { exact: true }).first().click()
    await 何队长.getByRole('radio', { name: /解决了/ }).check()
    await 何队长.getByLabel('办了什么，结果怎样').fill('六盏灯都亮了，夜里十一点自动调暗。')
    await 何队长.getByRole('group', { name: '办好以后的照片' }).last().locator('input[type=file]').setInputFiles({ name: '灯亮了.png', mimeType: 'image/png', buffer: await bigScreen.screenshot() })
    await button(何队长, '交上答复：解决了').click()
    await expect(main(何队长).getByRole('heading', { name: /区城管局答复：六盏灯都亮了/ })).toBeVisible()
  })

  await test.step('those who asked for it rate it, three parties nod, and it is closed', async () => {
    await open(小郑, task)
    await button(小郑, '请大家来评').click()
    for (const page of [林阿姨, 纪伯, 陈委员, 小郑]) await rate(page, task)
    const taskId = await hall.taskIdOf(task, neighbours[0]!)
    for (const name of neighbours) await hall.must(name, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })
    await open(林阿姨, task)
    await button(林阿姨, '点头，盖居民的印').click()
    await open(纪伯, task)
    await 纪伯.getByLabel('看到什么，写一句').fill('走了一遍，六盏都亮，十一点真的暗下来。')
    await button(纪伯, '盖监督的印').click()
    await expect(main(纪伯).getByRole('heading', { name: '三方都点了头，办结' }).first()).toBeVisible()
  })

  await test.step('somebody who is not signed in finds it in the public record, from the announcement to the closing', async () => {
    const passer = await comeIn(null, { to: hall, viewport: desktop })
    await open(passer, topicPath)
    await expect(main(passer).getByText('办完了').first()).toBeVisible()
    await open(passer, `${session}/minutes`)
    await expect(main(passer).getByText('四盏就够亮，六盏费电。')).toBeVisible()
    await open(passer, `${home}/records`)
    await main(passer).getByRole('link', { name: /河边路灯协商会/ }).first().click()
    await expect(passer).toHaveURL(new RegExp(`${session}/record$`))
    const record = main(passer)
    await expect(record.getByRole('heading', { name: '河边路灯协商会' })).toBeVisible()
    await expect(record.getByText(motion).first()).toBeVisible()
    await expect(record.getByText('到场能投的 6 人，4 人同意，正好够。')).toBeVisible()
    await expect(record.getByText('3 位到会的人确认过')).toBeVisible()
    await expect(record.getByRole('link', { name: '4 号楼到河边装六盏路灯' }).first()).toBeVisible()
    await expect(record.getByText('已办结')).toBeVisible()
    for (const name of ['林秀珠', '纪荣华']) await expect(record.getByText(name)).toHaveCount(0)
  })
  await bigScreen.close()
})

async function rate(page: Page, task: string): Promise<void> {
  await open(page, task)
  await page.getByRole('radio', { name: '满意', exact: true }).check()
  await button(page, '交上去').click()
  await expect(page.getByRole('heading', { name: /谢谢您评了/ })).toBeVisible()
}

/** When the session begins, epoch ms: from its calendar file. */
async function startOf(page: Page): Promise<number> {
  const calendar = await page.request.get(`${new URL(page.url()).pathname}/calendar.ics`)
  const [, y, mo, d, h, mi] = /DTSTART(?:;[^:]*)?:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ/.exec(await calendar.text())!.map(Number)
  return Date.UTC(y!, mo! - 1, d, h, mi)
}
