import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EventsMessage, PresenceMessage, ResyncAnswer } from '../../../contract/live.ts'
import { PROTOCOL_VERSION } from '../../../contract/command.ts'
import type { RoomMine, RoomSnapshot } from '../../../contract/commands/session.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import { DAY } from '../../../domain/calendar/index.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../../testing/harness.ts'

const startsAt = testStart + 11 * DAY + 9.5 * 3_600_000

describe('the floor, on the wire and in the rows', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 叶委员: TestPerson, 赵经理: TestPerson, 林阿姨: TestPerson, 黄伯伯: TestPerson, 庄师傅: TestPerson, 吴老师: TestPerson
  let sessionId = ''
  const s = (more: object = {}) => ({ sessionId, ...more })
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const refused = async (who: TestPerson, name: string, input: object) => {
    const answer = await world.command(who, name, input)
    return answer.ok ? 'accepted' : answer.code
  }
  async function heard(who: TestPerson | null) {
    const socket = await world.socket(who)
    const events: EventsMessage[] = []
    const presence: PresenceMessage[] = []
    socket.on('events', (message) => { if (message.events.length > 0) events.push(message) })
    socket.on('presence', (message) => { presence.push(message) })
    const ask = () => socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` }) as Promise<Extract<ResyncAnswer, { ok: true }>>
    const answer = await ask()
    return { answer, snapshot: answer.snapshot as RoomSnapshot, events, presence, ask, close: () => { socket.disconnect() } }
  }

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE' })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER' })
    叶委员 = await world.person('叶委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER' })
    赵经理 = await world.person('赵经理', { kind: 'PROPERTY' })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    庄师傅 = await world.person('庄师傅')
    吴老师 = await world.person('吴老师')
    sessionId = (await world.must<{ sessionId: string }>(小郑, 'CreateSession', {
      plan: {
        title: '六月协商会', form: 'THEMATIC', startsAt, place: '社区二楼会客厅', isRemoteAllowed: true,
        required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId, 叶委员.userId],
      },
      items: [
        { title: '2 号楼北边的空地，改不改成充电棚？', kind: 'DECISION', presenter: '', minutes: 40, topicId: null },
        { title: '遛狗要不要定个时间？', kind: 'DISCUSSION', presenter: '', minutes: 20, topicId: null },
      ],
    })).sessionId
    await world.must(小郑, 'AnnounceSession', s())
    world.clock.pin(startsAt - 60_000)
    await world.must(小郑, 'OpenCheckIn', s())
    for (const who of [小郑, 陈委员, 叶委员, 赵经理, 林阿姨, 黄伯伯, 庄师傅, 吴老师]) await world.must(who, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))
    world.clock.pin(startsAt)
    await world.must(陈委员, 'StartSession', s())
    await world.must(陈委员, 'OpenItem', s({ itemId: (await stateOf()).agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
  })
  afterAll(() => world.close())

  it('who writes without a name is nobody to neighbours and passers-by, in every message and snapshot; staff and the log know', async () => {
    const [resident, passer, staff] = [await heard(黄伯伯), await heard(null), await heard(小郑)]
    await world.must(陈委员, 'SetTextModeration', s({ mode: 'AFTER' }))
    const { textId } = await world.must<{ textId: string }>(吴老师, 'SendText', s({ text: '夜里谁来断电？', isAnonymous: true }))
    await vi.waitFor(() => { for (const each of [resident, passer, staff]) expect(JSON.stringify(each.events)).toContain('夜里谁来断电') })
    const later = [await heard(黄伯伯), await heard(null)]
    for (const each of [resident, passer, ...later]) {
      const everything = JSON.stringify([each.events, each.snapshot, each.answer.mine])
      expect(everything).not.toContain('吴老师')
      expect(everything).not.toContain(吴老师.userId)
    }
    expect(later[0]!.snapshot.session.floor!.shown).toMatchObject([{ id: textId, name: '', userId: '', isAnonymous: true }])
    expect(JSON.stringify(staff.events)).toContain('吴老师')
    const log = await world.app.runtime.store.db.event.findMany({ where: { stream: `session:${sessionId}`, type: 'TextShown' } })
    expect(JSON.stringify(log)).toContain(吴老师.userId)
    expect(((await heard(吴老师)).answer.mine as RoomMine).texts).toMatchObject([{ id: textId, phase: 'SHOWN', isAnonymous: true }])
  })

  it('neighbours feel the same: one each, counted for all, taken back; the words of the list wait for the chair all the same', async () => {
    const room = await heard(林阿姨)
    const { id: textId } = room.snapshot.session.floor!.shown[0]!
    for (const who of [林阿姨, 林阿姨, 黄伯伯]) await world.must(who, 'AgreeWithText', s({ textId, agrees: true }))
    expect(await refused(吴老师, 'AgreeWithText', s({ textId, agrees: true }))).toBe('OWN_TEXT')
    await vi.waitFor(() => expect(room.presence.at(-1)).toMatchObject({ key: `agreed:${textId}`, value: 2 }))
    await world.must(黄伯伯, 'AgreeWithText', s({ textId, agrees: false }))
    await vi.waitFor(() => expect(room.presence.at(-1)).toMatchObject({ key: `agreed:${textId}`, value: 1 }))
    const again = await room.ask()
    expect((again.mine as RoomMine).agreed).toEqual([textId])

    const { textId: held } = await world.must<{ textId: string }>(庄师傅, 'SendText', s({ text: '有事打我电话 13812345678' }))
    expect((await heard(小郑)).snapshot.inbox).toContainEqual(expect.objectContaining({ id: held, phase: 'WAITING', isHeld: true }))
    expect((await stateOf()).floor!.shown).toHaveLength(1)
    await world.must(陈委员, 'SetTextAside', s({ textId, reason: '说的是别的事' }))
    expect((await stateOf()).floor!.shown).toEqual([])
    expect(await refused(林阿姨, 'AgreeWithText', s({ textId, agrees: true }))).toBe('NOT_FOUND')
  })

  it('asked in passing: absolute counts for everybody, no receipt and no fact of who tapped what, and nothing left when it is over', async () => {
    const room = await heard(林阿姨)
    const { db } = world.app.runtime.store
    await world.must(陈委员, 'AskMood', s())
    const moodId = (await stateOf()).mood!.id
    for (const [who, choice] of [[林阿姨, 'FOR'], [黄伯伯, 'AGAINST'], [庄师傅, 'FOR'], [庄师傅, 'ASK'], [赵经理, 'FOR'], [赵经理, null]] as const) await world.must(who, 'TapMood', s({ moodId, choice }))
    await vi.waitFor(() => expect(room.presence.at(-1)).toMatchObject({ key: 'mood', value: { moodId, counts: { FOR: 1, AGAINST: 1, ASK: 1 } } }))
    expect((await heard(黄伯伯)).answer.mine).toMatchObject({ mood: 'AGAINST' })
    expect(await db.commandReceipt.count({ where: { name: 'TapMood' } })).toBe(0)
    expect(JSON.stringify(await db.event.findMany({ where: { stream: `session:${sessionId}` } }))).not.toMatch(/TapMood|"AGAINST"/)
    world.clock.shift(91_000)
    await world.app.runDue()
    expect((await stateOf()).mood).toBeNull()
    expect(await db.moodAnswer.count()).toBe(0)
    expect(await refused(林阿姨, 'TapMood', s({ moodId, choice: 'FOR' }))).toBe('MOOD_OVER')
    await world.must(陈委员, 'AskMood', s())
    await world.must(林阿姨, 'TapMood', s({ moodId: (await stateOf()).mood!.id, choice: 'FOR' }))
    await world.must(陈委员, 'DeferItem', s({ reason: '下次再议' }))
    expect(await db.moodAnswer.count()).toBe(0)
    await world.must(陈委员, 'UndoChairAction', s({ action: 'DEFER' }))
  })

  it('a change of words proposed by somebody else is seconded, taken over by the mover, and what was struck and added is there for all', async () => {
    await world.must(庄师傅, 'ProposeMotion', s({ text: '改作充电棚，夜里 11 点断电', forUserId: null }))
    const motionId = (await stateOf()).floor!.motions[0]!.id
    expect(await refused(黄伯伯, 'ProposeAmendment', s({ motionId, text: '有事打我电话 13812345678' }))).toBe('WORDS_NOT_PUBLIC')
    await world.must(黄伯伯, 'ProposeAmendment', s({ motionId, text: '改作充电棚，夜里 10 点断电' }))
    const amendmentId = (await stateOf()).floor!.motions[0]!.amendments![0]!.id
    expect(await refused(庄师傅, 'AcceptAmendment', s({ amendmentId }))).toBe('AMENDMENT_NEEDS_SECOND')
    await world.must(陈委员, 'SecondAmendment', s({ amendmentId }))
    await world.must(庄师傅, 'AcceptAmendment', s({ amendmentId }))
    const { snapshot } = await heard(null)
    expect(snapshot.session.floor!.motions[0]).toMatchObject({ text: '改作充电棚，夜里 10 点断电', wordings: [{ text: '改作充电棚，夜里 11 点断电' }, { how: 'ACCEPTED', by: { name: '黄伯伯' } }] })
    expect(await refused(林阿姨, 'TableMotion', s({ motionId, reason: '等一等' }))).toBe('NOT_CHAIR')
    await world.must(陈委员, 'TableMotion', s({ motionId, reason: '等消防的人来' }))
    await world.must(陈委员, 'TakeUpMotion', s({ motionId }))
    expect((await stateOf()).floor!.motions[0]).toMatchObject({ phase: 'PROPOSED' })
  })

  it('the chair goes to the dogs first and comes back to the shed with its motion', async () => {
    const [shed, dogs] = (await stateOf()).agenda.map(({ id }) => id)
    await world.must(陈委员, 'JumpToItem', s({ itemId: dogs, leaving: 'RETURN', reason: '小满爸爸要赶夜班' }))
    expect(await stateOf()).toMatchObject({ currentItemId: dogs, agenda: [{ phase: 'PENDING' }, { phase: 'OPENED' }] })
    await world.must(陈委员, 'DeferItem', s({ reason: '下次再议' }))
    await world.must(陈委员, 'OpenItem', s({ itemId: shed }))
    expect((await stateOf()).floor!.motions).toHaveLength(1)
  })

  it('叶委员 takes the chair only when 陈委员 has had no line for a while; he is told, and takes it back', async () => {
    const line = await heard(陈委员)
    const desk = await heard(叶委员)
    const gone = () => desk.presence.filter(({ key }) => key === 'chairGone').map(({ value }) => value)
    expect(await refused(叶委员, 'TakeChairOver', s())).toBe('CHAIR_IS_HERE')
    line.close()
    await vi.waitFor(() => expect(gone().at(-1), 'the second moderator’s screen is told').toEqual({ userId: 陈委员.userId, since: world.clock.now() }))
    await vi.waitFor(async () => expect(await world.app.runtime.hub.goneSince(陈委员.userId)).not.toBeNull())
    expect(await refused(叶委员, 'TakeChairOver', s())).toBe('CHAIR_IS_HERE')
    world.clock.shift(21_000)
    expect(await refused(林阿姨, 'TakeChairOver', s())).toBe('NOT_ALLOWED')
    await world.must(叶委员, 'TakeChairOver', s())
    expect(await stateOf()).toMatchObject({ chair: { name: '叶委员' } })
    expect(await world.app.runtime.store.db.notice.findFirst({ where: { userId: 陈委员.userId, kind: 'sessionChairWasTaken' } })).toMatchObject({ params: { by: '叶委员' } })
    await world.must(陈委员, 'TakeChairBack', s())
    expect(await stateOf()).toMatchObject({ chair: { name: '陈委员' }, handedOver: null })
    await heard(陈委员)
    await vi.waitFor(() => expect(gone().at(-1), 'and that it is back').toBeNull())
  })
})
