import { io } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ulid } from 'ulid'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { photo } from '../testing/photo.ts'
import type { VoteAck } from './vote-queue.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

/** What happens when two things happen at the same moment, or when a person is no longer who they were. */
const DAY = 86_400_000
let world: TestWorld
let 陈主任: TestPerson, 管理员: TestPerson, 林阿姨: TestPerson, 谢阿婆: TestPerson, 郭先生: TestPerson
let headId: string

const db = () => world.app.runtime.store.db
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const allDue = async () => { while (await world.app.runDue() > 0) { /* until nothing is due */ } }
const vote = (who: TestPerson, ballotId: string, choice = 'yes', voterId = who.userId) => world.command<VoteAck>(who, 'CastVote', { ballotId, voterId, choices: [choice] })

beforeAll(async () => {
  world = await startWorld()
  陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  管理员 = await world.person('管理员', { roles: ['admin'], verified: false })
  林阿姨 = await world.person('林阿姨')
  谢阿婆 = await world.person('谢阿婆')
  郭先生 = await world.person('郭先生')
  headId = ulid()
  await world.app.runtime.store.write(async (tx) => {
    await tx.gridCell.create({ data: { id: 'g1', communityId: world.communityId, name: '一网格', position: 1 } })
    await tx.building.create({ data: { id: 'bd4', communityId: world.communityId, gridId: 'g1', name: '4 号楼', position: 4 } })
    await tx.ownerHead.create({ data: { id: headId, communityId: world.communityId, kind: 'PERSON', name: '谢阿婆', identity: 'xie' } })
    await tx.unit.create({ data: { id: ulid(), communityId: world.communityId, buildingId: 'bd4', label: '101', area: 60_00, headId } })
    await tx.headMember.create({ data: { headId, userId: 谢阿婆.userId } })
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.pin(testStart))

async function announced(more: object = {}): Promise<string> {
  const now = world.clock.now()
  const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + 3_600_000 }, question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } }, ...more,
  })
  if ((await stateOf(ballotId)).type === 'OWNER_ORDINARY') {
    await world.must(陈主任, 'ShowRoll', { ballotId })
    world.clock.pin((await stateOf(ballotId)).inspection!.until)
  }
  await world.must(陈主任, 'AnnounceBallot', { ballotId })
  return ballotId
}
async function opened(more: object = {}): Promise<string> {
  const ballotId = await announced(more)
  await world.must(陈主任, 'OpenBallot', { ballotId, minutes: null })
  return ballotId
}
async function close(ballotId: string): Promise<BallotState> {
  world.clock.pin((await stateOf(ballotId)).closesAt)
  await world.must(陈主任, 'CloseBallot', { ballotId })
  return stateOf(ballotId)
}
const membershipOf = async (who: TestPerson) => (await db().membership.findUniqueOrThrow({ where: { communityId_userId: { communityId: world.communityId, userId: who.userId } } })).id
/** Phases in the order of the committed rows. */
const history = async (ballotId: string) => (await db().event.findMany({ where: { stream: `ballot:${ballotId}` }, orderBy: { seq: 'asc' } })).map((row) => row.type)

describe('at the same moment', () => {
  it('fifty openings and fifty closings, also when the time to close comes among them: it opens once, it closes once, in that order', async () => {
    for (const [round, secrecy] of (['NAMED', 'SECRET', 'NAMED', 'SECRET'] as const).entries()) {
      world.clock.pin(testStart + round)
      const ballotId = await announced({ secrecy })
      const { plan } = await stateOf(ballotId)
      // in the later rounds its time is there at once, so that each order of the hundred is lawful
      const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => {
        if (round > 1 && n === 50) world.clock.pin(plan!.closesAt)
        return world.command(陈主任, n % 2 ? 'CloseBallot' : 'OpenBallot', n % 2 ? { ballotId } : { ballotId, minutes: null })
      }))
      const lawful = ['BALLOT_CLOSING_NOT_ANNOUNCED', 'BALLOT_NOT_OPEN', 'BALLOT_WRONG_PHASE', 'STATE_CHANGED']
      expect(answers.filter((answer) => !answer.ok && !lawful.includes(answer.code))).toEqual([])
      if (round <= 1) {
        expect((await stateOf(ballotId)).phase).toBe('OPEN')
        await vote(林阿姨, ballotId)
        world.clock.pin(plan!.closesAt)
        await Promise.all(Array.from({ length: 50 }, () => world.command(陈主任, 'CloseBallot', { ballotId })))
        expect((await stateOf(ballotId)).count?.papers).toBe(1)
      }
      expect((await stateOf(ballotId)).phase).toBe('PRELIM_PUBLISHED')
      const types = await history(ballotId)
      for (const once of ['BallotOpened', 'BallotClosed', 'BallotTallied', 'ResultPublished']) expect(types.filter((type) => type === once)).toEqual([once])
      expect(types.indexOf('BallotOpened')).toBeLessThan(types.indexOf('BallotClosed'))
    }
  })

  it('two hundred votes of one person from ten devices: one is counted, the last that was answered', async () => {
    const ballotId = await opened()
    const devices = await Promise.all(Array.from({ length: 10 }, () => world.socket(林阿姨)))
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => devices[n % 10]!.emitWithAck('command', {
      protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name: 'CastVote', input: { ballotId, voterId: 林阿姨.userId, choices: [n % 3 ? 'yes' : 'no'] },
    }) as Promise<CommandAnswer<VoteAck>>))
    // the door may ask a device for patience; whatever was answered as counted has its own place in the order
    expect(answers.filter((answer) => !answer.ok && answer.code !== 'TOO_MANY_REQUESTS')).toEqual([])
    const revisions = answers.flatMap((answer) => (answer.ok ? [answer.data.revision] : []))
    expect([...revisions].sort((a, b) => a - b)).toEqual(revisions.map((_, n) => n + 1))
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [answer.data.receipt] : []))).size).toBe(1)
    const last = answers.findIndex((answer) => answer.ok && answer.data.revision === Math.max(...revisions))
    expect((await close(ballotId)).count).toMatchObject({ papers: 1, tally: { participating: { heads: 1 }, choices: { [last % 3 ? 'yes' : 'no']: { heads: 1 } } } })
  })

  it('an authority taken back in the second of its use: either it was used, or it is taken back, never both', async () => {
    let timesUsed = 0
    for (let round = 0; round < 20; round++) {
      world.clock.pin(testStart + round * 60 * DAY)
      const now = world.clock.now()
      const ballotId = await announced({ type: 'OWNER_ORDINARY', plan: { opensAt: now + 21 * DAY, closesAt: now + 28 * DAY } })
      world.clock.pin(now + 21 * DAY)
      await allDue()
      await world.must(谢阿婆, 'GrantProxy', { ballotId, voterId: headId, proxyUserId: 郭先生.userId, text: '委托郭先生', photoId: await photo(world, 谢阿婆) })
      const use = () => vote(郭先生, ballotId, 'yes', headId)
      const revoke = () => world.command(谢阿婆, 'RevokeProxy', { ballotId, voterId: headId })
      // one of the two has a head start that grows with the rounds; at last it is over before the other begins
      const [used, revoked] = round % 2 ? await withHeadStart(use, revoke, round) : (await withHeadStart(revoke, use, round)).reverse() as [CommandAnswer<VoteAck>, CommandAnswer]
      expect(used.ok, `${JSON.stringify(used)} ${JSON.stringify(revoked)}`).toBe(!revoked.ok)
      timesUsed += Number(used.ok)
      if (!used.ok) expect(used.code).toBe('BALLOT_NOT_ON_ROLL')
      if (!revoked.ok) expect(revoked.code).toBe('PROXY_USED')
      expect(await db().ballotPaper.count({ where: { ballotId } })).toBe(used.ok ? 1 : 0)
    }
    expect(timesUsed).toBeGreaterThan(0)
    expect(timesUsed).toBeLessThan(20)
  })
})

/** Both at once, the second after so many turns of the event loop; from the 18th round on after the first has its answer. */
async function withHeadStart<A, B>(first: () => Promise<A>, second: () => Promise<B>, round: number): Promise<[A, B]> {
  const begun = first()
  if (round >= 18) await begun
  for (let turn = 0; turn < round; turn++) await new Promise((resume) => setImmediate(resume))
  return Promise.all([begun, second()])
}

describe('the clock', () => {
  it('a vote that was sent before the closing and arrives after it is refused with both times', async () => {
    const ballotId = await opened()
    const { closesAt } = await stateOf(ballotId)
    // 郭先生, because 林阿姨 pressed two hundred times above and may still be asked for patience
    const socket = io(world.url, { transports: ['websocket'], forceNew: true, autoConnect: false, extraHeaders: { cookie: 郭先生.cookie } })
    // sent while the line is down: the client keeps it and delivers it when the line is there, after the closing
    const answer = socket.emitWithAck('command', {
      protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name: 'CastVote', input: { ballotId, voterId: 郭先生.userId, choices: ['yes'] },
    }) as Promise<CommandAnswer>
    expect((await close(ballotId)).count?.papers).toBe(0)
    world.clock.shift(2_000)
    socket.connect()
    expect(await answer).toEqual({ ok: false, code: 'BALLOT_CLOSED', detail: { closedClock: closesAt, cameClock: closesAt! + 2_000 } })
    expect((await stateOf(ballotId)).count?.papers).toBe(0)
    socket.disconnect()
  })

  it('of the phone is nobody’s business: a vote carries no time, and one that claims a time is not understood', async () => {
    const ballotId = await opened()
    expect(await world.command(林阿姨, 'CastVote', { ballotId, voterId: 林阿姨.userId, choices: ['yes'], at: 0 })).toMatchObject({ ok: false, code: 'INPUT_INVALID', fields: [{ fault: 'unknown' }] })
    expect(await vote(林阿姨, ballotId)).toMatchObject({ ok: true, data: { at: world.clock.now() } })
  })
})

describe('between opening and closing', () => {
  it('who is no longer a member can vote no more; the vote that was cast stays, and the roll does not move', async () => {
    const 搬走的人 = await world.person('搬走的人')
    const 搬走没投的人 = await world.person('搬走没投的人')
    const ballotId = await opened()
    const { roll } = await stateOf(ballotId)
    expect(await vote(搬走的人, ballotId)).toMatchObject({ ok: true })
    for (const who of [搬走的人, 搬走没投的人]) await world.must(管理员, 'RemoveMember', { membershipId: await membershipOf(who), reason: '搬走了' })
    expect(await vote(搬走没投的人, ballotId)).toEqual({ ok: false, code: 'NOT_FOUND' })
    const state = await close(ballotId)
    expect(state).toMatchObject({ roll, count: { papers: 1 } })
  })

  it('a changed role changes what one may do with the ballot, and not whether one may vote', async () => {
    const ballotId = await opened()
    await world.must(管理员, 'SetRoles', { membershipId: await membershipOf(林阿姨), roles: ['committee'], kind: 'COMMITTEE', sector: null, gridId: null, departmentId: null })
    expect(await vote(林阿姨, ballotId, 'no')).toMatchObject({ ok: true })
    world.clock.pin((await stateOf(ballotId)).closesAt)
    expect(await world.command(林阿姨, 'CloseBallot', { ballotId })).toMatchObject({ ok: true })
    expect((await stateOf(ballotId)).count).toMatchObject({ papers: 1, tally: { choices: { no: { heads: 1 } } } })
  })
})

describe('a closed secret ballot', () => {
  it('leaves nothing that joins a voter with a choice: not in a table, an event, a receipt or a notice', async () => {
    const ballotId = await opened({ secrecy: 'SECRET' })
    const [first, second] = [await vote(谢阿婆, ballotId, 'no'), await vote(郭先生, ballotId, 'yes')]
    await vote(谢阿婆, ballotId, 'abstain')
    const key = (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).secretKey!
    await close(ballotId)
    const codes = [first, second].map((answer) => (answer.ok ? answer.data.receipt : ''))
    const tables = await everyRow()
    // a check code stands in its paper and nowhere else; no row holds a code, or the key, together with a voter
    for (const code of codes) expect(tables.filter(({ row }) => row.includes(code)).map(({ table }) => table)).toEqual(['BallotPaper'])
    expect(tables.filter(({ row }) => row.includes(key))).toEqual([])
    for (const { table, row } of tables.filter((each) => each.table === 'BallotPaper' && each.row.includes(ballotId))) {
      for (const who of [谢阿婆, 郭先生]) expect(row, table).not.toContain(who.userId)
    }
    expect(tables.filter(({ table, row }) => table === 'CommandReceipt' && row.includes('CastVote'))).toEqual([])
    // the papers were all written by one statement, in the order of their codes: no order and no time is left
    const papers = await db().ballotPaper.findMany({ where: { ballotId } })
    expect(papers.map(({ castAt, castBy, revision, channel }) => [Number(castAt), castBy, revision, channel])).toEqual(papers.map(() => [0, null, 1, 'ELECTRONIC']))
  })

  async function everyRow(): Promise<{ table: string; row: string }[]> {
    const models = ['ballot', 'ballotVoter', 'ballotVoterUser', 'ballotProxy', 'ballotPaperEntry', 'ballotPaper', 'event', 'commandReceipt', 'notice', 'dueWork', 'membership', 'user', 'fileUse'] as const
    const rows: { table: string; row: string }[] = []
    for (const model of models) {
      const found = await (db()[model] as unknown as { findMany(): Promise<unknown[]> }).findMany()
      const table = `${model[0]!.toUpperCase()}${model.slice(1)}`
      for (const row of found) rows.push({ table, row: JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) })
    }
    return rows
  }
})
