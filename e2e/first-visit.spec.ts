import type { Page } from '@playwright/test'
import { desktop, expect, open, test } from './people.ts'
import type { OwnHall } from './own-hall.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Phone, then the code from the log: every installation begins like this. */
async function signIn(page: Page, hall: OwnHall, phone: string): Promise<void> {
  await open(page, '/sign-in')
  await page.getByLabel('手机号').fill(phone)
  const before = hall.saidSoFar
  await button(page, '发验证码').click()
  const [, code = ''] = await hall.said(/"code":"(\d{6})"/, before)
  await page.getByLabel('验证码').fill(code)
  await button(page, '进门').click()
  await page.waitForURL(/\/c\//)
}

test('an empty installation becomes a community: set up with the code from the log, first places, first neighbour, first matter', async ({ comeIn, ownHall }) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: false })
  const [, code = ''] = await hall.said(/set-up code: (\w{8})/)
  const 管理员 = await comeIn(null, { to: hall, viewport: desktop })

  await test.step('a wrong code is refused, and what was typed is still there', async () => {
    await open(管理员, '/')
    await expect(管理员).toHaveURL(/\/setup$/)
    const fields = { 设置码: 'ABCDEFGH', 社区名称: '新月社区', 网址里的名字: 'xinyue', 台账编号的字头: 'XY', 所属街道: '望潮街道', 管理员姓名: '方小月', 管理员手机号: '19900090001' }
    for (const [label, value] of Object.entries(fields)) await 管理员.getByLabel(label, { exact: true }).fill(value)
    await button(管理员, '立起来').click()
    await expect(管理员.getByRole('alert').filter({ hasText: '设置码' })).toBeVisible()
    for (const [label, value] of Object.entries(fields)) await expect(管理员.getByLabel(label, { exact: true })).toHaveValue(value)
    await 管理员.getByLabel('设置码', { exact: true }).fill(code)
    await button(管理员, '立起来').click()
    await expect(管理员.getByText('立好了')).toBeVisible()
    expect((await hall.fetch(null, '/setup')).status, 'the door of the first run is closed now').toBe(404)
  })

  await test.step('a wrong phone and a wrong code say what is wrong, and keep the rest', async () => {
    await open(管理员, '/sign-in')
    await 管理员.getByLabel('手机号').fill('1990009')
    await button(管理员, '发验证码').click()
    await expect(管理员.getByText(/7 位/)).toBeVisible()
    await expect(管理员.getByLabel('手机号')).toHaveValue('1990009')
    await 管理员.getByLabel('手机号').fill('199 0009 0001')
    const before = hall.saidSoFar
    await button(管理员, '发验证码').click()
    const [, right = ''] = await hall.said(/"code":"(\d{6})"/, before)
    await 管理员.getByLabel('验证码').fill(right === '000000' ? '111111' : '000000')
    await button(管理员, '进门').click()
    await expect(管理员.getByText(/还可以试 \d 次/)).toBeVisible()
    await 管理员.getByLabel('验证码').fill(right)
    await button(管理员, '进门').click()
    await expect(管理员).toHaveURL(/\/c\/xinyue$/)
  })

  await test.step('the administrator adds a grid and a building', async () => {
    for (const [kind, name] of [['网格', '河边网格'], ['楼栋', '1 号楼']] as const) {
      await open(管理员, '/c/xinyue/desk/people')
      await 管理员.locator('summary', { hasText: '网格、楼栋、部门' }).click()
      const form = 管理员.locator('form').filter({ has: button(管理员, '添上') })
      await form.getByRole('combobox').first().selectOption(kind)
      await form.getByLabel('名字').fill(name)
      await button(管理员, '添上').click()
      await expect(form.getByLabel('名字')).toHaveValue('')
    }
  })

  const 方阿伯 = await comeIn(null, { to: hall })
  const written = '<img src=x onerror=alert(1)> 楼下的石凳断了一条腿'
  await test.step('a neighbour writes before signing in; nothing is lost on the way through the door and the waiting', async () => {
    await open(方阿伯, '/c/xinyue/topics/new')
    await 方阿伯.getByLabel('一句话说是什么事').fill(written)
    await 方阿伯.getByLabel('怎么回事，您希望怎么办').fill('断了两个月，老人家坐上去会晃。<b>换一条</b>就好。')
    await expect(方阿伯.getByText('存在这台设备上了')).toBeVisible()
    await signIn(方阿伯, hall, '19900090002')
    await open(方阿伯, '/c/xinyue/me')
    await button(方阿伯, '登记住址').click()
    await expect(方阿伯.getByText('要先同意，才能登记。')).toBeVisible()
    await 方阿伯.getByLabel('真实姓名').fill('方永福')
    await 方阿伯.getByLabel('大家怎么称呼您').fill('方阿伯')
    await 方阿伯.getByLabel('哪一栋').selectOption('1 号楼')
    await 方阿伯.getByLabel('几室').fill('403')
    await 方阿伯.getByRole('checkbox', { name: /我同意/ }).check()
    await button(方阿伯, '登记住址').click()
    await expect(方阿伯.getByText('住址还在等核实')).toBeVisible()
  })

  await test.step('the administrator verifies him, and he hands his matter in: markup is only characters', async () => {
    await open(管理员, '/c/xinyue/desk/people')
    await button(管理员, '核实了，是住这里').click()
    await expect(管理员.getByText('没有等着核实的。')).toBeVisible()
    await open(方阿伯, '/c/xinyue/topics/new')
    await expect(方阿伯.getByLabel('一句话说是什么事')).toHaveValue(written)
    await button(方阿伯, '下一步').click()
    await button(方阿伯, '下一步').click()
    await expect(方阿伯.getByText('选一个方面，说不准就选「别的事」。')).toBeVisible()
    await 方阿伯.getByRole('radio', { name: /居有所乐/ }).check()
    await button(方阿伯, '下一步').click()
    await button(方阿伯, '下一步').click()
    await button(方阿伯, '交给大家').click()
    await expect(方阿伯).toHaveURL(/\/topics\/[0-9A-Z]{26}$/)
    await expect(方阿伯.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=alert(1)>')
    await expect(方阿伯.getByText('<b>换一条</b>就好')).toBeVisible()
    await expect(方阿伯.locator('main img[src="x"]')).toHaveCount(0)
  })
})

test('what 林阿姨 wrote survives an expired sign-in, an old page and a server that refuses', async ({ comeIn, hall }) => {
  const 林阿姨 = await comeIn('林阿姨')
  await open(林阿姨, '/c/rongyin/topics/new')
  const title = '门口的信箱满了，谁来收？'
  await 林阿姨.getByLabel('一句话说是什么事').fill(title)
  await 林阿姨.getByLabel('怎么回事，您希望怎么办').fill('广告塞满了，信掉在地上。')
  await button(林阿姨, '下一步').click()
  await 林阿姨.getByRole('radio', { name: /别的事/ }).check()
  await button(林阿姨, '下一步').click()
  await button(林阿姨, '下一步').click()

  await test.step('the server cannot be reached: a sentence, and nothing lost', async () => {
    await 林阿姨.route('**/api/commands', (route) => route.abort())
    await 林阿姨.route('**/socket.io/**', (route) => route.abort())
    await button(林阿姨, '交给大家').click()
    await expect(林阿姨.getByText('这一步还没送到').first()).toBeVisible()
    await 林阿姨.unroute('**/api/commands')
    await 林阿姨.unroute('**/socket.io/**')
  })
  await test.step('her sign-in is gone: she is asked to sign in, and her words wait for her', async () => {
    await 林阿姨.context().clearCookies()
    await open(林阿姨, '/c/rongyin/topics/new')
    await expect(林阿姨.getByRole('heading', { name: title.slice(0, 6) })).toBeVisible()
    await expect(林阿姨.getByRole('link', { name: '登录后交给大家' })).toBeVisible()
    await 林阿姨.context().addCookies([{ name: 'next-auth.session-token', value: await hall.tokenOf('林阿姨'), url: hall.url }])
    await open(林阿姨, '/c/rongyin/topics/new')
    await button(林阿姨, '交给大家').click()
    await expect(林阿姨).toHaveURL(/\/topics\/[0-9A-Z]{26}$/)
  })
})

test('the door answers an old client, an unknown field, a repeated and a foreign command with a code each', async ({ hall }) => {
  const text = { title: '楼下的水龙头滴水', story: '滴了三天。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }
  const input = { text, shownAs: 'NAME' }
  expect(await hall.command('林阿姨', 'ProposeTopic', input, { protocol: 0 })).toMatchObject({ ok: false, code: 'PROTOCOL_OUTDATED' })
  expect(await hall.command('林阿姨', 'ProposeTopic', { ...input, colour: 'red' })).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
  expect(await hall.command('林阿姨', 'ProposeTopic', { ...input, text: { ...text, title: '长'.repeat(500) } })).toMatchObject({ ok: false, code: 'INPUT_INVALID', fields: [{ path: 'text.title', fault: 'tooLong' }] })
  expect(await hall.command('林阿姨', 'DanceTopic', input)).toMatchObject({ ok: false, code: 'UNKNOWN_COMMAND' })
  expect(await hall.command(null, 'ProposeTopic', input)).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
  const commandId = `twice-${String(await hall.now())}`
  const first = await hall.command<{ topicId: string }>('林阿姨', 'ProposeTopic', input, { commandId })
  expect(await hall.command('林阿姨', 'ProposeTopic', input, { commandId })).toEqual(first)
  expect(await hall.command('林阿姨', 'FollowTopic', { topicId: 'some' }, { commandId })).toMatchObject({ ok: false, code: 'COMMAND_REPEATED_DIFFERENTLY' })
  const elsewhere = await fetch(`${hall.url}/api/commands`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' }, body: '{}' })
  expect(await elsewhere.json()).toMatchObject({ ok: false, code: 'FOREIGN_ORIGIN' })
})
