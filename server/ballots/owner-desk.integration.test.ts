import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandAnswer } from '../../contract/command.ts'
import type { OfficialReading } from '../../contract/commands/import.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { deskOf } from '../queries/desk.ts'
import { ownerDesk, ownerUnits, ownerVotingOf, rollPreview } from '../queries/owner-desk.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const DAY = 86_400_000
interface ShortMessage { phone: string; text: string }

let world: TestWorld
let gateway: Server
let sent: ShortMessage[] = []
/** what the gateway answers: 200, or 503 when it is out of order */
let gatewayStatus = 200
let 陈主任: TestPerson, 小郑: TestPerson, 管理员: TestPerson
let 林阿姨: TestPerson, 谢阿婆: TestPerson, 郭先生: TestPerson, 黄伯伯: TestPerson
/** heads in the order 林阿姨 (two flats), 谢阿婆, 郭先生, 黄伯伯, and one whom nobody signs in for */
let heads: string[]

const db = () => world.app.runtime.store.db
const viewer = async (who: TestPerson | null) => await viewerOf(who?.cookie, 'rongyin') as Viewer
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const phoneOf = async (who: TestPerson) => (await db().user.findUniqueOrThrow({ where: { id: who.userId } })).phone ?? ''
async function allDue(): Promise<void> { while (await world.app.runDue() > 0) { /* until nothing is due */ } }

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => { body += text }).on('end', () => {
      if (gatewayStatus === 200) sent.push(JSON.parse(body) as ShortMessage)
      response.writeHead(gatewayStatus).end()
    })
  }).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  world = await startWorld({ env: { LINLI_SMS: 'http', LINLI_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`, LINLI_SMS_TOKEN: 'token' } })
  陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  小郑 = await world.person('小郑', { roles: ['gridWorker'], verified: false })
  管理员 = await world.person('管理员', { roles: ['admin'], verified: false })
  林阿姨 = await world.person('林阿姨')
  谢阿婆 = await world.person('谢阿婆')
  郭先生 = await world.person('郭先生')
  黄伯伯 = await world.person('黄伯伯')
  heads = Array.from({ length: 5 }, () => ulid())
  const { communityId } = world
  await world.app.runtime.store.write(async (tx) => {
    await tx.user.update({ where: { id: 谢阿婆.userId }, data: { locale: 'en' } })
    await tx.gridCell.create({ data: { id: 'g1', communityId, name: '一网格', position: 1 } })
    await tx.building.createMany({ data: [4, 10].map((n) => ({ id: `bd${n}`, communityId, gridId: 'g1', name: `${n} 号楼`, position: n })) })
    await tx.ownerHead.createMany({ data: heads.map((id) => ({ id, communityId, kind: 'PERSON', name: id, identity: id })) })
    const unit = (buildingId: string, label: string, area: number, headId: string) => ({ id: ulid(), communityId, buildingId, label, area, headId })
    await tx.unit.createMany({ data: [
      unit('bd4', '502', 78_36, heads[0]!), unit('bd10', '101', 60_00, heads[0]!), unit('bd4', '503', 90_00, heads[1]!),
      unit('bd4', '1001', 50_00, heads[2]!), unit('bd4', '601', 40_00, heads[3]!), unit('bd10', '102', 30_00, heads[4]!),
    ] })
    await tx.headMember.createMany({ data: [林阿姨, 谢阿婆, 郭先生, 黄伯伯].map((who, n) => ({ headId: heads[n]!, userId: who.userId })) })
  })
})
afterAll(async () => {
  await world.close()
  gateway.close()
})
beforeEach(() => {
  world.clock.pin(testStart)
  sent = []
  gatewayStatus = 200
})

async function makeOwners(more: object = {}): Promise<{ ballotId: string; plan: { opensAt: number; closesAt: number } }> {
  const plan = { opensAt: world.clock.now() + 21 * DAY, closesAt: world.clock.now() + 36 * DAY }
  const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
    type: 'OWNER_ORDINARY', topicId: null, plan, question: { text: '同意把空地改作充电棚吗？', facts: [], choices: { kind: 'YES_NO' } }, ...more,
  })
  await world.must(陈主任, 'ShowRoll', { ballotId })
  return { ballotId, plan }
}
async function openOwners(more: object = {}): Promise<string> {
  const { ballotId, plan } = await makeOwners(more)
  world.clock.pin((await stateOf(ballotId)).inspection!.until)
  await world.must(陈主任, 'AnnounceBallot', { ballotId })
  world.clock.pin(plan.opensAt)
  await allDue()
  return ballotId
}
async function close(ballotId: string): Promise<BallotState> {
  world.clock.pin((await stateOf(ballotId)).closesAt)
  await allDue()
  return stateOf(ballotId)
}
const vote = (who: TestPerson, ballotId: string, head: number, choice = 'yes') => world.command(who, 'CastVote', { ballotId, voterId: heads[head], choices: [choice] })
const noticesOf = (who: TestPerson, kind: string, ballotId: string) => db().notice.count({ where: { userId: who.userId, kind, href: { endsWith: ballotId } } })

async function upload(who: TestPerson, name: string): Promise<string> {
  const pdf = Buffer.from(`%PDF-1.4\n% ${name} ${ulid()}\n%%EOF\n`)
  const answer = await (await world.fetch(who, '/api/files?community=rongyin', { method: 'POST', body: pdf, headers: { 'x-file-name': encodeURIComponent(name) } })).json() as CommandAnswer<{ fileId: string }>
  if (!answer.ok) throw new Error(answer.code)
  return answer.data.fileId
}

describe('reminders', () => {
  it('the server was down over the day: it reminds once when it is back, 林阿姨 who has voted is left alone, and each phone reads its own language', async () => {
    const ballotId = await openOwners()
    await vote(林阿姨, ballotId, 0)
    const { closesAt } = await stateOf(ballotId)
    // due two days before the end; nobody ran for a day after that
    world.clock.pin(closesAt! - DAY)
    await allDue()
    await allDue()
    expect((await stateOf(ballotId)).reminders).toEqual([{ at: closesAt! - DAY, by: null, people: 3, texts: 3 }])
    expect(await Promise.all([林阿姨, 谢阿婆, 郭先生, 黄伯伯].map((who) => noticesOf(who, 'ballotReminder', ballotId)))).toEqual([0, 1, 1, 1])
    await vi.waitFor(() => expect(sent).toHaveLength(3))
    const texts = new Map(sent.map(({ phone, text }) => [phone, text]))
    expect(texts.get(await phoneOf(谢阿婆))).toMatch(/^[^\u3400-\u9fff]*同意把空地改作充电棚吗？[^\u3400-\u9fff]*$/)
    expect(texts.get(await phoneOf(郭先生))).toContain('7 月')
    expect(texts.has(await phoneOf(林阿姨))).toBe(false)
    expect(JSON.stringify(sent)).not.toMatch(/同意、|不同意|弃权|yes|林阿姨/)
  })

  it('down until after the end: nobody is reminded of a box that is closed', async () => {
    const ballotId = await openOwners()
    world.clock.pin((await stateOf(ballotId)).closesAt! + DAY)
    await allDue()
    const state = await stateOf(ballotId)
    expect(state.reminders).toBeUndefined()
    expect(state.phase).toBe('FAILED_TURNOUT')
    expect(sent).toEqual([])
  })

  it('the button waits as long as the settings say, and the desk says until when; whose vote was given away is not asked', async () => {
    const ballotId = await openOwners()
    await world.must(谢阿婆, 'GrantProxy', { ballotId, voterId: heads[1], proxyUserId: 郭先生.userId, text: '请郭先生代我投。', photoId: await upload(谢阿婆, '委托书.pdf') })
    expect(await world.must(陈主任, 'RemindVoters', { ballotId })).toEqual({ people: 3, texts: 3 })
    expect(await noticesOf(谢阿婆, 'ballotReminder', ballotId)).toBe(0)
    const at = world.clock.now()
    expect(await world.command(陈主任, 'RemindVoters', { ballotId })).toMatchObject({ ok: false, code: 'BALLOT_REMINDED_LATELY', detail: { nextDay: at + 3 * DAY } })
    expect((await ownerDesk(await viewer(陈主任), ballotId))?.reminder).toEqual({ next: at + 3 * DAY, own: (await stateOf(ballotId)).closesAt! - 2 * DAY })
    world.clock.pin(at + 3 * DAY)
    expect(await world.must(陈主任, 'RemindVoters', { ballotId })).toMatchObject({ people: 3 })
    expect(await world.command(小郑, 'RemindVoters', { ballotId })).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('a gateway that is out of order loses the short messages and nothing else', async () => {
    const ballotId = await openOwners()
    gatewayStatus = 503
    expect(await world.must(陈主任, 'RemindVoters', { ballotId })).toEqual({ people: 4, texts: 4 })
    expect(await noticesOf(黄伯伯, 'ballotReminder', ballotId)).toBe(1)
    expect((await stateOf(ballotId)).reminders).toHaveLength(1)
  })
})

describe('the desk of the committee', () => {
  it('shows every door: delivered how, when and with what proof, voted or not, and never how; grid workers deliver, neighbours see nothing of it', async () => {
    const ballotId = await openOwners()
    await vote(林阿姨, ballotId, 0, 'no')
    const all = await ownerUnits(await viewer(小郑), ballotId, { show: 'ALL', words: '', page: 1 })
    expect(all?.lines.map((line) => [line.label, line.hasVoted, line.hasAccount])).toEqual([
      ['4 号楼 502', true, true], ['4 号楼 503', false, true], ['4 号楼 601', false, true], ['4 号楼 1001', false, true], ['10 号楼 101', true, true], ['10 号楼 102', false, false],
    ])
    expect(all?.undelivered).toHaveLength(6)
    expect((await ownerUnits(await viewer(小郑), ballotId, { show: 'UNDELIVERED', words: '10', page: 1 }))?.undelivered).toHaveLength(3)
    const idOf = (label: string) => all!.lines.find((line) => line.label === label)!.unitId
    const photoId = await upload(小郑, '签收单.pdf')
    expect(await world.must(小郑, 'RecordDelivery', { ballotId, unitIds: [idOf('4 号楼 503'), idOf('4 号楼 601')], how: 'HAND', photoId })).toEqual({ recorded: 2 })
    // what is recorded stays: the second time counts only the new one
    const underTheDoor = { ballotId, unitIds: [idOf('4 号楼 503'), idOf('4 号楼 502')], how: 'DOOR' }
    expect(await world.command(小郑, 'RecordDelivery', underTheDoor)).toMatchObject({ ok: false, fields: [{ path: 'photoId', fault: 'missing' }] })
    expect(await world.must(小郑, 'RecordDelivery', { ...underTheDoor, photoId })).toEqual({ recorded: 1 })
    const silent = await ownerUnits(await viewer(小郑), ballotId, { show: 'SILENT', words: '', page: 1 })
    expect(silent?.lines).toMatchObject([{ label: '4 号楼 503', how: 'HAND', by: '小郑', photoId, deliveredAt: world.clock.now() }, { label: '4 号楼 601' }])
    const labels = async (show: 'UNDELIVERED' | 'VOTED' | 'ALL', words = '') => (await ownerUnits(await viewer(陈主任), ballotId, { show, words, page: 1 }))?.lines.map((line) => line.label)
    expect(await labels('UNDELIVERED')).toEqual(['4 号楼 1001', '10 号楼 101', '10 号楼 102'])
    expect(await labels('VOTED')).toEqual(['4 号楼 502', '10 号楼 101'])
    expect(await labels('ALL', '4 50')).toEqual(['4 号楼 502', '4 号楼 503'])
    expect(await labels('ALL', '%')).toEqual([])
    const desk = await ownerDesk(await viewer(陈主任), ballotId)
    expect(desk?.units).toEqual({ all: 6, delivered: 3, voted: 2, silent: 2, unproven: 2 })
    expect(desk?.silent).toEqual({ all: 4, unreachable: 1 })
    expect(JSON.stringify([desk, all])).not.toContain('"no"')
    for (const who of [林阿姨, null]) {
      expect(await ownerDesk(await viewer(who), ballotId)).toBeNull()
      expect(await ownerUnits(await viewer(who), ballotId, { show: 'ALL', words: '', page: 1 })).toBeNull()
    }
    expect((await world.fetch(林阿姨, `/files/rongyin/${photoId}`)).status).toBe(404)
    expect((await world.fetch(陈主任, `/files/rongyin/${photoId}`)).status).toBe(200)
  })

  it('says before anything is made who would be on the roll and what it would take', async () => {
    expect(await rollPreview(await viewer(陈主任), { type: 'OWNER_MAJOR', basis: null, buildingIds: [] })).toEqual({
      voters: 5, heads: 5, area: 348_36, units: 6, reasons: { OWNER: 5 }, unreachable: 1, need: { heads: 4, area: 232_24 },
    })
    expect(await rollPreview(await viewer(陈主任), { type: 'OWNER_MAJOR', basis: null, buildingIds: ['bd10'] })).toMatchObject({ heads: 2, area: 90_00 })
    expect(await rollPreview(await viewer(林阿姨), { type: 'OWNER_MAJOR', basis: null, buildingIds: [] })).toBeNull()
  })

  it('an objection to the roll is answered and whoever raised it hears so; the roll is drawn anew from the register, not by hand', async () => {
    const { ballotId } = await makeOwners()
    const { objectionId } = await world.must<{ objectionId: string }>(郭先生, 'ObjectToRoll', { ballotId, text: '我家是 52 平方米' })
    expect(await world.command(郭先生, 'AnswerRollObjection', { ballotId, objectionId, text: '自己答', isCorrected: true })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await db().notice.count({ where: { userId: 陈主任.userId, kind: 'ballotRollObjection', href: `/c/rongyin/ballots/${ballotId}/desk` } })).toBe(1)
    const waiting = async () => (await deskOf(await viewer(陈主任)))?.items.find((item) => item.key === `ballot:${ballotId}`)
    expect(await waiting()).toMatchObject({ act: 'BALLOT_ROLL_ANSWER', at: { kind: 'ownerDesk', id: ballotId } })
    await world.app.runtime.store.write((tx) => tx.unit.updateMany({ where: { communityId: world.communityId, label: '1001' }, data: { area: 52_00 } }))
    expect(await world.must(陈主任, 'CorrectRoll', { ballotId, reason: '4 号楼 1001 按房产证改成 52 平方米' })).toEqual({ added: 0, removed: 0, changed: 1 })
    await world.must(陈主任, 'AnswerRollObjection', { ballotId, objectionId, text: '对不住，登记抄错了，改了。', isCorrected: true })
    expect(await waiting()).toBeUndefined()
    expect(await noticesOf(郭先生, 'ballotRollAnswered', ballotId)).toBe(1)
    expect(await noticesOf(林阿姨, 'ballotRollAnswered', ballotId)).toBe(0)
    expect((await stateOf(ballotId)).inspection).toMatchObject({ area: 350_36, objections: [{ answer: { isCorrected: true } }], corrections: [{ changed: 1 }] })
    await world.app.runtime.store.write((tx) => tx.unit.updateMany({ where: { communityId: world.communityId, label: '1001' }, data: { area: 50_00 } }))
  })
})

describe('a proxy on paper, entered by the committee', () => {
  it('needs the photo, a neighbour who is known, and stays within two households and one level', async () => {
    const ballotId = await openOwners()
    const give = async (head: number, phone: string, photo = true) => world.command<{ proxyId: string }>(陈主任, 'GrantProxy', {
      ballotId, voterId: heads[head], proxyPhone: phone, text: '委托书：请代我投这次的票。', photoId: photo ? await upload(陈主任, '委托书.pdf') : null,
    })
    const phone = await phoneOf(黄伯伯)
    expect(await give(4, phone, false)).toMatchObject({ ok: false, code: 'PROXY_PAPER_NEEDED' })
    expect(await give(4, '19900000000')).toMatchObject({ ok: false, code: 'PROXY_UNKNOWN' })
    expect(await give(3, phone)).toMatchObject({ ok: false, code: 'PROXY_SELF' })
    expect(await give(4, phone)).toMatchObject({ ok: true })
    expect(await give(1, phone)).toMatchObject({ ok: true })
    expect(await give(2, phone)).toMatchObject({ ok: false, code: 'PROXY_TOO_MANY' })
    expect(await give(2, await phoneOf(谢阿婆))).toMatchObject({ ok: false, code: 'PROXY_ONE_LEVEL' })
    expect(await world.command(小郑, 'GrantProxy', { ballotId, voterId: heads[2], proxyUserId: 黄伯伯.userId, text: '代', photoId: await upload(小郑, '委托书.pdf') })).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })

    await vote(黄伯伯, ballotId, 4)
    const lines = (await ownerDesk(await viewer(小郑), ballotId))?.proxies
    expect(lines?.map(({ voter, proxy, isUsed, isRevoked }) => [voter, proxy, isUsed, isRevoked])).toEqual(expect.arrayContaining([['10 号楼 102', '黄伯伯', true, false], ['4 号楼 503', '黄伯伯', false, false]]))
    expect((await world.fetch(小郑, `/files/rongyin/${lines?.[0]?.photoId}`)).status).toBe(200)
    expect(await world.command(陈主任, 'RevokeProxy', { ballotId, voterId: heads[4] })).toMatchObject({ ok: false, code: 'PROXY_USED' })
    await world.must(陈主任, 'RevokeProxy', { ballotId, voterId: heads[1] })
    expect(await vote(黄伯伯, ballotId, 1)).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await vote(谢阿婆, ballotId, 1)).toMatchObject({ ok: true })
  })
})

describe('the official result', () => {
  const read = async (who: TestPerson, ballotId: string, csv: string, name = '结果.csv') =>
    await (await world.fetch(who, `/api/official?community=rongyin&ballot=${ballotId}`, { method: 'POST', body: csv, headers: { 'x-file-name': encodeURIComponent(name) } })).json() as CommandAnswer<OfficialReading>

  it('is read from a table, kept with the hash of its bytes, and stands beside ours for everybody', async () => {
    const ballotId = await openOwners()
    await vote(林阿姨, ballotId, 0)
    await close(ballotId)
    const csv = '\ufeff选择,户数,面积\r\n同意,3,"228.36"\r\n不同意,1,90.5平方米\r\n弃权,0,0\r\n'
    const answer = await read(陈主任, ballotId, csv)
    expect(answer).toMatchObject({ ok: true, data: { bad: [], rows: [{ choice: 'yes', heads: 3, area: 228_36 }, { choice: 'no', heads: 1, area: 90_50 }, { choice: 'abstain', heads: 0, area: 0 }] } })
    if (!answer.ok || !answer.data.file) throw new Error('not read')
    const { fileId } = answer.data.file
    expect((await world.fetch(林阿姨, `/files/rongyin/${fileId}`)).status).toBe(404)
    const sha256 = createHash('sha256').update(csv).digest('hex')
    expect(await world.must(陈主任, 'ImportOfficialResult', { ballotId, source: '望潮街道办公告', fileId, rows: answer.data.rows })).toMatchObject({ sha256 })
    expect((await stateOf(ballotId)).officialResult).toMatchObject({ source: '望潮街道办公告', file: { name: '结果.csv', sha256 }, verdict: { outcome: 'PASSED' } })
    const kept = await world.fetch(null, `/files/rongyin/${fileId}`)
    expect([kept.status, kept.headers.get('content-disposition')?.split(';')[0], await kept.text()]).toEqual([200, 'attachment', csv.slice(1)])
  })

  it('each line that cannot be taken is named with its number and its reason, and nothing is kept', async () => {
    const ballotId = await openOwners()
    const answer = await read(陈主任, ballotId, 'Choice;Households;Area\nYes;three;78.361\nYes;1;10\nmaybe;;x\n')
    expect(answer).toMatchObject({ ok: true, data: { file: null, rows: [] } })
    expect(answer.ok && answer.data.bad.map((bad) => [bad.line, bad.fault, bad.value])).toEqual([
      [2, 'heads', 'three'], [2, 'area', '78.361'], [3, 'twice', 'Yes'], [4, 'unknownChoice', 'maybe'], [4, 'missing', ''], [4, 'area', 'x'],
      [0, 'noLine', expect.anything()], [0, 'noLine', expect.anything()],
    ])
    const more = await read(陈主任, ballotId, '选择,户数,面积\n同意,6,10\n不同意,0,0\n弃权,0,0\n')
    expect(more.ok && more.data.bad).toMatchObject([{ fault: 'moreThanRoll', value: '6' }])
    expect(await read(陈主任, ballotId, '选择,户数\n同意,3\n')).toMatchObject({ ok: false, code: 'IMPORT_HEADINGS' })
    expect(await read(陈主任, ballotId, '')).toMatchObject({ ok: false, code: 'IMPORT_EMPTY' })
    expect(await read(小郑, ballotId, '选择,户数,面积\n同意,3,1\n')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await db().fileObject.count({ where: { kind: 'CSV', name: 'table.csv' } })).toBe(0)
  })

  it('needs its original, not more votes than the roll has, and an own count that is over', async () => {
    const ballotId = await openOwners()
    const rows = [{ choice: 'yes', heads: 4, area: 200_00 }, { choice: 'no', heads: 0, area: 0 }, { choice: 'abstain', heads: 0, area: 0 }]
    const enter = async (more: object = {}) => world.command(陈主任, 'ImportOfficialResult', { ballotId, source: '街道公告', fileId: await upload(陈主任, '公告.pdf'), rows, ...more })
    expect(await enter()).toMatchObject({ ok: false, code: 'BALLOT_WRONG_PHASE' })
    await close(ballotId)
    expect(await enter({ fileId: 'f'.repeat(64) })).toMatchObject({ ok: false, fields: [{ path: 'fileId' }] })
    expect(await enter({ rows: [{ choice: 'yes', heads: 6, area: 1 }] })).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
    expect(await enter()).toMatchObject({ ok: true })
  })
})

describe('the papers about owner votes', () => {
  it('the administrator says that the authority designated the system: the next owner vote is official, the one before stays a poll', async () => {
    const before = await makeOwners()
    const designation = { authority: '望潮街道办', reference: '望街〔2026〕8 号' }
    expect(await world.command(陈主任, 'SetOwnerVoting', { designation, silence: null })).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    await world.must(管理员, 'SetOwnerVoting', { designation, silence: null })
    expect(await ownerVotingOf(await viewer(管理员))).toEqual({ designation, silence: null })
    const after = await makeOwners()
    expect([(await stateOf(before.ballotId)).isOfficial, (await stateOf(after.ballotId)).isOfficial]).toEqual([false, true])
    await world.must(管理员, 'SetOwnerVoting', { designation: null, silence: null })
  })
})
