import next from 'next'
import { createServer, type Server } from 'node:http'
import type { Pages } from './app.ts'
import type { Runtime } from './runtime.ts'

/**
 * Next on our server. It is given a server of its own that never listens: otherwise Next attaches its own upgrade listener
 * to ours at the first request and ends sockets whose path matches a route.
 */
export async function servePages(runtime: Runtime, isDev: boolean): Promise<Pages> {
  const unused: Server = createServer()
  const app = next({ dev: isDev, httpServer: unused, dir: process.cwd(), port: runtime.env.PORT, hostname: 'localhost' })
  await app.prepare()
  const handle = app.getRequestHandler()
  const upgrade = app.getUpgradeHandler()
  return {
    handle: (request, response) => handle(request, response),
    upgrade: (request, socket, head) => upgrade(request, socket, head),
    close: () => app.close(),
  }
}
