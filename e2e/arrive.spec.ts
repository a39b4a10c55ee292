import { MINUTE, rongyin, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

const wall = { width: 1920, height: 1080 }

/** The evening in progress, with its big screen. */
async function evening(hall: Hall) {
  const { session } = await hall.tonight()
  const { screenToken } = await hall.must<{ screenToken: string }>('小郑', 'IssueScreen', { sessionId: session.id })
  return { session, sessionId: session.id, home: `/c/${rongyin}/sessions/${session.id}`, screen: `/screen/${screenToken}` }
}

test('a listener becomes a voter at the door: 彬叔 comes by the code on the wall, 阿珍 checks his address, and his phone lets him raise a hand and vote', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { session, sessionId, home } = await evening(hall)
  const 彬叔 = await comeIn('彬叔', { to: hall })
  const 阿珍 = await comeIn('阿珍', { to: hall, viewport: desktop })

  await test.step('six characters, typed small, lead into the room; his address waits to be checked, so he listens', async () => {
    await open(彬叔, '/j')
    await 彬叔.getByLabel('会议码').fill(session.joinCode.toLowerCase())
    await 彬叔.getByRole('button', { name: '进去' }).click()
    await 彬叔.getByRole('button', { name: '我只旁听' }).click()
    await expect(彬叔.getByText('您在旁听')).toBeVisible()
    expect(await hall.command('彬叔', 'RaiseHand', { sessionId, stance: 'ASK', forUserId: null })).toMatchObject({ ok: false, code: 'ONLY_LISTENING' })
  })

  await test.step('阿珍 finds him at the door and has seen his papers; nobody touches the phone, and it says that he may speak', async () => {
    await open(阿珍, `${home}/door?name=${encodeURIComponent('彬叔')}`)
    await 阿珍.getByRole('listitem').filter({ hasText: '彬叔' }).getByRole('button', { name: '住址核过了，请他参加' }).click()
    await expect(彬叔.getByRole('button', { name: '我想问' })).toBeVisible({ timeout: 15_000 })
    await 彬叔.getByRole('button', { name: '我想问' }).click()
    await expect(彬叔.getByText(/您排第 \d+ 位|下一个就是您/)).toBeVisible()
  })

  await test.step('a vote begins, and he is on the roll', async () => {
    await hall.must('陈委员', 'ReadOutMotion', { sessionId, motionId: session.floor!.motions.at(-1)!.id, endSpeech: true })
    const { ballotId } = await hall.must<{ ballotId: string }>('陈委员', 'PutMotion', { sessionId, type: 'INTENT_POLL', facts: [] })
    await hall.must('陈委员', 'OpenBallot', { ballotId, minutes: 10 })
    await 彬叔.getByRole('radio', { name: '同意', exact: true }).check()
    await 彬叔.getByRole('button', { name: '投出这一票：同意' }).click()
    await expect(彬叔.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
  })

  await test.step('王阿公 has no telephone and stands in no list: his name is written down, and he is in', async () => {
    await open(阿珍, `${home}/door?name=${encodeURIComponent('王阿公')}`)
    await expect(阿珍.getByText('没有找到。')).toBeVisible()
    await 阿珍.getByLabel('证件上的名字').fill('王大有')
    await 阿珍.getByLabel('大家怎么称呼').fill('王阿公')
    await 阿珍.getByRole('button', { name: '看过证件，签到' }).click()
    await expect(阿珍.getByRole('listitem').filter({ hasText: '王阿公' }).getByText(/到现场/)).toBeVisible()
  })
})

test('a rotated code refused: the photo of the screen that 潘医生 was sent at home is worth nothing two minutes later, and what it shows now lets her in', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { sessionId, home, screen } = await evening(hall)
  const 大屏 = await comeIn(null, { to: hall, viewport: wall })
  const 潘医生 = await comeIn('潘医生', { to: hall })
  await hall.must('小郑', 'CheckOut', { sessionId, userId: await hall.idOf('潘医生') })
  const digits = () => 大屏.locator('.hall-digits b').innerText()
  await open(大屏, screen)
  const photo = await digits()

  await test.step('the screen changes its digits by itself', async () => {
    await hall.moveBy(2 * MINUTE)
    await expect(大屏.locator('.hall-digits b')).not.toHaveText(photo, { timeout: 15_000 })
  })
  await test.step('the old ones are refused with what to do, and nothing that was typed is lost', async () => {
    await open(潘医生, `${home}/room`)
    await 潘医生.getByRole('button', { name: '我在现场' }).click()
    await 潘医生.getByLabel('大屏上的现场码').fill(photo)
    await 潘医生.getByRole('button', { name: '签到' }).click()
    await expect(潘医生.getByText(/这个现场码已经换了/)).toBeVisible()
    await expect(潘医生.getByLabel('大屏上的现场码')).toHaveValue(photo)
  })
  await test.step('the new ones let in', async () => {
    await 潘医生.getByLabel('大屏上的现场码').fill(await digits())
    await 潘医生.getByRole('button', { name: '签到' }).click()
    await expect(潘医生.getByRole('button', { name: '我想问' })).toBeVisible()
  })
  await test.step('陈委员 holds the screen at a sentence of his, lets it follow again, and puts it away: each is seen at once', async () => {
    await hall.must('陈委员', 'PickScreen', { sessionId, pick: { view: 'PAUSE', text: '茶歇，八点一刻回来' } })
    await expect(大屏.getByRole('heading', { name: /茶歇.*八点一刻回来/ })).toBeVisible()
    await hall.must('陈委员', 'PickScreen', { sessionId, pick: null })
    await expect(大屏.getByText('黄伯伯正在说')).toBeVisible()
    await hall.must('陈委员', 'RevokeScreen', { sessionId })
    await expect(大屏.getByText('这块大屏收起来了')).toBeVisible()
  })
})
