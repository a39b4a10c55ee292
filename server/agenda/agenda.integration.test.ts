import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { agendaDocName, itemField, sharedTextPath } from '../../contract/shared-text.ts'
import { DAY, HOUR } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import { viewerOf } from '../identity/viewer.ts'
import { agendaDesk } from '../queries/agenda.ts'
import { sessionPage } from '../queries/sessions.ts'
import { openEditor, type Editor } from '../testing/collab-rig.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

describe('an agenda, prepared in front of everybody and then held still', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 林阿姨: TestPerson, 庄师傅: TestPerson, 新来的: TestPerson
  let sessionId = ''
  let itemId = ''
  const editors: Editor[] = []
  const s = (more: object = {}) => ({ sessionId, ...more })
  const write = (who: TestPerson) => {
    const editor = openEditor(`${world.url.replace('http', 'ws')}${sharedTextPath.slice(0, -1)}`, who.cookie, agendaDocName(sessionId), undefined, { cookie: who.cookie, origin: world.url })
    editors.push(editor)
    return editor
  }
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const textOf = async () => (await collab().text(agendaDocName(sessionId)))[itemField(itemId)]
  const refused = async (who: TestPerson, name: string, input: object) => {
    const answer = await world.command(who, name, input)
    return answer.ok ? 'accepted' : answer.code
  }
  const desk = async (who: TestPerson | null) => agendaDesk((await viewerOf(who?.cookie, 'rongyin'))!, await stateOf())
  const sees = async (who: TestPerson | null) => (await sessionPage((await viewerOf(who?.cookie, 'rongyin'))!, sessionId)) !== null
  const noticesOf = async (who: TestPerson) => (await world.app.runtime.store.db.notice.findMany({ where: { userId: who.userId }, orderBy: { at: 'asc' } })).map(({ kind }) => kind)

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
    ;[林阿姨, 庄师傅] = [await world.person('林阿姨'), await world.person('庄师傅')]
    新来的 = await world.person('新来的', { verified: false })
    const { topicId } = await world.must<{ topicId: string }>(林阿姨, 'ProposeTopic', {
      text: { title: '充电棚放哪里？', story: '楼道里停满了电动车，夜里充电不安全，想商量一个充电棚。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [] }, shownAs: 'NAME',
    })
    await world.must(小郑, 'AcknowledgeTopic', { topicId })
    await world.must(小郑, 'AcceptTopic', { topicId, path: 'SELF_GOVERN', isBroad: false, answer: '开会商量。', publicize: true })
    world.clock.shift(4 * DAY)
    const plan = {
      title: '充电棚协商会', form: 'THEMATIC', startsAt: testStart + 15 * DAY + 9.5 * HOUR, place: '社区二楼会客厅', isRemoteAllowed: true,
      required: [{ kind: 'RESIDENT', label: null }], moderators: [陈委员.userId],
    }
    const items = [
      { title: '充电棚放哪里？', kind: 'DECISION', presenter: '', minutes: 30, topicId },
      { title: '食堂账目', kind: 'REPORT', presenter: '月娥姐', minutes: 15, topicId: null },
    ]
    sessionId = (await world.must<{ sessionId: string }>(小郑, 'CreateSession', { plan, items })).sessionId
    itemId = (await stateOf()).agenda[0]!.id
  })
  afterAll(async () => {
    for (const editor of editors) editor.leave()
    await world.close()
  })

  it('is seen by verified neighbours while it is prepared, and by nobody else', async () => {
    expect([await sees(小郑), await sees(林阿姨), await sees(庄师傅)]).toEqual([true, true, true])
    expect([await sees(新来的), await sees(null)]).toEqual([false, false])
    expect(await noticesOf(林阿姨)).toContain('agendaToWrite')
  })

  it('is written by the committee and by the author of the topic; another neighbour reads along', async () => {
    const [zheng, lin, zhuang] = [write(小郑), write(林阿姨), write(庄师傅)]
    await Promise.all([zheng.synced(), lin.synced(), zhuang.synced()])
    await vi.waitFor(() => expect([zheng.mayEdit, lin.mayEdit, zhuang.mayEdit]).toEqual([true, true, false]))
    lin.doc.getText(itemField(itemId)).insert(0, '东门那边离窗远。')
    await lin.saved()
    zhuang.doc.getText(itemField(itemId)).insert(0, '偷偷改')
    await vi.waitFor(async () => expect(await textOf()).toBe('东门那边离窗远。'))
    expect(await desk(林阿姨)).toMatchObject({ writers: ['林阿姨'], can: { write: true, suggest: false } })
    expect(await desk(庄师傅)).toMatchObject({ can: { write: false, suggest: true } })
    const stranger = write(新来的)
    await vi.waitFor(() => expect(stranger.provider.shouldConnect).toBe(false))
  })

  it('a neighbour suggests, the author adopts, and everybody who writes sees the words at once', async () => {
    expect(await refused(新来的, 'SuggestForAgenda', s({ itemId, text: '我也说' }))).toBe('NOT_VERIFIED')
    const { suggestionId } = await world.must<{ suggestionId: string }>(庄师傅, 'SuggestForAgenda', s({ itemId, text: '夜里十一点断电。' }))
    expect(await noticesOf(林阿姨)).toContain('agendaSuggested')
    expect(await refused(庄师傅, 'SettleAgendaSuggestion', { suggestionId, isAdopted: true, answer: null })).toBe('NOT_ALLOWED')
    await world.must(林阿姨, 'SettleAgendaSuggestion', { suggestionId, isAdopted: true, answer: null })
    const zheng = write(小郑)
    await zheng.synced()
    await vi.waitFor(() => expect(zheng.doc.getText(itemField(itemId)).toJSON()).toBe('东门那边离窗远。\n夜里十一点断电。'))
    expect((await desk(庄师傅)).suggestions).toMatchObject([{ by: '庄师傅', settled: { by: '林阿姨', isAdopted: true } }])
    expect(await refused(林阿姨, 'SettleAgendaSuggestion', { suggestionId, isAdopted: false, answer: '改主意了' })).toBe('SUGGESTION_SETTLED')
    expect(await noticesOf(庄师傅)).toContain('agendaSuggestionSettled')
  })

  it('declining needs a reason, and one’s own suggestion can be taken back', async () => {
    const { suggestionId } = await world.must<{ suggestionId: string }>(庄师傅, 'SuggestForAgenda', s({ itemId, text: '再加一个灯。' }))
    expect(await refused(小郑, 'SettleAgendaSuggestion', { suggestionId, isAdopted: false, answer: null })).toBe('REASON_NEEDED')
    await world.must(庄师傅, 'WithdrawAgendaSuggestion', { suggestionId })
    expect((await desk(庄师傅)).suggestions).toHaveLength(1)
  })

  it('announced, it stands still with the words as they were, and the log of the server holds them', async () => {
    const lin = write(林阿姨)
    await lin.synced()
    await world.must(小郑, 'AnnounceSession', s())
    await vi.waitFor(() => expect(lin.mayEdit).toBe(false))
    lin.doc.getText(itemField(itemId)).insert(0, '公告以后再加一句')
    await collab().flush()
    expect(await textOf()).toBe('东门那边离窗远。\n夜里十一点断电。')
    const events = await world.app.runtime.store.db.event.findMany({ where: { stream: `session:${sessionId}` }, orderBy: { seq: 'desc' }, take: 1 })
    expect(events[0]!.data).toMatchObject({ type: 'SessionAnnounced', texts: { [itemId]: '东门那边离窗远。\n夜里十一点断电。' } })
    expect([await sees(新来的), await sees(null)]).toEqual([true, true])
  })

  it('later changes are commands of the committee with a reason; what, why and by whom is there for everybody', async () => {
    expect(await refused(林阿姨, 'ChangeItemText', s({ itemId, text: '我来改', reason: '想改' }))).toBe('NOT_ALLOWED')
    await world.must(小郑, 'ChangeItemText', s({ itemId, text: '东门那边离窗六米。\n夜里十一点断电。', reason: '量过了' }))
    await vi.waitFor(async () => expect(await textOf()).toBe('东门那边离窗六米。\n夜里十一点断电。'))
    await world.must(小郑, 'ChangeItem', s({ itemId, item: { minutes: 40 }, reason: '三十分钟不够' }))
    const { suggestionId } = await world.must<{ suggestionId: string }>(庄师傅, 'SuggestForAgenda', s({ itemId, text: '电费按度算。' }))
    expect(await refused(林阿姨, 'SettleAgendaSuggestion', { suggestionId, isAdopted: true, answer: '好' })).toBe('NOT_ALLOWED')
    expect(await refused(小郑, 'SettleAgendaSuggestion', { suggestionId, isAdopted: true, answer: null })).toBe('REASON_NEEDED')
    await world.must(小郑, 'SettleAgendaSuggestion', { suggestionId, isAdopted: true, answer: '庄师傅提醒的' })
    const { changes, agendaVersion } = (await sessionPage((await viewerOf(undefined, 'rongyin'))!, sessionId))!.session
    expect(agendaVersion).toBe(4)
    expect(changes).toMatchObject([
      { version: 2, reason: '量过了', by: '小郑', what: { kind: 'TEXT', title: '充电棚放哪里？' } },
      { version: 3, reason: '三十分钟不够', by: '小郑', what: { kind: 'CHANGED', fields: [{ field: 'minutes', from: '30', to: '40' }] } },
      { version: 4, reason: '庄师傅提醒的', by: '小郑', what: { kind: 'TEXT' } },
    ])
    await vi.waitFor(async () => expect(await textOf()).toBe('东门那边离窗六米。\n夜里十一点断电。\n电费按度算。'))
  })
})
