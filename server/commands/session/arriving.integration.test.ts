import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../../contract/command.ts'
import type { RoomMine } from '../../../contract/commands/session.ts'
import type { ClientToServer, ResyncAnswer, ServerToClient } from '../../../contract/live.ts'
import { DAY } from '../../../domain/calendar/index.ts'
import { bigScreen } from '../../queries/screen.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../../testing/harness.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const startsAt = testStart + 11 * DAY + 9.5 * HOUR

/** Somebody's line, and everything that ever came over it. */
async function line(world: TestWorld, sessionId: string, who: TestPerson | null, screenToken?: string) {
  const wire: string[] = []
  const socket: Socket<ServerToClient, ClientToServer> = io(world.url, { transports: ['websocket'], forceNew: true, auth: { ...(screenToken && { screenToken }) }, extraHeaders: { ...(who && { cookie: who.cookie }) } })
  socket.onAny((...message: unknown[]) => wire.push(JSON.stringify(message)))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  const ask = async (): Promise<RoomMine> => {
    const answer: ResyncAnswer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` })
    wire.push(JSON.stringify(answer))
    if (!answer.ok) throw new Error(answer.code)
    return answer.mine as RoomMine
  }
  return { wire, ask, close: () => socket.disconnect() }
}

describe('coming into the hall', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 阿珍: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 阿伟: TestPerson, 庄师傅: TestPerson
  let sessionId = '', screenToken = ''
  const s = (more: object = {}) => ({ sessionId, ...more })
  const comeIn = (who: TestPerson, hallCode?: string) => world.command(who, 'CheckIn', s({ userId: null, mode: 'IN_PERSON', kind: null, ...(hallCode !== undefined && { hallCode }) }))
  const codeOnScreen = async () => (await bigScreen(screenToken, null))!.hallCode!.code
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE' })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER' })
    阿珍 = await world.person('阿珍', { roles: ['gridWorker'], kind: 'COMMITTEE' })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    阿伟 = await world.person('阿伟')
    庄师傅 = await world.person('庄师傅')
    const made = await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: { title: '六月协商会', form: 'THEMATIC', startsAt, place: '会客厅', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId] },
      items: [{ title: '遛狗要不要定个时间？', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
    })
    sessionId = made.sessionId
    await world.must(小郑, 'AnnounceSession', s())
    screenToken = (await world.must<{ screenToken: string }>(小郑, 'IssueScreen', s())).screenToken
    world.clock.pin(startsAt - HOUR)
  })
  afterAll(() => world.close())

  it('the digits stand on the big screen as soon as the door opens, and not before', async () => {
    const screen = await line(world, sessionId, null, screenToken)
    expect((await screen.ask()).hallCode).toBeNull()
    expect(await bigScreen(screenToken, null)).toMatchObject({ hallCode: null })
    await world.must(阿珍, 'OpenCheckIn', s())
    const { hallCode } = await screen.ask()
    expect(hallCode).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) as string, until: startsAt - HOUR + MINUTE })
    expect(await codeOnScreen()).toBe(hallCode!.code)
    world.clock.shift(MINUTE)
    expect((await screen.ask()).hallCode!.code).not.toBe(hallCode!.code)
    screen.close()
  })

  it('林阿姨 types what the screen shows and is in; typing it with a space, or a minute late, is fine', async () => {
    expect(await comeIn(林阿姨)).toMatchObject({ ok: false, code: 'HALL_CODE_NEEDED' })
    const code = await codeOnScreen()
    expect(await comeIn(林阿姨, `${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ ok: true, data: { mode: 'IN_PERSON', kind: 'RESIDENT' } })
    world.clock.shift(MINUTE)
    expect(await comeIn(黄伯伯, code)).toMatchObject({ ok: true })
  })

  it('the photo that 黄伯伯 sent home is refused two minutes later; from home 阿伟 may still come in online', async () => {
    const photo = await codeOnScreen()
    world.clock.shift(2 * MINUTE)
    expect(await comeIn(阿伟, photo)).toMatchObject({ ok: false, code: 'HALL_CODE_OLD' })
    expect(await world.command(阿伟, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))).toMatchObject({ ok: true })
  })

  it('guessing ends after six tries, also for the right digits, and begins again five minutes later; others are not held up', async () => {
    const code = await codeOnScreen()
    for (let tries = 0; tries < 6; tries++) expect(await comeIn(庄师傅, wrong(code))).toMatchObject({ ok: false, code: 'HALL_CODE_WRONG' })
    expect(await comeIn(庄师傅, code)).toMatchObject({ ok: false, code: 'HALL_CODE_TRIES', detail: { minutes: 5 } })
    expect(await comeIn(阿伟, code)).toMatchObject({ ok: true, data: { mode: 'IN_PERSON' } })
    world.clock.shift(5 * MINUTE + 1)
    expect(await comeIn(庄师傅, await codeOnScreen())).toMatchObject({ ok: true })
  })

  it('whoever keeps the door comes in without digits, and lets others in', async () => {
    expect(await comeIn(小郑)).toMatchObject({ ok: true })
    expect(await world.command(阿珍, 'CheckIn', s({ userId: 陈委员.userId, mode: 'IN_PERSON', kind: null }))).toMatchObject({ ok: true })
  })

  it('the digits reach the screen with its token, and nobody else over any line', async () => {
    const stranger = await world.person('路过的', { member: false })
    const lines = await Promise.all([line(world, sessionId, stranger), line(world, sessionId, 阿伟), line(world, sessionId, 小郑), line(world, sessionId, 林阿姨, 'not-the-token').catch(() => null)])
    for (const each of lines.slice(0, 3)) expect(await each!.ask()).not.toHaveProperty('hallCode')
    await expect(lines[3]!.ask()).rejects.toThrow('NOT_FOUND')
    const codes = new Set<string>()
    for (let minute = 0; minute < 3; minute++) {
      world.clock.shift(MINUTE)
      codes.add(await codeOnScreen())
      await world.must(阿珍, 'ExpectArrival', s({ arrivalId: null, label: `物业 ${minute}`, kind: 'PROPERTY', at: null }))
      await Promise.all(lines.slice(0, 3).map((each) => each!.ask()))
      await vi.waitFor(() => expect(lines[1].wire.join('')).toContain(`物业 ${minute}`))
    }
    for (const heard of lines.map((each) => each!.wire.join('\n'))) for (const code of codes) expect(heard).not.toContain(code)
    for (const each of lines) each!.close()
  })

  it('阿珍 checks an address at the door: the listener is a resident who takes part, and only that phone is told', async () => {
    const 新邻居 = await world.person('新邻居', { verified: false })
    await world.must(新邻居, 'CheckIn', s({ userId: null, mode: 'LISTENER', kind: null }))
    const [own, other] = await Promise.all([line(world, sessionId, 新邻居), line(world, sessionId, 庄师傅)])
    expect((await own.ask()).attendance).toMatchObject({ mode: 'LISTENER' })
    await other.ask()
    expect(await world.command(庄师傅, 'AdmitAtDoor', s({ userId: 新邻居.userId }))).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    await world.must(阿珍, 'AdmitAtDoor', s({ userId: 新邻居.userId }))
    // the line is ended, and the phone knocks again with its new rights
    await vi.waitFor(() => expect(own.wire.join('')).toContain('RIGHTS_CHANGED'))
    const again = await line(world, sessionId, 新邻居)
    expect((await again.ask()).attendance).toEqual({ mode: 'IN_PERSON', kind: 'RESIDENT' })
    again.close()
    const { db } = world.app.runtime.store
    expect(await db.membership.findFirstOrThrow({ where: { userId: 新邻居.userId } })).toMatchObject({ verifiedBy: 阿珍.userId })
    await vi.waitFor(() => expect(other.wire.join('')).toContain('"key":"here"'))
    expect(other.wire.join('')).not.toContain('"key":"mine"')
    own.close(); other.close()
  })

  it('a guest who takes part for one evening is told so on the own line, without a new knock', async () => {
    const 表姐 = await world.person('表姐', { verified: false })
    await world.must(表姐, 'CheckIn', s({ userId: null, mode: 'LISTENER', kind: null }))
    const [own, other] = await Promise.all([line(world, sessionId, 表姐), line(world, sessionId, 庄师傅)])
    await Promise.all([own.ask(), other.ask()])
    await world.must(阿珍, 'CheckIn', s({ userId: 表姐.userId, mode: 'IN_PERSON', kind: null }))
    await vi.waitFor(() => expect(own.wire.join('')).toContain('"key":"mine"'))
    expect((await own.ask()).attendance).toEqual({ mode: 'IN_PERSON', kind: 'RESIDENT' })
    expect(other.wire.join('')).not.toContain('"key":"mine"')
    expect(await world.app.runtime.store.db.membership.findFirstOrThrow({ where: { userId: 表姐.userId } })).toMatchObject({ verifiedAt: null })
    own.close(); other.close()
  })

  it('王阿公 without a telephone, in no list, is written down with his papers and is in; only staff do that', async () => {
    const him = s({ realName: '王大有', displayName: null, kind: 'RESIDENT', home: null })
    expect(await world.command(林阿姨, 'AddAtDoor', him)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    const { userId } = await world.must<{ userId: string }>(阿珍, 'AddAtDoor', him)
    const { db } = world.app.runtime.store
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ name: '王大有', displayName: '王**', phone: null })
    expect(await db.attendance.findUniqueOrThrow({ where: { sessionId_userId: { sessionId, userId } } })).toMatchObject({ mode: 'IN_PERSON', kind: 'RESIDENT', by: 阿珍.userId })
    const { userId: expert } = await world.must<{ userId: string }>(阿珍, 'AddAtDoor', s({ realName: '李工', displayName: '李工', kind: 'EXPERT', home: null }))
    expect(await db.membership.findFirstOrThrow({ where: { userId: expert } })).toMatchObject({ roles: [], kind: 'EXPERT', verifiedAt: null })
  })

  it('in a break and after the end the screen shows no digits', async () => {
    for (let n = 0; n < 3; n++) await world.must(阿珍, 'CheckIn', s({ userId: (await world.person(`邻居${n}`)).userId, mode: 'IN_PERSON', kind: null }))
    world.clock.pin(startsAt + MINUTE)
    await world.must(陈委员, 'StartSession', s())
    expect(await bigScreen(screenToken, null)).toMatchObject({ hallCode: { code: expect.any(String) as string } })
    await world.must(陈委员, 'RecessSession', s({ until: null }))
    expect(await bigScreen(screenToken, null)).toMatchObject({ hallCode: null })
  })
})
