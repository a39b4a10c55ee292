import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { ulid } from 'ulid'
import { keepable } from '../../contract/keepable.ts'
import { FoundCommunity } from '../../contract/commands/people.ts'
import { statusOf, type CommandAnswer } from '../../contract/command.ts'
import { accept } from '../../domain/decision.ts'
import type { CommunityEvent } from '../../domain/community/community.ts'
import type { MembershipEvent } from '../../domain/membership/membership.ts'
import { createCommandTx } from '../commands/kit.ts'
import { communityAggregate, membershipAggregate } from '../commands/people.ts'
import type { HttpRoute } from '../http/door.ts'
import { parseJson, readBody, sendJson } from '../http/body.ts'
import type { Runtime } from '../runtime.ts'
import { systemActor } from './actor.ts'
import { isOwnOrigin } from './token.ts'

const key = 'firstRunCode'
/** without 0/O, 1/I/L: read aloud and typed by hand */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The one-time set-up code while the installation has no community; null afterwards. Lives in memory: a restart prints a new one. */
export async function firstRunCode(runtime: Runtime): Promise<string | null> {
  if (await runtime.store.db.community.count() > 0) { runtime.services.delete(key); return null }
  let code = runtime.services.get(key) as string | undefined
  if (!code) {
    code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
    runtime.services.set(key, code)
  }
  return code
}

/** Founds a community with its first administrator, who then signs in by phone. Also used by the demo loader. */
export async function foundCommunity(runtime: Runtime, given: Omit<ReturnType<typeof FoundCommunity.parse>, 'code'>): Promise<{ communityId: string; adminId: string }> {
  const { store, clock } = runtime
  const now = clock.now()
  const communityId = ulid(now)
  return store.write(async (db) => {
    const actor = systemActor(communityId)
    const { tx } = createCommandTx({ db, actor, commandId: ulid(now), now, newId: () => ulid(now) })
    const founded: CommunityEvent = { type: 'CommunityFounded', id: communityId, slug: given.slug, code: given.letters, name: given.name, street: given.street, phone: given.phone, at: now }
    await tx.apply(communityAggregate, null, accept(founded))
    const admin = await db.user.findUnique({ where: { phone: given.adminPhone } })
      ?? await db.user.create({ data: { id: ulid(now), phone: given.adminPhone, name: given.adminName, displayName: given.adminName, createdAt: new Date(now) } })
    const appointed: MembershipEvent = {
      type: 'MemberAppointed', id: ulid(now), communityId, userId: admin.id, roles: ['admin', 'committee'], kind: 'COMMITTEE', gridId: null, departmentId: null, sector: null, at: now,
    }
    await tx.apply(membershipAggregate, null, accept(appointed))
    return { communityId, adminId: admin.id }
  })
}

/** POST /api/setup: the first community, with the code from the log. Closed as soon as there is one. */
export function setupRoute(runtime: Runtime): HttpRoute {
  let tries = 0
  return async (request, response, url) => {
    if (url.pathname !== '/api/setup') return false
    const answer = await (async (): Promise<CommandAnswer> => {
      if (request.method !== 'POST' || !isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false, code: 'FOREIGN_ORIGIN' }
      const code = await firstRunCode(runtime)
      if (!code) return { ok: false, code: 'NOT_FOUND' }
      if (++tries > 50) return { ok: false, code: 'TOO_MANY_REQUESTS' }
      const body = await readBody(request, 8 * 1024)
      const given = FoundCommunity.safeParse(body && keepable(parseJson(body)))
      if (!given.success) {
        return { ok: false, code: 'INPUT_INVALID', fields: given.error.issues.map((issue) => ({ path: issue.path.join('.'), fault: 'invalid' })) }
      }
      if (!sameText(given.data.code, code)) return { ok: false, code: 'SETUP_CODE_WRONG' }
      const { code: _used, ...rest } = given.data
      const { communityId } = await foundCommunity(runtime, rest)
      return { ok: true, data: { communityId, slug: rest.slug } }
    })()
    sendJson(response, statusOf(answer), answer)
    return true
  }
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
