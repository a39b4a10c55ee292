import next from 'next'
import { createServer, type Server } from 'node:http'
import type { Pages } from './app.ts'
import type { Runtime } from './runtime.ts'

/**
 * Next on our server. It is given a server of its own that never listens: otherwise Next attaches its own upgrade listener
 * to ours at the first request and ends sockets whose path matches a route. Its upgrades (hot reload) are passed on through
 * that server: `getUpgradeHandler()` of a custom server answers nothing, and in development pages then never come alive.
 */
export async function servePages(runtime: Runtime, isDev: boolean): Promise<Pages> {
  const unused: Server = createServer()
  const app = next({ dev: isDev, httpServer: unused, dir: process.cwd(), port: runtime.env.PORT, hostname: 'localhost' })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (request, response) => handle(request, response),
    upgrade(request, socket, head) { if (!unused.emit('upgrade', request, socket, head)) socket.destroy() },
    close: () => app.close(),
  }
}
