import type { Page } from '@playwright/test'
import type { BallotState, RollInspection } from '../domain/ballot/state.ts'
import { demo } from '../prisma/seed/content/index.ts'
import { DAY, rongyin, type Hall } from './hall.ts'
import { expect, open, test } from './people.ts'

/** 7 号楼, twelve households and 1,200.00 m²: 庄师傅 has two flats, the 黄s own theirs together, the developer kept two. */
const doors: [label: string, area: number, ...owners: string[]][] = [
  ['101', 60_00, '林阿姨'], ['102', 77_77, '庄师傅'], ['201', 62_23, '庄师傅'], ['202', 72_50, '黄伯伯', '黄伯母'],
  ['301', 127_50, '月娥姐'], ['302', 88_88, '郭先生'], ['401', 111_12, '潘医生'], ['402', 99_99, '陈嫂'], ['501', 100_01, '老康'],
  ['502', 100_00, '方阿伯'], ['601', 100_00, '曾先生'], ['602', 100_00, '吴老师'], ['701', 60_00], ['702', 40_00],
]
const people = new Map(demo.communities.flatMap((community) => community.people).map((person) => [person.displayName, person]))
const owner = (name: string) => ({ name: people.get(name)!.name, phone: people.get(name)!.phone })

interface Vote { ballotId: string; page: string }

async function enterUnits(hall: Hall, buildingId: string, rows = doors): Promise<void> {
  await hall.must('小赖', 'ImportUnits', {
    fileName: '房产登记.csv', fileHash: '7'.repeat(64),
    rows: rows.map(([label, area, ...owners], n) => ({
      line: n + 2, buildingId, label, area, isDeveloper: owners.length === 0, owners: owners.length > 0 ? owners.map(owner) : [{ name: '望潮置业', phone: null }],
    })),
  })
}

/** The owners of the new house are asked; who may vote lies open for everybody. */
async function showRoll(hall: Hall, type: 'OWNER_ORDINARY' | 'OWNER_MAJOR', text: string): Promise<Vote & { buildingId: string }> {
  const { placeId: buildingId } = await hall.must<{ placeId: string }>('小赖', 'AddPlace', { place: 'BUILDING', name: '7 号楼', gridId: await gridOf(hall) })
  await enterUnits(hall, buildingId)
  const opensAt = await hall.now() + 21 * DAY
  const { ballotId } = await hall.must<{ ballotId: string }>('小郑', 'CreateBallot', {
    type, topicId: null, buildingIds: [buildingId], plan: { opensAt, closesAt: opensAt + 10 * DAY }, question: { text, facts: [{ label: '花多少', text: '48 万元，各户分摊' }], choices: { kind: 'YES_NO' } },
  })
  await hall.must('小郑', 'ShowRoll', { ballotId })
  return { ballotId, buildingId, page: `/c/${rongyin}/ballots/${ballotId}` }
}

async function gridOf(hall: Hall): Promise<string> {
  return (await hall.must<{ placeId: string }>('小赖', 'AddPlace', { place: 'GRID', name: '新楼网格' })).placeId
}

async function stateOf(hall: Hall, ballotId: string): Promise<BallotState> {
  const answer = await hall.listen('小郑', `ballot:${ballotId}`)
  if (!answer.ok) throw new Error(answer.code)
  return answer.snapshot as BallotState
}

/** Days go by: the roll is frozen and announced, and the box opens by itself on its day. */
async function untilOpen(hall: Hall, ballotId: string): Promise<void> {
  const { inspection, plan } = await stateOf(hall, ballotId) as BallotState & { inspection: RollInspection }
  await hall.moveTo(inspection.until)
  await hall.must('小郑', 'AnnounceBallot', { ballotId })
  await hall.moveTo(plan!.opensAt)
}

/** Two taps: the choice, and the act that says it. */
async function choose(who: Page, choice: string): Promise<void> {
  await who.getByRole('radio', { name: choice, exact: true }).check()
  await who.getByRole('button', { name: new RegExp(`^投出.*：${choice}$`) }).click()
  await expect(who.getByRole('heading', { name: '您的票算进去了' })).toBeVisible()
}

test('the owners of 7 号楼 vote for ten days: enough households agree and too little area, so it does not pass', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { ballotId, buildingId, page } = await showRoll(hall, 'OWNER_ORDINARY', '7 号楼要不要请专业公司来管电梯？')
  const 路人 = await comeIn(null, { to: hall })
  const 郭先生 = await comeIn('郭先生', { to: hall })
  const 黄伯母 = await comeIn('黄伯母', { to: hall, elder: true })
  const 庄师傅 = await comeIn('庄师傅', { to: hall })
  const shot = (who: Page, name: string) => who.screenshot({ path: info.outputPath(`${name}.png`) })

  await test.step('a passer-by reads who may vote and why, house by house; no door, no name', async () => {
    await open(路人, page)
    await 路人.getByRole('link', { name: '看名册' }).click()
    await expect(路人.getByText('一共 12 行')).toBeVisible()
    await expect(路人.getByText('几位共有，合投一票')).toBeVisible()
    await expect(路人.getByText('开发商没卖的，合算一户')).toBeVisible()
    await expect(路人.getByText('302')).toHaveCount(0)
    await shot(路人, '2-roll-public')
  })
  await test.step('郭先生 finds his door with a wrong area, says so, and reads the answer beside the corrected line', async () => {
    await enterUnits(hall, buildingId, doors.map(([label, area, ...rest]) => [label, label === '302' ? 98_88 : area, ...rest]))
    await hall.must('小郑', 'CorrectRoll', { ballotId, reason: '抄录新的一版登记' })
    await open(郭先生, `${page}/roll`)
    await 郭先生.getByLabel('找门牌，例如 502').fill('302')
    await 郭先生.getByRole('button', { name: '找', exact: true }).click()
    const line = 郭先生.getByRole('row', { name: /7 号楼 302/ })
    await expect(line.getByText('98.88')).toBeVisible()
    await 郭先生.getByText('名册不对').click()
    await 郭先生.getByLabel('哪里不对？房号、面积、名字，写清楚').fill('302 的证上是 88.88，不是 98.88。')
    await 郭先生.getByRole('button', { name: '交上去' }).click()
    await expect(郭先生.getByText('等社区答复。')).toBeVisible()
    await enterUnits(hall, buildingId)
    await hall.must('小郑', 'CorrectRoll', { ballotId, reason: '302 按证改成 88.88' })
    const { inspection } = await stateOf(hall, ballotId)
    await hall.must('小郑', 'AnswerRollObjection', { ballotId, objectionId: inspection!.objections[0]!.id, text: '抄错了，改回来了。谢谢您。', isCorrected: true })
    await 郭先生.reload()
    await expect(郭先生.getByText('抄错了，改回来了。谢谢您。')).toBeVisible()
    await expect(line.getByText('88.88', { exact: true })).toBeVisible()
  })

  await untilOpen(hall, ballotId)

  await test.step('黄伯母 votes in 长辈版 for the flat that the two own; 黄伯伯 sees that it is done, and by whom', async () => {
    await open(黄伯母, page)
    await expect(黄伯母.getByText('未投')).toBeVisible()
    await expect(黄伯母.getByText('7 号楼 202，72.50 m²')).toBeVisible()
    await shot(黄伯母, '4-elder-open')
    const 黄伯伯 = await comeIn('黄伯伯', { to: hall })
    await open(黄伯伯, page)
    await expect(黄伯伯.getByText('未投')).toBeVisible()
    await 黄伯母.getByRole('link', { name: '去投票' }).click()
    await choose(黄伯母, '同意')
    // his page stays open, and hears of it by itself
    await expect(黄伯伯.getByText('已计入')).toBeVisible()
    await expect(黄伯伯.getByText('黄伯母投的', { exact: true })).toBeVisible()
    await shot(黄伯伯, '5-co-owner')
  })
  await test.step('庄师傅 has two flats and one vote; he says yes, thinks again, and the last one counts', async () => {
    await open(庄师傅, page)
    await expect(庄师傅.getByText('2 套，140.00 m²，合投一票')).toBeVisible()
    await shot(庄师傅, '6-two-flats')
    await 庄师傅.getByRole('link', { name: '去投票' }).click()
    await choose(庄师傅, '同意')
    await 庄师傅.getByRole('button', { name: '改一改' }).click()
    await choose(庄师傅, '不同意')
    for (const name of ['林阿姨', '郭先生', '陈嫂', '老康']) await hall.vote(name, ballotId, 'yes')
    for (const name of ['月娥姐', '潘医生', '方阿伯']) await hall.vote(name, ballotId, 'no')
    await open(庄师傅, page)
    await expect(庄师傅.getByText('9 户参与')).toBeVisible()
  })
  await test.step('ten days later everybody reads why: the households suffice, 28.63 m² are missing', async () => {
    await hall.moveBy(10 * DAY)
    await open(路人, page)
    await expect(路人.getByRole('heading', { name: '没有通过' })).toBeVisible()
    await expect(路人.getByText('9 户参与，5 户同意，户数够了，面积差 28.63 m²。')).toBeVisible()
    await shot(路人, '9-result')
    const { count } = await stateOf(hall, ballotId)
    expect(count!.verdict.approval).toMatchObject({ isMet: false, heads: { have: 5, need: 5, of: 9, isMet: true }, area: { have: 421_38, need: 450_01, of: 900_00, isMet: false } })
  })
})

test('the owners of 7 号楼 vote, one by proxy and one on paper: both majorities are met exactly at the threshold, it passes, is doubted, counted again, final and filed', async ({ comeIn, ownHall }, info) => {
  test.setTimeout(120_000)
  const hall = await ownHall({ demo: true })
  const { ballotId, page } = await showRoll(hall, 'OWNER_MAJOR', '7 号楼底层的车棚要不要改成电动车充电房？')
  const 潘医生 = await comeIn('潘医生', { to: hall })
  const 郭先生 = await comeIn('郭先生', { to: hall })
  const 月娥姐 = await comeIn('月娥姐', { to: hall })
  const shot = (who: Page, name: string) => who.screenshot({ path: info.outputPath(`${name}.png`) })
  await untilOpen(hall, ballotId)

  await test.step('潘医生 is away: he signs a paper, and 郭先生 votes for both, each in two taps', async () => {
    await open(潘医生, page)
    await 潘医生.getByText('请人代投').click()
    await 潘医生.getByLabel('请谁？写他的手机号').fill(owner('郭先生').phone!)
    await 潘医生.locator('input[type=file]').setInputFiles({ name: '委托书.png', mimeType: 'image/png', buffer: await 潘医生.screenshot() })
    await 潘医生.getByRole('button', { name: '交上去' }).click()
    await expect(潘医生.getByText(/委托 郭先生代投/)).toBeVisible()
    await shot(潘医生, '1-proxy-given')
    await open(郭先生, page)
    await shot(郭先生, '2-two-votes')
    await 郭先生.getByRole('link', { name: '去投票' }).first().click()
    await choose(郭先生, '同意')
    await 郭先生.getByRole('button', { name: /^接着投下一张/ }).click()
    await choose(郭先生, '同意')
    await open(潘医生, page)
    await expect(潘医生.getByText('郭先生代投的')).toBeVisible()
  })
  await test.step('陈嫂 votes on paper, read by two; her page says counted', async () => {
    const answer = await hall.listen('陈嫂', `ballot:${ballotId}`)
    const { voterId } = (answer.ok ? answer.mine as { voterId: string }[] : [])[0]!
    const stored = await (await hall.fetch('小杨', `/api/files?community=${rongyin}`, {
      method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'paper.png' }, body: new Uint8Array(await 月娥姐.screenshot()),
    })).json() as { data: { fileId: string } }
    const { entryId } = await hall.must<{ entryId: string }>('小杨', 'EnterPaperVote', { ballotId, voterId, choices: ['no'], photoId: stored.data.fileId })
    await hall.must('阿菊', 'CheckPaperVote', { entryId, choices: ['no'] })
    const 陈嫂 = await comeIn('陈嫂', { to: hall, elder: true })
    await open(陈嫂, page)
    await expect(陈嫂.getByText('交过一张纸票，已经计入：不同意。')).toBeVisible()
    await shot(陈嫂, '3-paper-elder')
  })
  for (const name of ['林阿姨', '庄师傅', '黄伯伯', '月娥姐']) await hall.vote(name, ballotId, 'yes')
  await open(月娥姐, page)
  await expect(月娥姐.getByText('7 户参与，还差 1 户。')).toBeVisible()
  await expect(月娥姐.getByText('面积还差 100.01 m²。')).toBeVisible()
  await hall.vote('老康', ballotId, 'no')

  await test.step('two thirds and three quarters to the hundredth of a square metre: it passes', async () => {
    await hall.moveBy(10 * DAY)
    await open(月娥姐, page)
    await expect(月娥姐.getByRole('heading', { name: '通过' })).toBeVisible()
    await expect(月娥姐.getByText('8 户参与，正好够数，6 户同意，户数和面积都正好够。')).toBeVisible()
    await shot(月娥姐, '5-result')
    const { count } = await stateOf(hall, ballotId)
    expect(count!.verdict).toMatchObject({
      outcome: 'PASSED',
      participation: { heads: { have: 8, need: 8, of: 12, gap: 0 }, area: { have: 800_00, need: 800_00, of: 1200_00, gap: 0 } },
      approval: { heads: { have: 6, need: 6, of: 8, gap: 0 }, area: { have: 600_00, need: 600_00, of: 800_00, gap: 0 } },
    })
  })
  await test.step('月娥姐 asks for a check; 程姐 has it counted again, 小郑 answers; three days later it holds and is filed', async () => {
    await 月娥姐.getByText('申请复核', { exact: true }).click()
    await 月娥姐.getByLabel('您觉得哪里不对？').fill('请把 402 的纸票再看一遍。')
    await 月娥姐.getByRole('button', { name: '交上去' }).click()
    await expect(月娥姐.getByText('请把 402 的纸票再看一遍。')).toBeVisible()
    await hall.must('程姐', 'RecountBallot', { ballotId, reason: '有业主申请复核。' })
    const { objections, published } = await stateOf(hall, ballotId)
    await hall.must('小郑', 'AnswerObjection', { ballotId, objectionId: objections[0]!.id, text: '三个人又看了一遍，写的是不同意。' })
    await hall.moveTo(published!.objectionsUntil + 1)
    await hall.must('小郑', 'FileBallot', { ballotId, reference: '望潮街备〔2026〕7 号' })
    await 月娥姐.reload()
    await expect(月娥姐.getByText('已经备案，编号 望潮街备〔2026〕7 号。')).toBeVisible()
    await expect(月娥姐.getByText(/程姐重新数过，和第一次一样。/)).toBeVisible()
    await expect(月娥姐.getByText('三个人又看了一遍，写的是不同意。')).toBeVisible()
    await shot(月娥姐, '6-filed')
  })
})
