import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { ulid } from 'ulid'
import type { BallotType, Secrecy } from '../../domain/ballot/types.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { ballotPage, countingList, myVoters } from '../queries/ballots.ts'
import { countingFile } from '../queries/counting-file.ts'
import { connect } from '../store/connect.ts'
import { createStore } from '../store/store.ts'
import { createVoteQueue, type VoteAck } from './vote-queue.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const DAY = 86_400_000
let world: TestWorld
let chen: TestPerson // committee
let zheng: TestPerson // grid worker
let huang: TestPerson // supervisor
let residents: TestPerson[]

beforeAll(async () => {
  world = await startWorld()
  chen = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  zheng = await world.person('小郑', { roles: ['gridWorker'], verified: false })
  huang = await world.person('黄监督', { roles: ['supervisor'], verified: false })
  residents = await Promise.all(Array.from({ length: 12 }, (_, index) => world.person(`邻居${index + 1}`)))
}, 60_000)
afterAll(() => world.close())
beforeEach(() => world.clock.pin(testStart))

const allDue = async () => { while (await world.app.runDue() > 0) { /* until nothing is due */ } }
const db = () => world.app.runtime.store.db
const lin = () => residents[0]!
const viewer = async (who: TestPerson | null, slug = 'rongyin') => await viewerOf(who?.cookie, slug) as Viewer
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const vote = (who: TestPerson, ballotId: string, choice: string, options: { voterId?: string; commandId?: string; community?: string; isAssisted?: boolean } = {}) =>
  world.command<VoteAck>(who, 'CastVote', { ballotId, voterId: options.voterId ?? who.userId, choices: [choice], ...(options.isAssisted && { isAssisted: true }) }, options)

/** An open poll among the verified residents, for an hour. */
async function openPoll(options: { secrecy?: Secrecy; type?: BallotType; interim?: 'SHOWN' | 'HIDDEN' } = {}): Promise<string> {
  const now = world.clock.now()
  const { ballotId } = await world.must<{ ballotId: string }>(chen, 'CreateBallot', {
    type: options.type ?? 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + 3_600_000 },
    question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } }, secrecy: options.secrecy ?? 'NAMED', interim: options.interim ?? 'HIDDEN',
  })
  await world.must(chen, 'AnnounceBallot', { ballotId })
  await world.must(chen, 'OpenBallot', { ballotId, minutes: null })
  return ballotId
}

async function closeInTime(ballotId: string): Promise<BallotState> {
  const { closesAt } = await stateOf(ballotId)
  if (closesAt !== null) world.clock.pin(closesAt)
  await world.must(chen, 'CloseBallot', { ballotId })
  return stateOf(ballotId)
}

describe('one voter, one counted vote', () => {
  it('林阿姨 votes, changes her mind, and the last vote counts', async () => {
    const ballotId = await openPoll()
    const first = await vote(lin(), ballotId, 'yes')
    world.clock.shift(1000)
    const second = await vote(lin(), ballotId, 'no')
    expect(first).toMatchObject({ ok: true, data: { at: testStart, revision: 1 } })
    expect(second).toMatchObject({ ok: true, data: { at: testStart + 1000, revision: 2, receipt: first.ok && first.data.receipt } })
    const state = await closeInTime(ballotId)
    expect(state.count).toMatchObject({ papers: 1, tally: { participating: { heads: 1 }, choices: { no: { heads: 1 }, yes: { heads: 0 } } } })
  })

  it('the same commandId is answered with the first answer, with other words it is refused', async () => {
    const ballotId = await openPoll()
    const commandId = ulid()
    const [first, again] = [await vote(lin(), ballotId, 'yes', { commandId }), await vote(lin(), ballotId, 'yes', { commandId })]
    expect(again).toEqual(first)
    expect(await vote(lin(), ballotId, 'no', { commandId })).toEqual({ ok: false, code: 'COMMAND_REPEATED_DIFFERENTLY' })
    expect((await closeInTime(ballotId)).count?.tally.choices['yes']?.heads).toBe(1)
  })

  it('two hundred votes of one person at the same moment are one paper, and each is answered in order', async () => {
    const ballotId = await openPoll()
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => vote(lin(), ballotId, n % 2 ? 'yes' : 'no')))
    expect(answers.map((answer) => answer.ok && answer.data.revision)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    const state = await closeInTime(ballotId)
    expect(state.count).toMatchObject({ papers: 1, tally: { choices: { yes: { heads: 1 }, no: { heads: 0 } } } })
  })

  it('who is not on the roll is told so; another community’s ballot does not exist', async () => {
    const ballotId = await openPoll()
    const late = await world.person('新邻居')
    const stranger = await world.person('外人', { community: 'haiting' })
    expect(await vote(late, ballotId, 'yes')).toEqual({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await vote(lin(), ballotId, 'yes', { voterId: residents[1]!.userId })).toEqual({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await vote(stranger, ballotId, 'yes', { community: 'haiting' })).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await vote(stranger, ballotId, 'yes')).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await vote(lin(), ballotId, 'maybe')).toEqual({ ok: false, code: 'BALLOT_CHOICE_INVALID' })
  })
})

describe('closing', () => {
  it('a vote that comes after the moment is told both times', async () => {
    const ballotId = await openPoll()
    const { closesAt } = await stateOf(ballotId)
    world.clock.pin(closesAt! + 2000)
    expect(await vote(lin(), ballotId, 'yes')).toEqual({ ok: false, code: 'BALLOT_CLOSED', detail: { closedClock: closesAt, cameClock: closesAt! + 2000 } })
    await world.must(chen, 'CloseBallot', { ballotId })
    world.clock.shift(1000)
    expect(await vote(lin(), ballotId, 'yes')).toMatchObject({ ok: false, code: 'BALLOT_CLOSED', detail: { closedClock: closesAt } })
  })

  it('closes by itself on time, also when nobody is there', async () => {
    const ballotId = await openPoll()
    await vote(lin(), ballotId, 'yes')
    world.clock.pin((await stateOf(ballotId)).closesAt)
    await allDue()
    expect(await stateOf(ballotId)).toMatchObject({ phase: 'PRELIM_PUBLISHED', count: { papers: 1 } })
  })

  it('votes against closings: whatever was answered is counted, nothing else is', async () => {
    for (let round = 0; round < 50; round++) {
      world.clock.pin(testStart)
      const ballotId = await openPoll({ secrecy: round % 2 ? 'SECRET' : 'NAMED' })
      const { closesAt } = await stateOf(ballotId)
      const votes: ReturnType<typeof vote>[] = []
      const closings: Promise<unknown>[] = []
      for (const [index, who] of residents.entries()) {
        votes.push(vote(who, ballotId, index % 3 ? 'yes' : 'no'))
        if (index === round % residents.length) {
          // at this instant the time is over: the ones before are in, the ones after are not
          world.clock.pin(closesAt)
          closings.push(world.command(chen, 'CloseBallot', { ballotId }), world.command(chen, 'CloseBallot', { ballotId }))
        }
      }
      const answers = await Promise.all(votes)
      await Promise.all(closings)
      const counted = answers.filter((answer) => answer.ok).length
      expect(answers.filter((answer) => !answer.ok && answer.code !== 'BALLOT_CLOSED')).toEqual([])
      const state = await stateOf(ballotId)
      expect(state.count?.papers).toBe(counted)
      expect(state.count?.tally.participating.heads).toBe(counted)
      expect(await db().ballotVoter.count({ where: { ballotId, voted: true } })).toBe(counted)
    }
  }, 120_000)

  it.runIf(process.env['TEST_DATABASE_URL'])('a closing in another process sees every vote that this one has answered', async () => {
    const { env, log } = world.app.runtime
    const store = createStore(await connect(env.databaseUrl))
    const queue = createVoteQueue({ store, log, turnout: { changed: () => undefined, read: () => Promise.reject(new Error('not asked')), stop: () => undefined } })
    for (let round = 0; round < 25; round++) {
      world.clock.pin(testStart)
      const ballotId = await openPoll()
      const { closesAt } = await stateOf(ballotId)
      const votes = residents.map((who, index) => queue.cast({
        ballotId, community: world.slug, voterId: who.userId, userId: who.userId, choices: ['yes'], isAssisted: false, at: testStart + index, commandId: ulid(),
      }))
      world.clock.pin(closesAt)
      const [answers] = await Promise.all([Promise.allSettled(votes), world.must(chen, 'CloseBallot', { ballotId })])
      const counted = answers.filter((answer) => answer.status === 'fulfilled').length
      expect((await stateOf(ballotId)).count?.papers).toBe(counted)
    }
    await queue.stop()
    await store.close()
  }, 60_000)

  it('is warned thirty seconds ahead by the chair, and not moved later', async () => {
    const ballotId = await openPoll()
    expect(await world.command(chen, 'CloseBallot', { ballotId })).toEqual({ ok: false, code: 'BALLOT_CLOSING_NOT_ANNOUNCED' })
    const { closesAt } = await world.must<{ closesAt: number }>(chen, 'ScheduleClosing', { ballotId, seconds: 30 })
    expect(closesAt).toBe(testStart + 30_000)
    world.clock.pin(closesAt)
    await allDue()
    expect((await stateOf(ballotId)).phase).toBe('PRELIM_PUBLISHED')
  })

  it('is the committee’s, and closing twice changes nothing', async () => {
    const ballotId = await openPoll()
    expect(await world.command(lin(), 'CloseBallot', { ballotId })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    const state = await closeInTime(ballotId)
    await world.must(chen, 'CloseBallot', { ballotId })
    expect(await stateOf(ballotId)).toEqual(state)
  })
})

describe('a secret ballot', () => {
  it('keeps voters and papers apart, and forgets what joined them', async () => {
    const ballotId = await openPoll({ secrecy: 'SECRET' })
    const acks = await Promise.all(residents.slice(0, 6).map((who, index) => vote(who, ballotId, index < 4 ? 'yes' : 'no')))
    world.clock.shift(5)
    const changed = await vote(lin(), ballotId, 'abstain')
    expect(changed).toMatchObject({ ok: true, data: { revision: 2 } })
    const [mine] = await myVoters(await viewer(lin()), ballotId)
    expect(mine).toMatchObject({ hasVoted: true, paper: { choices: ['abstain'], at: null } })
    const receipts = acks.map((ack) => (ack.ok ? ack.data.receipt : ''))
    expect(new Set(receipts).size).toBe(6)

    const state = await closeInTime(ballotId)
    expect(state.count?.tally.choices).toMatchObject({ yes: { heads: 3 }, no: { heads: 2 }, abstain: { heads: 1 } })
    const row = await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })
    expect(row.secretKey).toBeNull()
    const papers = await db().ballotPaper.findMany({ where: { ballotId } })
    expect(papers.map((paper) => paper.key).sort()).toEqual([...receipts].sort())
    for (const paper of papers) expect(paper).toMatchObject({ castAt: 0n, castBy: null, revision: 1, channel: 'ELECTRONIC' })
    // the order of the rows is that of the check codes, not that of voting
    if (world.app.runtime.store.dialect === 'sqlite') {
      const rows = await db().$queryRawUnsafe<{ key: string }[]>('SELECT "key" FROM "BallotPaper" WHERE "ballotId" = ? ORDER BY rowid', ballotId)
      expect(rows.map((each) => each.key)).toEqual([...receipts].sort())
    }
    // nothing that is kept ties a receipt to a person: no event, no receipt of a command, no paper
    for (const receipt of receipts) {
      expect(await db().event.count({ where: { data: { string_contains: receipt } } }).catch(() => 0)).toBe(0)
    }
    expect(JSON.stringify(await db().commandReceipt.findMany({ where: { name: 'CastVote' } }))).toBe('[]')
    expect(JSON.stringify(await db().event.findMany({ where: { stream: `ballot:${ballotId}` } }))).not.toContain(receipts[0])
    // her own screen no longer knows it either: only her device does
    expect((await myVoters(await viewer(lin()), ballotId))[0]).toMatchObject({ hasVoted: true, paper: null })
  })

  it('publishes a list that anyone can count again, and finds one’s own paper in it', async () => {
    const ballotId = await openPoll({ secrecy: 'SECRET' })
    const ack = await vote(lin(), ballotId, 'yes')
    await vote(residents[1]!, ballotId, 'no')
    expect(await countingList(await viewer(chen), ballotId)).toBeNull()
    const state = await closeInTime(ballotId)
    const list = await countingList(await viewer(null), ballotId)
    expect(list).toMatchObject({ total: 2, page: 1, pages: 1, noted: [] })
    expect(list?.lines.find((line) => ack.ok && line.receipt === ack.data.receipt)).toMatchObject({ choices: ['yes'], label: null, place: '' })
    const file = await countingFile(await viewer(null), ballotId)
    expect(file?.papers.map((paper) => paper.receipt)).toEqual(list?.lines.map((line) => line.receipt))
    expect(file?.count.chainHead).toBe(state.count?.chainHead)
  })

  it('takes no paper votes: whoever enters one would know', async () => {
    const ballotId = await openPoll({ secrecy: 'SECRET' })
    const photoId = await photo(zheng)
    expect(await world.command(zheng, 'EnterPaperVote', { ballotId, voterId: lin().userId, choices: ['yes'], photoId })).toEqual({ ok: false, code: 'PAPER_NAMED_ONLY' })
  })
})

async function photo(by: TestPerson): Promise<string> {
  const id = [...ulid().toLowerCase().padEnd(64, '0')].map((letter) => (/[0-9a-f]/.test(letter) ? letter : 'a')).join('')
  await world.app.runtime.store.write(async (tx) => {
    await tx.fileObject.create({ data: { id, communityId: world.communityId, kind: 'IMAGE', name: 'paper.jpg', mime: 'image/jpeg', size: 1, uploadedBy: by.userId, at: new Date(testStart) } })
    await tx.fileUse.create({ data: { fileId: id, subject: `user:${by.userId}`, at: new Date(testStart) } })
  })
  return id
}

describe('owners', () => {
  let heads: Record<string, string>

  beforeAll(async () => {
    heads = Object.fromEntries(['lin', 'couple', 'guo', 'developer'].map((name) => [name, ulid()]))
    await world.app.runtime.store.write(async (tx) => {
      await tx.gridCell.create({ data: { id: 'g1', communityId: world.communityId, name: '一网格', position: 1 } })
      await tx.building.create({ data: { id: 'bd4', communityId: world.communityId, gridId: 'g1', name: '4 号楼', position: 4 } })
      await tx.building.create({ data: { id: 'bd1', communityId: world.communityId, gridId: 'g1', name: '1 号楼', position: 1 } })
      await tx.ownerHead.createMany({ data: Object.entries(heads).map(([name, id]) => ({ id, communityId: world.communityId, kind: name === 'couple' ? 'CO_OWNERS' : name === 'developer' ? 'DEVELOPER' : 'PERSON', name, identity: name })) })
      const unit = (buildingId: string, label: string, area: number, headId: string | null) => ({ id: ulid(), communityId: world.communityId, buildingId, label, area, headId })
      await tx.unit.createMany({ data: [
        unit('bd4', '502', 78_36, heads['lin']!), unit('bd1', '101', 60_00, heads['lin']!), unit('bd4', '503', 90_00, heads['couple']!),
        unit('bd4', '601', 50_00, heads['guo']!), unit('bd4', '602', 40_00, heads['developer']!), unit('bd4', '603', 30_00, null),
      ] })
      await tx.headMember.createMany({ data: [
        { headId: heads['lin']!, userId: lin().userId }, { headId: heads['couple']!, userId: residents[1]!.userId },
        { headId: heads['couple']!, userId: residents[2]!.userId }, { headId: heads['guo']!, userId: residents[3]!.userId },
      ] })
    })
  })

  async function openOwners(type: BallotType = 'OWNER_ORDINARY', buildingIds: string[] = []): Promise<string> {
    const now = world.clock.now()
    const plan = { opensAt: now + 21 * DAY, closesAt: now + 28 * DAY }
    const { ballotId } = await world.must<{ ballotId: string }>(chen, 'CreateBallot', {
      type, topicId: null, plan, buildingIds, question: { text: '同意把空地改作充电棚吗？', facts: [{ label: '花多少', text: '4.8 万元' }], choices: { kind: 'YES_NO' } },
    })
    await world.must(chen, 'ShowRoll', { ballotId })
    world.clock.pin((await stateOf(ballotId)).inspection!.until)
    await world.must(chen, 'AnnounceBallot', { ballotId })
    world.clock.pin(plan.opensAt)
    await allDue()
    return ballotId
  }

  it('are counted by heads and by area, everybody in the body, unknown owners too', async () => {
    const ballotId = await openOwners()
    const state = await stateOf(ballotId)
    expect(state).toMatchObject({ phase: 'OPEN', isOfficial: false, roll: { voters: 5, heads: 5, area: 348_36, body: { kind: 'OWNERS', heads: 5, area: 348_36 } } })
    const [mine] = await myVoters(await viewer(lin()), ballotId)
    expect(mine).toMatchObject({ voterId: heads['lin'], area: 138_36, reason: 'OWNER' })
    expect(await vote(lin(), ballotId, 'yes', { voterId: heads['lin']! })).toMatchObject({ ok: true })
    // husband and wife: one vote, whoever spoke last
    await vote(residents[1]!, ballotId, 'yes', { voterId: heads['couple']! })
    expect(await vote(residents[2]!, ballotId, 'no', { voterId: heads['couple']! })).toMatchObject({ ok: true, data: { revision: 2 } })
    const counted = await closeInTime(ballotId)
    expect(counted).toMatchObject({ phase: 'FAILED_TURNOUT', count: { tally: { participating: { heads: 2, area: 228_36 } }, verdict: { outcome: 'TOO_FEW' } } })
  })

  it('of one building vote with what they own there', async () => {
    const ballotId = await openOwners('OWNER_MAJOR', ['bd4'])
    expect((await stateOf(ballotId)).roll).toMatchObject({ heads: 5, area: 288_36 })
    expect((await myVoters(await viewer(lin()), ballotId))[0]).toMatchObject({ area: 78_36 })
  })

  it('a proxy votes for the one who wrote it down, until it is taken back', async () => {
    const ballotId = await openOwners()
    const helper = residents[5]!
    const forLin = { ballotId, voterId: heads['lin'], proxyUserId: helper.userId, text: '委托邻居代投', photoId: await photo(lin()) }
    await world.must(lin(), 'GrantProxy', forLin)
    expect((await myVoters(await viewer(helper), ballotId))[0]).toMatchObject({ via: 'PROXY', voterId: heads['lin'] })
    await world.must(lin(), 'RevokeProxy', { ballotId, voterId: heads['lin'] })
    expect(await vote(helper, ballotId, 'yes', { voterId: heads['lin']! })).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    await world.must(lin(), 'GrantProxy', forLin)
    expect(await vote(helper, ballotId, 'yes', { voterId: heads['lin']! })).toMatchObject({ ok: true })
    expect(await world.command(lin(), 'RevokeProxy', { ballotId, voterId: heads['lin'] })).toMatchObject({ ok: false, code: 'PROXY_USED' })
    expect(await vote(lin(), ballotId, 'no', { voterId: heads['lin']! })).toMatchObject({ ok: false, code: 'PROXY_USED' })
    expect((await db().ballotPaper.findFirstOrThrow({ where: { ballotId } })).channel).toBe('PROXY')
  })

  it('names are read by the owners; the public sees the building and the receipt', async () => {
    const ballotId = await openOwners()
    await vote(lin(), ballotId, 'yes', { voterId: heads['lin']!, isAssisted: true })
    await closeInTime(ballotId)
    const open = await countingList(await viewer(lin()), ballotId)
    const shut = await countingList(await viewer(residents[9]!), ballotId)
    expect(open?.lines[0]).toMatchObject({ channel: 'ASSISTED' })
    expect(open?.lines[0]?.label).toContain('502')
    expect(shut?.lines[0]?.label).toBeNull()
    // the whole label: a hash may hold any three digits
    expect(JSON.stringify(shut)).not.toContain(JSON.stringify(open?.lines[0]?.label))
    expect(shut?.lines[0]?.place).toMatch(/号楼/)
  })
})

describe('what travels to people', () => {
  it('no client receives a hidden tally or another’s choice while the ballot is open', async () => {
    const ballotId = await openPoll()
    const socket = await world.socket(residents[1]!)
    const heard: unknown[] = []
    socket.onAny((...message: unknown[]) => heard.push(message))
    const answer: unknown = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `ballot:${ballotId}` })
    await vote(lin(), ballotId, 'no')
    await vote(residents[2]!, ballotId, 'no')
    await new Promise<void>((resolve) => {
      socket.on('presence', (message) => { if ((message.value as { voters: number }).voters === 2) resolve() })
    })
    const everything = JSON.stringify([answer, heard])
    expect(everything).toContain('"voters":2')
    expect(everything).toContain('"tally":null')
    expect(everything).not.toMatch(/"choices":\["no"\]|"no":\{/)
    expect(everything).not.toContain(lin().userId)
    const page = await ballotPage(await viewer(residents[1]!), ballotId)
    expect(page).toMatchObject({ turnout: { voters: 2, tally: null }, mine: [{ hasVoted: false }] })
    expect(JSON.stringify(page)).not.toContain(lin().userId)
  })

  it('where counts are shown from the beginning, they are; and can be hidden later, not shown again', async () => {
    const ballotId = await openPoll({ interim: 'SHOWN' })
    await vote(lin(), ballotId, 'no')
    expect((await ballotPage(await viewer(null), ballotId))?.turnout.tally?.choices['no']).toEqual({ heads: 1, area: 0 })
    await world.must(chen, 'TightenBallot', { ballotId, interim: 'HIDDEN' })
    expect((await ballotPage(await viewer(null), ballotId))?.turnout.tally).toBeNull()
  })

  it('a draft is the committee’s, a foreign ballot nobody’s', async () => {
    const now = world.clock.now()
    const { ballotId } = await world.must<{ ballotId: string }>(chen, 'CreateBallot', {
      type: 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + 1000 }, question: { text: '?', facts: [], choices: { kind: 'YES_NO' } },
    })
    expect(await ballotPage(await viewer(lin()), ballotId)).toBeNull()
    expect(await ballotPage(await viewer(chen), ballotId)).not.toBeNull()
    expect(await ballotPage(await viewer(chen, 'haiting'), ballotId)).toBeNull()
  })
})

describe('after the count', () => {
  it('is objected to, recounted, answered, final', async () => {
    const ballotId = await openPoll()
    await vote(lin(), ballotId, 'yes')
    await closeInTime(ballotId)
    const { objectionId } = await world.must<{ objectionId: string }>(lin(), 'RaiseObjection', { ballotId, text: '我觉得少了一票' })
    expect(await world.command(chen, 'RecountBallot', { ballotId, reason: '复核' })).toEqual({ ok: false, code: 'NOT_ALLOWED' })
    expect(await world.must(huang, 'RecountBallot', { ballotId, reason: '复核' })).toMatchObject({ agrees: true })
    const { published } = await stateOf(ballotId)
    world.clock.pin(published!.objectionsUntil + 1)
    await allDue()
    expect((await stateOf(ballotId)).phase).toBe('PRELIM_PUBLISHED')
    await world.must(chen, 'AnswerObjection', { ballotId, objectionId, text: '复核过了，一票不少' })
    await world.must(chen, 'FinaliseBallot', { ballotId })
    expect(await stateOf(ballotId)).toMatchObject({ phase: 'FINAL', recounts: [{ agrees: true }] })
  })

  it('a void ballot counts nothing more and says why', async () => {
    const ballotId = await openPoll({ secrecy: 'SECRET' })
    await vote(lin(), ballotId, 'yes')
    await world.must(chen, 'VoidBallot', { ballotId, reason: '票面写错了' })
    expect(await vote(residents[1]!, ballotId, 'yes')).toEqual({ ok: false, code: 'BALLOT_VOID' })
    expect((await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).secretKey).toBeNull()
  })
})
