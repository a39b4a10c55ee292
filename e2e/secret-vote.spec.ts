import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { BallotState } from '../domain/ballot/state.ts'
import { rongyin } from './hall.ts'
import { expect, open, test } from './people.ts'

const program = new URL('../public/verify-ballot.mjs', import.meta.url).pathname

test('a secret election: 林阿姨 changes her vote twice, finds her code in the public list, and the downloaded file is counted again – altered in one value it is not', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const now = await hall.now()
  const { ballotId } = await hall.must<{ ballotId: string }>('小郑', 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, secrecy: 'SECRET', interim: 'HIDDEN', plan: { opensAt: now + 60_000, closesAt: now + 3_600_000 },
    question: { text: '请谁当 4 号楼的楼长？', facts: [], choices: { kind: 'UP_TO', most: 2, options: ['月娥姐', '郭先生', '潘医生'].map((text, n) => ({ id: `o${n + 1}`, text })) } },
  })
  await hall.must('小郑', 'AnnounceBallot', { ballotId })
  await hall.moveTo(now + 60_000)
  for (const [name, choice] of [['庄师傅', 'o1'], ['郭先生', 'o2'], ['陈嫂', 'abstain']] as const) await hall.vote(name, ballotId, choice)
  const page = `/c/${rongyin}/ballots/${ballotId}`
  const 林阿姨 = await comeIn('林阿姨', { to: hall })
  const counted = 林阿姨.getByRole('heading', { name: '您的票算进去了' })

  await test.step('two ticks and one press; a third tick is not taken; changed, and changed again', async () => {
    await open(林阿姨, `${page}/vote`)
    await 林阿姨.getByRole('checkbox', { name: '月娥姐' }).check()
    await 林阿姨.getByRole('button', { name: '投出这一票：月娥姐' }).click()
    await expect(counted).toBeVisible()
    for (const [off, on] of [['月娥姐', '郭先生'], ['郭先生', '潘医生']] as const) {
      await 林阿姨.getByRole('button', { name: '改一改' }).click()
      await 林阿姨.getByRole('checkbox', { name: off }).uncheck()
      await 林阿姨.getByRole('checkbox', { name: on }).check()
      await 林阿姨.getByRole('button', { name: `投出这一票：${on}` }).click()
      await expect(counted).toBeVisible()
    }
    await expect(林阿姨.getByText('改过 2 次，以这一次为准')).toBeVisible()
  })
  const code = (await 林阿姨.locator('.receipt').innerText()).trim()
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)

  await test.step('after closing her phone finds its paper in the list by itself; a passer-by finds it by the code', async () => {
    await hall.moveTo(now + 3_600_001)
    await open(林阿姨, `${page}/list?mine=1`)
    await expect(林阿姨.getByText(`这台手机记得：${code}，潘医生，和清单一样。`)).toBeVisible()
    const 路人 = await comeIn(null, { to: hall })
    await open(路人, `${page}/list`)
    await 路人.getByLabel('找我的票').fill(code.toLowerCase().replace('-', ' '))
    await expect(路人.getByText(`找到了：${code}，潘医生。`)).toBeVisible()
    await 路人.screenshot({ path: info.outputPath('list.png'), fullPage: true })
  })

  await test.step('the file is counted again by the program that the page offers; altered in one value it is not', async () => {
    const saved = info.outputPath('ballot.json')
    const coming = 林阿姨.waitForEvent('download')
    await 林阿姨.getByRole('link', { name: '下载数据（JSON）' }).click()
    await (await coming).saveAs(saved)
    const offered = info.outputPath('verify-ballot.mjs')
    writeFileSync(offered, await (await hall.fetch(null, '/verify-ballot.mjs')).text())
    expect(readFileSync(offered, 'utf8')).toBe(readFileSync(program, 'utf8'))
    const answer = await hall.listen(null, `ballot:${ballotId}`)
    const head = answer.ok ? (answer.snapshot as BallotState).count!.chainHead : ''
    const verify = () => spawnSync(process.execPath, [offered, saved, '--head', head.slice(0, 12)], { encoding: 'utf8', env: { NODE_ENV: 'test' } })
    const good = verify()
    expect([good.status, good.stderr]).toEqual([0, ''])
    expect(good.stdout).toMatch(/核对无误。「请谁当 4 号楼的楼长？」名册 \d+ 人，4 张票：月娥姐 1，郭先生 1，潘医生 1，弃权 1。/)
    const file = readFileSync(saved, 'utf8')
    writeFileSync(saved, file.replace(`"choices":"o3","heads":1,"receipt":"${code}"`, `"choices":"o1","heads":1,"receipt":"${code}"`))
    const bad = verify()
    expect([bad.status, bad.stdout]).toEqual([1, ''])
    expect(bad.stderr).toMatch(/没有通过核对[\s\S]*Not verified/)
  })
})
