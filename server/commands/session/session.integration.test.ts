import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EventsMessage, ResyncAnswer } from '../../../contract/live.ts'
import { PROTOCOL_VERSION } from '../../../contract/command.ts'
import type { RoomMine, RoomSnapshot } from '../../../contract/commands/session.ts'
import { evolveSession } from '../../../domain/session/evolve.ts'
import type { SessionEvent } from '../../../domain/session/events.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import type { TopicState } from '../../../domain/topic/state.ts'
import { DAY } from '../../../domain/calendar/index.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../../testing/harness.ts'

const HOUR = 3_600_000
const startsAt = testStart + 11 * DAY + 9.5 * HOUR // 2026-06-21 19:30

describe('an evening, through the one door and on the wire', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 柯委员: TestPerson, 阿珍: TestPerson, 赵经理: TestPerson
  let 林阿姨: TestPerson, 黄伯伯: TestPerson, 庄师傅: TestPerson, 郭先生: TestPerson, 新邻居: TestPerson, 外人: TestPerson
  let sessionId = '', topicId = '', secondTopicId = ''
  const neighbours: TestPerson[] = []
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const topicOf = async (id: string) => (await world.app.runtime.store.db.topic.findUniqueOrThrow({ where: { id } })).state as unknown as TopicState
  const noticesOf = async (who: TestPerson) => (await world.app.runtime.store.db.notice.findMany({ where: { userId: who.userId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
  const refused = async (who: TestPerson, name: string, input: object, options?: { community?: string }) => {
    const answer = await world.command(who, name, input, options)
    return answer.ok ? 'accepted' : answer.code
  }
  const s = (more: object = {}) => ({ sessionId, ...more })

  async function publicTopic(title: string): Promise<string> {
    const { topicId: id } = await world.must<{ topicId: string }>(林阿姨, 'ProposeTopic', {
      text: { title, story: '天天有人问。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
    })
    await world.must(小郑, 'AcknowledgeTopic', { topicId: id })
    await world.must(小郑, 'AcceptTopic', { topicId: id, path: 'SELF_GOVERN', isBroad: false, answer: '开会商量。', publicize: true })
    return id
  }
  const photo = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } }).png().toBuffer()
  async function uploaded(who: TestPerson, bytes: Buffer, name: string): Promise<string> {
    const response = await world.fetch(who, '/api/files?community=rongyin', { method: 'POST', body: new Uint8Array(bytes), headers: { 'x-file-name': encodeURIComponent(name) } })
    return (await response.json() as { data: { fileId: string } }).data.fileId
  }
  const seen = async (who: TestPerson | null, fileId: string) => (await world.fetch(who, `/files/rongyin/${fileId}`)).status
  /** Joins the room and keeps what it hears. */
  async function heard(who: TestPerson | null): Promise<{ answer: ResyncAnswer; events: EventsMessage[] }> {
    const socket = await world.socket(who)
    const events: EventsMessage[] = []
    socket.on('events', (message) => { if (message.events.length > 0) events.push(message) })
    const answer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` })
    return { answer, events }
  }

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
    柯委员 = await world.person('柯委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
    阿珍 = await world.person('阿珍', { roles: ['gridWorker'], kind: 'COMMITTEE', verified: false })
    赵经理 = await world.person('赵经理', { kind: 'PROPERTY' })
    林阿姨 = await world.person('林阿姨')
    黄伯伯 = await world.person('黄伯伯')
    庄师傅 = await world.person('庄师傅')
    郭先生 = await world.person('郭先生')
    新邻居 = await world.person('新邻居', { verified: false })
    外人 = await world.person('外人', { community: 'haiting', roles: ['committee'] })
    for (let n = 0; n < 3; n++) neighbours.push(await world.person(`邻居${n}`))
    topicId = await publicTopic('2 号楼北边的空地，改不改成充电棚？')
    secondTopicId = await publicTopic('遛狗要不要定个时间？')
    world.clock.shift(4 * DAY)
  })
  afterAll(() => world.close())

  it('the committee convenes it, with the topics whose publicity is over', async () => {
    const plan = {
      title: '六月协商会', form: 'THEMATIC', startsAt, place: '社区二楼会客厅', isRemoteAllowed: true,
      required: [{ kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'PROPERTY', label: null }], moderators: [陈委员.userId],
    }
    const items = [
      { title: '老人食堂账目通报', kind: 'REPORT', presenter: '赵经理', minutes: 15, topicId: null },
      { title: '2 号楼北边的空地，改不改成充电棚？', kind: 'DECISION', presenter: '赵经理', minutes: 55, topicId },
      { title: '遛狗要不要定个时间？', kind: 'DISCUSSION', presenter: '', minutes: 20, topicId: secondTopicId },
    ]
    expect(await refused(林阿姨, 'CreateSession', { plan, items })).toBe('NOT_ALLOWED')
    expect(await refused(小郑, 'CreateSession', { plan: { ...plan, moderators: [林阿姨.userId] }, items })).toBe('CANNOT_CHAIR')
    expect(await refused(小郑, 'CreateSession', { plan: { ...plan, colour: 'red' }, items })).toBe('INPUT_INVALID')
    sessionId = (await world.must<{ sessionId: string }>(小郑, 'CreateSession', { plan, items })).sessionId
    expect(await stateOf()).toMatchObject({ phase: 'DRAFT', number: 1, year: 2026, chair: { name: '陈委员' }, agenda: [{ path: null }, { path: 'SELF_GOVERN' }, { path: 'SELF_GOVERN' }] })
    await world.must(小郑, 'ChangeSession', s({ plan: { textModeration: 'AFTER' }, reason: null }))
    expect(await stateOf(), 'set when it is convened').toMatchObject({ textModeration: 'AFTER' })
    await world.must(小郑, 'ChangeSession', s({ plan: { textModeration: 'BEFORE' }, reason: null }))
    expect((await stateOf()).joinCode).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/)
  })

  it('is nobody’s business in another community', async () => {
    expect(await refused(外人, 'AnnounceSession', s(), { community: 'haiting' })).toBe('NOT_FOUND')
    expect(await refused(外人, 'AnnounceSession', s())).toBe('NOT_FOUND')
    expect((await heard(新邻居)).answer).toEqual({ ok: false, code: 'NOT_FOUND' })
  })

  it('林阿姨 and the committee attach a plan and an offer to her item; others read them, and whoever may not write may not attach', async () => {
    const [report, shed] = (await stateOf()).agenda.map(({ id }) => id)
    const [plan, offer] = [await uploaded(林阿姨, await photo('#3366aa'), '平面图.png'), await uploaded(小郑, Buffer.from('%PDF-1.7 offer %%EOF'), '报价.pdf')]
    expect(await seen(庄师傅, plan), 'not shown anywhere yet').toBe(404)
    expect(await refused(庄师傅, 'AttachToItem', s({ itemId: shed, fileIds: [plan], reason: null }))).toBe('NOT_ALLOWED')
    expect(await refused(林阿姨, 'AttachToItem', s({ itemId: shed, fileIds: [offer], reason: null })), 'somebody else’s file').toBe('NOT_FOUND')
    await world.must(林阿姨, 'AttachToItem', s({ itemId: shed, fileIds: [plan], reason: null }))
    await world.must(林阿姨, 'AttachToItem', s({ itemId: shed, fileIds: [plan], reason: null }))
    await world.must(小郑, 'AttachToItem', s({ itemId: shed, fileIds: [offer], reason: null }))
    expect((await stateOf()).agenda.map(({ files }) => files)).toEqual([undefined, [{ fileId: plan, kind: 'IMAGE', name: '平面图.png' }, { fileId: offer, kind: 'PDF', name: '报价.pdf' }], undefined])
    expect([await seen(庄师傅, plan), await seen(庄师傅, offer)]).toEqual([200, 200])
    expect([await seen(null, plan), await seen(新邻居, plan)], 'a draft is the verified neighbours’').toEqual([404, 404])

    await world.must(林阿姨, 'AttachToItem', s({ itemId: report, fileIds: [plan], reason: null }))
    await world.must(林阿姨, 'RemoveFromItem', s({ itemId: shed, fileId: plan, reason: null }))
    expect(await seen(庄师傅, plan), 'still stands on the other item').toBe(200)
    await world.must(林阿姨, 'RemoveFromItem', s({ itemId: report, fileId: plan, reason: null }))
    expect([await seen(庄师傅, plan), await seen(林阿姨, plan)], 'taken off, it is its uploader’s own again').toEqual([404, 200])
    const many = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => uploaded(小郑, Buffer.from(`%PDF-1.7 ${n} %%EOF`), `${n}.pdf`)))
    expect(await refused(小郑, 'AttachToItem', s({ itemId: shed, fileIds: many, reason: null }))).toBe('ITEM_FILES_FULL')
  })

  it('announces it: topics get their date, everybody hears of it', async () => {
    await world.must(小郑, 'AnnounceSession', s())
    expect(await topicOf(topicId)).toMatchObject({ phase: 'SCHEDULED', session: { id: sessionId, startsAt } })
    expect(await noticesOf(新邻居)).toEqual(['sessionAnnounced'])
    expect(await refused(小郑, 'RemoveItem', s({ itemId: (await stateOf()).agenda[0]!.id, reason: null }))).toBe('REASON_NEEDED')
    const { id: itemId, files: [offer] = [] } = (await stateOf()).agenda[1]!
    const newer = await uploaded(小郑, Buffer.from('%PDF-1.7 newer %%EOF'), '新报价.pdf')
    expect(await seen(null, offer!.fileId), 'announced, everybody reads it').toBe(200)
    expect(await refused(小郑, 'AttachToItem', s({ itemId, fileIds: [newer], reason: null }))).toBe('REASON_NEEDED')
    expect(await refused(林阿姨, 'AttachToItem', s({ itemId, fileIds: [newer], reason: '补上' })), 'what she may write has been announced').toBe('NOT_ALLOWED')
    await world.must(小郑, 'AttachToItem', s({ itemId, fileIds: [newer], reason: '物业改了报价' }))
    await world.must(小郑, 'RemoveFromItem', s({ itemId, fileId: offer!.fileId, reason: '物业改了报价' }))
    expect((await stateOf()).changes.map(({ what, reason, by }) => ({ what, reason, by }))).toEqual([
      { what: { kind: 'FILES_ADDED', title: '2 号楼北边的空地，改不改成充电棚？', files: ['新报价.pdf'] }, reason: '物业改了报价', by: '小郑' },
      { what: { kind: 'FILE_REMOVED', title: '2 号楼北边的空地，改不改成充电棚？', files: ['报价.pdf'] }, reason: '物业改了报价', by: '小郑' },
    ])
    expect((await stateOf()).agenda[1], 'no new matter: it may still be voted on').toMatchObject({ isAnnounced: true, files: [{ name: '新报价.pdf' }] })
    world.clock.pin(startsAt - 23 * HOUR)
    await world.app.runDue()
    expect((await noticesOf(林阿姨)).filter((kind) => kind === 'sessionReminder')).toHaveLength(1)
  })

  it('opens the door; the unverified listen until 阿珍 lets them take part', async () => {
    world.clock.pin(startsAt - HOUR)
    expect(await refused(林阿姨, 'CheckIn', s({ userId: null, mode: 'IN_PERSON', kind: null }))).toBe('SESSION_WRONG_MOMENT')
    await world.must(阿珍, 'OpenCheckIn', s())
    for (const who of [林阿姨, 黄伯伯, 庄师傅, 赵经理]) await world.must(阿珍, 'CheckIn', s({ userId: who.userId, mode: 'IN_PERSON', kind: null }))
    await world.must(郭先生, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))
    expect(await refused(新邻居, 'CheckIn', s({ userId: null, mode: 'IN_PERSON', kind: null }))).toBe('NOT_VERIFIED')
    await world.must(新邻居, 'CheckIn', s({ userId: null, mode: 'LISTENER', kind: null }))
    expect(await refused(新邻居, 'CheckIn', s({ userId: null, mode: 'LISTENER', kind: 'EXPERT' }))).toBe('NOT_ALLOWED')
    await world.must(阿珍, 'CheckIn', s({ userId: 新邻居.userId, mode: 'IN_PERSON', kind: null }))
    await world.must(小郑, 'CheckIn', s({ userId: null, mode: 'IN_PERSON', kind: null }))
    await world.must(陈委员, 'CheckIn', s({ userId: null, mode: 'IN_PERSON', kind: null }))
    expect(await refused(陈委员, 'StartSession', s())).toBe('SESSION_TOO_EARLY')
    world.clock.pin(startsAt + 60_000)
    await world.must(陈委员, 'StartSession', s())
    expect(await stateOf()).toMatchObject({ phase: 'IN_PROGRESS', startedAt: startsAt + 60_000 })
  })

  it('the report is heard, the decision is opened, and its topic is in consultation', async () => {
    const { agenda } = await stateOf()
    await world.must(陈委员, 'OpenItem', s({ itemId: agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'REPORT' }))
    expect(await refused(陈委员, 'ConcludeItem', s({ conclusion: 'CONSENSUS', note: null }))).toBe('STEP_NOT_POSSIBLE')
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'NOTED', note: null }))
    await world.must(陈委员, 'OpenItem', s({ itemId: agenda[1]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    expect((await topicOf(topicId)).phase).toBe('IN_CONSULTATION')
  })

  it('every listener folds what is heard to the room as it is – and hears no more than is theirs', async () => {
    const [resident, staff, passer] = [await heard(黄伯伯), await heard(阿珍), await heard(null)]
    if (!resident.answer.ok || !staff.answer.ok || !passer.answer.ok) throw new Error('refused')
    expect([resident.answer.audience, staff.answer.audience, passer.answer.audience]).toEqual(['member', 'staff', 'public'])
    expect((resident.answer.mine as RoomMine).attendance).toEqual({ mode: 'IN_PERSON', kind: 'RESIDENT' })
    expect(passer.answer.mine).toEqual({ userId: null, attendance: null, texts: [], agreed: [], mood: null, votes: null })
    expect((resident.answer.snapshot as RoomSnapshot).here).toMatchObject({ inPerson: 7, remote: 1, listeners: 0 })

    await world.must(黄伯伯, 'RaiseHand', s({ stance: 'OPPOSE', forUserId: null }))
    await world.must(庄师傅, 'RaiseHand', s({ stance: 'SUPPORT', forUserId: null }))
    await world.must(林阿姨, 'AskForHelp', s())
    await world.must(林阿姨, 'SendText', s({ text: '夜里谁来断电？' }))
    expect(await refused(陈委员, 'CallNext', s({ expected: 庄师傅.userId }))).toBe('QUEUE_CHANGED')
    await world.must(陈委员, 'CallNext', s({ expected: 黄伯伯.userId }))
    expect(await refused(陈委员, 'RaiseHand', s({ stance: 'SUPPORT', forUserId: null }))).toBe('CHAIR_MUST_HAND_OVER')
    // 阿珍 presses for somebody without a phone
    await world.must(阿珍, 'RaiseHand', s({ stance: 'ASK', forUserId: 新邻居.userId }))
    expect(await refused(庄师傅, 'RaiseHand', s({ stance: 'ASK', forUserId: 新邻居.userId }))).toBe('NOT_ALLOWED')
    const { version } = await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })
    await vi.waitFor(() => { for (const each of [resident, staff, passer]) expect(each.events.at(-1)?.seq).toBe(version) })

    const now = await stateOf()
    for (const [listener, audience] of [[resident, 'member'], [staff, 'staff'], [passer, 'public']] as const) {
      if (!listener.answer.ok) throw new Error('refused')
      let state = (listener.answer.snapshot as RoomSnapshot).session
      for (const message of listener.events) for (const { event } of message.events) if (event) state = evolveSession(state, event as SessionEvent)
      expect(state).toEqual(audience === 'staff' ? now : { ...now, floor: { ...now.floor!, helpWanted: [] } })
    }
    const wire = JSON.stringify(resident.events)
    expect(wire).not.toContain('夜里谁来断电')
    expect(wire).not.toContain('HelpAsked')
    expect(JSON.stringify(staff.events)).toContain('夜里谁来断电')
    const again = await heard(林阿姨)
    expect(again.answer.ok && (again.answer.mine as RoomMine).texts).toMatchObject([{ text: '夜里谁来断电？', phase: 'WAITING' }])
  })

  it('the speaker may end, the chair may take it back within the minute', async () => {
    const speechId = (await stateOf()).floor!.speech!.id
    expect(await refused(林阿姨, 'EndSpeech', s({ speechId }))).toBe('NOT_CHAIR')
    await world.must(陈委员, 'ExtendSpeech', s({ speechId }))
    await world.must(黄伯伯, 'EndSpeech', s({ speechId }))
    await world.must(黄伯伯, 'EndSpeech', s({ speechId }))
    expect(await refused(陈委员, 'PauseSpeech', s({ speechId }))).toBe('NOBODY_SPEAKING')
    world.clock.shift(20_000)
    await world.must(陈委员, 'UndoChairAction', s({ action: 'END_SPEECH' }))
    expect((await stateOf()).floor!.speech).toMatchObject({ name: '黄伯伯', pausedFor: 20_000 })
    await world.must(陈委员, 'EndSpeech', s({ speechId }))
  })

  it('shows what somebody wrote, and tells who is not shown why', async () => {
    const { textId } = await world.must<{ textId: string }>(庄师傅, 'SendText', s({ text: '卖广告的来了' }))
    const shown = await world.app.runtime.store.db.sentText.findFirstOrThrow({ where: { userId: 林阿姨.userId } })
    await world.must(陈委员, 'ShowText', s({ textId: shown.id }))
    await world.must(陈委员, 'AnswerText', s({ textId: shown.id, answer: '门卫师傅来断。' }))
    await world.must(陈委员, 'SetTextAside', s({ textId, reason: '和这一项没关系' }))
    expect((await stateOf()).floor!.shown).toMatchObject([{ name: '林阿姨', answer: '门卫师傅来断。' }])
    expect(await noticesOf(庄师傅)).toContain('sessionTextSetAside')
  })

  it('a motion is made, seconded and read out', async () => {
    await world.must(庄师傅, 'ProposeMotion', s({ text: '同意改建，离窗 6 米，夜里 11 点断电', forUserId: null }))
    const { id: motionId } = (await stateOf()).floor!.motions[0]!
    await world.must(林阿姨, 'SecondMotion', s({ motionId }))
    expect(await refused(陈委员, 'ReadOutMotion', s({ motionId, endSpeech: false }))).toBe('MOTION_NEEDS_SECONDS')
    await world.must(陈委员, 'CountHandSeconds', s({ motionId, count: 3 }))
    await world.must(陈委员, 'ReadOutMotion', s({ motionId, endSpeech: false }))
    expect((await stateOf()).agenda[1]!.phase).toBe('MOTION')
  })

  it('hands that go up at the same moment lose nobody', async () => {
    const many = [...neighbours, 郭先生, 林阿姨]
    for (const who of neighbours) await world.must(who, 'CheckIn', s({ userId: null, mode: 'REMOTE', kind: null }))
    await Promise.all(many.map((who) => world.must(who, 'RaiseHand', s({ stance: 'ASK', forUserId: null }))))
    const { hands } = (await stateOf()).floor!
    expect(many.every((who) => hands.some((hand) => hand.userId === who.userId))).toBe(true)
  })

  it('the chair goes to 柯委员 and comes back', async () => {
    expect(await refused(陈委员, 'HandOverChair', s({ toUserId: 林阿姨.userId }))).toBe('CANNOT_CHAIR')
    await world.must(陈委员, 'HandOverChair', s({ toUserId: 柯委员.userId }))
    expect(await refused(陈委员, 'EndSpeech', s({ speechId: 'none' }))).toBe('accepted')
    expect(await noticesOf(柯委员)).toContain('sessionChairIsYours')
    await world.must(陈委员, 'TakeChairBack', s())
    expect((await stateOf()).handedOver).toBeNull()
  })

  it('the screen’s token opens the room to a projector until it is revoked', async () => {
    const { screenToken } = await world.must<{ screenToken: string }>(阿珍, 'IssueScreen', s())
    const { sessionStream } = await import('../../realtime/session-stream.ts')
    const { viewerOf } = await import('../../identity/viewer.ts')
    const passer = (await viewerOf(undefined, 'rongyin'))!
    expect(await sessionStream.audience({ ...passer, screenToken }, sessionId)).toBe('public')
    expect(await sessionStream.audience({ ...passer, screenToken: 'guessed' }, sessionId)).toBeNull()
    const events = await world.app.runtime.store.db.event.findMany({ where: { stream: `session:${sessionId}` } })
    expect(JSON.stringify(events)).not.toContain(screenToken)
    await world.must(阿珍, 'RevokeScreen', s())
    expect(await sessionStream.audience({ ...passer, screenToken }, sessionId)).toBeNull()
  })

  it('closing settles every matter: what was put off goes on, what was not reached waits its turn again', async () => {
    await world.must(陈委员, 'DeferItem', s({ reason: '图纸没带，下次再议' }))
    expect(await refused(陈委员, 'CloseSession', s({ reason: null }))).toBe('REASON_NEEDED')
    await world.must(陈委员, 'CloseSession', s({ reason: '时间到了' }))
    expect(await stateOf()).toMatchObject({ phase: 'CLOSED', currentItemId: null, floor: null })
    expect(await topicOf(topicId)).toMatchObject({ phase: 'SCHEDULED', session: null })
    expect((await topicOf(secondTopicId)).phase).toBe('PUBLICIZED')
  })
})
