import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { ulid } from 'ulid'
import { encode } from 'next-auth/jwt'
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { ClientToServer, ServerToClient } from '../../contract/live.ts'
import type { ParticipantKind, Role } from '../../domain/people.ts'
import { createApp, type App, type SocketProfile } from '../app.ts'
import { createClock, type Clock } from '../clock.ts'
import { readEnv } from '../env.ts'
import { scratchDatabase } from '../store/scratch.ts'

/** 2026-06-10 (a Wednesday) 10:00 in Shanghai: where tests begin unless they say otherwise. */
export const testStart = Date.UTC(2026, 5, 10, 2, 0, 0)

export interface TestPerson { userId: string; cookie: string }

export interface TestWorld {
  app: App
  clock: Clock
  port: number
  url: string
  /** slug of the first community; `rongyin` */
  slug: string
  communityId: string
  /** makes a person who is a member (of the first community unless another slug is given) */
  person(name: string, is?: { roles?: Role[]; kind?: ParticipantKind; verified?: boolean; community?: string; departmentId?: string; gridId?: string; member?: boolean }): Promise<TestPerson>
  /** executes through the one door, in process */
  command<D = unknown>(who: TestPerson | null, name: string, input: unknown, options?: { community?: string; commandId?: string }): Promise<CommandAnswer<D>>
  /** the same, and throws when it was refused */
  must<D = unknown>(who: TestPerson, name: string, input: unknown, options?: { community?: string; commandId?: string }): Promise<D>
  /** a real socket, connected */
  socket(who: TestPerson | null): Promise<Socket<ServerToClient, ClientToServer>>
  fetch(who: TestPerson | null, path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/**
 * A real server on port 0 with a real, empty database: SQLite in a temporary folder, or a database of its own on
 * TEST_DATABASE_URL (PostgreSQL). The clock is pinned at `at` (epoch ms). Two communities exist: rongyin and haiting.
 */
export async function startWorld(options: { at?: number; env?: Record<string, string>; dataDir?: string; /** no community yet */ empty?: boolean; sockets?: SocketProfile } = {}): Promise<TestWorld> {
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'linli-test-'))
  const postgres = process.env['TEST_DATABASE_URL']
  const database = postgres ? await scratchDatabase(postgres) : null
  const clock = createClock()
  clock.pin(options.at ?? testStart)
  const env = readEnv({
    NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', LINLI_DATA: folder, LINLI_TEST: 'on', LINLI_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    ...(database && { DATABASE_URL: database.url }), ...options.env,
  })
  const app = await createApp(env, { clock, log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), ...(options.sockets && { sockets: options.sockets }) })
  const port = await app.listen()
  const url = `http://127.0.0.1:${port}`
  const { store } = app.runtime
  const at = new Date(clock.now())
  const ids = new Map<string, string>()
  for (const [slug, code, name] of options.empty ? [] : [['rongyin', 'RY', '榕荫社区'], ['haiting', 'HT', '海汀社区']] as const) {
    const found = await store.db.community.findUnique({ where: { slug } })
    const made = found ?? await store.write((db) => db.community.create({ data: { id: ulid(), slug, code, name, street: '望潮街道', rules: {}, createdAt: at } }))
    ids.set(slug, made.id)
  }
  const sockets: Socket[] = []

  const world: TestWorld = {
    app, clock, port, url, slug: 'rongyin', communityId: ids.get('rongyin') ?? '',
    async person(name, is = {}) {
      const userId = ulid()
      const communityId = ids.get(is.community ?? 'rongyin')!
      await store.write(async (db) => {
        await db.user.create({ data: { id: userId, name, displayName: name, phone: `199${String(randomInt(100_000_000)).padStart(8, '0')}`, createdAt: at } })
        if (is.member === false) return
        await db.membership.create({
          data: {
            id: ulid(), communityId, userId, roles: is.roles ?? ['resident'], kind: is.kind ?? 'RESIDENT', createdAt: at,
            departmentId: is.departmentId ?? null, gridId: is.gridId ?? null, verifiedAt: is.verified === false ? null : at,
          },
        })
      })
      const token = await encode({ token: { sub: userId }, secret: env.LINLI_SECRET! })
      return { userId, cookie: `next-auth.session-token=${token}` }
    },
    async command(who, name, input, given = {}) {
      const envelope = { protocol: PROTOCOL_VERSION, commandId: given.commandId ?? ulid(), community: given.community ?? 'rongyin', name, input }
      return await app.runtime.execute(who && { userId: who.userId }, envelope) as CommandAnswer<never>
    },
    async must(who, name, input, given) {
      const answer = await world.command(who, name, input, given)
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`)
      return answer.data as never
    },
    async socket(who) {
      const socket: Socket<ServerToClient, ClientToServer> = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { ...(who && { cookie: who.cookie }) } })
      sockets.push(socket)
      await new Promise<void>((resolve, reject) => { socket.once('connect', () => resolve()); socket.once('connect_error', reject) })
      return socket
    },
    fetch: (who, path, init = {}) => fetch(`${url}${path}`, {
      ...init, headers: { origin: url, ...(who && { cookie: who.cookie }), ...(init.headers as Record<string, string> | undefined) },
    }),
    async close() {
      for (const socket of sockets) socket.disconnect()
      await app.close()
      await database?.drop()
      if (!options.dataDir) rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}
