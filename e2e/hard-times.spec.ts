import type { Page } from '@playwright/test'
import type { MyVoter } from '../contract/commands/ballot.ts'
import { rongyin, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** The evening that is in progress, brought to the vote on its second item. Answers the room's address and the ballot. */
async function openBallot(hall: Hall): Promise<{ sessionId: string; room: string; ballotId: string }> {
  const { session } = await hall.tonight()
  const sessionId = session.id
  const motion = session.floor!.motions.at(-1)!
  await hall.must('陈委员', 'ReadOutMotion', { sessionId, motionId: motion.id, endSpeech: true })
  const { ballotId } = await hall.must<{ ballotId: string }>('陈委员', 'PutMotion', { sessionId, type: 'OWNER_MAJOR', facts: [{ label: '花多少', text: '4.8 万元，用公共收益' }] })
  await hall.must('陈委员', 'OpenBallot', { ballotId, minutes: 30 })
  return { sessionId, ballotId, room: `/c/${rongyin}/sessions/${sessionId}/room` }
}

async function papersOf(hall: Hall, name: string, ballotId: string) {
  const answer = await hall.listen(name, `ballot:${ballotId}`)
  if (!answer.ok) throw new Error(answer.code)
  return (answer.mine as MyVoter[]).map(({ paper }) => paper && { choices: paper.choices, revision: paper.revision })
}

test('林阿姨 loses the line in the middle of a ballot: her tick stays, her vote waits, and it is counted once when the line is back', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { room, ballotId } = await openBallot(hall)
  const 林阿姨 = await comeIn('林阿姨', { to: hall })
  await open(林阿姨, room)
  const yes = 林阿姨.getByRole('radio', { name: '同意', exact: true })
  await yes.check()

  await test.step('a refresh does not wipe the tick', async () => {
    await 林阿姨.reload()
    await expect(yes).toBeChecked()
  })
  await test.step('offline: a strip says so and stays, the tick stays, and a vote on its way is not shown as counted', async () => {
    await 林阿姨.context().setOffline(true)
    const strip = 林阿姨.getByText(/^断开/).first()
    await expect(strip).toBeVisible()
    await expect(yes).toBeChecked()
    await button(林阿姨, '投出这一票：同意').click()
    await expect(林阿姨.getByRole('heading', { name: '正在送' })).toBeVisible()
    for (const name of ['庄师傅', '郭先生']) await hall.vote(name, ballotId, 'no')
    await expect(strip).toHaveText(/断开 1\d 秒/, { timeout: 20_000 })
    await expect(林阿姨.getByText(/这一票还没计入，先别关/)).toBeVisible()
    expect(await papersOf(hall, '林阿姨', ballotId)).toEqual([null])
  })
  await test.step('back: what was missed is fetched, and the vote is counted, exactly once', async () => {
    await 林阿姨.context().setOffline(false)
    await expect(林阿姨.getByRole('heading', { name: '您的票算进去了' })).toBeVisible({ timeout: 20_000 })
    await expect(林阿姨.getByText(/3 户/).first()).toBeVisible()
    await expect(林阿姨.getByText(/^断开/)).toHaveCount(0)
    expect(await papersOf(hall, '林阿姨', ballotId)).toEqual([{ choices: ['yes'], revision: 1 }])
  })
})

test('the server is killed in the middle of the evening: everyone comes back to the same room by themselves, and no vote is lost', async ({ comeIn, ownHall }) => {
  test.setTimeout(150_000)
  const hall = await ownHall({ demo: true })
  const { sessionId, room, ballotId } = await openBallot(hall)
  const { screenToken } = await hall.must<{ screenToken: string }>('小郑', 'IssueScreen', { sessionId })
  const 林阿姨 = await comeIn('林阿姨', { to: hall })
  const 庄师傅 = await comeIn('庄师傅', { to: hall })
  const 陈委员 = await comeIn('陈委员', { to: hall, viewport: desktop })
  const 小郑 = await comeIn('小郑', { to: hall, viewport: desktop })
  const 大屏 = await comeIn(null, { to: hall, viewport: { width: 1920, height: 1080 } })
  await open(林阿姨, room)
  await open(庄师傅, room)
  await open(陈委员, room.replace(/room$/, 'chair'))
  await open(小郑, room.replace(/room$/, 'minutes'))
  await open(大屏, `/screen/${screenToken}`)

  await test.step('one has voted, one has only ticked, and the recorder has written a line', async () => {
    await 林阿姨.getByRole('radio', { name: '同意', exact: true }).check()
    await button(林阿姨, '投出这一票：同意').click()
    await expect(林阿姨.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await 庄师傅.getByRole('radio', { name: '不同意' }).check()
    await 小郑.getByLabel('这一项还要记的').first().fill('投票开始前，消防的人又量了一次，六米。')
    await expect(小郑.getByText(/已保存/)).toBeVisible()
    await expect(大屏.getByText('1 户', { exact: true }).or(大屏.getByText(/^1\s*户$/)).first()).toBeVisible()
  })

  const before = (await hall.roomOf(sessionId)).session
  await test.step('the power goes: every screen says so', async () => {
    await hall.kill('SIGKILL')
    for (const page of [林阿姨, 庄师傅, 陈委员, 大屏]) await expect(page.getByText(/^断(开|线)/).first()).toBeVisible()
    await expect(庄师傅.getByRole('radio', { name: '不同意' })).toBeChecked()
    await expect(林阿姨.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
  })

  await test.step('it is back: nobody presses anything, and everything is as it was', async () => {
    await hall.start()
    for (const page of [林阿姨, 庄师傅, 陈委员, 大屏]) await expect(page.getByText(/^断(开|线)/)).toHaveCount(0, { timeout: 30_000 })
    expect((await hall.roomOf(sessionId)).session).toEqual(before)
    expect(await papersOf(hall, '林阿姨', ballotId)).toEqual([{ choices: ['yes'], revision: 1 }])
    await expect(林阿姨.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await expect(庄师傅.getByRole('radio', { name: '不同意' })).toBeChecked()
    await expect(小郑.getByLabel('这一项还要记的').first()).toHaveValue('投票开始前，消防的人又量了一次，六米。')
    await expect(大屏.getByText(/^1\s*户$/).first()).toBeVisible()
  })

  await test.step('the evening goes on: the second vote is cast, the end announced, and exactly two are counted', async () => {
    await button(庄师傅, '投出这一票：不同意').click()
    await expect(庄师傅.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
    await button(陈委员, '还有 30 秒截止，告诉大家').click()
    await expect(大屏.getByText('快截止了，还没投的请投')).toBeVisible()
    await hall.moveBy(31_000)
    await expect(大屏.getByText(/2 户参与/).first()).toBeVisible()
    const { ballots } = await hall.roomOf(sessionId)
    const { count } = ballots.find(({ state }) => state.id === ballotId)!.state
    expect(count?.tally.choices['yes']).toMatchObject({ heads: 1 })
    expect(count?.tally.choices['no']).toMatchObject({ heads: 1 })
  })
})
