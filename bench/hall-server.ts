import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { encode } from 'next-auth/jwt'
import { PROTOCOL_VERSION, type CommandAnswer } from '../contract/command.ts'
import type { SessionState } from '../domain/session/state.ts'
import { createApp } from '../server/app.ts'
import { createClock } from '../server/clock.ts'
import { readEnv } from '../server/env.ts'
import { foundCommunity } from '../server/identity/first-run.ts'

/**
 * The server of the hall measurement, in a process of its own: the product as it is, with one community of `residents`
 * people who are checked in, a session whose motion was read out, and a ballot ready to open. Talks to its parent over IPC.
 */
export interface HallReady { url: string; slug: string; sessionId: string; ballotId: string; chairCookie: string; voters: { userId: string; cookie: string }[] }

const residents = Number(process.argv[2] ?? 2000)
const folder = mkdtempSync(join(tmpdir(), 'linli-hall-'))
const clock = createClock()
const env = readEnv({ NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_SECRET: 'only-for-measuring-0123456789abcdef', LINLI_LOG: 'error', ...(process.env['DATABASE_URL'] && { DATABASE_URL: process.env['DATABASE_URL'] }) })
const app = await createApp(env, { clock, log: pino({ level: 'error' }) })
const { store, secret } = app.runtime
const slug = `hall-${ulid().slice(-6).toLowerCase()}`
const { communityId, adminId } = await foundCommunity(app.runtime, { slug, letters: slug.slice(-4).toUpperCase().replace(/\d/g, 'X'), name: 'Hall', street: 'Street', phone: null, adminPhone: `170${String(Date.now()).slice(-8)}`, adminName: 'Admin' })
const at = new Date(clock.now())

const people = Array.from({ length: residents }, (_, index) => ({ userId: ulid(), name: `Neighbour ${index}` }))
for (let from = 0; from < people.length; from += 500) {
  const some = people.slice(from, from + 500)
  await store.write(async (db) => {
    await db.user.createMany({ data: some.map(({ userId, name }) => ({ id: userId, name, displayName: name, createdAt: at })) })
    await db.membership.createMany({ data: some.map(({ userId }) => ({ id: ulid(), communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
  })
}
const chair = people[0]!.userId
await store.write((db) => db.membership.update({ where: { communityId_userId: { communityId, userId: chair } }, data: { roles: ['moderator'], kind: 'CPPCC_MEMBER' } }))

async function must<Data>(userId: string, name: string, input: unknown): Promise<Data> {
  const answer = await app.runtime.execute({ userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name, input }) as CommandAnswer<Data>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.data
}

// Convened eight days ago, so that the notice has run.
clock.shift(-8 * 86_400_000)
const startsAt = clock.now() + 8 * 86_400_000
const { sessionId } = await must<{ sessionId: string }>(adminId, 'CreateSession', {
  plan: { title: 'Hall', form: 'THEMATIC', startsAt, place: 'Hall', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [chair] },
  items: [{ title: 'A charging shed?', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
})
await must(adminId, 'AnnounceSession', { sessionId })
clock.shift(8 * 86_400_000 - 60_000)
await must(adminId, 'OpenCheckIn', { sessionId })
const inTime = Math.min(60, people.length)
for (const { userId } of people.slice(0, inTime)) await must(userId, 'CheckIn', { sessionId, userId: null, mode: 'IN_PERSON', kind: null })
for (const { userId } of people.slice(inTime)) await must(userId, 'CheckIn', { sessionId, userId: null, mode: 'REMOTE', kind: null })
clock.shift(61_000)
await must(chair, 'StartSession', { sessionId })
const stateNow = async () => (await store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
const itemId = (await stateNow()).agenda[0]!.id
await must(chair, 'OpenItem', { sessionId, itemId })
await must(chair, 'MoveItem', { sessionId, to: 'DEBATE' })
await must(chair, 'MoveItem', { sessionId, to: 'MOTION' })
await must(people[1]!.userId, 'ProposeMotion', { sessionId, text: 'Build a shed north of house 2.', forUserId: null })
const motionId = (await stateNow()).floor!.motions.at(-1)!.id
for (const { userId } of people.slice(2, 5)) await must(userId, 'SecondMotion', { sessionId, motionId })
await must(chair, 'ReadOutMotion', { sessionId, motionId, endSpeech: false })
const { ballotId } = await must<{ ballotId: string }>(chair, 'PutMotion', { sessionId, type: 'SESSION_RESOLUTION', facts: [] })

const port = await app.listen()
const cookieOf = async (userId: string) => `next-auth.session-token=${await encode({ token: { sub: userId }, secret })}`
const voters = await Promise.all(people.slice(1).map(async ({ userId }) => ({ userId, cookie: await cookieOf(userId) })))
process.send?.({ url: `http://127.0.0.1:${port}`, slug, sessionId, ballotId, chairCookie: await cookieOf(chair), voters } satisfies HallReady)

process.on('message', (question: { ask: string }) => {
  void (async () => {
    if (question.ask === 'count') {
      const papers = await store.db.ballotPaper.count({ where: { ballotId } })
      const voted = await store.db.ballotVoter.count({ where: { ballotId, voted: true } })
      process.send?.({ papers, voted })
    } else if (question.ask === 'usage') {
      const { user, system } = process.cpuUsage()
      process.send?.({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage().rss / 2 ** 20 })
    } else {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    }
  })()
})
