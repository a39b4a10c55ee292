import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { sessionRecord } from './session-record.ts'

const HOUR = 3_600_000
const startsAt = testStart + 11 * DAY + 9.5 * HOUR

describe('the record of a session, as everybody may read it', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 庄师傅: TestPerson
  let sessionId = '', ballotId = ''
  const neighbours: TestPerson[] = []
  const s = (more: object = {}) => ({ sessionId, ...more })
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const passer = async (slug = 'rongyin') => await viewerOf(undefined, slug) as Viewer
  const record = async () => (await sessionRecord(await passer(), sessionId))!

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE' })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER' })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    庄师傅 = await world.person('庄师傅')
    for (let n = 0; n < 5; n++) neighbours.push(await world.person(`邻居${n}`))
    const made = await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: { title: '六月协商会', form: 'THEMATIC', startsAt, place: '会客厅', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId] },
      items: [
        { title: '遛狗要不要定个时间？', kind: 'DECISION', presenter: '小郑', minutes: 30, topicId: null },
        { title: '石凳加不加木条？', kind: 'DISCUSSION', presenter: '', minutes: 15, topicId: null },
      ],
    })
    sessionId = made.sessionId
  })
  afterAll(() => world.close())

  it('does not exist before the announcement, nor for another community', async () => {
    expect(await sessionRecord(await passer(), sessionId)).toBeNull()
    await world.must(小郑, 'AnnounceSession', s())
    expect(await sessionRecord(await passer('haiting'), sessionId)).toBeNull()
    expect(await record()).toMatchObject({ session: { phase: 'ANNOUNCED', announcedAt: testStart }, held: null, followed: [], steps: [{ type: 'ANNOUNCED' }] })
  })

  it('tells changes of the agenda with their reasons', async () => {
    const { agenda } = await stateOf()
    await world.must(小郑, 'ChangeItem', s({ itemId: agenda[1]!.id, item: { minutes: 20 }, reason: '施工方要多讲几句' }))
    expect((await record()).steps).toMatchObject([{ type: 'ANNOUNCED' }, { type: 'CHANGED', text: '施工方要多讲几句' }])
  })

  it('is not told while the session runs', async () => {
    world.clock.pin(startsAt - HOUR)
    await world.must(小郑, 'OpenCheckIn', s())
    for (const who of [小郑, 陈委员, 林阿姨, 黄伯伯, 庄师傅]) await world.must(小郑, 'CheckIn', s({ userId: who.userId, mode: 'IN_PERSON', kind: null }))
    for (const who of neighbours) await world.must(who, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))
    world.clock.pin(startsAt + 60_000)
    await world.must(陈委员, 'StartSession', s())
    await world.must(陈委员, 'OpenItem', s({ itemId: (await stateOf()).agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    await world.must(黄伯伯, 'RaiseHand', s({ stance: 'OPPOSE', forUserId: null }))
    await world.must(陈委员, 'CallNext', s({ expected: 黄伯伯.userId }))
    world.clock.shift(75_000)
    await world.must(林阿姨, 'SendText', s({ text: '这句没有上屏' }))
    await world.must(陈委员, 'EndSpeech', s({ speechId: (await stateOf()).floor!.speech!.id }))
    await world.must(庄师傅, 'ProposeMotion', s({ text: '早上遛狗', forUserId: null }))
    const motionId = (await stateOf()).floor!.motions[0]!.id
    await world.must(庄师傅, 'AmendMotion', s({ motionId, text: '早上七点前遛狗' }))
    await world.must(陈委员, 'CountHandSeconds', s({ motionId, count: 3 }))
    await world.must(陈委员, 'ReadOutMotion', s({ motionId, endSpeech: false }))
    ballotId = (await world.must<{ ballotId: string }>(陈委员, 'PutMotion', s({ type: 'SESSION_RESOLUTION', facts: [] }))).ballotId
    await world.must(陈委员, 'OpenBallot', { ballotId, minutes: 5 })
    for (const who of [...neighbours, 林阿姨, 庄师傅]) await world.must(who, 'CastVote', { ballotId, voterId: who.userId, choices: ['yes'] })
    expect((await record()).held).toBeNull()
    expect(JSON.stringify(await record())).not.toMatch(/黄伯伯|早上/)
  })

  it('reads from the first word to the closing, exactly', async () => {
    await world.must(陈委员, 'ScheduleClosing', { ballotId, seconds: 30 })
    world.clock.shift(31_000)
    await world.must(陈委员, 'CloseBallot', { ballotId })
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'PASSED', note: null }))
    await world.must(陈委员, 'CloseSession', s({ reason: '时间到了' }))
    const { held, steps } = await record()
    expect(held).toMatchObject({
      chairs: [{ name: '陈委员' }],
      attendance: { people: 10, remote: 5, atStart: 10, kinds: [{ kind: 'RESIDENT', inPerson: 3, remote: 5 }, { kind: 'COMMITTEE', inPerson: 1, remote: 0 }, { kind: 'CPPCC_MEMBER', inPerson: 1, remote: 0 }] },
      items: [
        {
          title: '遛狗要不要定个时间？', conclusion: 'PASSED', speeches: [{ by: '黄伯伯', stance: 'OPPOSE', seconds: 75 }], texts: [],
          motions: [{ by: '庄师傅', texts: [{ text: '早上遛狗' }, { text: '早上七点前遛狗' }], seconds: 3, outcome: 'PUT' }],
          ballot: { id: ballotId, question: { text: '早上七点前遛狗' }, tally: { participating: { heads: 7 }, choices: { yes: { heads: 7 }, no: { heads: 0 } } }, verdict: { outcome: 'PASSED' } },
        },
        { title: '石凳加不加木条？', openedAt: null, isDeferred: true, note: '时间到了', speeches: [], ballot: null },
      ],
    })
    expect(held!.items[0]!.ballot!.chainHead).toMatch(/^[0-9a-f]{64}$/)
    expect(steps.map(({ type }) => type)).toEqual(['ANNOUNCED', 'CHANGED', 'CHECK_IN', 'STARTED', 'CLOSED'])
    const text = JSON.stringify(await record())
    for (const secret of ['这句没有上屏', 'userId', ...[林阿姨, 黄伯伯, 庄师傅].map(({ userId }) => userId)]) expect(text).not.toContain(secret)
  })

  it('leads on to what was agreed and to its task under its lamp', async () => {
    const itemId = (await stateOf()).agenda[0]!.id
    const { outcomeId } = await world.must<{ outcomeId: string }>(小郑, 'RecordOutcome', { from: { kind: 'ITEM', sessionId, itemId }, title: '早上七点前遛狗', text: '早上七点前遛狗。' })
    expect((await record()).followed).toMatchObject([{ id: outcomeId, phase: 'CONFIRMED', work: [] }])
  })

  it('names nobody who has closed their account', async () => {
    await world.must(黄伯伯, 'DeleteMyAccount', { confirm: true })
    const { held } = await record()
    expect(held!.items[0]!.speeches).toMatchObject([{ by: '', stance: 'OPPOSE', seconds: 75 }])
    expect(held!.items[0]!.motions[0]!.by).toBe('庄师傅')
    expect(JSON.stringify(await record())).not.toContain('黄伯伯')
  })
})
