import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EventsMessage } from '../../contract/live.ts'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { DAY, dayOf } from '../../domain/calendar/index.ts'
import type { TopicState } from '../../domain/topic/state.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'

const text = (title: string, more: object = {}) => ({ title, story: '夜里十二点收摊，泔水顺着坡往下流。', careDomain: 'HOME', gridId: null, buildingId: null, tags: [], photos: [], ...more })

describe('topics through the one door', () => {
  let world: TestWorld
  let 曾先生: TestPerson, 林阿姨: TestPerson, 小郑: TestPerson, 老吴: TestPerson, 新邻居: TestPerson, 外人: TestPerson
  const neighbours: TestPerson[] = []
  const propose = async (who: TestPerson, title: string, more: object = {}) =>
    (await world.must<{ topicId: string; isHeld: boolean }>(who, 'ProposeTopic', { text: text(title, more), shownAs: 'NAME' })).topicId
  const stateOf = async (id: string) => (await world.app.runtime.store.db.topic.findUniqueOrThrow({ where: { id } })).state as unknown as TopicState
  const noticesOf = async (who: TestPerson) => (await world.app.runtime.store.db.notice.findMany({ where: { userId: who.userId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

  beforeAll(async () => {
    world = await startWorld()
    曾先生 = await world.person('曾先生')
    林阿姨 = await world.person('林阿姨')
    小郑 = await world.person('小郑', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
    老吴 = await world.person('老吴', { roles: ['supervisor'], verified: false })
    新邻居 = await world.person('新邻居', { verified: false })
    外人 = await world.person('外人', { community: 'haiting' })
    for (let n = 0; n < 100; n++) neighbours.push(await world.person(`邻居${n}`))
  })
  afterAll(() => world.close())

  it('takes a matter from 曾先生 to the publicity, and tells everybody concerned', async () => {
    const topicId = await propose(曾先生, '夜市收摊后的油烟和泔水，谁来管？')
    // 102 verified people: two percent are three names
    expect(await stateOf(topicId)).toMatchObject({ phase: 'SUBMITTED', threshold: 3, number: 1, year: 2026 })
    await world.must(林阿姨, 'EndorseTopic', { topicId })
    await world.must(林阿姨, 'EndorseTopic', { topicId })
    await world.must(neighbours[0]!, 'EndorseTopic', { topicId })
    expect(await world.must(neighbours[1]!, 'EndorseTopic', { topicId })).toEqual({ count: 3 })
    const owed = await stateOf(topicId)
    expect(dayOf(owed.clock!.decideBy)).toBe('2026-06-17')
    expect(await noticesOf(小郑)).toEqual(['topicMustAnswer'])

    await world.must(小郑, 'AcknowledgeTopic', { topicId })
    await world.must(小郑, 'AcceptTopic', { topicId, path: 'SELF_GOVERN', isBroad: false, answer: '排到下次会上。', publicize: true })
    expect((await stateOf(topicId)).phase).toBe('PUBLICIZED')
    expect((await noticesOf(林阿姨)).sort()).toEqual(['topicAccepted', 'topicAcknowledged', 'topicEnough'])

    world.clock.shift(4 * DAY)
    await world.app.runDue()
    expect((await noticesOf(小郑)).at(-1)).toBe('topicPublicityOver')
    world.clock.pin(testStart)
  })

  it('says once that an answer is overdue, also after downtime', async () => {
    const topicId = await propose(neighbours[10]!, '楼道灯不亮')
    await world.must(小郑, 'AcknowledgeTopic', { topicId })
    world.clock.shift(20 * DAY)
    await world.app.runDue()
    await world.app.runDue()
    expect((await noticesOf(老吴)).filter((kind) => kind === 'topicOverdue')).toHaveLength(1)
    expect((await noticesOf(neighbours[10]!)).filter((kind) => kind === 'topicOverdue')).toHaveLength(1)
    world.clock.pin(testStart)
  })

  it('merges two matters: the names move, the old address leads on', async () => {
    const into = await propose(neighbours[20]!, '夜市的油烟')
    const from = await propose(neighbours[21]!, '烧烤摊的烟')
    await world.must(neighbours[22]!, 'EndorseTopic', { topicId: into })
    await world.must(neighbours[22]!, 'EndorseTopic', { topicId: from })
    await world.must(neighbours[23]!, 'EndorseTopic', { topicId: from })
    await world.must(小郑, 'AcknowledgeTopic', { topicId: from })
    expect(await world.must(小郑, 'MergeTopic', { topicId: from, intoId: into, haveAgreed: true, reason: '' })).toEqual({ moved: 1 })
    expect(await stateOf(from)).toMatchObject({ phase: 'MERGED', end: { intoId: into, moved: 1 } })
    expect(await stateOf(into)).toMatchObject({ endorsements: 2, mergedFrom: [{ topicId: from, shownAs: '邻居21' }] })
    expect(await world.app.runtime.store.db.endorsement.count({ where: { topicId: into } })).toBe(2)
    // everybody of the old topic follows the new one
    expect(await world.app.runtime.store.db.follow.count({ where: { topicId: into } })).toBe(4)
    expect(await noticesOf(neighbours[21]!)).toContain('topicMerged')
    expect(await noticesOf(neighbours[20]!)).toContain('topicAbsorbed')
  })

  it('holds a text with a listed word, and a comment too, until a person has looked', async () => {
    const topicId = await propose(neighbours[30]!, '物业经理是王八蛋')
    expect((await stateOf(topicId)).visibility).toEqual({ kind: 'HELD', words: ['王八蛋'] })
    expect(await world.command(林阿姨, 'EndorseTopic', { topicId })).toMatchObject({ ok: false, code: 'TOPIC_NOT_PUBLIC' })
    await world.must(小郑, 'MakeTopicPublic', { topicId })
    expect(await world.must(林阿姨, 'CommentOnTopic', { topicId, text: '加微信细聊' })).toMatchObject({ isHeld: true })
    expect((await stateOf(topicId)).comments).toBe(0)
    const { commentId } = await world.must<{ commentId: string }>(林阿姨, 'CommentOnTopic', { topicId, text: '说话客气点。' })
    expect((await stateOf(topicId)).comments).toBe(1)
    expect(await world.command(曾先生, 'RemoveComment', { commentId, reason: '' })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await world.command(小郑, 'RemoveComment', { commentId, reason: '' })).toMatchObject({ code: 'TOPIC_REASON_NEEDED' })
    await world.must(小郑, 'RemoveComment', { commentId, reason: '点了名' })
    await world.must(林阿姨, 'AppealCommentRemoval', { commentId, why: '没有点名' })
    expect(await world.command(小郑, 'MakeCommentPublic', { commentId })).toMatchObject({ code: 'APPEAL_NEEDS_ANOTHER' })
    await world.must(老吴, 'MakeCommentPublic', { commentId })
    expect((await stateOf(topicId)).comments).toBe(1)
    expect(await noticesOf(林阿姨)).toEqual(expect.arrayContaining(['commentRemoved', 'commentRestored']))
  })

  it('lets two people endorse in the same moment and counts both', async () => {
    const topicId = await propose(neighbours[40]!, '小公园的石凳太凉')
    const answers = await Promise.all(neighbours.slice(41, 61).map((who) => world.command(who, 'EndorseTopic', { topicId })))
    const again = await Promise.all(neighbours.slice(41, 61).map((who) => world.command(who, 'EndorseTopic', { topicId })))
    expect([...answers, ...again].every((answer) => answer.ok || answer.code === 'STATE_CHANGED')).toBe(true)
    expect((await stateOf(topicId)).endorsements).toBe(await world.app.runtime.store.db.endorsement.count({ where: { topicId } }))
    expect((await stateOf(topicId)).endorsements).toBe(20)
  })

  it('answers a stranger, a newcomer and the public each at the door', async () => {
    const topicId = await propose(neighbours[50]!, '门口的树')
    expect(await world.command(外人, 'EndorseTopic', { topicId })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(await world.command(外人, 'EndorseTopic', { topicId }, { community: 'haiting' })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(await world.command(新邻居, 'EndorseTopic', { topicId })).toMatchObject({ ok: false, code: 'NOT_VERIFIED' })
    expect(await world.command(null, 'EndorseTopic', { topicId })).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
    expect(await world.command(林阿姨, 'AcknowledgeTopic', { topicId })).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    expect(await world.command(林阿姨, 'TellTopicDue', { topicId, what: 'ANSWER_OVERDUE', due: 1 })).toMatchObject({ code: 'UNKNOWN_COMMAND' })
  })

  it('refuses unknown fields, foreign places, foreign photos and too much at once', async () => {
    const bad = (who: TestPerson, input: object) => world.command(who, 'ProposeTopic', input)
    expect(await bad(林阿姨, { text: text('好', { author: '我' }), shownAs: 'NAME' })).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await bad(林阿姨, { text: text('好'.repeat(61)), shownAs: 'NAME' })).toMatchObject({ code: 'INPUT_INVALID', fields: [{ path: 'text.title', fault: 'tooLong', limit: 60 }] })
    expect(await bad(林阿姨, { text: text('好', { gridId: 'elsewhere' }), shownAs: 'NAME' })).toMatchObject({ code: 'INPUT_INVALID', fields: [{ path: 'text.gridId' }] })
    expect(await bad(林阿姨, { text: text('好', { photos: ['0'.repeat(64)] }), shownAs: 'NAME' })).toMatchObject({ code: 'NOT_FOUND' })
    for (let n = 0; n < 5; n++) await propose(neighbours[70]!, `第 ${n} 件`)
    expect(await bad(neighbours[70]!, { text: text('第六件'), shownAs: 'NAME' })).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('shows a second person the new count at once, and never who', async () => {
    const topicId = await propose(neighbours[80]!, '充电棚')
    const socket = await world.socket(null)
    const heard = new Promise<EventsMessage>((resolve) => socket.on('events', resolve))
    const answer = await socket.emitWithAck('resync', { protocol: PROTOCOL_VERSION, community: 'rongyin', stream: `topic:${topicId}` })
    expect(answer).toMatchObject({ ok: true, audience: 'public', snapshot: { endorsements: 0 } })
    await world.must(neighbours[81]!, 'EndorseTopic', { topicId })
    const message = await heard
    expect(message.events[0]?.event).toMatchObject({ type: 'TopicEndorsed', count: 1 })
    expect(JSON.stringify([answer, message])).not.toContain(neighbours[81]!.userId)
  })

  it('keeps a word of feedback, also from somebody without an account', async () => {
    const answer = await world.fetch(null, '/api/feedback', { method: 'POST', body: JSON.stringify({ community: 'rongyin', page: '/c/rongyin', text: '字可以再大一点', contact: null }) })
    expect(answer.status).toBe(200)
    expect(await world.app.runtime.store.db.feedback.findMany()).toMatchObject([{ text: '字可以再大一点', userId: null }])
    expect(await noticesOf(小郑)).toContain('feedback')
    expect((await world.fetch(null, '/api/feedback', { method: 'POST', body: JSON.stringify({ community: 'rongyin', page: '/', text: '', contact: null }) })).status).toBe(422)
  })
})
