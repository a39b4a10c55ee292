import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { encode } from 'next-auth/jwt'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { HOUR } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { createApp } from '../../server/app.ts'
import { createClock } from '../../server/clock.ts'
import { readEnv } from '../../server/env.ts'
import { foundCommunity } from '../../server/identity/first-run.ts'
import { serveMeasured } from '../lab/measured-server.ts'

/**
 * The product as it is, in a process of its own, with one community whose people are checked in to a session that has
 * begun. Everything goes through commands, as people would; only accounts and memberships are written as rows.
 */
export interface ProductReady { url: string; slug: string; sessionId: string; chairCookie: string; voters: { userId: string; cookie: string }[] }
export interface BoxCount { papers: number; voted: number; yes: number }

interface Given {
  people: number
  /** ballots that can be held one after the other */
  items: number
  /** PostgreSQL; left out: SQLite in a temporary folder */
  databaseUrl?: string
}

const given = JSON.parse(process.argv[2] ?? '{}') as Given
const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'))
const clock = createClock()
const env = readEnv({
  NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_SECRET: 'only-for-measuring-0123456789abcdef', LINLI_LOG: 'error',
  ...(given.databaseUrl && { DATABASE_URL: given.databaseUrl }),
})
const app = await createApp(env, { clock, log: pino({ level: 'error' }) })
const { store, secret, hub } = app.runtime
const slug = 'hall'
const { communityId, adminId } = await foundCommunity(app.runtime, {
  slug, letters: 'HALL', name: 'Hall', street: 'Street', phone: null, adminPhone: '17000000001', adminName: 'Admin',
})

async function must<Data>(userId: string, name: string, input: unknown): Promise<Data> {
  const answer = await app.runtime.execute({ userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name, input }) as CommandAnswer<Data>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.data
}

const people = Array.from({ length: given.people + 1 }, (_, index) => ({ userId: ulid(), name: `Neighbour ${index}` }))
const chair = people[0]!.userId

async function moveIn(): Promise<void> {
  const at = new Date(clock.now())
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500)
    await store.write(async (db) => {
      await db.user.createMany({ data: some.map(({ userId, name }) => ({ id: userId, name, displayName: name, createdAt: at })) })
      await db.membership.createMany({ data: some.map(({ userId }) => ({ id: ulid(), communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
    })
  }
  await store.write((db) => db.membership.update({ where: { communityId_userId: { communityId, userId: chair } }, data: { roles: ['moderator'], kind: 'CPPCC_MEMBER' } }))
}

/** Convened eight days ago, so that the notice has run; everybody but the first sixty takes part from home. */
async function gather(): Promise<string> {
  const notice = 8 * 24 * HOUR
  clock.shift(-notice)
  const startsAt = clock.now() + notice
  const { sessionId } = await must<{ sessionId: string }>(adminId, 'CreateSession', {
    plan: { title: 'Hall', form: 'THEMATIC', startsAt, place: 'Hall', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [chair] },
    items: Array.from({ length: given.items }, (_, index) => ({ title: `Matter ${index + 1}: a charging shed?`, kind: 'DECISION', presenter: '', minutes: 30, topicId: null })),
  })
  await must(adminId, 'AnnounceSession', { sessionId })
  clock.shift(notice - 60_000)
  await must(adminId, 'OpenCheckIn', { sessionId })
  // In the hall the door checks people in; from home they do it themselves.
  for (const [index, { userId }] of people.entries()) {
    const isInHall = index < 60
    await must(isInHall ? adminId : userId, 'CheckIn', { sessionId, userId: isInHall ? userId : null, mode: isInHall ? 'IN_PERSON' : 'REMOTE', kind: null })
  }
  clock.shift(61_000)
  await must(chair, 'StartSession', { sessionId })
  return sessionId
}

await moveIn()
const sessionId = await store.withoutWaitingForTheDisk(gather)
const stateNow = async () => (await store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
let nextItem = 0

const port = await app.listen()
const cookieOf = async (userId: string) => `next-auth.session-token=${await encode({ token: { sub: userId }, secret })}`
const ready: ProductReady = {
  url: `http://127.0.0.1:${port}`, slug, sessionId, chairCookie: await cookieOf(chair),
  voters: await Promise.all(people.slice(1).map(async ({ userId }) => ({ userId, cookie: await cookieOf(userId) }))),
}

serveMeasured(ready, {
  /** takes the next item to its motion and puts it: a ballot that is ready to open */
  async prepareBallot() {
    const itemId = (await stateNow()).agenda[nextItem++]!.id
    await must(chair, 'OpenItem', { sessionId, itemId })
    await must(chair, 'MoveItem', { sessionId, to: 'DEBATE' })
    await must(chair, 'MoveItem', { sessionId, to: 'MOTION' })
    await must(people[1]!.userId, 'ProposeMotion', { sessionId, text: 'Build a shed north of house 2.', forUserId: null })
    const motionId = (await stateNow()).floor!.motions.at(-1)!.id
    for (const { userId } of people.slice(2, 5)) await must(userId, 'SecondMotion', { sessionId, motionId })
    await must(chair, 'ReadOutMotion', { sessionId, motionId, endSpeech: false })
    return (await must<{ ballotId: string }>(chair, 'PutMotion', { sessionId, type: 'SESSION_RESOLUTION', facts: [] })).ballotId
  },
  openBallot: (ballotId: string) => must(chair, 'OpenBallot', { ballotId, minutes: null }),
  conclude: (hasPassed: boolean) => must(chair, 'ConcludeItem', { sessionId, conclusion: hasPassed ? 'PASSED' : 'NOT_PASSED', note: null }),
  async count(ballotId: string): Promise<BoxCount> {
    return {
      papers: await store.db.ballotPaper.count({ where: { ballotId } }),
      yes: await store.db.ballotPaper.count({ where: { ballotId, choices: 'yes' } }),
      voted: await store.db.ballotVoter.count({ where: { ballotId, voted: true } }),
    }
  },
  letPass(ms: number) { clock.shift(ms) },
  /** what the vote queue does when the turnout changed */
  tell({ key, value }: { key: string; value: unknown }) { hub.presence(`session:${sessionId}`, key, value) },
}, async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})
