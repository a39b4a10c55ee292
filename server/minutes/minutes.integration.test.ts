import { createHash } from 'node:crypto'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { blocksOf, closeCode, itemField, minutesBody, minutesDocName, noteField, sharedTextPath, speechField, summaryField, agendaDocName } from '../../contract/shared-text.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { DAY, HOUR } from '../../domain/calendar/index.ts'
import { textOfRuns, type FrozenMinutes } from '../../domain/minutes/content.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import { viewerOf } from '../identity/viewer.ts'
import { minutesPage, publishedMinutes } from '../queries/minutes.ts'
import { openEditor, type Editor } from '../testing/collab-rig.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import type * as Y from 'yjs'

const startsAt = testStart + 11 * DAY + 9.5 * HOUR // 2026-06-21 19:30

describe('minutes, from the first note to the public record', () => {
  let world: TestWorld
  let 小郑: TestPerson, 陈委员: TestPerson, 阿珍: TestPerson, 赵经理: TestPerson
  let 林阿姨: TestPerson, 黄伯伯: TestPerson, 庄师傅: TestPerson, 旁听的: TestPerson, 没来的: TestPerson, 外人: TestPerson
  let sessionId = ''
  const editors: Editor[] = []
  const s = (more: object = {}) => ({ sessionId, ...more })
  const stateOf = async () => (await world.app.runtime.store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
  const refused = async (who: TestPerson, name: string, input: object) => {
    const answer = await world.command(who, name, input)
    return answer.ok ? 'accepted' : answer.code
  }
  const page = async (who: TestPerson | null) => {
    const viewer = await viewerOf(who?.cookie, 'rongyin')
    return (await minutesPage(viewer!, sessionId))!
  }
  const file = (who: TestPerson | null, format: 'docx' | 'pdf', query = '') => world.fetch(who, `/c/rongyin/sessions/${sessionId}/minutes/minutes.${format}${query}`)
  const statuses = async (format: 'docx' | 'pdf', ...people: (TestPerson | null)[]) => Promise.all(people.map(async (who) => (await file(who, format)).status))
  const write = (who: TestPerson, name: string): Editor => {
    const editor = openEditor(`${world.url.replace('http', 'ws')}${sharedTextPath.slice(0, -1)}`, who.cookie, name, undefined, { cookie: who.cookie, origin: world.url })
    editors.push(editor)
    return editor
  }
  const paragraphs = (doc: Y.Doc) => blocksOf(minutesBody(doc)).map((block) => (block.kind === 'LIST' ? '' : textOfRuns(block.runs)))

  beforeAll(async () => {
    world = await startWorld()
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    陈委员 = await world.person('陈委员', { roles: ['moderator'], kind: 'CPPCC_MEMBER', verified: false })
    阿珍 = await world.person('阿珍', { roles: ['gridWorker'], kind: 'COMMITTEE', verified: false })
    赵经理 = await world.person('赵经理', { kind: 'PROPERTY' })
    ;[林阿姨, 黄伯伯, 庄师傅, 没来的, 旁听的] = await Promise.all(['林阿姨', '黄伯伯', '庄师傅', '没来的', '旁听的'].map((name) => world.person(name))) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson]
    外人 = await world.person('外人', { community: 'haiting', roles: ['committee'] })
    const neighbours = await Promise.all([1, 2, 3].map((n) => world.person(`邻居${n}`)))
    const plan = {
      title: '六月协商会', form: 'THEMATIC', startsAt, place: '社区二楼会客厅', isRemoteAllowed: true,
      required: [{ kind: 'RESIDENT', label: null }, { kind: 'COMMITTEE', label: null }, { kind: 'PROPERTY', label: null }], moderators: [陈委员.userId],
    }
    const items = [
      { title: '老人食堂账目通报', kind: 'REPORT', presenter: '赵经理', minutes: 15, topicId: null },
      { title: '楼道的灯几点关', kind: 'DISCUSSION', presenter: '', minutes: 20, topicId: null },
    ]
    sessionId = (await world.must<{ sessionId: string }>(小郑, 'CreateSession', { plan, items })).sessionId
    const background = write(小郑, agendaDocName(sessionId))
    await background.synced()
    background.doc.getText(itemField((await stateOf()).agenda[1]!.id)).insert(0, '三楼以上的灯夜里十点就关。')
    await background.saved()
    await world.must(小郑, 'AnnounceSession', s())
    world.clock.pin(startsAt - HOUR)
    await world.must(阿珍, 'OpenCheckIn', s())
    for (const who of [林阿姨, 黄伯伯, 庄师傅, 赵经理, 小郑, 陈委员, ...neighbours]) await world.must(阿珍, 'CheckIn', s({ userId: who.userId, mode: 'IN_PERSON', kind: null }))
    await world.must(旁听的, 'CheckIn', s({ userId: null, mode: 'LISTENER', kind: null }))
    world.clock.pin(startsAt)
    await world.must(陈委员, 'StartSession', s())
  })
  afterAll(async () => {
    for (const editor of editors) editor.leave()
    await world.close()
  })

  it('the announced agenda stands still; a stranger finds no such document', async () => {
    const text = write(小郑, agendaDocName(sessionId))
    await text.synced()
    expect(text.mayEdit).toBe(false)
    const stranger = write(外人, agendaDocName(sessionId))
    await vi.waitFor(() => expect(stranger.provider.shouldConnect).toBe(false))
    const foreign = openEditor(`${world.url.replace('http', 'ws')}${sharedTextPath.slice(0, -1)}`, '', agendaDocName(sessionId), undefined, { cookie: 林阿姨.cookie, origin: 'http://elsewhere.example' })
    editors.push(foreign)
    await vi.waitFor(() => expect(foreign.provider.wsUnsuccessfulReconnects).toBeGreaterThan(0))
    expect(foreign.provider.wsconnected).toBe(false)
    foreign.leave()
  })

  it('the recorder notes while people speak, and the room reads along', async () => {
    const heard: unknown[] = []
    const socket = await world.socket(林阿姨)
    socket.on('presence', ({ key, value }) => { if (key === 'notes') heard.push(value) })
    await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` })
    const { agenda } = await stateOf()
    await world.must(陈委员, 'OpenItem', s({ itemId: agenda[0]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'REPORT' }))
    world.clock.shift(15 * 60_000)
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'NOTED', note: null }))
    await world.must(陈委员, 'OpenItem', s({ itemId: agenda[1]!.id }))
    await world.must(陈委员, 'MoveItem', s({ to: 'DEBATE' }))
    await world.must(黄伯伯, 'RaiseHand', s({ stance: 'OPPOSE', forUserId: null }))
    world.clock.shift(1000)
    await world.must(庄师傅, 'RaiseHand', s({ stance: 'SUPPORT', forUserId: null }))
    await world.must(陈委员, 'CallNext', s({ expected: 黄伯伯.userId }))
    const speech = (await stateOf()).floor!.speech!
    const notes = write(阿珍, minutesDocName(sessionId))
    await notes.synced()
    notes.doc.getText(speechField(speech.id)).insert(0, '关早了，老人看不清台阶。')
    notes.doc.getText(noteField(agenda[1]!.id)).insert(0, '物业答应换成感应的。')
    notes.doc.getText(summaryField).insert(0, '灯改到十一点关。')
    await notes.saved()
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ [speechField(speech.id)]: '关早了，老人看不清台阶。', [noteField(agenda[1]!.id)]: '物业答应换成感应的。', [summaryField]: '灯改到十一点关。' }))
    const curious = write(林阿姨, minutesDocName(sessionId))
    await vi.waitFor(() => expect(curious.provider.shouldConnect).toBe(false))
    expect((await page(阿珍)).speeches).toEqual([{ id: speech.id, itemId: agenda[1]!.id, name: '黄伯伯', stance: 'OPPOSE', isOver: false }])
    const soFar = (await page(阿珍)).draft!
    expect(soFar.body.flatMap((block) => (block.kind === 'LIST' ? [] : [textOfRuns(block.runs)]))).toEqual([
      '会议情况', '灯改到十一点关。', '6 月 21 日，周日，社区二楼会客厅。19:30 开始，现在 19:45，还在开。陈委员主持。',
      '到会 9 人：居民和业主 6 人、居委会 1 人、物业 1 人、政协委员 1 人。另有 1 人旁听。',
      '第 1 项：老人食堂账目通报', '赵经理作了说明。', '大家听了，没有要决定的。',
      '第 2 项：楼道的灯几点关', '黄伯伯（反对）：关早了，老人看不清台阶。', '物业答应换成感应的。',
    ])
    expect(await statuses('docx', 阿珍, 林阿姨, null)).toEqual([200, 404, 404])
    world.clock.shift(60_000)
    await world.must(陈委员, 'EndSpeech', s({ speechId: speech.id }))
    await world.must(陈委员, 'CallNext', s({ expected: 庄师傅.userId }))
    world.clock.shift(60_000)
    await world.must(陈委员, 'EndSpeech', s({ speechId: (await stateOf()).floor!.speech!.id }))
    await world.must(陈委员, 'ConcludeItem', s({ conclusion: 'CONSENSUS', note: '十一点关，换感应灯' }))
    await world.must(陈委员, 'CloseSession', s({ reason: null }))
    expect((await page(阿珍)).stage).toBe('NOTES')
    expect((await page(林阿姨))).toMatchObject({ stage: 'READ', draft: null, frozen: null })
  })

  it('the draft is written once, from what happened and what was noted', async () => {
    expect(await refused(林阿姨, 'DraftMinutes', s())).toBe('NOT_ALLOWED')
    await world.must(小郑, 'DraftMinutes', s())
    await world.must(小郑, 'DraftMinutes', s())
    const text = write(小郑, minutesDocName(sessionId))
    await text.synced()
    expect(paragraphs(text.doc)).toEqual([
      '会议情况', '灯改到十一点关。',
      '6 月 21 日，周日，社区二楼会客厅。19:30 开始，19:47 结束。陈委员主持。',
      '到会 9 人：居民和业主 6 人、居委会 1 人、物业 1 人、政协委员 1 人。另有 1 人旁听。',
      '第 1 项：老人食堂账目通报', '赵经理作了说明。', '大家听了，没有要决定的。',
      '第 2 项：楼道的灯几点关', '黄伯伯（反对）：关早了，老人看不清台阶。', '庄师傅（支持）发了言。', '物业答应换成感应的。', '谈成了。主持人小结：十一点关，换感应灯。',
    ])
    expect((await page(小郑)).draft!.record.items[1]).toMatchObject({ background: '三楼以上的灯夜里十点就关。', speeches: [{ by: '黄伯伯', seconds: 60 }, { by: '庄师傅', seconds: 60 }] })
  })

  it('two people go on writing, until the text is presented and stands still', async () => {
    const [zheng, zhen] = [write(小郑, minutesDocName(sessionId)), write(阿珍, minutesDocName(sessionId))]
    await Promise.all([zheng.synced(), zhen.synced()])
    const first = (editor: Editor) => ((minutesBody(editor.doc).get(1) as Y.XmlElement).get(0) as Y.XmlText)
    first(zheng).insert(0, '商量下来，')
    first(zhen).insert(first(zhen).length, '下周就换。')
    await Promise.all([zheng.saved(), zhen.saved()])
    expect(await refused(黄伯伯, 'SignMinutes', s({ hash: 'a'.repeat(64) }))).toBe('MINUTES_NOT_PRESENTED')
    await world.must(小郑, 'PresentMinutes', s())
    const { presented } = await page(黄伯伯)
    expect(presented!.content.body[1]).toEqual({ kind: 'PARAGRAPH', runs: [{ text: '商量下来，灯改到十一点关。下周就换。' }] })
    expect(presented!.hash).toBe(createHash('sha256').update(canonicalJson(presented!.content)).digest('hex'))
    await vi.waitFor(() => expect(zheng.mayEdit).toBe(false))
    first(zheng).insert(0, '偷偷加一句')
    await collab().flush()
    expect((await collab().text(minutesDocName(sessionId)))['body']).not.toContain('偷偷')
    expect(await page(没来的)).toMatchObject({ stage: 'READ', presented: null })
    expect(await statuses('pdf', 小郑, 林阿姨, 没来的, 旁听的, 外人, null)).toEqual([200, 200, 404, 404, 404, 404])
    const draft = await file(林阿姨, 'docx')
    expect(draft.headers.get('content-disposition')).toBe(`attachment; filename="minutes-2026-1.docx"; filename*=UTF-8''${encodeURIComponent('六月协商会 会议纪要（草稿）.docx')}`)
    expect(draft.headers.get('cache-control')).toBe('private, no-store')
  })

  it('who was there signs exactly what they read; taking it back asks them again', async () => {
    const { hash } = (await page(林阿姨)).presented!
    expect(await refused(没来的, 'SignMinutes', s({ hash }))).toBe('NOT_CHECKED_IN')
    expect(await refused(旁听的, 'SignMinutes', s({ hash }))).toBe('NOT_CHECKED_IN')
    await world.must(林阿姨, 'SignMinutes', s({ hash }))
    expect(await refused(林阿姨, 'ReopenMinutes', s({ reason: '想改' }))).toBe('NOT_ALLOWED')
    await world.must(小郑, 'ReopenMinutes', s({ reason: '漏了赵经理答应的日子' }))
    expect((await page(小郑))).toMatchObject({ stage: 'WRITE', reopened: '漏了赵经理答应的日子' })
    await collab().edit(minutesDocName(sessionId), 小郑.userId, (doc) => ((minutesBody(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '（补）'))
    await world.must(小郑, 'PresentMinutes', s())
    expect(await refused(黄伯伯, 'SignMinutes', s({ hash }))).toBe('MINUTES_CHANGED')
    expect((await page(小郑)).signing).toMatchObject({ names: [], missing: { people: 3, dissenter: true } })
  })

  it('three confirm, one of whom spoke against; dissent must have its answer', async () => {
    const { hash } = (await page(林阿姨)).presented!
    for (const who of [林阿姨, 庄师傅, 赵经理]) await world.must(who, 'SignMinutes', s({ hash }))
    expect(await world.command(小郑, 'ConfirmMinutes', s())).toMatchObject({ code: 'MINUTES_NEED_SIGNATURES', detail: { people: 0, dissenter: 1 } })
    await world.must(黄伯伯, 'SignMinutes', s({ hash }))
    expect(await refused(没来的, 'RemarkOnMinutes', s({ itemId: null, kind: 'DISSENT', text: '我也不同意' }))).toBe('NOT_CHECKED_IN')
    const { remarkId } = await world.must<{ remarkId: string }>(黄伯伯, 'RemarkOnMinutes', s({ itemId: (await stateOf()).agenda[1]!.id, kind: 'DISSENT', text: '十一点还是早。' }))
    expect(await world.command(小郑, 'ConfirmMinutes', s())).toMatchObject({ code: 'MINUTES_DISSENT_UNANSWERED', detail: { n: 1 } })
    expect(await refused(没来的, 'AnswerMinutesRemark', { remarkId, text: '我来答' })).toBe('NOT_ALLOWED')
    await world.must(赵经理, 'AnswerMinutesRemark', { remarkId, text: '感应灯整夜都亮，人走才暗。' })
    expect((await page(庄师傅)).remarks).toMatchObject([{ kind: 'DISSENT', by: '黄伯伯', answer: { by: '赵经理' } }])
    await world.must(小郑, 'ConfirmMinutes', s())
    expect(await stateOf()).toMatchObject({ phase: 'MINUTES_CONFIRMED' })
  })

  it('what the others hear of a signature does not tell who was against', async () => {
    const seen = await world.fetch(林阿姨, '/healthz')
    expect(seen.ok).toBe(true)
    const socket = await world.socket(林阿姨)
    const answer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `session:${sessionId}` })
    const snapshot = answer.ok ? answer.snapshot as { session: SessionState } : null
    expect(snapshot!.session.minutes!.signatures.map(({ hasDissented }) => hasDissented)).toEqual([false, false, false, false])
  })

  it('is public only when it is published, with a hash that anybody can compute again', async () => {
    const viewer = (await viewerOf(undefined, 'rongyin'))!
    expect(await publishedMinutes(viewer, sessionId)).toBe(null)
    expect((await page(null)).frozen).toBe(null)
    expect(await refused(黄伯伯, 'PublishMinutes', s())).toBe('NOT_ALLOWED')
    await world.must(小郑, 'PublishMinutes', s())
    const { frozen } = await page(null)
    const data = (await publishedMinutes(viewer, sessionId))!
    expect(data.hash).toBe(`sha256:${createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(data.content)))).digest('hex')}`)
    expect(data.hash).toBe(`sha256:${(await stateOf()).minutes!.hash}`)
    const content: FrozenMinutes = frozen!.content
    expect(content.dissent).toMatchObject([{ by: '黄伯伯', text: '十一点还是早。', answer: { by: '赵经理' } }])
    expect(content.signatures).toEqual({ names: ['林阿姨', '庄师傅', '赵经理', '黄伯伯'], dissenters: 1 })
    const [word, pdf] = [await file(null, 'docx'), await file(null, 'pdf')]
    expect([word.headers.get('content-type'), pdf.headers.get('content-type')]).toEqual(['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/pdf'])
    expect(pdf.headers.get('content-disposition')).toContain(encodeURIComponent('六月协商会 会议纪要.pdf'))
    expect(Buffer.from(await word.arrayBuffer()).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect((await file(null, 'pdf', '?language=en')).headers.get('content-disposition')).toContain(encodeURIComponent('Minutes of 六月协商会.pdf'))
    expect((await world.fetch(null, `/c/haiting/sessions/${sessionId}/minutes/minutes.pdf`)).status).toBe(404)
    const text = write(小郑, minutesDocName(sessionId))
    await text.synced()
    expect(text.mayEdit).toBe(false)
    expect(closeCode.notAllowed).toBe(4403)
    await world.must(小郑, 'ArchiveSession', s())
    expect((await page(null)).frozen).not.toBe(null)
  })
})
