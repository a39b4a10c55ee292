import { rongyin, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

/** A named poll that is open for an hour, among the verified residents. */
async function openPoll(hall: Hall): Promise<{ closesAt: number; page: string }> {
  const now = await hall.now()
  const { ballotId } = await hall.must<{ ballotId: string }>('小郑', 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, secrecy: 'NAMED', interim: 'HIDDEN', plan: { opensAt: now + 60_000, closesAt: now + 3_600_000 },
    question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
  })
  await hall.must('小郑', 'AnnounceBallot', { ballotId })
  await hall.moveTo(now + 60_000)
  return { closesAt: now + 3_600_000, page: `/c/${rongyin}/ballots/${ballotId}` }
}

test('庄师傅 is offline when the ballot closes, and his phone is three days behind: his vote is never shown as counted, and he is told why it was not', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { page, closesAt } = await openPoll(hall)
  const 庄师傅 = await comeIn('庄师傅', { to: hall })
  await 庄师傅.addInitScript(() => { const now = Date.now.bind(Date); Date.now = () => now() - 3 * 86_400_000 })
  const 林阿姨 = await comeIn('林阿姨', { to: hall, elder: true })
  await open(庄师傅, `${page}/vote`)
  await open(林阿姨, `${page}/vote`)
  await 庄师傅.getByRole('radio', { name: '不同意' }).check()
  await 林阿姨.getByRole('radio', { name: '同意', exact: true }).check()

  await test.step('thirty seconds before the end both are told what happens to what is not sent', async () => {
    await hall.moveTo(closesAt - 28_000)
    for (const who of [庄师傅, 林阿姨]) {
      await who.reload()
      await expect(who.getByRole('heading', { name: '快截止了' })).toBeVisible()
      await expect(who.getByText(/前没送到的，不计入。$/)).toBeVisible()
    }
    await expect(林阿姨.getByText('您选了「同意」，还没投出。')).toBeVisible()
  })
  await test.step('offline he presses: on its way, and not counted', async () => {
    await 庄师傅.context().setOffline(true)
    await 庄师傅.getByRole('button', { name: '投出这一票：不同意' }).click()
    await expect(庄师傅.getByRole('heading', { name: '正在送' })).toBeVisible()
  })
  await test.step('closed: the one who was reading is told that her tick was not sent', async () => {
    await hall.moveBy(60_000)
    await expect(林阿姨.getByRole('heading', { name: '表决刚刚截止' })).toBeVisible()
    await expect(林阿姨.getByText('这张票您没有投。您选的「同意」没有送出。')).toBeVisible()
    await expect(庄师傅.getByRole('heading', { name: '正在送' })).toBeVisible()
  })
  await test.step('back: refused with both times, and a refresh says the same', async () => {
    await 庄师傅.context().setOffline(false)
    const refused = 庄师傅.getByRole('heading', { name: '这一票没有计入' })
    await expect(refused).toBeVisible({ timeout: 20_000 })
    await expect(庄师傅.getByText(/^\d+:\d\d:\d\d 截止，您的票 \d+:\d\d:\d\d 才到。$/)).toBeVisible()
    await 庄师傅.screenshot({ path: info.outputPath('not-counted.png') })
    await 庄师傅.reload()
    await expect(refused).toBeVisible()
    await expect(庄师傅.getByText('您的票算进去了')).toHaveCount(0)
  })
})

test('月娥姐 hands in a paper, two people read it, and she votes online too: the online vote stands, and everybody concerned sees that', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { page, closesAt } = await openPoll(hall)
  const 小杨 = await comeIn('小杨', { to: hall, viewport: desktop })
  const 阿菊 = await comeIn('阿菊', { to: hall, viewport: desktop })
  const 月娥姐 = await comeIn('月娥姐', { to: hall })

  await test.step('the first enters what she reads, with the photo', async () => {
    await open(小杨, page)
    await 小杨.getByRole('button', { name: '录纸票' }).click()
    await 小杨.getByLabel('哪一户').fill('月娥')
    await 小杨.getByRole('radio', { name: '月娥姐' }).check()
    await 小杨.getByRole('radio', { name: '同意', exact: true }).check()
    await 小杨.locator('input[type=file]').setInputFiles({ name: '纸票.png', mimeType: 'image/png', buffer: await 小杨.screenshot() })
    await 小杨.getByRole('button', { name: '录好了，请另一位核对' }).click()
    await expect(小杨.getByText('是您录的，要换一位来核对')).toBeVisible()
  })
  await test.step('the second reads it alone; only then it counts', async () => {
    await open(阿菊, page)
    await expect(阿菊.getByAltText('纸票的照片')).toBeVisible()
    await expect(阿菊.getByText('先不告诉您同事读的是什么，两个人各读各的。')).toBeVisible()
    await 阿菊.screenshot({ path: info.outputPath('paper-desk.png'), fullPage: true })
    await 阿菊.getByRole('radio', { name: '同意', exact: true }).check()
    await 阿菊.getByRole('button', { name: '我读的是这一项' }).click()
    await expect(阿菊.getByText('没有等着核对的纸票。')).toBeVisible()
    await open(月娥姐, page)
    await expect(月娥姐.getByText('交过一张纸票，已经计入：同意。')).toBeVisible()
  })
  await test.step('she votes online: that vote stands, and her page, both readers and the list say so', async () => {
    await open(月娥姐, `${page}/vote`)
    await 月娥姐.getByRole('button', { name: '改一改' }).click()
    await 月娥姐.getByRole('radio', { name: '不同意' }).check()
    await 月娥姐.getByRole('button', { name: '投出这一票：不同意' }).click()
    await expect(月娥姐.getByText('您的票算进去了')).toBeVisible()
    await open(月娥姐, page)
    await expect(月娥姐.getByText('交过一张纸票（同意）。网上也投了，以网上的为准，纸票没有计入。')).toBeVisible()
    for (const who of [小杨, 阿菊]) {
      await open(who, page)
      await who.getByText('录过的纸票').click()
      await expect(who.getByText('这一户在网上投过，以网上的为准')).toBeVisible()
    }
    await hall.moveTo(closesAt + 1)
    await open(月娥姐, `${page}/list`)
    await expect(月娥姐.getByRole('heading', { name: '纸票里要说明的' })).toBeVisible()
    await expect(月娥姐.getByText('这一户在网上投过，以网上的为准')).toBeVisible()
    await 月娥姐.screenshot({ path: info.outputPath('list-with-paper.png'), fullPage: true })
  })
})
