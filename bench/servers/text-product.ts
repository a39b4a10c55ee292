import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { encode } from 'next-auth/jwt'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { agendaDocName, sharedTextPath, type SharedDocName } from '../../contract/shared-text.ts'
import { HOUR } from '../../domain/calendar/index.ts'
import { createApp } from '../../server/app.ts'
import { createClock } from '../../server/clock.ts'
import type { Collab } from '../../server/collab/collab.ts'
import { readEnv } from '../../server/env.ts'
import { foundCommunity } from '../../server/identity/first-run.ts'
import { createSharedTextStore } from '../../server/store/shared-text-store.ts'
import { serveMeasured } from '../lab/measured-server.ts'
import type { TextDoor } from '../lab/text-client.ts'

/**
 * The product as it is, with announced sessions whose agenda all of its verified residents may write, as they do. Its own
 * door checks the sign-in, the membership and the right; its own log writes every keystroke to SQLite.
 */
export interface TextProductReady { text: TextDoor; empty: TextDoor; cookies: string[] }
interface Given {
  people: number
  /** the document to begin with: a snapshot and the keystrokes since */
  stored?: { snapshotFile: string; tailFile: string }
  /** a data folder that outlives the process */
  folder?: string
}

const given = JSON.parse(process.argv[2] ?? '{}') as Given
const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'linli-text-'))
const clock = createClock()
const env = readEnv({ NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_SECRET: 'only-for-measuring-0123456789abcdef', LINLI_LOG: 'error' })
const app = await createApp(env, { clock, log: pino({ level: 'error' }) })
const { store, secret } = app.runtime
const slug = 'text'

async function settle() {
  const { communityId, adminId } = await foundCommunity(app.runtime, {
    slug, letters: 'TEXT', name: 'Text', street: 'Street', phone: null, adminPhone: '17000000001', adminName: 'Admin',
  })
  const at = new Date(clock.now())
  const people = Array.from({ length: given.people }, (_, index) => ({ userId: ulid(), name: `Neighbour ${index}` }))
  await store.write(async (db) => {
    await db.user.createMany({ data: people.map(({ userId, name }) => ({ id: userId, name, displayName: name, createdAt: at })) })
    await db.membership.createMany({ data: people.map(({ userId }) => ({ id: ulid(), communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
  })
  for (const title of ['Filled', 'Empty']) {
    const { sessionId } = await must<{ sessionId: string }>(adminId, 'CreateSession', {
      plan: { title, form: 'THEMATIC', startsAt: clock.now() + 10 * 24 * HOUR, place: 'Hall', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [adminId] },
      items: [{ title: 'A charging shed?', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
    })
    await must(adminId, 'AnnounceSession', { sessionId })
  }
}

async function must<Data>(userId: string, name: string, input: unknown): Promise<Data> {
  const answer = await app.runtime.execute({ userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name, input }) as CommandAnswer<Data>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.data
}

/** What a document looks like that many have written: one snapshot, and rows that came since. */
async function fill(name: SharedDocName, { snapshotFile, tailFile }: NonNullable<Given['stored']>) {
  const texts = createSharedTextStore(store)
  const append = (parts: Uint8Array[]) => texts.append(parts.map((data) => ({ name, data, by: null, at: clock.now() })))
  const snapshot = readFileSync(snapshotFile)
  await append([snapshot])
  await texts.compact(name, clock.now(), () => snapshot)
  await append((JSON.parse(readFileSync(tailFile, 'utf8')) as string[]).map((each) => Buffer.from(each, 'base64')))
}

if (await store.db.community.count() === 0) await store.withoutWaitingForTheDisk(settle)
const sessions = await store.db.session.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
const [text, empty] = sessions.map(({ id }) => agendaDocName(id)) as [SharedDocName, SharedDocName]
if (given.stored) await fill(text, given.stored)
const members = await store.db.membership.findMany({ orderBy: { userId: 'asc' }, select: { userId: true } })

const url = `http://127.0.0.1:${await app.listen()}`
const door = (name: SharedDocName): TextDoor => ({ url, path: `${sharedTextPath}${encodeURIComponent(name)}?durable=1`, documentName: null })
const cookies = await Promise.all(members.map(async ({ userId }) => `next-auth.session-token=${await encode({ token: { sub: userId }, secret })}`))
const collab = app.runtime.services.get('collab') as Collab

serveMeasured({ text: door(text), empty: door(empty), cookies } satisfies TextProductReady, {
  collab: () => collab.stats(),
}, async () => {
  await app.close()
  if (!given.folder) rmSync(folder, { recursive: true, force: true })
})
