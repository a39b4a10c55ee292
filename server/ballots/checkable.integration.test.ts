import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ulid } from 'ulid'
import type { CountingFile } from '../../contract/counting-file.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { ChoiceSet } from '../../domain/ballot/types.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { countingList, findVoters, myVoters, paperDesk, papersBeginning } from '../queries/ballots.ts'
import { countingFile } from '../queries/counting-file.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Verified { faults: { zh: string; en: string }[]; said: { zh: string; en: string } | null }
const program = fileURLToPath(new URL('../../public/verify-ballot.mjs', import.meta.url))
const { verifyBallot } = await import(program) as { verifyBallot(source: string, seenHead?: string | null): Verified }

const DAY = 86_400_000
let world: TestWorld
let 陈主任: TestPerson, 管理员: TestPerson, 小郑: TestPerson, 小吴: TestPerson, 黄监督: TestPerson
let neighbours: TestPerson[]
/** head ids of the owners, 78.36 m² and more each; the last one has nobody who signs in */
let heads: string[]

const db = () => world.app.runtime.store.db
const viewer = async (who: TestPerson | null) => await viewerOf(who?.cookie, 'rongyin') as Viewer
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const allDue = async () => { while (await world.app.runDue() > 0) { /* until nothing is due */ } }

beforeAll(async () => {
  world = await startWorld()
  陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  管理员 = await world.person('管理员', { roles: ['admin'], verified: false })
  小郑 = await world.person('小郑', { roles: ['gridWorker'], verified: false })
  小吴 = await world.person('小吴', { roles: ['gridWorker'], verified: false })
  黄监督 = await world.person('黄监督', { roles: ['supervisor'], verified: false })
  neighbours = []
  for (const name of ['林阿姨', '谢阿婆', '郭先生', '庄师傅', '黄伯伯', '许老师']) neighbours.push(await world.person(name))
  heads = neighbours.map(() => ulid())
  await world.app.runtime.store.write(async (tx) => {
    await tx.gridCell.create({ data: { id: 'g1', communityId: world.communityId, name: '一网格', position: 1 } })
    await tx.building.create({ data: { id: 'bd4', communityId: world.communityId, gridId: 'g1', name: '4 号楼', position: 4 } })
    await tx.ownerHead.createMany({ data: heads.map((id) => ({ id, communityId: world.communityId, kind: 'PERSON', name: id, identity: id })) })
    await tx.unit.createMany({ data: heads.map((headId, n) => ({ id: ulid(), communityId: world.communityId, buildingId: 'bd4', label: `${n + 1}01`, area: 78_36 + n, headId })) })
    await tx.headMember.createMany({ data: heads.slice(0, 5).map((headId, n) => ({ headId, userId: neighbours[n]!.userId })) })
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.pin(testStart))

async function openPoll(secrecy: 'NAMED' | 'SECRET', choices: ChoiceSet = { kind: 'YES_NO' }): Promise<string> {
  const now = world.clock.now()
  const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + 3_600_000 }, secrecy, interim: 'HIDDEN',
    question: { text: '谁来当楼长？', facts: [{ label: '任期', text: '两年' }], choices },
  })
  await world.must(陈主任, 'AnnounceBallot', { ballotId })
  await world.must(陈主任, 'OpenBallot', { ballotId, minutes: null })
  return ballotId
}

async function openOwners(more: object = {}): Promise<string> {
  const now = world.clock.now()
  const plan = { opensAt: now + 21 * DAY, closesAt: now + 28 * DAY }
  const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
    type: 'OWNER_ORDINARY', topicId: null, plan, question: { text: '同意把空地改作充电棚吗？', facts: [], choices: { kind: 'YES_NO' } }, ...more,
  })
  await world.must(陈主任, 'ShowRoll', { ballotId })
  world.clock.pin((await stateOf(ballotId)).inspection!.until)
  await world.must(陈主任, 'AnnounceBallot', { ballotId })
  world.clock.pin(plan.opensAt)
  await allDue()
  return ballotId
}

/** An owner vote of a community whose registered 议事规则 count the silent with the majority. */
async function openSilent(): Promise<string> {
  await world.must(管理员, 'SetOwnerVoting', { designation: null, silence: { counts: 'WITH_MAJORITY', cite: '议事规则 2025-3' } })
  return openOwners({ countsSilent: true })
}
const unitsOf = async (ballotId: string, of: string[] = heads) =>
  (await db().ballotUnit.findMany({ where: { ballotId, voterId: { in: of } }, select: { unitId: true } })).map(({ unitId }) => unitId)
const deliver = (ballotId: string, unitIds: string[]) => world.must(陈主任, 'RecordDelivery', { ballotId, unitIds, how: 'HAND' })

async function close(ballotId: string): Promise<BallotState> {
  world.clock.pin((await stateOf(ballotId)).closesAt)
  await world.must(陈主任, 'CloseBallot', { ballotId })
  return stateOf(ballotId)
}

const vote = (who: number, ballotId: string, choices: string[], voterId = neighbours[who]!.userId) =>
  world.must<{ receipt: string; revision: number }>(neighbours[who]!, 'CastVote', { ballotId, voterId, choices })

let photos = 0
async function photo(by: TestPerson): Promise<string> {
  const id = (++photos).toString(16).padStart(64, '0')
  await world.app.runtime.store.write(async (tx) => {
    await tx.fileObject.create({ data: { id, communityId: world.communityId, kind: 'IMAGE', name: 'paper.jpg', mime: 'image/jpeg', size: 1, uploadedBy: by.userId, at: new Date(testStart) } })
    await tx.fileUse.create({ data: { fileId: id, subject: `user:${by.userId}`, at: new Date(testStart) } })
  })
  return id
}
const enter = async (by: TestPerson, ballotId: string, owner: number, choice: string) =>
  (await world.must<{ entryId: string }>(by, 'EnterPaperVote', { ballotId, voterId: heads[owner], choices: [choice], photoId: await photo(by) })).entryId
const check = (by: TestPerson, entryId: string, choice: string) => world.command<{ outcome: string }>(by, 'CheckPaperVote', { entryId, choices: [choice] })

/** Every single value of a JSON value, each with a way to change it to something else. */
function* alterations(value: unknown, path: (string | number)[] = []): Generator<{ path: string; altered: (root: unknown) => unknown }> {
  if (value !== null && typeof value === 'object' && Object.keys(value).length > 0) {
    for (const [key, member] of Object.entries(value)) yield* alterations(member, [...path, Array.isArray(value) ? Number(key) : key])
    return
  }
  const others: unknown[] = value === null ? [0, 'x', false] : typeof value === 'number' ? [value + 1, value - 1, String(value), null]
    : typeof value === 'string' ? [`${value}x`, value.slice(1), value === '' ? 'y' : '', null]
    : typeof value === 'boolean' ? [!value] : [Array.isArray(value) ? ['x'] : { x: 1 }]
  for (const other of others) {
    if (other === value) continue
    yield {
      path: path.join('.'),
      altered: (root) => {
        const copy = structuredClone(root) as Record<string | number, unknown>
        let at = copy
        for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
        at[path.at(-1)!] = other
        return copy
      },
    }
  }
}

function expectEveryAlterationFound(file: CountingFile): number {
  let tried = 0
  for (const { path, altered } of alterations(file)) {
    tried++
    const { faults } = verifyBallot(JSON.stringify(altered(file)))
    expect(faults.length, path).toBeGreaterThan(0)
    for (const fault of faults) expect([/[\u3400-\u9fff]/.test(fault.zh), /[a-z]/i.test(fault.en)], path).toEqual([true, true])
  }
  return tried
}

describe('the counting file', () => {
  it('of a secret election is counted again by a program that knows nothing of ours; altered in any single value it is not', async () => {
    const ballotId = await openPoll('SECRET', { kind: 'UP_TO', most: 2, options: ['林阿姨', '郭先生', '庄师傅'].map((text, n) => ({ id: `o${n + 1}`, text })) })
    await vote(0, ballotId, ['o1'])
    await vote(0, ballotId, ['o1', 'o2'])
    const { receipt, revision } = await vote(0, ballotId, ['o2', 'o3'])
    expect(revision).toBe(3)
    await vote(1, ballotId, ['o2'])
    await vote(2, ballotId, ['abstain'])
    await close(ballotId)
    const file = (await countingFile(await viewer(null), ballotId))!
    expect(file.papers.find((paper) => paper.receipt === receipt)?.choices).toBe('o2,o3')
    expect(verifyBallot(JSON.stringify(file))).toMatchObject({ faults: [], said: { zh: expect.stringContaining('核对无误') as string, en: expect.stringContaining('Verified') as string } })
    expect(expectEveryAlterationFound(file)).toBeGreaterThan(150)
    // a page of the list is found by its first letters alone
    expect((await papersBeginning(await viewer(null), ballotId, receipt.slice(0, 2)))?.some((line) => line.receipt === receipt)).toBe(true)
    expect(await papersBeginning(await viewer(null), ballotId, receipt)).toBeNull()
  })

  it('of an owner vote two hundredths of a square metre short, a paper, one set aside and the silent counted: the same', async () => {
    const ballotId = await openSilent()
    await deliver(ballotId, await unitsOf(ballotId))
    await check(小吴, await enter(小郑, ballotId, 5, 'no'), 'no')
    await check(小吴, await enter(小郑, ballotId, 0, 'no'), 'no')
    for (const who of [0, 1, 2]) await vote(who, ballotId, ['yes'], heads[who])
    const state = await close(ballotId)
    const file = (await countingFile(await viewer(null), ballotId))!
    expect(file.ballot.setAside).toEqual([{ voter: file.papers.find((paper) => paper.area === 78_36)!.voter, why: 'ELECTRONIC_WINS' }])
    expect(file.count).toMatchObject({ papers: 4, result: { outcome: 'TOO_FEW' }, resultWithSilent: { outcome: 'PASSED' } })
    expect(JSON.stringify(file)).not.toContain(neighbours[0]!.userId)
    expect(JSON.stringify(file)).not.toContain(heads[0])
    expect(verifyBallot(JSON.stringify(file)).faults).toEqual([])
    expect(verifyBallot(JSON.stringify(file), `${state.count!.chainHead.slice(0, 4)} ${state.count!.chainHead.slice(4, 12)}`).faults).toEqual([])
    expect(verifyBallot(JSON.stringify(file), '0000 0000 0000').faults).toHaveLength(1)
    expect(expectEveryAlterationFound(file)).toBeGreaterThan(300)
  })

  it('of an owner vote whose paper did not demonstrably reach one silent unit says nothing of the silent, and verifies all the same', async () => {
    const ballotId = await openSilent()
    // 许老师 in 601 is silent, and nobody wrote down that the paper came there
    await deliver(ballotId, (await unitsOf(ballotId, heads.slice(0, 5))))
    for (const who of [0, 1, 2]) await vote(who, ballotId, ['yes'], heads[who])
    const state = await close(ballotId)
    const file = (await countingFile(await viewer(null), ballotId))!
    expect(state.count).toMatchObject({ unproven: 1 })
    expect(file.ballot.silence).toBeNull()
    expect(file.count).toMatchObject({ papers: 3, result: { outcome: 'TOO_FEW' }, resultWithSilent: null })
    expect(verifyBallot(JSON.stringify(file)).faults).toEqual([])
    expect(await world.must(黄监督, 'RecountBallot', { ballotId, reason: '再数一遍。' })).toMatchObject({ agrees: true })
  })

  it('is refused when a paper, a voter or an answer is taken out, put in twice or moved', async () => {
    const ballotId = await openOwners()
    for (const who of [0, 1, 2, 3]) await vote(who, ballotId, ['yes'], heads[who])
    await close(ballotId)
    const file = (await countingFile(await viewer(null), ballotId))!
    const [first, second, ...rest] = file.papers
    const faults = (change: Partial<CountingFile>) => verifyBallot(JSON.stringify({ ...file, ...change })).faults.length
    expect(faults({})).toBe(0)
    expect(faults({ papers: [second!, ...rest] })).toBeGreaterThan(0)
    expect(faults({ papers: [first!, first!, second!, ...rest] })).toBeGreaterThan(0)
    expect(faults({ papers: [second!, first!, ...rest] })).toBeGreaterThan(0)
    expect(faults({ roll: file.roll.slice(1) })).toBeGreaterThan(0)
    expect(faults({ roll: [...file.roll].reverse() })).toBeGreaterThan(0)
    expect(faults({ note: 'added' } as Partial<CountingFile>)).toBeGreaterThan(0)
    expect(verifyBallot('receipt,choice\r\n').said).toBeNull()
  })

  it('as a command: a sentence and exit 0, or what is wrong and exit 1; the program is one file that asks Node alone', async () => {
    const ballotId = await openPoll('SECRET')
    await vote(0, ballotId, ['yes'])
    await close(ballotId)
    const file = (await countingFile(await viewer(null), ballotId))!
    const folder = mkdtempSync(join(tmpdir(), 'linli-counting-'))
    const run = (content: unknown) => {
      writeFileSync(join(folder, 'ballot.json'), JSON.stringify(content))
      return spawnSync(process.execPath, [program, join(folder, 'ballot.json')], { encoding: 'utf8', cwd: folder })
    }
    const good = run(file)
    expect([good.status, good.stdout]).toEqual([0, expect.stringMatching(/核对无误。「谁来当楼长？」名册 \d+ 人，1 张票：同意 1，不同意 0，弃权 0。[\s\S]*Verified\./)])
    const bad = run({ ...file, papers: file.papers.map((paper) => ({ ...paper, choices: 'no' })) })
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringMatching(/各项的票数[\s\S]*指纹对不上[\s\S]*Not verified, 2 things/)])
    expect(spawnSync(process.execPath, [program], { encoding: 'utf8' }).status).toBe(2)
    rmSync(folder, { recursive: true })
    const imported = [...readFileSync(program, 'utf8').matchAll(/from '([^']+)'|import\('([^']+)'\)|require\(/g)].map((found) => found[1] ?? found[0])
    expect(imported.sort()).toEqual(['node:crypto', 'node:fs', 'node:url'])
  })

  it('a recount finds a changed paper and a changed roll, and says so', async () => {
    const ballotId = await openOwners()
    for (const who of [0, 1, 2, 3]) await vote(who, ballotId, ['yes'], heads[who])
    await close(ballotId)
    expect(await world.must(黄监督, 'RecountBallot', { ballotId, reason: '有人申请复核' })).toMatchObject({ agrees: true })
    await db().ballotVoter.updateMany({ where: { ballotId, voterId: heads[5] }, data: { area: 1 } })
    expect(await world.must(黄监督, 'RecountBallot', { ballotId, reason: '再数一遍名册' })).toMatchObject({ agrees: false })
    expect((await stateOf(ballotId)).recounts).toMatchObject([{ by: '黄监督', reason: '有人申请复核', agrees: true }, { reason: '再数一遍名册', agrees: false }])
    expect(verifyBallot(JSON.stringify(await countingFile(await viewer(null), ballotId))).faults.length).toBeGreaterThan(0)
  })
})

describe('a vote on paper', () => {
  it('is read by two people, each alone: the second is not told what the first one read', async () => {
    const ballotId = await openOwners()
    expect(await findVoters(await viewer(小郑), ballotId, '601')).toMatchObject([{ label: '4 号楼 601' }])
    expect(await findVoters(await viewer(neighbours[0]!), ballotId, '601')).toBeNull()
    const entryId = await enter(小郑, ballotId, 5, 'yes')
    expect((await paperDesk(await viewer(小郑), ballotId))?.[0]).toMatchObject({ isMine: true, readings: { first: ['yes'] } })
    expect((await paperDesk(await viewer(小吴), ballotId))?.[0]).toMatchObject({ isMine: false, readings: null, voter: '4 号楼 601' })
    expect(await paperDesk(await viewer(neighbours[0]!), ballotId)).toBeNull()
    expect(await check(小郑, entryId, 'yes')).toEqual({ ok: false, code: 'PAPER_SECOND_PERSON' })
    expect(await world.command(小吴, 'EnterPaperVote', { ballotId, voterId: heads[5], choices: ['no'], photoId: await photo(小吴) })).toEqual({ ok: false, code: 'PAPER_WAITS_ALREADY' })
    expect(await check(小吴, entryId, 'yes')).toMatchObject({ ok: true, data: { outcome: 'COUNTED' } })
    expect(await check(陈主任, entryId, 'yes')).toEqual({ ok: false, code: 'PAPER_NOT_PENDING' })
    expect((await close(ballotId)).count).toMatchObject({ papers: 1, tally: { choices: { yes: { heads: 1, area: 78_41 } } } })
  })

  it('that two people read differently is counted by neither: a third decides, with a reason that stays in the list', async () => {
    const ballotId = await openOwners()
    const entryId = await enter(小郑, ballotId, 2, 'yes')
    expect(await check(小吴, entryId, 'no')).toMatchObject({ ok: true, data: { outcome: 'DIFFERS' } })
    expect(await db().ballotPaper.count({ where: { ballotId } })).toBe(0)
    expect((await myVoters(await viewer(neighbours[2]!), ballotId))[0]).toMatchObject({ hasVoted: false, handedIn: [{ outcome: null, isDisputed: true }] })
    expect((await paperDesk(await viewer(陈主任), ballotId))?.[0]).toMatchObject({ isDisputed: true, readings: { first: ['yes'], second: ['no'] } })
    const settle = (by: TestPerson) => world.command(by, 'SettlePaperVote', { entryId, choices: ['no'], reason: '勾在「不同意」一栏' })
    expect(await settle(小郑)).toEqual({ ok: false, code: 'PAPER_THIRD_PERSON' })
    expect(await settle(小吴)).toEqual({ ok: false, code: 'PAPER_THIRD_PERSON' })
    expect(await settle(neighbours[2]!)).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    expect(await settle(黄监督)).toMatchObject({ ok: true, data: { outcome: 'COUNTED' } })
    const state = await close(ballotId)
    expect(state.count?.tally.choices['no']).toEqual({ heads: 1, area: 78_38 })
    const open = await countingList(await viewer(neighbours[0]!), ballotId)
    const shut = await countingList(await viewer(null), ballotId)
    expect(open?.noted).toEqual([{ label: '4 号楼 301', place: '4 号楼', outcome: 'COUNTED', reason: '勾在「不同意」一栏', wasDisputed: true }])
    expect(shut?.noted).toEqual([{ label: null, place: '4 号楼', outcome: 'COUNTED', reason: null, wasDisputed: true }])
  })

  it('gives way to the electronic vote, whichever came first; the list, both readers and the voter see that and why', async () => {
    const ballotId = await openOwners()
    await check(小吴, await enter(小郑, ballotId, 0, 'yes'), 'yes')
    expect((await myVoters(await viewer(neighbours[0]!), ballotId))[0]).toMatchObject({ hasVoted: true, paper: { channel: 'PAPER' }, handedIn: [{ outcome: 'COUNTED' }] })
    await vote(0, ballotId, ['no'], heads[0])
    expect((await myVoters(await viewer(neighbours[0]!), ballotId))[0]).toMatchObject({ paper: { channel: 'ELECTRONIC', choices: ['no'] }, handedIn: [{ choices: ['yes'], outcome: 'ELECTRONIC_WINS' }] })
    await vote(1, ballotId, ['no'], heads[1])
    expect(await check(小吴, await enter(小郑, ballotId, 1, 'yes'), 'yes')).toMatchObject({ ok: true, data: { outcome: 'ELECTRONIC_WINS' } })
    for (const who of [小郑, 小吴]) {
      expect((await paperDesk(await viewer(who), ballotId))?.map((paper) => paper.outcome)).toEqual(['ELECTRONIC_WINS', 'ELECTRONIC_WINS'])
    }
    const { count } = await close(ballotId)
    expect(count).toMatchObject({ papers: 2, tally: { choices: { yes: { heads: 0 }, no: { heads: 2 } } } })
    expect((await countingList(await viewer(null), ballotId))?.noted).toMatchObject([{ outcome: 'ELECTRONIC_WINS', label: null }, { outcome: 'ELECTRONIC_WINS', label: null }])
    expect(verifyBallot(JSON.stringify(await countingFile(await viewer(null), ballotId))).faults).toEqual([])
  })

  it('is given back with a reason, replaced by a later paper, or too late for the second reading: each is said', async () => {
    const ballotId = await openOwners()
    const unreadable = await enter(小郑, ballotId, 5, 'yes')
    await world.must(小吴, 'ReturnPaperVote', { entryId: unreadable, reason: '两项都勾了' })
    await check(小吴, await enter(小郑, ballotId, 5, 'yes'), 'yes')
    world.clock.shift(1000)
    await check(小吴, await enter(小郑, ballotId, 5, 'no'), 'no')
    await enter(小郑, ballotId, 4, 'yes')
    const { count } = await close(ballotId)
    expect(count).toMatchObject({ papers: 1, tally: { choices: { no: { heads: 1 } } } })
    expect((await countingList(await viewer(陈主任), ballotId))?.noted.map(({ outcome, reason }) => [outcome, reason]).sort()).toEqual([['NOT_CHECKED', null], ['REJECTED', '两项都勾了'], ['REPLACED', null]])
    expect((await myVoters(await viewer(neighbours[4]!), ballotId))[0]).toMatchObject({ hasVoted: false, handedIn: [{ outcome: 'NOT_CHECKED' }] })
  })
})
