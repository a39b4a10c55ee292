import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ulid } from 'ulid'
import { PROTOCOL_VERSION, statusOf, type CommandAnswer } from '../../contract/command.ts'
import { FeedbackInput } from '../../contract/commands/topic.ts'
import { limits } from '../../contract/limits.ts'
import { isOwnOrigin, ownerOfCookie } from '../identity/token.ts'
import type { Runtime } from '../runtime.ts'
import { parseJson, readBody, sendJson } from './body.ts'
import type { HttpRoute } from './door.ts'

/** POST /api/feedback: a word to the community from any page, also without an account. */
export function feedbackRoute(runtime: Runtime): HttpRoute {
  const perAddress = new RateLimiterMemory({ points: limits.feedbackPerDay, duration: 24 * 3600 })
  return async (request, response, url) => {
    if (url.pathname !== '/api/feedback') return false
    const answer = await (async (): Promise<CommandAnswer> => {
      if (request.method !== 'POST') return { ok: false, code: 'UNKNOWN_COMMAND' }
      if (!isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false, code: 'FOREIGN_ORIGIN' }
      const body = await readBody(request, 16 * 1024)
      const given = FeedbackInput.safeParse(body && parseJson(body))
      if (!given.success) return { ok: false, code: 'INPUT_INVALID' }
      const owner = await ownerOfCookie(request.headers.cookie, runtime.secret)
      try { await perAddress.consume(owner?.userId ?? request.socket.remoteAddress ?? '') } catch { return { ok: false, code: 'TOO_MANY_REQUESTS' } }
      const { community, ...input } = given.data
      return runtime.execute({ system: true }, {
        protocol: PROTOCOL_VERSION, commandId: ulid(), community, name: 'KeepFeedback', input: { ...input, userId: owner?.userId ?? null },
      })
    })()
    sendJson(response, statusOf(answer), answer)
    return true
  }
}
