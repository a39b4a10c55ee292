import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { RoomSnapshot } from '../../contract/commands/session.ts'
import type { ClientToServer, ResyncAnswer, ServerToClient } from '../../contract/live.ts'
import { DAY } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { bigScreen } from '../queries/screen.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

const HOUR = 3_600_000
const startsAt = testStart + 11 * DAY + 9.5 * HOUR

describe('the big screen hears what everybody may hear, and nothing else', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 阿珍: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson
  let sessionId = '', otherId = '', ballotId = ''
  const neighbours: TestPerson[] = []
  const s = (more: object = {}) => ({ sessionId, ...more })
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState

  /** A projector: its token, and everything that ever came over its wire. On a computer on which 林阿姨 is signed in. */
  async function projector(screenToken: string) {
    const wire: string[] = []
    const socket: Socket<ServerToClient, ClientToServer> = io(world.url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { screenToken }, extraHeaders: { cookie: 林阿姨.cookie } })
    socket.onAny((...message: unknown[]) => wire.push(JSON.stringify(message)))
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    const ask = async (stream = `session:${sessionId}`): Promise<ResyncAnswer> => {
      const answer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream })
      wire.push(JSON.stringify(answer))
      return answer
    }
    return { socket, wire, ask, close: () => socket.disconnect() }
  }
  const issue = async () => (await world.must<{ screenToken: string }>(阿珍, 'IssueScreen', s())).screenToken

  async function convened(title: string): Promise<string> {
    const made = await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: { title, form: 'THEMATIC', startsAt, place: '会客厅', isRemoteAllowed: false, required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId] },
      items: [{ title: '遛狗要不要定个时间？', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
    })
    await world.must(小郑, 'AnnounceSession', { sessionId: made.sessionId })
    return made.sessionId
  }

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE' })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER' })
    阿珍 = await world.person('阿珍', { roles: ['gridWorker'], kind: 'COMMITTEE' })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    for (let n = 0; n < 6; n++) neighbours.push(await world.person(`邻居${n}`))
    // 后台实名: whom the community knows by another name
    await world.app.runtime.store.write((db) => db.user.update({ where: { id: 黄伯伯.userId }, data: { name: '黄本名', phone: '19900007777' } }))
    sessionId = await convened('六月协商会')
    otherId = await convened('七月协商会')
    world.clock.pin(startsAt - HOUR)
    await world.must(阿珍, 'OpenCheckIn', s())
    for (const who of [小郑, 陈委员, 林阿姨, 黄伯伯, ...neighbours]) await world.must(阿珍, 'CheckIn', s({ userId: who.userId, mode: 'IN_PERSON', kind: null }))
    world.clock.pin(startsAt + 60_000)
    await world.must(陈委员, 'StartSession', s())
  })
  afterAll(() => world.close())

  it('an evening goes by on the wall: no real name, no waiting text, no call for help, nobody’s own view', async () => {
    const screen = await projector(await issue())
    const begun = await screen.ask()
    expect(begun).toMatchObject({ ok: true, audience: 'public', mine: { userId: null, attendance: null, texts: [] } })

    await world.must(陈委员, 'OpenItem', s({ itemId: (await stateOf()).agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    await world.must(黄伯伯, 'RaiseHand', s({ stance: 'OPPOSE', forUserId: null }))
    await world.must(林阿姨, 'AskForHelp', s())
    await world.must(林阿姨, 'SendText', s({ text: '我家的狗咬过人' }))
    await world.must(陈委员, 'CallNext', s({ expected: 黄伯伯.userId }))
    await world.must(陈委员, 'EndSpeech', s({ speechId: (await stateOf()).floor!.speech!.id }))
    await world.must(黄伯伯, 'ProposeMotion', s({ text: '早上七点前遛狗', forUserId: null }))
    const motionId = (await stateOf()).floor!.motions[0]!.id
    await world.must(陈委员, 'CountHandSeconds', s({ motionId, count: 3 }))
    await world.must(陈委员, 'ReadOutMotion', s({ motionId, endSpeech: false }))
    ballotId = (await world.must<{ ballotId: string }>(陈委员, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [] }))).ballotId
    await world.must(陈委员, 'OpenBallot', { ballotId, minutes: 5 })
    for (const who of neighbours) await world.must(who, 'CastVote', { ballotId, voterId: who.userId, choices: ['no'] })

    // it follows: the turnout arrives, and only as a number
    await vi.waitFor(() => expect(screen.wire.some((line) => line.includes(`turnout:${ballotId}`) && line.includes('"voters":6'))).toBe(true))
    await screen.ask()
    const heard = screen.wire.join('\n')
    expect(heard).toContain('黄伯伯')
    for (const secret of ['黄本名', '19900007777', '我家的狗咬过人', 'HelpAsked', 'screenToken']) expect(heard).not.toContain(secret)
    const turnouts = [...heard.matchAll(/"tally":([^,}]+)/g)].map(([, tally]) => tally)
    expect(turnouts.length).toBeGreaterThan(0)
    expect(new Set(turnouts)).toEqual(new Set(['null']))
    expect(heard).not.toMatch(/"(yes|no|abstain)":\{/)
    screen.close()
  })

  it('the page it begins with holds no more than the wire', async () => {
    const token = await issue()
    const made = JSON.stringify(await bigScreen(token, 'hall.example'))
    for (const secret of ['黄本名', '19900007777', '我家的狗咬过人', token]) expect(made).not.toContain(secret)
    const screen = await bigScreen(token, 'hall.example')
    expect(screen).toMatchObject({ community: { slug: 'rongyin' }, address: 'http://hall.example', room: { inbox: [], session: { floor: { helpWanted: [] } } }, turnouts: { [ballotId]: { voters: 6, tally: null } } })
  })

  it('the count is on it once it is published, not before', async () => {
    const screen = await projector(await issue())
    await screen.ask()
    await world.must(陈委员, 'ScheduleClosing', { ballotId, seconds: 30 })
    world.clock.shift(31_000)
    expect(screen.wire.join('')).not.toContain('BallotTallied')
    await world.must(陈委员, 'CloseBallot', { ballotId })
    await vi.waitFor(() => expect(screen.wire.join('')).toContain('ResultPublished'))
    const answer = await screen.ask()
    if (!answer.ok) throw new Error(answer.code)
    expect((answer.snapshot as RoomSnapshot).ballots[0]!.state.count).toMatchObject({ papers: 6, tally: { choices: { no: { heads: 6 }, yes: { heads: 0 } } } })
    screen.close()
  })

  it('it is nobody: a signed-in browser beneath it lends it no voice', async () => {
    const screen = await projector(await issue())
    const answer = await screen.socket.emitWithAck('command', {
      protocol: PROTOCOL_VERSION, commandId: '01J00000000000000000000000', community: 'rongyin', name: 'RaiseHand', input: s({ stance: 'ASK', forUserId: null }),
    })
    expect(answer).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
    screen.close()
  })

  it('opens its own session only, and no token is no screen', async () => {
    const screen = await projector(await issue())
    expect(await screen.ask(`session:${otherId}`)).toEqual({ ok: false, code: 'NOT_FOUND' })
    screen.close()
    const guess = await projector('not-a-token')
    expect(await guess.ask()).toEqual({ ok: false, code: 'NOT_FOUND' })
    guess.close()
    expect(await bigScreen('not-a-token', null)).toBeNull()
  })

  it('a new token ends the old one, and putting it away ends all: the socket is cut and may not come back', async () => {
    const first = await issue()
    const old = await projector(first)
    expect((await old.ask()).ok).toBe(true)
    const second = await issue()
    await vi.waitFor(() => expect(old.socket.connected).toBe(false))
    const again = await projector(first)
    expect(await again.ask()).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await bigScreen(first, null)).toBeNull()
    again.close()

    const current = await projector(second)
    expect((await current.ask()).ok).toBe(true)
    await world.must(阿珍, 'RevokeScreen', s())
    await vi.waitFor(() => expect(current.socket.connected).toBe(false))
    const heardBefore = current.wire.length
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'NOT_PASSED', note: null }))
    expect(current.wire.length).toBe(heardBefore)
    expect(await bigScreen(second, null)).toBeNull()
    expect(await world.command(林阿姨, 'IssueScreen', s())).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })
})
