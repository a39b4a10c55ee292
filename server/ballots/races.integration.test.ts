import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { io, type Socket } from 'socket.io-client'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { openPoll } from '../testing/evening.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import type { VoteAck } from './vote-queue.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let world: TestWorld
let 陈主任: TestPerson, 管理员: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 庄师傅: TestPerson
beforeAll(async () => {
  world = await startWorld()
  陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  管理员 = await world.person('管理员', { roles: ['admin'], verified: false })
  林阿姨 = await world.person('林阿姨')
  黄伯伯 = await world.person('黄伯伯')
  庄师傅 = await world.person('庄师傅')
})
afterAll(() => world.close())
beforeEach(() => world.clock.pin(testStart))

const db = () => world.app.runtime.store.db
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const membershipOf = async (who: TestPerson) => (await db().membership.findFirstOrThrow({ where: { userId: who.userId } })).id
const vote = (who: TestPerson, ballotId: string, choice: string, voterId = who.userId) => world.command<VoteAck>(who, 'CastVote', { ballotId, voterId, choices: [choice] })
async function photo(by: TestPerson): Promise<string> {
  const id = randomBytes(32).toString('hex')
  await world.app.runtime.store.write(async (tx) => {
    await tx.fileObject.create({ data: { id, communityId: world.communityId, kind: 'IMAGE', name: 'paper.jpg', mime: 'image/jpeg', size: 1, uploadedBy: by.userId, at: new Date(testStart) } })
    await tx.fileUse.create({ data: { fileId: id, subject: `user:${by.userId}`, at: new Date(testStart) } })
  })
  return id
}
const envelope = (name: string, input: unknown) => ({ protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name, input })
async function close(ballotId: string): Promise<BallotState> {
  world.clock.pin((await stateOf(ballotId)).closesAt)
  await world.must(陈主任, 'CloseBallot', { ballotId })
  return stateOf(ballotId)
}

describe('many at the same moment', () => {
  it('fifty openings against fifty closings: it opens once and closes once, and nobody hears of a fault', async () => {
    for (let round = 0; round < 4; round++) {
      world.clock.pin(testStart + round)
      const { ballotId } = await world.must<{ ballotId: string }>(陈主任, 'CreateBallot', {
        type: 'INTENT_POLL', topicId: null, plan: { opensAt: testStart + round, closesAt: testStart + 3_600_000 }, secrecy: round % 2 ? 'SECRET' : 'NAMED', interim: 'HIDDEN',
        question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
      })
      await world.must(陈主任, 'AnnounceBallot', { ballotId })
      // the time for closing is there at once, so that each order of the hundred is lawful
      const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => {
        if (index === 50) world.clock.pin(testStart + 3_600_000)
        return world.command(陈主任, index % 2 ? 'CloseBallot' : 'OpenBallot', index % 2 ? { ballotId } : { ballotId, minutes: null })
      }))
      const refused = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))
      for (const code of refused) expect(['BALLOT_CLOSING_NOT_ANNOUNCED', 'BALLOT_NOT_OPEN', 'BALLOT_WRONG_PHASE', 'STATE_CHANGED']).toContain(code)
      const types = (await db().event.findMany({ where: { stream: `ballot:${ballotId}` }, orderBy: { seq: 'asc' } })).map(({ type }) => type)
      expect(types.filter((type) => type === 'BallotOpened' || type === 'BallotClosed')).toEqual(['BallotOpened', 'BallotClosed'])
      expect((await stateOf(ballotId)).phase).toBe('PRELIM_PUBLISHED')
    }
  })

  it('林阿姨 votes two hundred times from ten devices: one paper, and the last one in the order of the answers', async () => {
    const { ballotId } = await openPoll(world, 陈主任)
    const devices: Socket[] = await Promise.all(Array.from({ length: 10 }, () => world.socket(林阿姨) as Promise<Socket>))
    const answers: { choice: string; answer: CommandAnswer<VoteAck> }[] = []
    await Promise.all(devices.flatMap((device, index) => Array.from({ length: 20 }, async (_, n) => {
      const choice = ['yes', 'no', 'abstain'][(index + n) % 3]!
      const answer = await device.emitWithAck('command', envelope('CastVote', { ballotId, voterId: 林阿姨.userId, choices: [choice] })) as CommandAnswer<VoteAck>
      answers.push({ choice, answer })
    })))
    // whoever presses so often is also asked for patience; what was answered with yes is a revision of one paper
    for (const { answer } of answers) if (!answer.ok) expect(answer.code).toBe('TOO_MANY_REQUESTS')
    const counted = answers.flatMap(({ choice, answer }) => (answer.ok ? [{ choice, ...answer.data }] : [])).sort((a, b) => a.revision - b.revision)
    expect(counted.length).toBeGreaterThan(0)
    expect(counted.map(({ revision }) => revision)).toEqual(counted.map((_, index) => index + 1))
    expect(new Set(counted.map(({ receipt }) => receipt)).size).toBe(1)
    const { count } = await close(ballotId)
    expect(count).toMatchObject({ papers: 1, tally: { choices: { [counted.at(-1)!.choice]: { heads: 1 } } } })
  })

  it('a proxy is taken back in the second in which it is used: the vote counts and it stays, or it is gone and the vote does not', async () => {
    let used = 0
    for (let round = 0; round < 20; round++) {
      world.clock.pin(testStart + round)
      const { ballotId } = await openPoll(world, 陈主任)
      await world.must(林阿姨, 'GrantProxy', { ballotId, voterId: 林阿姨.userId, proxyUserId: 黄伯伯.userId, text: '请黄伯伯代我投。', photoId: await photo(林阿姨) })
      const using = () => vote(黄伯伯, ballotId, 'yes', 林阿姨.userId)
      const revoking = () => world.command<{ revoked: boolean }>(林阿姨, 'RevokeProxy', { ballotId, voterId: 林阿姨.userId })
      // one of the two has a head start that grows with the rounds; at last it is over before the other begins
      const [cast, revoked] = round % 2
        ? await withHeadStart(using, revoking, round)
        : (await withHeadStart(revoking, using, round)).reverse() as [CommandAnswer<VoteAck>, CommandAnswer<{ revoked: boolean }>]
      expect(cast.ok === revoked.ok, `${JSON.stringify(cast)} ${JSON.stringify(revoked)}`).toBe(false)
      if (cast.ok) { expect(revoked).toMatchObject({ ok: false, code: 'PROXY_USED' }); used += 1 } else expect(cast).toMatchObject({ code: 'BALLOT_NOT_ON_ROLL' })
      expect((await close(ballotId)).count?.papers).toBe(cast.ok ? 1 : 0)
    }
    expect(used).toBeGreaterThan(0)
    expect(used).toBeLessThan(20)
  })
})

/** Both at once, the second after so many turns of the event loop; from the 18th round on after the first has its answer. */
async function withHeadStart<A, B>(first: () => Promise<A>, second: () => Promise<B>, round: number): Promise<[A, B]> {
  const begun = first()
  if (round >= 18) await begun
  for (let turn = 0; turn < round; turn++) await new Promise((resume) => setImmediate(resume))
  return Promise.all([begun, second()])
}

describe('things that change while the box is open', () => {
  it('庄师傅 is removed from the community: his vote in the box counts, the roll stays as it was frozen, and he casts no other', async () => {
    const 走的人 = await world.person('走的人')
    const { ballotId } = await openPoll(world, 陈主任)
    const size = (await stateOf(ballotId)).roll
    expect(await vote(走的人, ballotId, 'yes')).toMatchObject({ ok: true })
    await world.must(管理员, 'RemoveMember', { membershipId: await membershipOf(走的人), reason: '搬走了' })
    expect(await vote(走的人, ballotId, 'no')).toEqual({ ok: false, code: 'NOT_FOUND' })
    const state = await close(ballotId)
    expect(state.roll).toEqual(size)
    expect(state.count).toMatchObject({ papers: 1, tally: { choices: { yes: { heads: 1 }, no: { heads: 0 } } } })
  })

  it('庄师傅 becomes a grid worker: the roll is frozen, so he votes as before, once', async () => {
    const { ballotId } = await openPoll(world, 陈主任)
    expect(await vote(庄师傅, ballotId, 'yes')).toMatchObject({ ok: true })
    await db().membership.update({ where: { id: await membershipOf(庄师傅) }, data: { roles: ['gridWorker'] } })
    expect(await vote(庄师傅, ballotId, 'no')).toMatchObject({ ok: true, data: { revision: 2 } })
    expect((await close(ballotId)).count).toMatchObject({ papers: 1, tally: { choices: { no: { heads: 1 }, yes: { heads: 0 } } } })
  })

  it('a phone whose clock is wrong changes nothing: the vote carries no time, and one that pretends is refused', async () => {
    const { ballotId } = await openPoll(world, 陈主任)
    expect(await world.command(林阿姨, 'CastVote', { ballotId, voterId: 林阿姨.userId, choices: ['yes'], at: testStart - 1 })).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
    expect(await vote(林阿姨, ballotId, 'yes')).toMatchObject({ ok: true, data: { at: testStart } })
  })

  it('a vote sent before the closing and arriving after it is refused, with both times', async () => {
    const { ballotId, closesAt } = await openPoll(world, 陈主任)
    // 黄伯伯, because 林阿姨 pressed two hundred times above and may still be asked for patience
    const socket = io(world.url, { transports: ['websocket'], forceNew: true, autoConnect: false, extraHeaders: { cookie: 黄伯伯.cookie } })
    // sent while the line is down: the client keeps it and delivers it when the line is there, after the closing
    const answer = socket.emitWithAck('command', envelope('CastVote', { ballotId, voterId: 黄伯伯.userId, choices: ['yes'] })) as Promise<CommandAnswer>
    await close(ballotId)
    world.clock.shift(2_000)
    socket.connect()
    await once(socket as unknown as NodeJS.EventEmitter, 'connect')
    expect(await answer).toMatchObject({ ok: false, code: 'BALLOT_CLOSED', detail: { closedClock: closesAt, cameClock: closesAt + 2_000 } })
    expect((await stateOf(ballotId)).count?.papers).toBe(0)
    socket.disconnect()
  })
})
