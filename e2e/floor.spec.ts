import type { Locator, Page } from '@playwright/test'
import { DAY, MINUTE, rongyin } from './hall.ts'
import type { OwnHall } from './own-hall.ts'
import { desktop, expect, open, test } from './people.ts'

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const main = (page: Page) => page.getByRole('main')

/** An evening of its own, convened by telephone: one matter is up for decision and being debated. */
async function evening(hall: OwnHall): Promise<string> {
  const startsAt = Math.ceil((await hall.now() + 7 * DAY) / MINUTE) * MINUTE
  const { sessionId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: {
      title: '河边路灯协商会', form: 'THEMATIC', startsAt, place: '邻里中心二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }],
      moderators: [await hall.idOf('陈委员'), await hall.idOf('叶委员')],
    },
    items: [{ title: '河边那段路，装不装灯？', kind: 'DECISION', presenter: '', minutes: 40, topicId: null }],
  })
  const s = (more: object = {}) => ({ sessionId, ...more })
  await hall.must('小郑', 'AnnounceSession', s())
  await hall.moveTo(startsAt - 10 * MINUTE)
  await hall.must('小郑', 'OpenCheckIn', s())
  for (const name of ['陈委员', '叶委员', '林阿姨', '纪伯', '庄师傅', '郭先生', '吴老师', '月娥姐', '方阿伯']) await hall.must(name, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))
  await hall.moveTo(startsAt + MINUTE)
  await hall.must('陈委员', 'StartSession', s())
  await hall.must('陈委员', 'OpenItem', s({ itemId: (await hall.roomOf(sessionId)).session.agenda[0]!.id }))
  await hall.must('陈委员', 'MoveItem', s({ to: 'DEBATE' }))
  return sessionId
}

test('the queue order of six people with two stances; a chair hands over, speaks and may not vote meanwhile; a motion amended twice becomes the ballot’s words', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const sessionId = await evening(hall)
  const session = `/c/${rongyin}/sessions/${sessionId}`
  const raise = (name: string, stance: string) => hall.must(name, 'RaiseHand', { sessionId, stance, forUserId: null })
  const 陈委员 = await comeIn('陈委员', { to: hall, viewport: desktop })
  const 林阿姨 = await comeIn('林阿姨', { to: hall })
  const 庄师傅 = await comeIn('庄师傅', { to: hall })
  const asked: string[] = []
  let desk: Page | null = null
  林阿姨.on('websocket', (socket) => socket.on('framesent', ({ payload }) => { if (String(payload).includes('"resync"')) asked.push(String(payload)) }))
  await open(陈委员, `${session}/chair`)
  for (const page of [林阿姨, 庄师傅]) await open(page, `${session}/room`)

  await test.step('six people with two stances stand in the order of the three rules, and it says why', async () => {
    for (const [name, stance] of [['纪伯', 'OPPOSE'], ['郭先生', 'OPPOSE']] as const) await raise(name, stance)
    await expect(button(陈委员, '请纪伯发言')).toBeVisible()
    const press = async (key: string) => {
      await expect(陈委员.locator('[aria-busy]'), 'a key does nothing while the last one is under way').toHaveCount(0)
      await 陈委员.keyboard.press(key)
    }
    await press('n')
    await expect(button(陈委员, '只结束'), 'N is the next step').toBeVisible()
    await press('u')
    await expect(button(陈委员, '请纪伯发言'), 'U takes it back').toBeVisible()
    await press('n')
    await expect(button(陈委员, '只结束')).toBeVisible()
    await hall.moveBy(30_000)
    for (const [name, stance] of [['方阿伯', 'OPPOSE'], ['月娥姐', 'SUPPORT'], ['吴老师', 'SUPPORT']] as const) await raise(name, stance)
    await button(陈委员, '只结束').click()
    await expect(button(陈委员, '只结束')).toHaveCount(0)
    await raise('纪伯', 'OPPOSE')
    await button(林阿姨, '我支持').click()
    const queue = main(陈委员).locator('ol.queue > li')
    await expect(queue).toHaveText([/月娥姐.*没说过，与纪伯立场不同/, /郭先生.*没说过，与月娥姐立场不同/, /吴老师.*没说过，与郭先生立场不同/, /方阿伯.*没说过，与吴老师立场不同/, /林阿姨.*没说过，与方阿伯立场不同/, /纪伯.*说过 1 次/])
    await expect(林阿姨.getByText('您排第 5 位', { exact: false })).toBeVisible()
    await expect(林阿姨.getByText('没说过，与方阿伯立场不同。')).toBeVisible()
  })

  await test.step('asked in passing: one tap, counted for all, said to be no vote; a neighbour writes without a name', async () => {
    await button(陈委员, '随手问一问').click()
    const asked = 林阿姨.getByRole('region', { name: '随手问一问，您觉得呢' })
    await expect(asked.getByText('不算表决', { exact: false })).toBeVisible()
    await button(asked, /^赞成/).click()
    await hall.must('吴老师', 'TapMood', { sessionId, moodId: (await hall.roomOf(sessionId)).session.mood!.id, choice: 'AGAINST' })
    await expect(button(庄师傅.getByRole('region', { name: '随手问一问，您觉得呢' }), /^赞成/)).toHaveText(/1$/)
    await expect(陈委员.locator('.desk-mood dd')).toHaveText(['1', '1', '0'])
    await button(陈委员, '收起来').click()
    await expect(asked).toHaveCount(0)
    await button(林阿姨, '放下手').click()
    await button(林阿姨, '写几句').click()
    await 林阿姨.getByLabel('写几句给主持人').fill('灯太亮，一楼睡不着。')
    await 林阿姨.getByLabel('不公开我的名字').check()
    await button(林阿姨, '交给主持人').click()
    await button(陈委员, '放到大屏').click()
    await expect(main(庄师傅).getByText('一位邻居写：')).toBeVisible()
    await button(main(庄师傅), '我也这么想').click()
    await expect(main(林阿姨).getByText('1 人同感')).toBeVisible()
  })

  await test.step('陈委员 hands the chair to 叶委员 and speaks like everybody else', async () => {
    await button(陈委员, '交出主持').click()
    await 陈委员.getByLabel('交给谁').selectOption({ label: '叶委员（在场）' })
    await button(陈委员, '交给这一位').click()
    await expect(陈委员.getByText('叶委员断线了。'), 'the page of 叶委员 is not open anywhere').toBeVisible()
    await open(陈委员, `${session}/room`)
    await button(陈委员, '我支持').click()
    for (const name of ['月娥姐', '郭先生', '吴老师', '方阿伯', '纪伯']) await hall.must(name, 'LowerHand', { sessionId, userId: null })
    await hall.must('叶委员', 'CallNext', { sessionId, expected: await hall.idOf('陈委员') })
    await expect(陈委员.getByText('大家在听您说')).toBeVisible()
    await hall.moveBy(20_000)
    await button(陈委员, '我说完了').click()
  })

  const first = '装 6 盏路灯，夜里 11 点熄灯'
  const second = '装 6 盏路灯，夜里 11 点调暗'
  const last = '装 4 盏路灯，夜里 11 点调暗'
  await test.step('庄师傅 moves; 林阿姨 would change the words and he takes it over; then he changes them once more', async () => {
    await button(庄师傅, '我来提一个').click()
    await 庄师傅.getByLabel('您提的动议').fill(first)
    await button(庄师傅, '提出来').click()
    await button(林阿姨, '我建议改几个字').click()
    await 林阿姨.getByLabel('改成怎样').fill(second)
    await button(林阿姨, '提出这样改').click()
    const motion = (await hall.roomOf(sessionId)).session.floor!.motions[0]!
    for (const name of ['郭先生', '吴老师']) await hall.must(name, 'SecondMotion', { sessionId, motionId: motion.id })
    await expect(庄师傅.getByText('林阿姨建议这样改', { exact: false })).toBeVisible()
    await hall.must('吴老师', 'SecondAmendment', { sessionId, amendmentId: motion.amendments![0]!.id })
    await button(庄师傅, '同意这样改').click()
    await expect(林阿姨.locator('.motion-history del').first()).toContainText('熄灯')
    await expect(林阿姨.locator('.motion-history ins').first()).toContainText('调暗')
    await button(庄师傅, '改一改').click()
    await 庄师傅.getByLabel('您提的动议').fill(last)
    await button(庄师傅, '改好了').click()
    await expect(林阿姨.locator('.motion-history del').first()).toContainText('6')
  })

  await test.step('叶委员 reads it out and puts it, without names; the paper says those words, and neither 陈委员 nor 叶委员 may vote', async () => {
    const 叶委员 = desk = await comeIn('叶委员', { to: hall, viewport: desktop })
    await open(叶委员, `${session}/chair`)
    await button(叶委员, '宣读动议').first().click()
    await 叶委员.getByLabel('怎么表决').selectOption('会议表决')
    await 叶委员.getByLabel('记不记名').selectOption({ label: '无记名，只公布查票码和选择' })
    await button(叶委员, '加一条要点').click()
    await 叶委员.getByLabel('要点 1：说的是什么').fill('花多少')
    await 叶委员.getByLabel('要点 1：一句话').fill('1.2 万元，区里出')
    const before = asked.length
    await button(叶委员, '照这句话表决').click()
    const paper = 林阿姨.getByRole('dialog')
    // A heading breaks between phrases; the words are the motion's.
    await expect(paper.getByRole('heading', { name: /^装 4 盏路灯，\s*夜里 11 点调暗$/ })).toBeVisible()
    expect(asked.length, 'all that her phone needs came with the opening').toBe(before)
    await expect(paper.getByText('1.2 万元，区里出')).toBeVisible()
    await expect(paper.getByText('无记名', { exact: false }).first()).toBeVisible()
    await expect(陈委员.getByText('这次表决的名册里没有您', { exact: false })).toBeVisible()
    const ballotId = await hall.openBallotOf(sessionId)
    for (const name of ['陈委员', '叶委员']) expect(await hall.listen(name, `ballot:${ballotId}`)).toMatchObject({ mine: [] })
  })

  await test.step('the tablet of 叶委员 dies: the desk of 小郑 says so, and after twenty seconds offers her the chair', async () => {
    const 小郑 = await comeIn('小郑', { to: hall, viewport: desktop })
    await open(小郑, `${session}/chair`)
    await expect(小郑.getByText('现在叶委员在主持，您可以看着。')).toBeVisible()
    await 小郑.keyboard.press('?')
    await expect(小郑.getByRole('dialog', { name: '主持台的键' })).toBeVisible()
    await 小郑.keyboard.press('Escape')
    await desk?.context().close()
    await expect(小郑.getByText('叶委员断线了。到 20 秒还没回来，您可以先接过来。')).toBeVisible()
    await expect(button(小郑, '我来主持')).toHaveCount(0)
    await hall.moveBy(21_000)
    await button(小郑, '我来主持').click()
    await expect(小郑.getByText('小郑主持')).toBeVisible()
  })

  await test.step('all of it stands in the room’s log, for whoever comes by', async () => {
    const somebody = await comeIn(null, { to: hall })
    await open(somebody, `${session}/log`)
    await expect(main(somebody).getByText('请纪伯发言（反对）'), 'called, taken back, called again').toHaveCount(2)
    for (const line of ['撤回上一步：请人发言', '随手问了一问，不算表决', '一位邻居写的上了大屏：灯太亮，一楼睡不着。', '陈委员把主持交给叶委员', `庄师傅同意这样改：${second}`, `宣读动议：${last}`, `照这句话表决：${last}`]) {
      await expect(main(somebody).getByText(line)).toBeVisible()
    }
    await expect(main(somebody).getByText('林阿姨写的')).toHaveCount(0)
  })
})
