import { HOUR } from '../../domain/calendar/index.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { ballotServices } from '../../server/ballots/services.ts'
import { createVoteQueue } from '../../server/ballots/vote-queue.ts'
import { chunks } from '../../server/store/chunks.ts'
import { serveMeasured } from '../lab/measured-server.ts'
import { foundNeighbourhood } from './neighbourhood.ts'

/** The product in a process of its own, with one community whose people are checked in to a session that has begun. */
export interface ProductReady { url: string; slug: string; sessionId: string; chairCookie: string; voters: { userId: string; cookie: string }[] }
export interface BoxCount { papers: number; voted: number; yes: number }

interface Given {
  people: number
  /** ballots that can be held one after the other */
  items: number
  /** PostgreSQL; left out: SQLite in a temporary folder */
  databaseUrl?: string
  /** left out: as many as the product writes together */
  votesToATransaction?: number
}

const given = JSON.parse(process.argv[2] ?? '{}') as Given
const { app, clock, slug, communityId, adminId, people, must, cookieOf, close } = await foundNeighbourhood(given.people + 1, given.databaseUrl)
const { store, hub, log } = app.runtime
const chair = people[0]!
await store.write((db) => db.membership.update({ where: { communityId_userId: { communityId, userId: chair } }, data: { roles: ['moderator'], kind: 'CPPCC_MEMBER' } }))
if (given.votesToATransaction !== undefined) {
  const { turnout } = ballotServices()
  app.runtime.services.set('ballots', { turnout, queue: createVoteQueue({ store, turnout, log, most: given.votesToATransaction }) })
}

/** Checked in by command, at the door; the others take part from home and are written as rows, which saves a minute. */
const THROUGH_THE_DOOR = 20

/** Convened eight days ago, so that the notice has run. */
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
  for (const userId of people.slice(0, THROUGH_THE_DOOR)) await must(adminId, 'CheckIn', { sessionId, userId, mode: 'IN_PERSON', kind: null })
  const at = new Date(clock.now())
  for (const some of chunks(people.slice(THROUGH_THE_DOOR))) {
    await store.write((db) => db.attendance.createMany({
      data: some.map((userId) => ({ sessionId, userId, communityId, displayName: 'Neighbour', kind: 'RESIDENT', mode: 'REMOTE', by: userId, at, version: 1 })),
    }))
  }
  clock.shift(61_000)
  await must(chair, 'StartSession', { sessionId })
  return sessionId
}

const sessionId = await store.withoutWaitingForTheDisk(gather)
const stateNow = async () => (await store.db.session.findUniqueOrThrow({ where: { id: sessionId } })).state as unknown as SessionState
let nextItem = 0

const port = await app.listen()
const ready: ProductReady = {
  url: `http://127.0.0.1:${port}`, slug, sessionId, chairCookie: await cookieOf(chair),
  voters: await Promise.all(people.slice(1).map(async (userId) => ({ userId, cookie: await cookieOf(userId) }))),
}

serveMeasured(ready, {
  /** takes the next item to its motion and puts it: a ballot that is ready to open */
  async prepareBallot() {
    const itemId = (await stateNow()).agenda[nextItem++]!.id
    await must(chair, 'OpenItem', { sessionId, itemId })
    await must(chair, 'MoveItem', { sessionId, to: 'DEBATE' })
    await must(chair, 'MoveItem', { sessionId, to: 'MOTION' })
    await must(people[1]!, 'ProposeMotion', { sessionId, text: 'Build a shed north of house 2.', forUserId: null })
    const motionId = (await stateNow()).floor!.motions.at(-1)!.id
    for (const userId of people.slice(2, 5)) await must(userId, 'SecondMotion', { sessionId, motionId })
    await must(chair, 'ReadOutMotion', { sessionId, motionId, endSpeech: false })
    return (await must<{ ballotId: string }>(chair, 'PutMotion', { sessionId, type: 'SESSION_RESOLUTION', facts: [] })).ballotId
  },
  openBallot: (ballotId: string) => must(chair, 'OpenBallot', { ballotId, minutes: null }),
  async closeBallot(ballotId: string) {
    await must(chair, 'ScheduleClosing', { ballotId, seconds: 30 })
    clock.shift(30_000)
    await must(chair, 'CloseBallot', { ballotId })
  },
  conclude: (hasPassed: boolean) => must(chair, 'ConcludeItem', { sessionId, conclusion: hasPassed ? 'PASSED' : 'NOT_PASSED', note: null }),
  async count(ballotId: string): Promise<BoxCount> {
    return {
      papers: await store.db.ballotPaper.count({ where: { ballotId } }),
      yes: await store.db.ballotPaper.count({ where: { ballotId, choices: 'yes' } }),
      voted: await store.db.ballotVoter.count({ where: { ballotId, voted: true } }),
    }
  },
  letPass(ms: number) { clock.shift(ms) },
  /** what the vote queue does when the turnout changed, and shared text when somebody writes */
  /** how many of these people have no line here */
  async gone(userIds: string[]) {
    const since = await Promise.all(userIds.map((userId) => hub.goneSince(userId)))
    return since.filter((at) => at !== null).length
  },
  /** an event of a ballot's stream that says this much and must reach everybody who listens to it */
  tellOfBallot({ ballotId, seq, story }: { ballotId: string; seq: number; story: string }) {
    hub.publish([{ stream: `ballot:${ballotId}`, within: null, communityId, redact: (event) => event, events: [{ seq, at: clock.now(), event: { type: 'Said', story } as { type: string } }] }])
  },
  tell({ key, value }: { key: string; value: unknown }) { hub.presence(`session:${sessionId}`, key, value) },
}, close)
