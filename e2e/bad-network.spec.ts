import type { Page } from '@playwright/test'
import type { BallotState } from '../domain/ballot/state.ts'
import { BadLine } from './bad-line.ts'
import { DAY, HOUR, MINUTE, rongyin, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const home = `/c/${rongyin}`

/** A poll among all neighbours, beside the evening. */
async function openPoll(hall: Hall): Promise<string> {
  const now = await hall.now()
  const { ballotId } = await hall.must<{ ballotId: string }>('小郑', 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, plan: { opensAt: now + MINUTE, closesAt: now + 2 * HOUR }, secrecy: 'NAMED', interim: 'HIDDEN',
    question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
  })
  await hall.must('小郑', 'AnnounceBallot', { ballotId })
  await hall.moveBy(MINUTE)
  await hall.must('小郑', 'OpenBallot', { ballotId, minutes: null })
  return ballotId
}

/** Not announced yet: its words are still being written. */
async function nextAgenda(hall: Hall): Promise<string> {
  const { sessionId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: { title: '灶台怎么轮', form: 'THEMATIC', startsAt: await hall.now() + 20 * DAY, place: '邻里中心二楼', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [await hall.idOf('陈委员')] },
    items: [{ title: '邻里中心的灶台，怎么轮？', kind: 'REPORT', presenter: '月娥姐', minutes: 15, topicId: null }],
  })
  return `${home}/sessions/${sessionId}/agenda`
}

test('four phones are without a line for thirty seconds – in the queue, at a ballot, in the agenda, in the minutes – and nothing done or typed is lost', async ({ comeIn, ownHall }) => {
  test.setTimeout(180_000)
  const hall = await ownHall({ demo: true })
  const line = await BadLine.to(hall)
  const { session } = await hall.tonight()
  const [room, agenda, ballotId] = [`${home}/sessions/${session.id}`, await nextAgenda(hall), await openPoll(hall)]
  const [林阿姨, 庄师傅, 阿珍, 小郑] = [await comeIn('林阿姨', { to: line }), await comeIn('庄师傅', { to: line }), await comeIn('阿珍', { to: line }), await comeIn('小郑', { to: line, viewport: desktop })]
  const handsUp = async () => (await hall.roomOf(session.id)).session.floor!.hands.map(({ name }) => name)
  const background = 阿珍.getByLabel('背景，大家一起写').first()
  const note = 小郑.getByLabel('这一项还要记的').first()

  await test.step('each is in the middle of something', async () => {
    await Promise.all([open(林阿姨, `${room}/room`), open(庄师傅, `${home}/ballots/${ballotId}/vote`), open(阿珍, agenda), open(小郑, `${room}/minutes`)])
    if (!(await handsUp()).includes('林阿姨')) await button(林阿姨, '我支持').click()
    await expect(button(林阿姨, '放下手')).toBeVisible()
    await 庄师傅.getByRole('radio', { name: '同意', exact: true }).check()
    await background.fill('一、每天两家。')
    await note.fill('消防的人量了一次。')
    for (const page of [阿珍, 小郑]) await expect(page.getByText(/已保存/).first()).toBeVisible()
  })

  await test.step('the line is gone: the screens say so, and they go on as far as they can', async () => {
    line.network.cut()
    await expect(林阿姨.getByText(/^断开/).first()).toBeVisible()
    await button(庄师傅, /^投出这一票/).click()
    await background.press('ControlOrMeta+End')
    await background.pressSequentially('二、用完擦干净。')
    await note.press('ControlOrMeta+End')
    await note.pressSequentially('还是六米。')
    await expect(庄师傅.getByRole('heading', { name: '正在送' })).toBeVisible()
    await expect(button(林阿姨, '放下手'), 'her hand is still up').toBeVisible()
    // the evening goes on without them
    await hall.command('谢阿婆', 'RaiseHand', { sessionId: session.id, stance: 'OPPOSE', forUserId: null })
    await expect(林阿姨.getByText(/断开 3\d 秒/).first()).toBeVisible({ timeout: 45_000 })
    expect(await handsUp()).toContain('林阿姨')
    for (const [field, words] of [[background, '一、每天两家。二、用完擦干净。'], [note, '消防的人量了一次。还是六米。']] as const) await expect(field).toHaveValue(words)
    await expect(庄师傅.getByRole('heading', { name: '您的票算进去了' })).toHaveCount(0)
  })

  await test.step('it is back: nobody presses anything, and all of it arrives', async () => {
    line.network.mend()
    await expect(林阿姨.getByText(/^断开/)).toHaveCount(0, { timeout: 30_000 })
    await expect(button(林阿姨, '放下手')).toBeVisible()
    await expect(庄师傅.getByRole('heading', { name: '您的票算进去了' })).toBeVisible({ timeout: 30_000 })
    for (const page of [阿珍, 小郑]) await expect(page.getByText(/已保存/).first()).toBeVisible({ timeout: 30_000 })
    const answer = await hall.listen('小郑', `ballot:${ballotId}`)
    expect(answer.ok && (answer.snapshot as BallotState).phase).toBe('OPEN')
    const fresh = await comeIn('叶委员', { to: hall, viewport: desktop })
    await open(fresh, agenda)
    await expect(fresh.getByLabel('背景，大家一起写').first()).toHaveValue('一、每天两家。二、用完擦干净。')
    await open(fresh, `${room}/minutes`)
    await expect(fresh.getByLabel('这一项还要记的').first()).toHaveValue('消防的人量了一次。还是六米。')
  })
  await line.network.close()
})

test('the café lets no WebSocket through: 林阿姨 is in the room all the same, and raises her hand', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const line = await BadLine.to(hall, { blocksWebSocket: true })
  const { session } = await hall.tonight()
  const 林阿姨 = await comeIn('林阿姨', { to: line })
  const polled = 林阿姨.waitForResponse((response) => response.url().includes('transport=polling') && response.ok(), { timeout: 30_000 })
  await open(林阿姨, `${home}/sessions/${session.id}/room`)
  await polled
  await expect(林阿姨.getByText(/^断开/)).toHaveCount(0, { timeout: 20_000 })
  const hands = async () => (await hall.roomOf(session.id)).session.floor!.hands.map(({ name }) => name)
  const isUp = (await hands()).includes('林阿姨')
  await button(林阿姨, isUp ? '放下手' : '我支持').click()
  await expect(button(林阿姨, isUp ? '我支持' : '放下手'), 'what the server said came over polling').toBeVisible({ timeout: 20_000 })
  expect((await hands()).includes('林阿姨')).toBe(!isUp)
  await line.network.close()
})

test('林阿姨’s phone gets another address, sleeps and wakes, with a second tab beside it: the room is right on both, and she pressed nothing', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const line = await BadLine.to(hall)
  const { session: { id: sessionId, floor } } = await hall.tonight()
  const first = await comeIn('林阿姨', { to: line })
  const second = await first.context().newPage()
  const room = `${home}/sessions/${sessionId}/room`
  const speaks = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { name: new RegExp(`${name}正在说`) })
  const call = async (name: string) => {
    await hall.command(name, 'RaiseHand', { sessionId, stance: 'ASK', forUserId: null })
    await hall.must('陈委员', 'CallNext', { sessionId, expected: (await hall.roomOf(sessionId)).session.floor!.hands.find((hand) => hand.name === name)!.userId })
  }
  if (floor?.speech) await hall.must('陈委员', 'EndSpeech', { sessionId, speechId: floor.speech.id })
  for (const { name } of floor?.hands ?? []) await hall.must(name, 'LowerHand', { sessionId, userId: null })
  for (const page of [first, second]) await open(page, room)

  await test.step('what she presses in one tab is so in the other', async () => {
    await button(second, '我支持').click()
    await expect(button(first, '放下手')).toBeVisible()
    await button(first, '放下手').click()
    await expect(button(second, '我支持')).toBeVisible()
  })

  await test.step('another address: the old lines carry nothing and say nothing, the page notices by itself and opens a new one', async () => {
    line.network.swallow()
    await call('吴老师')
    await expect(speaks(first, '吴老师')).toBeVisible({ timeout: 25_000 })
    await expect(first.getByText(/^断开/)).toHaveCount(0, { timeout: 10_000 })
  })

  await test.step('asleep, with the line gone meanwhile: it wakes up where the evening is', async () => {
    const phone = await first.context().newCDPSession(first)
    await first.bringToFront()
    await phone.send('Page.setWebLifecycleState', { state: 'frozen' })
    line.network.swallow()
    await hall.must('陈委员', 'EndSpeech', { sessionId, speechId: (await hall.roomOf(sessionId)).session.floor!.speech!.id })
    await call('庄师傅')
    await phone.send('Page.setWebLifecycleState', { state: 'active' })
    await expect(speaks(first, '庄师傅')).toBeVisible({ timeout: 20_000 })
  })
  await line.network.close()
})

test('the house was renewed while 林阿姨’s page was open: it says so in words, and what she had written is still there after the reload', async ({ comeIn, hall }) => {
  const { session } = await hall.tonight()
  const 林阿姨 = await comeIn('林阿姨')
  let isOld = true
  await 林阿姨.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer()
    // The page of yesterday speaks the protocol of yesterday.
    socket.onMessage((message) => { server.send(isOld && typeof message === 'string' ? message.replace(/"protocol":\d+/, '"protocol":0') : message) })
  })
  await 林阿姨.goto(`${home}/sessions/${session.id}/room`)
  const says = 林阿姨.getByText('这一页旧了，重新打开就好。您写的都还在。')
  await expect(says).toBeVisible()
  await button(林阿姨, '写几句').click()
  await 林阿姨.getByLabel('写几句给主持人').fill('棚子离窗户太近。')
  isOld = false
  await says.locator('xpath=ancestor-or-self::*[.//button][1]').getByRole('button').click()
  await expect(says).toHaveCount(0)
  await button(林阿姨, '写几句').click()
  await expect(林阿姨.getByLabel('写几句给主持人')).toHaveValue('棚子离窗户太近。')
})
