import { once } from 'node:events'
import WebSocket from 'ws'
import type { RoomSnapshot } from '../contract/commands/session.ts'
import { DAY, haiting, rongyin, type Hall } from './hall.ts'
import { desktop, expect, open, test } from './people.ts'

/** 华姐 runs the committee of 海汀, next door: whatever she may do there, in 榕荫 she is nobody. */
const stranger = '华姐'
const nothing = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** Things of 榕荫 that a stranger could have heard the ids of. */
interface Things { topicId: string; sessionId: string; draftId: string; itemId: string; speechId: string; ballotId: string; outcomeId: string; taskId: string; ledgerNo: string; membershipId: string; userId: string; fileId: string }

async function thingsOf(hall: Hall): Promise<Things> {
  const { session } = await hall.tonight()
  const page = async (name: string | null, path: string) => (await hall.fetch(name, path)).text()
  const first = async (name: string | null, path: string, pattern: RegExp) => {
    const found = pattern.exec(await page(name, path))
    if (!found) throw new Error(`${path} says nothing like ${String(pattern)}`)
    return found[1]!
  }
  const { sessionId: draftId } = await hall.must<{ sessionId: string }>('小郑', 'CreateSession', {
    plan: { title: '还没有公告的会', form: 'THEMATIC', startsAt: await hall.now() + 30 * DAY, place: '', isRemoteAllowed: true, required: [], moderators: [await hall.idOf('陈委员')] }, items: [],
  })
  const ledger = await (await hall.fetch(null, `/c/${rongyin}/board/ledger.json`)).json() as { tasks: { ledgerNo: string; phase: string; department: string }[] }
  const { ledgerNo } = ledger.tasks.find((task) => task.phase === 'SIGNED' && task.department === '区城管局')!
  const photo = await hall.fetch('林阿姨', `/api/files?community=${rongyin}`, { method: 'POST', headers: { 'x-file-name': 'a.png' }, body: Buffer.from(onePixel, 'base64') })
  const { data } = await photo.json() as { data: { fileId: string } }
  return {
    topicId: session.agenda.find((item) => item.topicId)!.topicId!, sessionId: session.id, draftId, itemId: session.currentItemId!, speechId: session.floor!.speech!.id,
    ballotId: await first(null, `/c/${rongyin}/ballots`, /\/ballots\/([0-9A-Z]{26})/), outcomeId: await first(null, `/c/${rongyin}/outcomes`, /\/outcomes\/([0-9A-Z]{26})/),
    taskId: await first('何队长', `/c/${rongyin}/tasks/${ledgerNo}`, /task\\?":\{\\?"id\\?":\\?"([0-9A-Z]{26})/), ledgerNo,
    membershipId: await first('小赖', `/c/${rongyin}/desk/people`, /membershipId\\?":\\?"([0-9A-Z]{26})/), userId: await hall.idOf('林阿姨'), fileId: data.fileId,
  }
}
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** What is said to this person, without the id that was asked for: the same whether the thing exists or not. */
async function answerOf(hall: Hall, name: string | null, path: string, id: string): Promise<{ status: number; to: string | null; words: string[] }> {
  const answer = await hall.fetch(name, path, { from: haiting })
  const text = (await answer.text()).replaceAll(id || '\0', 'ID').replaceAll(encodeURIComponent(id) || '\0', 'ID')
  // a page streams its title before or after its body, and carries the framework's scripts: the words count, not their order
  const words = text.replace(/<script\b.*?<\/script>|<template\b.*?<\/template>/gs, '').split(/<[^>]*>/).map((word) => word.trim()).filter(Boolean).sort()
  return { status: answer.status, to: answer.headers.get('location')?.replaceAll(id || '\0', 'ID') ?? null, words }
}

test.describe('华姐 from the neighbouring community, in 榕荫', () => {
  test.describe.configure({ mode: 'serial' })
  let things: Things
  test.beforeAll(async ({ hall }) => { things = await thingsOf(hall) })

  test('finds none of its things in her own community: every page answers as for an id that does not exist', async ({ hall }) => {
    test.setTimeout(120_000)
    const pages: [string, string][] = [
      ...['', '/edit', '/review'].map((tail): [string, string] => [`/topics/ID${tail}`, things.topicId]),
      ...['', '/room', '/chair', '/door', '/agenda', '/minutes', '/record', '/record.json', '/calendar.ics', '/minutes/minutes.json'].map((tail): [string, string] => [`/sessions/ID${tail}`, things.sessionId]),
      ...['', '/vote', '/list', '/roll'].map((tail): [string, string] => [`/ballots/ID${tail}`, things.ballotId]),
      ['/outcomes/ID', things.outcomeId], ['/tasks/ID', things.taskId], ['/tasks/ID', things.ledgerNo],
    ]
    for (const [page, id] of pages) {
      const [real, none] = [await answerOf(hall, stranger, `/c/${haiting}${page.replace('ID', id)}`, id), await answerOf(hall, stranger, `/c/${haiting}${page.replace('ID', nothing)}`, nothing)]
      expect(real, page).toEqual(none)
      expect(real.status, page).toBe(404)
    }
    const noFile = 'f'.repeat(64)
    for (const place of [haiting, rongyin]) {
      const [real, none] = [await answerOf(hall, stranger, `/files/${place}/${things.fileId}`, things.fileId), await answerOf(hall, stranger, `/files/${place}/${noFile}`, noFile)]
      expect(real).toEqual(none)
      expect(real.status).toBe(404)
    }
  })

  test('does not come into its back rooms, its unannounced sessions or its lists', async ({ hall }) => {
    const rooms = ['/desk', '/desk/people', '/desk/import', '/desk/settings', '/desk/audit', '/department', '/sessions/new', '/ballots/new']
    for (const room of rooms) {
      for (const who of [stranger, null]) {
        const { status, words } = await answerOf(hall, who, `/c/${rongyin}${room}`, '')
        // who is not signed in is led to the sign-in page; a desk of no department of hers is one sentence
        expect(room === '/department' ? [200, 307] : [404, 307], `${room} for ${who ?? 'a passer-by'}`).toContain(status)
        expect(words.join(' '), room).not.toMatch(/199000\d{5}|林秀珠|RY-20/)
      }
    }
    for (const tail of ['', '/agenda', '/chair', '/door', '/room', '/minutes']) {
      const [real, none] = [await answerOf(hall, stranger, `/c/${rongyin}/sessions/${things.draftId}${tail}`, things.draftId), await answerOf(hall, stranger, `/c/${rongyin}/sessions/${nothing}${tail}`, nothing)]
      expect(real, tail).toEqual(none)
      expect(real.status, tail).toBe(404)
    }
    for (const list of ['residents', 'units']) {
      const [real, none] = [await answerOf(hall, stranger, `/api/export/${list}?community=${rongyin}`, rongyin), await answerOf(hall, stranger, `/api/export/${list}?community=nowhere`, 'nowhere')]
      expect(real).toEqual(none)
      expect(real.status).toBe(404)
      const importing = async (slug: string): Promise<unknown> => (await hall.fetch(stranger, `/api/import/${list}?community=${slug}`, { from: haiting, method: 'POST', body: 'a,b\n1,2\n' })).json()
      expect(await importing(rongyin)).toEqual(await importing('nowhere'))
    }
    const own = await (await hall.fetch(stranger, '/api/me/export', { from: haiting })).text()
    expect(own).not.toContain(things.topicId)
  })

  test('gives no command there: each is answered as for ids that do not exist, in both communities', async ({ hall }) => {
    const { topicId, sessionId, draftId, itemId, speechId, ballotId, outcomeId, taskId, membershipId, userId } = things
    const reason = '不行'
    const commands: [string, Record<string, unknown>][] = [
      ['EndorseTopic', { topicId }], ['WithdrawEndorsement', { topicId }], ['FollowTopic', { topicId }], ['CommentOnTopic', { topicId, text: '我来看看' }], ['AcknowledgeTopic', { topicId }],
      ['AcceptTopic', { topicId, path: 'SELF_GOVERN', isBroad: false, answer: '收', publicize: true }], ['DeclineTopic', { topicId, reason, channel: 'PROPERTY' }], ['RemoveTopic', { topicId, reason }],
      ['AnnounceSession', { sessionId: draftId }], ['CheckIn', { sessionId, userId: null, mode: 'REMOTE', kind: null }], ['CheckIn', { sessionId, userId, mode: 'REMOTE', kind: null }],
      ['RaiseHand', { sessionId, stance: 'ASK', forUserId: null }], ['SendText', { sessionId, text: '听得见吗' }], ['OpenItem', { sessionId, itemId }], ['EndSpeech', { sessionId, speechId }],
      ['ProposeMotion', { sessionId, text: '散会', forUserId: null }], ['CloseSession', { sessionId, reason }], ['IssueScreen', { sessionId }], ['DraftMinutes', { sessionId }],
      ['CastVote', { ballotId, voterId: userId, choices: ['yes'] }], ['CloseBallot', { ballotId }], ['RaiseObjection', { ballotId, text: reason }],
      ['PublicizeOutcome', { outcomeId }], ['SendOutcome', { outcomeId, departmentId: null, note: '' }],
      ['AssignTask', { taskId, departmentId: nothing, note: '' }], ['SignTask', { taskId }], ['RateTask', { taskId, score: 'SATISFIED', reason: '' }], ['ConfirmClosing', { taskId, party: 'SUPERVISOR', note: '', evidence: [] }],
      ['VerifyResident', { membershipId }], ['SetRoles', { membershipId, roles: ['admin'], kind: 'COMMITTEE', gridId: null, departmentId: null, sector: null }], ['RemoveMember', { membershipId, reason }],
    ]
    const ids = new Set<unknown>([topicId, sessionId, draftId, itemId, speechId, ballotId, outcomeId, taskId, membershipId, userId])
    for (const [name, input] of commands) {
      const blank = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, ids.has(value) ? nothing : value]))
      for (const community of [haiting, rongyin]) {
        const [real, none] = [await hall.command(stranger, name, input, { community, from: haiting }), await hall.command(stranger, name, blank, { community, from: haiting })]
        expect(real, `${name} in ${community}`).toEqual(none)
        expect(real, `${name} in ${community}`).toMatchObject({ ok: false, code: 'NOT_FOUND' })
      }
    }
  })

  test('hears nothing over the socket but what every passer-by may hear', async ({ hall }) => {
    const streams = [`session:${things.sessionId}`, `session:${things.draftId}`, `ballot:${things.ballotId}`, `topic:${things.topicId}`]
    for (const stream of streams) {
      const none = await hall.listen(stranger, `${stream.split(':')[0]!}:${nothing}`, { community: haiting })
      expect(none).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(await hall.listen(stranger, stream, { community: haiting }), stream).toEqual(none)
    }
    expect(await hall.listen(stranger, `session:${things.draftId}`, { community: rongyin, from: haiting })).toEqual({ ok: false, code: 'NOT_FOUND' })
    const heard = await hall.listen(stranger, `session:${things.sessionId}`, { community: rongyin, from: haiting })
    const passing = await hall.listen(null, `session:${things.sessionId}`)
    if (!heard.ok || !passing.ok) throw new Error('the evening is public')
    expect([heard.audience, passing.audience]).toEqual(['public', 'public'])
    expect((heard.snapshot as RoomSnapshot).session).toEqual((passing.snapshot as RoomSnapshot).session)
    expect((heard.snapshot as RoomSnapshot).inbox).toEqual([])
    expect(heard.mine).toMatchObject({ attendance: null, texts: [] })
  })

  test('opens no shared text: the connection ends as for a document that does not exist', async ({ hall }) => {
    for (const kind of ['agenda', 'minutes']) {
      const ends = []
      for (const id of [things.sessionId, things.draftId, nothing]) ends.push(await endOf(hall, `${kind}:${id}`))
      expect(ends[0], kind).toEqual(ends[2])
      expect(ends[1], kind).toEqual(ends[2])
      expect(ends[2], kind).not.toBe('open')
    }
  })

  test('sees on the screen that there is nothing for her, in words', async ({ comeIn, hall }) => {
    const 华姐 = await comeIn(stranger, { community: haiting, viewport: desktop })
    await 华姐.goto(`/c/${rongyin}/desk/people`)
    await expect(华姐.getByRole('heading', { level: 1 })).toHaveText(/没有找到|找不到/)
    await 华姐.goto(`/c/${haiting}/topics/${things.topicId}`)
    await expect(华姐.getByRole('heading', { level: 1 })).toHaveText(/没有找到|找不到/)
    await open(华姐, `/c/${rongyin}/sessions/${things.sessionId}/room`)
    await expect(华姐.getByRole('button', { name: '我支持' })).toHaveCount(0)
    void hall
  })
})

/** How a connection to a shared text ends for the stranger: the status, or the code that closes it. */
async function endOf(hall: Hall, document: string): Promise<string> {
  const socket = new WebSocket(`${hall.url.replace('http', 'ws')}/yjs/${encodeURIComponent(document)}`, {
    headers: { origin: hall.url, cookie: `next-auth.session-token=${await hall.tokenOf(stranger, haiting)}` },
  })
  socket.on('error', () => undefined)
  const end = await Promise.race([
    once(socket, 'unexpected-response').then(([, response]) => `status ${String((response as { statusCode?: number }).statusCode)}`),
    once(socket, 'close').then(([code]) => `closed ${String(code)}`),
    once(socket, 'message').then(() => 'open'),
  ])
  socket.terminate()
  return end
}
