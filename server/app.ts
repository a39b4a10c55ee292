import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync, accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pino, type Logger } from 'pino'
import { Registry, collectDefaultMetrics } from 'prom-client'
import { ulid } from 'ulid'
import { createClock, type Clock } from './clock.ts'
import type { Env } from './env.ts'
import { connect } from './store/connect.ts'
import { migrate } from './store/migrate.ts'
import { createStore } from './store/store.ts'
import { createDirectory } from './identity/directory.ts'
import { createHub } from './realtime/hub.ts'
import { otherProcesses } from './realtime/redis.ts'
import { createRealtime, socketPath, type Realtime } from './realtime/socket.ts'
import type { ServerOptions } from 'socket.io'
import { createExecute } from './commands/execute.ts'
import { createSchedule } from './schedule/due-work.ts'
import { createOneTimeCodes } from './identity/one-time-code.ts'
import { smsFrom, type SmsPort } from './notify/sms.ts'
import { commandRoute, codeRoute, healthRoutes, type HttpRoute } from './http/door.ts'
import { commands, dueHandlers, httpRoutes, startServices, streams, type Service } from './registry.ts'
import { setRuntime, type Runtime } from './runtime.ts'

/** What serves pages; absent in integration tests. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** A service that wants upgrades of its own (shared text). */
export interface UpgradeTaker { takesUpgrade(path: string): boolean; handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void }

/** Other settings than the product's, and doors beside its own: what the conformance profile adds (cli/conformance.ts). */
export interface SocketProfile {
  settings: Partial<ServerOptions>
  /** adds its handlers; answers the paths besides /socket.io whose upgrades they take, and how to end them */
  add(http: Server, realtime: Realtime): { paths: readonly string[]; close(): void }
}

export interface App {
  runtime: Runtime
  server: Server
  /** starts listening; answers the port (useful with port 0) */
  listen(): Promise<number>
  runDue(): Promise<number>
  /** tells sockets, empties queues, closes everything */
  close(): Promise<void>
}

/** A folder that cannot be used, said in one sentence. */
export class StartRefused extends Error {}

/** Connections that may wait to be taken in: a hall of thousands comes back in one moment. */
const WAITING_LINE = 4096

/** Puts the server together without listening yet. Migrates the database. */
export async function createApp(env: Env, options: { clock?: Clock; sms?: SmsPort; log?: Logger; pages?: (runtime: Runtime, server: Server) => Promise<Pages>; sockets?: SocketProfile } = {}): Promise<App> {
  const log = options.log ?? pino({ level: env.LINLI_LOG })
  const clock = options.clock ?? createClock()
  prepareFolder(env.dataDir)
  await migrate(env.databaseUrl)
  const store = createStore(await connect(env.databaseUrl))
  const others = env.REDIS_URL ? await otherProcesses(env.REDIS_URL, log).catch((error: unknown) => {
    throw new StartRefused(`There is no Redis at the address of REDIS_URL (${error instanceof Error ? error.message : String(error)}). Leave it out to run one process.`)
  }) : null
  const hub = createHub(clock)
  const directory = createDirectory(store)
  const execute = createExecute({ store, directory, clock, hub, log, commands })
  const secret = env.LINLI_SECRET ?? keptSecret(env.dataDir)
  const services = new Map<string, unknown>()
  const runtime: Runtime = { env, clock, log, store, directory, hub, execute, secret, dataDir: env.dataDir, services }
  const sms = options.sms ?? smsFrom(env, log)
  services.set('sms', sms)
  services.set('oneTimeCodes', createOneTimeCodes({ store, clock, secret, sms }))
  setRuntime(runtime)
  const started: Service[] = await startServices(runtime, { texts: others?.texts })
  for (const service of started) services.set(service.name, service.value)

  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  let isReady = false
  const schedule = createSchedule({ store, clock, log, owner: ulid(), handlers: dueHandlers(runtime) })
  const routes: HttpRoute[] = [
    commandRoute(runtime),
    codeRoute(runtime),
    healthRoutes({ isReady: () => isReady, check: async () => { await store.db.$queryRawUnsafe('SELECT 1') }, metrics: () => metrics.metrics() }),
    ...httpRoutes(runtime),
    ...(env.LINLI_TEST === 'on' ? [testRoute(runtime, () => schedule.runDue())] : []),
  ]

  let pages: Pages | null = null
  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      log.error({ err: error, path: request.url }, 'a request failed')
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end()
    })
  })
  const realtime = createRealtime({ http: server, hub, execute, store, clock, log, secret, publicUrl: env.PUBLIC_URL, streams, others, ...(options.sockets && { settings: options.sockets.settings }) })
  const added = options.sockets?.add(server, realtime)
  const socketPaths = [socketPath, ...added?.paths ?? []]

  async function serve(request: IncomingMessage, response: ServerResponse) {
    // The scheme as next-auth must see it; only a declared proxy (PUBLIC_URL) changes it.
    request.headers['x-forwarded-proto'] = env.PUBLIC_URL?.startsWith('https:') ? 'https' : 'http'
    request.headers['x-forwarded-host'] = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).host : request.headers.host ?? 'localhost'
    const url = urlOf(request)
    if (!url) { response.writeHead(400, { connection: 'close' }).end(); return }
    for (const route of routes) if (await route(request, response, url)) return
    if (pages) await pages.handle(request, response)
    else response.writeHead(404).end()
  }

  // The single upgrade listener besides Socket.IO's own (which leaves foreign paths alone).
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    // As Socket.IO itself decides what is its own, or a path that is nearly one would be left to nobody and hang.
    if (socketPaths.some((own) => request.url?.startsWith(`${own}/`))) return
    const path = urlOf(request)?.pathname
    if (path === undefined) { socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'); return }
    for (const service of services.values()) {
      if (isUpgradeTaker(service) && service.takesUpgrade(path)) { service.handleUpgrade(request, socket, head); return }
    }
    if (path.startsWith('/_next/') && pages) { pages.upgrade(request, socket, head); return }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })

  let closing: Promise<void> | null = null
  return {
    runtime,
    server,
    runDue: () => schedule.runDue(),
    async listen() {
      pages = await options.pages?.(runtime, server) ?? null
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port: env.PORT, host: env.HOST, backlog: WAITING_LINE }, resolve)
      })
      if (env.LINLI_TEST !== 'on') schedule.start()
      isReady = true
      return (server.address() as AddressInfo).port
    },
    close() {
      closing ??= (async () => {
        isReady = false
        added?.close()
        await realtime.close(5_000)
        await others?.close()
        await schedule.stop()
        for (const service of started.reverse()) await service.stop()
        server.closeAllConnections()
        if (server.listening) await new Promise((resolve) => server.close(resolve))
        await pages?.close()
        await store.close()
      })()
      return closing
    },
  }
}

/** null for an address that is none (`//`) or that no database could be asked for (NUL): anybody may send one. */
function urlOf(request: IncomingMessage): URL | null {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost')
    return url.href.includes('%00') ? null : url
  } catch {
    return null
  }
}

function isUpgradeTaker(service: unknown): service is UpgradeTaker {
  return typeof service === 'object' && service !== null && 'takesUpgrade' in service
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new StartRefused(`The data folder ${folder} cannot be written. Choose another one with LINLI_DATA, or change its owner.`)
  }
}

function keptSecret(folder: string): string {
  const path = join(folder, 'secret')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    const secret = randomBytes(32).toString('hex')
    writeFileSync(path, `${secret}\n`, { mode: 0o600 })
    return secret
  }
}

/**
 * Doors for end-to-end tests, only with LINLI_TEST=on: move the clock (/test/clock?at=|by=), do what became due (/test/due),
 * and who is who (/test/people), so that a test can let forty neighbours act without forty sign-ins.
 */
function testRoute(runtime: Runtime, runDue: () => Promise<number>): HttpRoute {
  return async (_request, response, url) => {
    if (url.pathname === '/test/people') {
      const { db } = runtime.store
      const slugs = new Map((await db.community.findMany()).map(({ id, slug }) => [id, slug]))
      const names = new Map((await db.user.findMany()).map(({ id, displayName }) => [id, displayName]))
      const members = await db.membership.findMany({ where: { removedAt: null } })
      const people = members.map(({ userId, communityId }) => ({ userId, community: slugs.get(communityId), name: names.get(userId) }))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(people))
      return true
    }
    if (url.pathname === '/test/clock') {
      const at = url.searchParams.get('at')
      const by = url.searchParams.get('by')
      if (at !== null) runtime.clock.pin(at === 'run' ? null : Number(at))
      if (by !== null) runtime.clock.shift(Number(by))
    } else if (url.pathname !== '/test/due') return false
    while (await runDue() > 0) { /* until nothing is due */ }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ now: runtime.clock.now() }))
    return true
  }
}
