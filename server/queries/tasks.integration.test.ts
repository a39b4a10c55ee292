import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { ulid } from 'ulid'
import { DAY } from '../../domain/calendar/index.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { resolvedItem } from '../testing/resolved-item.ts'
import { outcomePage, recordable } from './outcomes.ts'
import { openData, recordList } from './records.ts'
import { boardOf, departmentDesk, ledgerOf, taskPage, type BoardFilter } from './tasks.ts'

let world: TestWorld
let 小郑: TestPerson, 陈委员: TestPerson, 林阿姨: TestPerson, 曾先生: TestPerson, 许警官: TestPerson, 杨工: TestPerson, 外人: TestPerson
const 交警 = ulid()
const 排水所 = ulid()
let taskId = ''
let ledgerNo = ''
let outcomeId = ''
let waiting = { sessionId: '', itemId: '' }

beforeAll(async () => {
  world = await startWorld()
  await world.app.runtime.store.write(async (db) => {
    await db.department.createMany({ data: [{ id: 交警, communityId: world.communityId, name: '区交警大队', position: 1 }, { id: 排水所, communityId: world.communityId, name: '区排水所', position: 2 }] })
  })
  小郑 = await world.person('小郑', { roles: ['committee'], verified: false })
  陈委员 = await world.person('陈委员', { roles: ['moderator'], verified: false })
  林阿姨 = await world.person('林阿姨')
  曾先生 = await world.person('曾先生')
  许警官 = await world.person('许警官', { roles: ['department'], departmentId: 交警, verified: false })
  杨工 = await world.person('杨工', { roles: ['department'], departmentId: 排水所, verified: false })
  外人 = await world.person('外人', { community: 'haiting' })
  const item = await resolvedItem(world, { author: 林阿姨, endorsers: [曾先生], moderator: 陈委员, committee: 小郑 })
  waiting = await resolvedItem(world, { author: 曾先生, moderator: 陈委员, committee: 小郑 })
  outcomeId = (await world.must<{ outcomeId: string }>(小郑, 'RecordOutcome', { from: { kind: 'ITEM', sessionId: item.sessionId, itemId: item.itemId }, title: '西门斑马线，装一组红绿灯', text: '请区交警大队装行人红绿灯。' })).outcomeId
  await world.must(小郑, 'PublicizeOutcome', { outcomeId })
  world.clock.shift(6 * DAY)
  await world.must(小郑, 'SendOutcome', { outcomeId, departmentId: 交警, note: '' })
  await world.must(许警官, 'AnswerOutcome', { outcomeId, verdict: 'ADOPTED', reason: '' })
  const registered = await world.must<{ taskId: string; ledgerNo: string }>(小郑, 'RegisterTask', { outcomeId, title: '=西门斑马线，装一组红绿灯', detail: '', kind: 'COMMUNITY', gridId: null });
  ({ taskId, ledgerNo } = registered)
  await world.must(小郑, 'AssignTask', { taskId, departmentId: 交警, note: '' })
  await world.must(许警官, 'SignTask', { taskId })
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#c96f50' } }).png().toBuffer()
  const upload = await (await world.fetch(许警官, '/api/files?community=rongyin', { method: 'POST', body: new Uint8Array(bytes) })).json() as { data: { fileId: string } }
  await world.must(许警官, 'ReplyToTask', { taskId, replyClass: 'A', text: '灯装好了。行人绿灯 28 秒。', evidence: [{ fileId: upload.data.fileId, moment: 'AFTER', caption: '' }], answerAgainBy: null })
  await world.must(小郑, 'OpenEvaluation', { taskId })
  await world.must(林阿姨, 'RateTask', { taskId, score: 'SATISFIED', reason: '绿灯够我慢慢走过去' })
})
afterAll(() => world.close())

const as = async (who: TestPerson | null, slug = 'rongyin'): Promise<Viewer> => (await viewerOf(who?.cookie, slug))!
const all = { dueOnly: false, departmentId: null, gridId: null, column: null }

describe('the board', () => {
  it('shows the public each promise in its column with its lamp', async () => {
    const board = await boardOf(await as(null), all)
    const column = board.columns.find((each) => each.column === 'TO_RATE')!
    expect(column.cards.map((card) => [card.ledgerNo, card.lamp.colour, card.note])).toEqual([[ledgerNo, 'GREEN', { kind: 'RATED', total: 4, rated: 1 }]])
    expect(board.lamps).toEqual({ GREEN: 1, YELLOW: 0, RED: 0, BLUE: 0 })
  })
  it('filters by what is due and by department', async () => {
    const totals = async (filter: Partial<BoardFilter>) =>
      (await boardOf(await as(null), { ...all, ...filter })).columns.reduce((sum, each) => sum + each.total, 0)
    expect([await totals({ dueOnly: true }), await totals({ departmentId: 交警 }), await totals({ departmentId: 排水所 })]).toEqual([0, 1, 0])
  })
  it('of another community does not hold it', async () => {
    expect((await boardOf(await as(null, 'haiting'), all)).columns.every((each) => each.total === 0)).toBe(true)
  })
})

describe('a task', () => {
  it('is found by its ledger number and by its id, and not from another community', async () => {
    expect((await taskPage(await as(null), ledgerNo))?.id).toBe(taskId)
    expect((await taskPage(await as(null), taskId))?.ledgerNo).toBe(ledgerNo)
    expect(await taskPage(await as(外人, 'haiting'), ledgerNo)).toBeNull()
  })
  it('tells the public what happened, and neither who rated nor why', async () => {
    const page = (await taskPage(await as(null), ledgerNo))!
    expect(page.past.map((step) => step.type)).toEqual(['REPLIED', 'SIGNED', 'ASSIGNED', 'AGREED'])
    expect(page.next.map((step) => step.type)).toEqual(['RATE', 'CLOSE'])
    expect(page.tally).toEqual({ total: 4, satisfied: 1, basically: 0, unsatisfied: 0 })
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`慢慢走|${林阿姨.userId}`))
  })
  it('asks each for their own, and gives reasons without names to those who may read them', async () => {
    const rating = async (who: TestPerson) => (await taskPage(await as(who), ledgerNo))!.rating?.score
    expect([await rating(林阿姨), await rating(曾先生), await rating(许警官)]).toEqual(['SATISFIED', null, undefined])
    expect((await taskPage(await as(曾先生), ledgerNo))!.reasons).toBeNull()
    expect((await taskPage(await as(许警官), ledgerNo))!.reasons).toEqual([{ side: 'RESIDENT', score: 'SATISFIED', reason: '绿灯够我慢慢走过去' }])
  })
  it('offers each person only what they can do now', async () => {
    const can = async (who: TestPerson | null) => {
      const { nod, ...acts } = (await taskPage(await as(who), ledgerNo))!.can
      return [...Object.entries(acts).filter(([, may]) => may).map(([act]) => act), ...nod]
    }
    expect([await can(null), await can(林阿姨), await can(曾先生), await can(许警官), await can(杨工)]).toEqual([[], ['RESIDENT'], [], [], []])
  })
})

describe('the desk of a department', () => {
  it('holds its own tasks and nobody else’s', async () => {
    expect((await departmentDesk(await as(许警官)))?.elsewhere.map((task) => task.ledgerNo)).toEqual([ledgerNo])
    expect((await departmentDesk(await as(杨工)))?.elsewhere).toEqual([])
    expect([await departmentDesk(await as(林阿姨)), await departmentDesk(await as(null))]).toEqual([null, null])
  })
})

describe('what anybody can take along', () => {
  it('the ledger, whole or of one month', async () => {
    const viewer = await as(null)
    const rows = await ledgerOf(viewer, { ...all, month: null })
    expect(rows.map((row) => [row.ledgerNo, row.department, row.replyClass])).toEqual([[ledgerNo, '区交警大队', 'A']])
    expect(await ledgerOf(viewer, { ...all, month: '2026-06' })).toHaveLength(1)
    expect(await ledgerOf(viewer, { ...all, month: '2026-05' })).toEqual([])
    expect(await ledgerOf(viewer, { ...all, month: 'June' })).toEqual([])
  })
  it('records found by any word, and data with masked names', async () => {
    const viewer = await as(null)
    const found = await recordList(viewer, { kind: null, year: null, text: '红绿灯 行人', page: 1 })
    expect(found.rows.map((row) => row.kind)).toEqual(['OUTCOME'])
    expect((await recordList(viewer, { kind: 'TASK', year: 2026, text: ledgerNo.toLowerCase(), page: 1 })).total).toBe(1)
    expect((await recordList(viewer, { kind: null, year: 2025, text: '', page: 1 })).total).toBe(0)
    const topics = await openData(viewer, 'topics')
    expect(topics.map((topic) => topic.proposedBy)).toEqual(['林**', '曾**'])
    expect(JSON.stringify(topics)).not.toContain('林阿姨')
  })
})

describe('an outcome', () => {
  it('waits for the committee to record it, and for nobody else to see that', async () => {
    const from = { kind: 'ITEM', sessionId: waiting.sessionId, itemId: waiting.itemId }
    expect((await recordable(await as(小郑))).map((each) => each.from)).toEqual([from])
    expect(await recordable(await as(林阿姨))).toEqual([])
  })
  it('shows its way and its tasks to everybody, its acts to the committee', async () => {
    const [open, kept] = [await outcomePage(await as(null), outcomeId), await outcomePage(await as(小郑), outcomeId)]
    expect(open).toMatchObject({ phase: 'TRACKED', recipient: '区交警大队', departments: [] })
    expect(open?.tasks.map((task) => task.ledgerNo)).toEqual([ledgerNo])
    expect([Object.values(open!.can).some(Boolean), kept!.can.register]).toEqual([false, true])
    expect(await outcomePage(await as(外人, 'haiting'), outcomeId)).toBeNull()
  })
})
