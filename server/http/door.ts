import type { IncomingMessage, ServerResponse } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { limits } from '../../contract/limits.ts'
import { statusOf, type CommandAnswer } from '../../contract/command.ts'
import type { Runtime } from '../runtime.ts'
import { isOwnOrigin, ownerOfCookie } from '../identity/token.ts'
import { codeRequestCookie } from '../identity/auth-options.ts'
import type { OneTimeCodes } from '../identity/one-time-code.ts'
import { parseJson, readBody, sendJson } from './body.ts'

/** Answers true when it took the request. Routes by slices are registered in server/registry.ts. */
export type HttpRoute = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>

/** POST /api/commands: the second door to `execute`, for pages without a socket and for other programs. */
export function commandRoute(runtime: Runtime): HttpRoute {
  const perPerson = new RateLimiterMemory({ points: 40, duration: 2 })
  return async (request, response, url) => {
    if (url.pathname !== '/api/commands') return false
    const answer = await (async (): Promise<CommandAnswer> => {
      if (request.method !== 'POST') return { ok: false, code: 'UNKNOWN_COMMAND' }
      if (!isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false, code: 'FOREIGN_ORIGIN' }
      const body = await readBody(request, limits.commandBytes)
      if (!body) return { ok: false, code: 'PAYLOAD_TOO_LARGE' }
      const envelope = parseJson(body)
      if (envelope === undefined) return { ok: false, code: 'INPUT_INVALID' }
      const owner = await ownerOfCookie(request.headers.cookie, runtime.secret)
      try { await perPerson.consume(owner?.userId ?? request.socket.remoteAddress ?? '') } catch { return { ok: false, code: 'TOO_MANY_REQUESTS' } }
      return runtime.execute(owner ? { userId: owner.userId } : null, envelope)
    })()
    sendJson(response, statusOf(answer), answer)
    return true
  }
}

/** POST /api/sign-in/code { phone }: sends a code; the request id goes into a cookie that scripts cannot read. */
export function codeRoute(runtime: Runtime): HttpRoute {
  const perAddress = new RateLimiterMemory({ points: 20, duration: 3600 })
  return async (request, response, url) => {
    if (url.pathname !== '/api/sign-in/code') return false
    const answer = await (async () => {
      if (request.method !== 'POST' || !isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false as const, code: 'FOREIGN_ORIGIN' as const }
      const body = await readBody(request, 1024)
      const given = body && parseJson(body)
      const phone = typeof given === 'object' && given !== null ? (given as { phone?: unknown }).phone : undefined
      if (typeof phone !== 'string') return { ok: false as const, code: 'PHONE_INVALID' as const }
      try { await perAddress.consume(request.socket.remoteAddress ?? '') } catch { return { ok: false as const, code: 'TOO_MANY_REQUESTS' as const } }
      return (runtime.services.get('oneTimeCodes') as OneTimeCodes).request(phone.replace(/[\s-]/g, ''))
    })()
    if (!answer.ok) { sendJson(response, statusOf(answer), answer); return true }
    const secure = runtime.env.PUBLIC_URL?.startsWith('https:') ? '; Secure' : ''
    const cookie = `${codeRequestCookie}=${answer.requestId}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${limits.codeMinutes * 60}${secure}`
    sendJson(response, 200, { ok: true, expiresAt: answer.expiresAt }, { 'set-cookie': cookie })
    return true
  }
}

export function healthRoutes(parts: { isReady: () => boolean; check: () => Promise<void>; metrics: () => Promise<string> }): HttpRoute {
  return async (_request, response, url) => {
    if (url.pathname === '/healthz') { sendJson(response, 200, { ok: true }); return true }
    if (url.pathname === '/readyz') {
      const isWell = parts.isReady() && await parts.check().then(() => true, () => false)
      sendJson(response, isWell ? 200 : 503, { ok: isWell })
      return true
    }
    if (url.pathname === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(await parts.metrics())
      return true
    }
    return false
  }
}

/** GET /api/me/export: everything kept about the signed-in person, as a file of their own. */
export function myDataRoute(runtime: Runtime, collect: (userId: string) => Promise<unknown>): HttpRoute {
  return async (request, response, url) => {
    if (url.pathname !== '/api/me/export') return false
    const owner = await ownerOfCookie(request.headers.cookie, runtime.secret)
    if (!owner) { sendJson(response, 401, { ok: false, code: 'NOT_SIGNED_IN' }); return true }
    sendJson(response, 200, await collect(owner.userId), { 'content-disposition': 'attachment; filename="my-data.json"' })
    return true
  }
}
