import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { RoomMine } from '../../contract/commands/session.ts'
import type { EventsMessage, ResyncAnswer } from '../../contract/live.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const DAY = 86_400_000
const HOUR = 3_600_000
const startsAt = testStart + 11 * DAY

describe('a ballot in the evening’s session', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 赵经理: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 晚来的人: TestPerson
  let neighbours: TestPerson[] = []
  let sessionId = '', ballotId = ''
  const s = (more: object = {}) => ({ sessionId, ...more })
  const session = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const ballot = async () => (await world.app.runtime.store.db.ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
  const cast = (who: TestPerson, choice: string) => world.command(who, 'CastVote', { ballotId, voterId: who.userId, choices: [choice] })
  const checkIn = (who: TestPerson, mode = 'IN_PERSON') => world.must(小郑, 'CheckIn', s({ userId: who.userId, mode, kind: null }))

  /** In the room with a line: what it was answered, and what it was told of itself since. */
  async function told(who: TestPerson | null) {
    const socket = await world.socket(who)
    const own: unknown[] = []
    socket.on('presence', (message) => { if (message.key === `mine:ballot:${ballotId}`) own.push(message.value) })
    const answer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` }) as Extract<ResyncAnswer, { ok: true }>
    return { answer, mine: () => own }
  }

  async function readOut(text: string): Promise<void> {
    await world.must(林阿姨, 'ProposeMotion', s({ text, forUserId: null }))
    const motion = (await session()).floor!.motions.at(-1)!
    await world.must(陈委员, 'CountHandSeconds', s({ motionId: motion.id, count: 5 }))
    await world.must(陈委员, 'ReadOutMotion', s({ motionId: motion.id, endSpeech: false }))
  }

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    陈委员 = await world.person('陈委员', { roles: ['moderator', 'resident'], kind: 'CPPCC_MEMBER' })
    赵经理 = await world.person('赵经理', { kind: 'PROPERTY', verified: false })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    晚来的人 = await world.person('晚来的人')
    neighbours = await Promise.all(Array.from({ length: 7 }, (_, n) => world.person(`邻居${n}`)))
    const plan = {
      title: '六月协商会', form: 'THEMATIC', startsAt, place: '社区二楼', isRemoteAllowed: true, moderators: [陈委员.userId],
      required: [{ kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }],
    }
    const item = (title: string, kind: string) => ({ title, kind, presenter: '', minutes: 20, topicId: null })
    sessionId = (await world.must<{ sessionId: string }>(小郑, 'CreateSession', { plan, items: [item('活动室周末开不开', 'DECISION'), item('遛狗定不定时间', 'DECISION')] })).sessionId
    await world.must(小郑, 'AnnounceSession', s())
    world.clock.pin(startsAt - HOUR / 2)
    await world.must(小郑, 'OpenCheckIn', s())
    for (const who of [小郑, 陈委员, 林阿姨, 黄伯伯, ...neighbours]) await checkIn(who)
    world.clock.pin(startsAt)
    await world.must(陈委员, 'StartSession', s())
    await world.must(陈委员, 'OpenItem', s({ itemId: (await session()).agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    await readOut('周六、周日上午开活动室')
  }, 60_000)
  afterAll(() => world.close())

  it('the motion becomes the question, word for word; pressing twice makes one ballot', async () => {
    expect(await world.command(林阿姨, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [] }))).toMatchObject({ ok: false, code: 'NOT_CHAIR' })
    ballotId = (await world.must<{ ballotId: string }>(陈委员, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [] }))).ballotId
    expect(await world.must(陈委员, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [] }))).toEqual({ ballotId })
    expect(await ballot()).toMatchObject({ phase: 'DRAFT', question: { text: '周六、周日上午开活动室' }, place: { sessionId } })
    expect((await session()).agenda[0]).toMatchObject({ phase: 'BALLOT', ballotId })
  })

  it('opens with who is in the hall then: the chair is not on the roll, who comes later neither', async () => {
    const [hall, desk, passer] = await Promise.all([told(黄伯伯), told(陈委员), told(null)])
    expect((hall.answer.mine as RoomMine).votes, 'until it opens the roll may change').toBeNull()
    await world.must(陈委员, 'OpenBallot', { ballotId, minutes: 5 })
    await vi.waitFor(() => expect([hall.mine(), desk.mine()], 'each is told theirs behind the opening, and nobody has to ask').toEqual([
      [[expect.objectContaining({ voterId: 黄伯伯.userId, hasVoted: false, paper: null })]], [[]],
    ]))
    expect(passer.mine()).toEqual([])
    const asked = (await told(黄伯伯)).answer
    expect((asked.mine as RoomMine).votes, 'whoever comes back is told with everything else').toMatchObject({ ballotId, voters: [{ voterId: 黄伯伯.userId }] })
    expect(asked.comeBackWithinMs, 'a few come back within a second').toBe(1_000)
    await checkIn(晚来的人)
    expect((await ballot()).roll).toMatchObject({ voters: 9, body: { kind: 'PRESENT', present: 9, quorum: { have: 11, need: 7, missing: [] } } })
    expect(await cast(陈委员, 'yes')).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await cast(晚来的人, 'yes')).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await cast(小郑, 'yes')).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
    expect(await cast(赵经理, 'yes')).toMatchObject({ ok: false, code: 'BALLOT_NOT_ON_ROLL' })
  })

  it('the room hears turnout and nothing else, until the count is everybody’s at once', async () => {
    const heard: { presence: unknown[]; events: EventsMessage[] } = { presence: [], events: [] }
    const socket = await world.socket(黄伯伯)
    socket.on('presence', (message) => { heard.presence.push(message) })
    socket.on('events', (message) => { if (message.events.length) heard.events.push(message) })
    await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` })
    for (const [index, who] of [林阿姨, ...neighbours].entries()) expect(await cast(who, index < 6 ? 'yes' : 'no')).toMatchObject({ ok: true })
    await new Promise<void>((resolve) => {
      socket.on('presence', (message) => { if (message.key === `turnout:${ballotId}` && (message.value as { voters: number }).voters === 8) resolve() })
    })
    expect(JSON.stringify(heard)).not.toMatch(/"yes"|"choices":\[/)

    await world.must(陈委员, 'ScheduleClosing', { ballotId, seconds: 30 })
    world.clock.shift(30_000)
    while (await world.app.runDue() > 0) { /* until nothing is due */ }
    const state = await ballot()
    expect(state).toMatchObject({ phase: 'PRELIM_PUBLISHED', count: { papers: 8, verdict: { outcome: 'PASSED', approval: { heads: { have: 6, need: 5, of: 9, gap: 1 } } } } })
    await new Promise<void>((resolve) => {
      const look = () => (heard.events.some((message) => message.events.some(({ event }) => event?.type === 'BallotTallied')) ? resolve() : setImmediate(look))
      look()
    })
    expect(heard.events.some((message) => message.stream === `ballot:${ballotId}` && message.within === `session:${sessionId}`)).toBe(true)
  })

  it('the item’s conclusion is the ballot’s', async () => {
    expect(await world.command(陈委员, 'ConcludeItem', s({ conclusion: 'NOT_PASSED', note: null }))).toMatchObject({ ok: false, code: 'CONCLUSION_IS_THE_BALLOTS' })
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'PASSED', note: null }))
    expect((await session()).agenda[0]).toMatchObject({ phase: 'RESOLVED', conclusion: 'PASSED' })
  })

  it('a void ballot gives the item back to its motion, and can be put again', async () => {
    await world.must(陈委员, 'OpenItem', s({ itemId: (await session()).agenda[1]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    await readOut('早晚八点后才遛')
    const first = (await world.must<{ ballotId: string }>(陈委员, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [], secrecy: 'SECRET' }))).ballotId
    await world.must(陈委员, 'OpenBallot', { ballotId: first, minutes: null })
    await world.must(陈委员, 'VoidBallot', { ballotId: first, reason: '动议念错了一个字' })
    expect((await session()).agenda[1]).toMatchObject({ phase: 'MOTION', ballotId: null })
    const second = (await world.must<{ ballotId: string }>(陈委员, 'PutMotion', s({ type: 'INTENT_POLL', facts: [] }))).ballotId
    expect(second).not.toBe(first)
  })
})
