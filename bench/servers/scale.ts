import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ballotServices } from '../../server/ballots/services.ts'
import { createApp } from '../../server/app.ts'
import { createClock } from '../../server/clock.ts'
import { readEnv } from '../../server/env.ts'
import { foundCommunity } from '../../server/identity/first-run.ts'
import type { Viewer } from '../../server/identity/viewer.ts'
import { ballotPage, countingList } from '../../server/queries/ballots.ts'
import { countingFile } from '../../server/queries/counting-file.ts'
import { scratchDatabase } from '../../server/store/scratch.ts'
import { serveMeasured } from '../lab/measured-server.ts'

/** The product with a community of very many residents, each the owner of one flat. Times its own steps. */
export interface ScaleReady { voters: number }
export type ScaleStep = 'announce' | 'tell' | 'open' | 'vote' | 'close' | 'page' | 'list' | 'file' | 'recount'
export interface ScaleTimes {
  /** `ms` on the clock; `cpu` ms of this process, all threads: what a machine without other work would need at most */
  steps: Record<ScaleStep, { ms: number; cpu: number }>
  checks: Record<string, boolean>
}

const given = JSON.parse(process.argv[2] ?? '{}') as { voters: number; databaseUrl?: string }
const folder = mkdtempSync(join(tmpdir(), 'linli-scale-'))
const clock = createClock()
clock.pin(Date.UTC(2026, 5, 10, 2))
const database = given.databaseUrl ? await scratchDatabase(given.databaseUrl) : null
const env = readEnv({
  NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_SECRET: 'only-for-measuring-0123456789abcdef', LINLI_LOG: 'error',
  ...(database && { DATABASE_URL: database.url }),
})
const app = await createApp(env, { clock, log: pino({ level: 'error' }) })
const { store } = app.runtime
const slug = 'scale'
const { communityId, adminId } = await foundCommunity(app.runtime, {
  slug, letters: 'SCAL', name: 'Scale', street: 'Street', phone: null, adminPhone: '17000000001', adminName: 'Admin',
})

const people = Array.from({ length: given.voters }, (_, index) => ({ userId: ulid(), headId: ulid(), name: `Neighbour ${index}` }))
const at = new Date(clock.now())
await store.withoutWaitingForTheDisk(async () => {
  await store.write(async (db) => {
    await db.gridCell.create({ data: { id: 'g', communityId, name: 'Grid', position: 1 } })
    await db.building.create({ data: { id: 'b', communityId, gridId: 'g', name: 'House', position: 1 } })
    const member = await db.membership.findUniqueOrThrow({ where: { communityId_userId: { communityId, userId: adminId } } })
    await db.membership.update({ where: { id: member.id }, data: { roles: ['admin', 'committee', 'supervisor'] } })
  })
  for (let from = 0; from < people.length; from += 2000) {
    const some = people.slice(from, from + 2000)
    await store.write(async (db) => {
      await db.user.createMany({ data: some.map(({ userId, name }) => ({ id: userId, name, displayName: name, createdAt: at })) })
      await db.membership.createMany({ data: some.map(({ userId }) => ({ id: ulid(), communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
      await db.ownerHead.createMany({ data: some.map(({ headId, name }) => ({ id: headId, communityId, kind: 'PERSON', name, identity: headId })) })
      await db.unit.createMany({ data: some.map(({ headId }, n) => ({ id: ulid(), communityId, buildingId: 'b', label: String(from + n), area: 60_00 + n, headId })) })
      await db.headMember.createMany({ data: some.map(({ userId, headId }) => ({ headId, userId })) })
    })
  }
})

async function must<Data>(userId: string, name: string, input: unknown): Promise<Data> {
  const answer = await app.runtime.execute({ userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name, input }) as CommandAnswer<Data>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.data
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; cpu: number; value: T }> {
  const [from, used] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(used)
  return { ms: Math.round(performance.now() - from), cpu: Math.round((user + system) / 1000), value }
}

/** Everybody hears of it, in parts; days pass before the next step, so no step is measured beside this. */
const tellAll = () => timed(async () => { while (await app.runDue() > 0) { /* until nothing is due */ } })

async function hold(kind: 'RESIDENTS' | 'OWNERS'): Promise<ScaleTimes> {
  const opensAt = clock.now() + 21 * 86_400_000
  const { ballotId } = await must<{ ballotId: string }>(adminId, 'CreateBallot', {
    type: kind === 'OWNERS' ? 'OWNER_ORDINARY' : 'INTENT_POLL', topicId: null, plan: { opensAt, closesAt: opensAt + 7 * 86_400_000 }, secrecy: kind === 'OWNERS' ? 'NAMED' : 'SECRET',
    question: { text: 'A charging shed?', facts: [], choices: { kind: 'YES_NO' } },
  })
  if (kind === 'OWNERS') {
    await must(adminId, 'ShowRoll', { ballotId })
    clock.pin(((await store.db.ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState).inspection!.until)
  }
  const announce = await timed(() => must(adminId, 'AnnounceBallot', { ballotId }))
  const tell = await tellAll()
  clock.pin(opensAt)
  const open = await timed(() => must(adminId, 'OpenBallot', { ballotId, minutes: null }))
  await tellAll()
  // what the door does for each is measured elsewhere; a hundred thousand votes take the queue itself
  const vote = await timed(async () => {
    for (let from = 0; from < people.length; from += 10_000) {
      await Promise.all(people.slice(from, from + 10_000).map(({ userId, headId }, n) => ballotServices().queue.cast({
        ballotId, community: slug, voterId: kind === 'OWNERS' ? headId : userId, userId, choices: [n % 3 ? 'yes' : 'no'], isAssisted: false, at: clock.now(), commandId: ulid(),
      })))
    }
  })
  clock.pin(opensAt + 7 * 86_400_000)
  const close = await timed(() => must(adminId, 'CloseBallot', { ballotId }))
  const community = await store.db.community.findUniqueOrThrow({ where: { slug } })
  const viewer = { actor: null, user: null, community, rules: app.runtime, now: clock.now() } as unknown as Viewer
  const page = await timed(() => ballotPage(viewer, ballotId))
  const list = await timed(() => countingList(viewer, ballotId))
  const file = await timed(() => countingFile(viewer, ballotId))
  const recount = await timed(() => must<{ agrees: boolean }>(adminId, 'RecountBallot', { ballotId, reason: 'Again.' }))
  const state = (await store.db.ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
  const took = ({ ms, cpu }: { ms: number; cpu: number }) => ({ ms, cpu })
  return {
    steps: {
      announce: took(announce), tell: took(tell), open: took(open), vote: took(vote), close: took(close), page: took(page), list: took(list), file: took(file), recount: took(recount),
    },
    checks: {
      'everybody is on the roll': state.roll?.voters === people.length, 'everybody is counted once': state.count?.papers === people.length && file.value?.papers.length === people.length,
      'a recount agrees': recount.value.agrees,
    },
  }
}

await app.listen()
serveMeasured({ voters: people.length } satisfies ScaleReady, { ballot: (kind: 'RESIDENTS' | 'OWNERS') => hold(kind) }, async () => {
  await app.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})
