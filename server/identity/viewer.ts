import type { ResolvedActor } from './actor.ts'
import { ownerOfCookie } from './token.ts'
import { runtime } from '../runtime.ts'
import type { RulePack } from '../../domain/rule-pack.ts'

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
  const owner = await ownerOfCookie(cookieHeader, runtime().secret)
  return viewerAs(owner?.userId ?? null, slug)
}

/** The same for somebody whose sign-in was read already. */
export async function viewerAs(userId: string | null, slug: string): Promise<Viewer | null> {
  const { clock, directory } = runtime()
  const community = await directory.community(slug)
  if (!community) return null
  const { rules, ...place } = community
  const person = userId === null ? null : await directory.person(userId, community.id)
  return {
    community: place, rules, actor: person?.actor ?? null, now: clock.now(),
    user: person && { id: person.actor.userId, displayName: person.displayName, locale: person.locale, elderMode: person.elderMode },
  }
}
