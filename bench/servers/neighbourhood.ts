import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { encode } from 'next-auth/jwt'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { createApp, type App } from '../../server/app.ts'
import { createClock, type Clock } from '../../server/clock.ts'
import { readEnv } from '../../server/env.ts'
import { foundCommunity } from '../../server/identity/first-run.ts'

export interface Neighbourhood {
  app: App
  clock: Clock
  slug: string
  communityId: string
  adminId: string
  /** verified neighbours */
  people: string[]
  /** does it as this person, and throws when it was refused */
  must<Data>(userId: string, name: string, input: unknown): Promise<Data>
  cookieOf(userId: string): Promise<string>
  close(): Promise<void>
}

/** The product as it is, with a real database and one community. Accounts and memberships are written as rows; all else goes through commands. */
export async function foundNeighbourhood(size: number, databaseUrl: string | undefined): Promise<Neighbourhood> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const clock = createClock()
  const env = readEnv({
    NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_SECRET: 'only-for-measuring-0123456789abcdef', LINLI_LOG: 'error',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  })
  const app = await createApp(env, { clock, log: pino({ level: 'error' }) })
  const { store, secret } = app.runtime
  const slug = 'hall'
  const { communityId, adminId } = await foundCommunity(app.runtime, {
    slug, letters: 'HALL', name: 'Hall', street: 'Street', phone: null, adminPhone: '17000000001', adminName: 'Admin',
  })
  const people = Array.from({ length: size }, () => ulid())
  const at = new Date(clock.now())
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500)
    await store.write(async (db) => {
      await db.user.createMany({ data: some.map((id, index) => ({ id, name: `Neighbour ${from + index}`, displayName: `Neighbour ${from + index}`, createdAt: at })) })
      await db.membership.createMany({ data: some.map((userId) => ({ id: ulid(), communityId, userId, roles: ['resident'], createdAt: at, verifiedAt: at })) })
    })
  }
  return {
    app, clock, slug, communityId, adminId, people,
    async must<Data>(userId: string, name: string, input: unknown) {
      const answer = await app.runtime.execute({ userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name, input }) as CommandAnswer<Data>
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return answer.data
    },
    cookieOf: async (userId) => `next-auth.session-token=${await encode({ token: { sub: userId }, secret })}`,
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
