import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { ulid } from 'ulid'
import { DAY, HOUR } from '../../domain/calendar/index.ts'
import type { Task } from '../../domain/task/state.ts'
import type { TestPerson, TestWorld } from '../testing/harness.ts'
import { startWorld } from '../testing/harness.ts'
import { resolvedItem } from '../testing/resolved-item.ts'

let world: TestWorld
let 小郑: TestPerson, 陈委员: TestPerson, 林阿姨: TestPerson, 曾先生: TestPerson, 许警官: TestPerson, 杨工: TestPerson, 吴监督: TestPerson, 路人: TestPerson, 外人: TestPerson
const 交警 = ulid()
const 排水所 = ulid()

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
  吴监督 = await world.person('吴监督', { roles: ['supervisor'], verified: false })
  路人 = await world.person('路人')
  外人 = await world.person('外人', { community: 'haiting' })
})
afterAll(() => world.close())

const stateOf = async (taskId: string) => (await world.app.runtime.store.db.task.findUniqueOrThrow({ where: { id: taskId } })).state as unknown as Task
const wait = async (ms: number) => { world.clock.shift(ms); while (await world.app.runDue() > 0) { /* until nothing is due */ } }
const noticesOf = async (who: TestPerson, kind: string, about = '') => world.app.runtime.store.db.notice.count({ where: { userId: who.userId, kind, href: { contains: about } } })

async function upload(who: TestPerson, colour: string): Promise<string> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } }).png().toBuffer()
  const response = await world.fetch(who, `/api/files?community=${world.slug}`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'x-file-name': encodeURIComponent('现场.png') } })
  const answer = await response.json() as { ok: true; data: { fileId: string } }
  return answer.data.fileId
}
const picture = async (who: TestPerson, colour = '#c96f50') => ({ fileId: await upload(who, colour), moment: 'AFTER' as const, caption: '装好后' })

async function adoptedOutcome() {
  const { sessionId, itemId, topicId } = await resolvedItem(world, { author: 林阿姨, endorsers: [曾先生], moderator: 陈委员, committee: 小郑 })
  const { outcomeId } = await world.must<{ outcomeId: string }>(小郑, 'RecordOutcome', { from: { kind: 'ITEM', sessionId, itemId }, title: '西门斑马线，装一组红绿灯', text: '请区交警大队装行人红绿灯。' })
  await world.must(小郑, 'PublicizeOutcome', { outcomeId })
  await wait(6 * DAY)
  await world.must(小郑, 'SendOutcome', { outcomeId, departmentId: 交警, note: '' })
  await world.must(许警官, 'AnswerOutcome', { outcomeId, verdict: 'ADOPTED', reason: '' })
  return { outcomeId, topicId, sessionId, itemId }
}
async function assignedTask() {
  const { outcomeId, topicId } = await adoptedOutcome()
  const { taskId, ledgerNo } = await world.must<{ taskId: string; ledgerNo: string }>(小郑, 'RegisterTask', { outcomeId, title: '西门斑马线，装一组红绿灯', detail: '', kind: 'COMMUNITY', gridId: null })
  await world.must(小郑, 'AssignTask', { taskId, departmentId: 交警, note: '' })
  return { taskId, ledgerNo, outcomeId, topicId }
}
async function evaluatedTask() {
  const task = await assignedTask()
  await world.must(许警官, 'SignTask', { taskId: task.taskId })
  await world.must(许警官, 'ReplyToTask', { taskId: task.taskId, replyClass: 'A', text: '灯装好了', evidence: [await picture(许警官)], answerAgainBy: null })
  await world.must(小郑, 'OpenEvaluation', { taskId: task.taskId })
  return task
}

describe('from an outcome to the closing of its task', () => {
  it('林阿姨 hears of every step, and three nods close task, outcome and topic together', async () => {
    const { taskId, ledgerNo, outcomeId } = await evaluatedTask()
    expect(ledgerNo).toMatch(/^RY-2026-\d{4}-01$/)
    expect((await stateOf(taskId)).phase).toBe('EVALUATING')
    const raters = await world.app.runtime.store.db.taskRater.findMany({ where: { taskId } })
    expect(raters.map((rater) => rater.side).sort()).toEqual(['COMMITTEE', 'MODERATOR', 'RESIDENT', 'RESIDENT'])
    for (const who of [林阿姨, 陈委员, 小郑]) await world.must(who, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })
    await world.must(林阿姨, 'ConfirmClosing', { taskId, party: 'RESIDENT', note: '', evidence: [] })
    await world.must(吴监督, 'ConfirmClosing', { taskId, party: 'SUPERVISOR', note: '到现场看过', evidence: [] })
    expect((await stateOf(taskId)).phase).toBe('EVALUATING')
    await world.must(曾先生, 'RateTask', { taskId, score: 'BASICALLY', reason: '绿灯再长五秒就好' })
    expect((await stateOf(taskId)).phase).toBe('CLOSED')
    expect(await world.app.runtime.store.db.outcome.findUniqueOrThrow({ where: { id: outcomeId } })).toMatchObject({ phase: 'FULFILLED' })
    for (const kind of ['outcomePublicized', 'taskAssigned', 'taskToRate', 'taskClosed']) expect(await noticesOf(林阿姨, kind), kind).toBeGreaterThan(0)
  })
  it('numbers of the ledger grow and are never used twice', async () => {
    const { outcomeId, ledgerNo } = await assignedTask()
    const second = await world.must<{ ledgerNo: string }>(小郑, 'RegisterTask', { outcomeId, title: '等灯的地方加一盏路灯', detail: '', kind: 'SUGGESTION', gridId: null })
    expect(second.ledgerNo).toBe(ledgerNo.replace(/01$/, '02'))
  })
  it('an item gives one outcome, and only when something was resolved', async () => {
    const { sessionId, itemId } = await adoptedOutcome()
    expect(await world.command(小郑, 'RecordOutcome', { from: { kind: 'ITEM', sessionId, itemId }, title: '再来', text: '再来' })).toMatchObject({ code: 'OUTCOME_RECORDED_BEFORE' })
    expect(await world.command(小郑, 'RecordOutcome', { from: { kind: 'ITEM', sessionId, itemId: 'no' }, title: '再来', text: '再来' })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('each person only for themselves', () => {
  it('another department, a neighbour who was not asked and a stranger are refused', async () => {
    const { taskId } = await evaluatedTask()
    expect(await world.command(杨工, 'ReportProgress', { taskId, text: '我来', evidence: [] })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await world.command(路人, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })).toMatchObject({ code: 'NOT_ASKED_TO_RATE' })
    expect(await world.command(路人, 'ConfirmClosing', { taskId, party: 'RESIDENT', note: '', evidence: [] })).toMatchObject({ code: 'NOT_ASKED_TO_RATE' })
    expect(await world.command(许警官, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })).toMatchObject({ code: 'NOT_ASKED_TO_RATE' })
    expect(await world.command(林阿姨, 'ConfirmClosing', { taskId, party: 'SUPERVISOR', note: '', evidence: [] })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await world.command(外人, 'RateTask', { taskId, score: 'SATISFIED', reason: '' }, { community: 'haiting' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.command(林阿姨, 'FollowTaskClock', { taskId, what: 'SLIPS' })).toMatchObject({ code: 'UNKNOWN_COMMAND' })
  })
  it('rating twice changes the rating and adds nobody', async () => {
    const { taskId } = await evaluatedTask()
    await world.must(林阿姨, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })
    await world.must(林阿姨, 'RateTask', { taskId, score: 'BASICALLY', reason: '' })
    const rows = await world.app.runtime.store.db.taskRater.findMany({ where: { taskId, score: { not: null } } })
    expect(rows.map((row) => row.score)).toEqual(['BASICALLY'])
  })
  it('hides from the public wire who rated and why', async () => {
    const { taskId } = await evaluatedTask()
    await world.must(林阿姨, 'RateTask', { taskId, score: 'SATISFIED', reason: '绿灯够我慢慢走过去' })
    const { taskAggregate } = await import('./task-aggregate.ts')
    const event = { type: 'TaskRated' as const, round: 1, raterId: 林阿姨.userId, side: 'RESIDENT' as const, score: 'SATISFIED' as const, previous: null, reason: '绿灯够我慢慢走过去', at: 1 }
    expect(JSON.stringify(taskAggregate.redact(event, 'public'))).not.toContain(林阿姨.userId)
    expect(JSON.stringify(taskAggregate.redact(event, 'member'))).not.toContain('绿灯')
  })
})

describe('what happens by itself', () => {
  it('the people are asked though the committee forgot to', async () => {
    const { taskId } = await assignedTask()
    await world.must(许警官, 'SignTask', { taskId })
    await world.must(许警官, 'ReplyToTask', { taskId, replyClass: 'A', text: '灯装好了', evidence: [await picture(许警官, '#123456')], answerAgainBy: null })
    await wait(5 * DAY)
    expect((await stateOf(taskId)).phase).toBe('EVALUATING')
  })
  it('somebody dissatisfied sends it back a minute later, and not before', async () => {
    const { taskId, ledgerNo } = await evaluatedTask()
    await world.must(林阿姨, 'RateTask', { taskId, score: 'UNSATISFIED', reason: '灯太快' })
    await wait(59_000)
    expect((await stateOf(taskId)).phase).toBe('EVALUATING')
    await wait(1_000)
    expect(await stateOf(taskId)).toMatchObject({ phase: 'REWORK', round: 2 })
    expect(await noticesOf(许警官, 'taskReworkForYou', ledgerNo)).toBe(1)
  })
  it('after 15 working days a missing rating stays missing', async () => {
    const { taskId, ledgerNo } = await evaluatedTask()
    await world.must(林阿姨, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })
    const { evaluation } = await stateOf(taskId)
    await wait(evaluation!.rateBy + 1 - world.clock.now())
    expect((await stateOf(taskId)).evaluation?.completed).toEqual({ total: 4, satisfied: 1, basically: 0, unsatisfied: 0 })
    expect(await noticesOf(曾先生, 'taskRateSoon', ledgerNo)).toBe(1)
    expect(await world.command(曾先生, 'RateTask', { taskId, score: 'SATISFIED', reason: '' })).toMatchObject({ code: 'RATING_OVER' })
  })
  it('slips of a long downtime go out once each, and the listing is recommended', async () => {
    const { taskId } = await assignedTask()
    await world.must(许警官, 'SignTask', { taskId })
    await wait(60 * DAY)
    await wait(HOUR)
    const slips = await world.app.runtime.store.db.event.findMany({ where: { stream: `task:${taskId}`, type: 'SlipIssued' }, orderBy: { seq: 'asc' } })
    expect(slips.map((slip) => (slip.data as { level: string }).level)).toEqual(['BLUE', 'ORANGE', 'RED', 'LISTING'])
    expect((await stateOf(taskId)).phase).toBe('LISTED')
  })
})

describe('files', () => {
  it('lose their place and camera, are bounded, and are public once they are evidence', async () => {
    const bytes = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#fff' } })
      .withExif({ IFD0: { Make: 'Phone', ImageDescription: 'home' }, IFD3: { GPSLatitude: '24/1 54/1 0/1' } }).jpeg().toBuffer()
    const response = await world.fetch(林阿姨, `/api/files?community=${world.slug}`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'x-file-name': '..%2F..%2Fhome.jpg' } })
    const { data } = await response.json() as { data: { fileId: string; width: number; name: string } }
    expect(data).toMatchObject({ width: 1920, name: 'home.jpg' })
    const path = `/files/${world.slug}/${data.fileId}`
    const own = await world.fetch(林阿姨, path)
    const meta = await sharp(Buffer.from(await own.arrayBuffer())).metadata()
    expect([own.status, meta.exif, meta.width]).toEqual([200, undefined, 1920])
    expect((await world.fetch(路人, path)).status).toBe(404)
    expect((await world.fetch(null, path)).status).toBe(404)
    expect((await world.fetch(林阿姨, path.replace('rongyin', 'haiting'))).status).toBe(404)
  })
  it('of evidence are read by everybody, small and large', async () => {
    const { taskId } = await assignedTask()
    await world.must(许警官, 'SignTask', { taskId })
    const shown = await picture(许警官, '#00aa00')
    expect((await world.fetch(null, `/files/${world.slug}/${shown.fileId}`)).status).toBe(404)
    await world.must(许警官, 'ReportProgress', { taskId, text: '杆子立起来了', evidence: [shown] })
    const small = await world.fetch(null, `/files/${world.slug}/${shown.fileId}/small`)
    expect([small.status, small.headers.get('content-type'), small.headers.get('x-content-type-options')]).toEqual([200, 'image/jpeg', 'nosniff'])
  })
  it('that somebody else uploaded cannot be taken as one’s own evidence', async () => {
    const { taskId } = await assignedTask()
    await world.must(许警官, 'SignTask', { taskId })
    const secret = await picture(林阿姨, '#990099')
    expect(await world.command(许警官, 'ReportProgress', { taskId, text: '看', evidence: [secret] })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await world.fetch(null, `/files/${world.slug}/${secret.fileId}`)).status).toBe(404)
  })
  it('that two neighbours upload alike are one file, and each may use it', async () => {
    const [one, two] = [await upload(林阿姨, '#0000ff'), await upload(曾先生, '#0000ff')]
    expect(one).toBe(two)
    expect((await world.fetch(曾先生, `/files/${world.slug}/${two}`)).status).toBe(200)
  })
  it('of a wrong kind, broken, from elsewhere or from nobody are refused with a code', async () => {
    const send = async (who: TestPerson | null, body: Buffer, init: RequestInit = {}) =>
      (await (await world.fetch(who, `/api/files?community=${world.slug}`, { method: 'POST', body: new Uint8Array(body), ...init })).json() as { code?: string }).code
    expect(await send(林阿姨, Buffer.from('<svg onload="alert(1)"/>'))).toBe('FILE_TYPE')
    expect(await send(林阿姨, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(200)]))).toBe('FILE_BROKEN')
    expect(await send(林阿姨, Buffer.from('%PDF-1.7 cut off'))).toBe('FILE_BROKEN')
    expect(await send(null, Buffer.from('%PDF-1.7 %%EOF'))).toBe('NOT_SIGNED_IN')
    expect(await send(外人, Buffer.from('%PDF-1.7 %%EOF'))).toBe('NOT_FOUND')
    expect(await send(林阿姨, Buffer.alloc(10 * 1024 * 1024 + 1))).toBe('FILE_TOO_LARGE')
    expect(await send(林阿姨, Buffer.from('%PDF-1.7 %%EOF'), { headers: { origin: 'https://elsewhere.example' } })).toBe('FOREIGN_ORIGIN')
  })
})
