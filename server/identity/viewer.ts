import { actorOf, type ResolvedActor } from './actor.ts'
import { ownerOfCookie } from './token.ts'
import { db, runtime } from '../runtime.ts'
import { defaultRules, type RulePack } from '../../domain/rule-pack.ts'

/** The community that a page is about, and the person looking, if signed in. Queries take this and redact for it. */
export interface Viewer {
  community: { id: string; slug: string; code: string; name: string; street: string; phone: string | null }
  rules: RulePack
  user: { id: string; displayName: string; locale: string; elderMode: boolean } | null
  /** null for the public; a signed-in stranger has `isMember: false` */
  actor: ResolvedActor | null
  now: number
  /** shown by a big screen instead of a sign-in; only sockets have one */
  screenToken?: string | null
}

/** null when there is no such community. */
export async function viewerOf(cookieHeader: string | undefined, slug: string): Promise<Viewer | null> {
  const { secret, clock } = runtime()
  const community = await db().community.findUnique({ where: { slug } })
  if (!community) return null
  const owner = await ownerOfCookie(cookieHeader, secret)
  const user = owner && await db().user.findUnique({ where: { id: owner.userId } })
  return {
    community: { id: community.id, slug: community.slug, code: community.code, name: community.name, street: community.street, phone: community.phone },
    rules: { ...defaultRules, ...(community.rules as Partial<RulePack>) },
    user: user && !user.deletedAt ? { id: user.id, displayName: user.displayName, locale: user.locale, elderMode: user.elderMode } : null,
    actor: user && !user.deletedAt ? await actorOf(db(), user.id, community.id) : null,
    now: clock.now(),
  }
}
