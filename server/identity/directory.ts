import { defaultRules, type RulePack } from '../../domain/rule-pack.ts'
import type { ParticipantKind, Role } from '../../domain/people.ts'
import { readPeople, type PersonRow } from '../store/dialect/people.ts'
import { gather } from '../store/gather.ts'
import type { Store } from '../store/store.ts'
import type { ResolvedActor } from './actor.ts'

export interface KnownCommunity { id: string; slug: string; code: string; name: string; street: string; phone: string | null; rules: RulePack }
export interface KnownPerson { displayName: string; locale: string; elderMode: boolean; actor: ResolvedActor }

/** Who is who, at the doors. Read anew for every question – rights may have changed – and together for all who ask at once. */
export interface Directory {
  community(slug: string): Promise<KnownCommunity | null>
  /** the person as this community knows them; null when the account is gone */
  person(userId: string, communityId: string): Promise<KnownPerson | null>
}

export function createDirectory({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Directory {
  const community = gather(async (slugs: readonly string[]) => {
    const rows = await db.community.findMany({ where: { slug: { in: [...new Set(slugs)] } } })
    const known = new Map(rows.map(({ id, slug, code, name, street, phone, rules }) => [slug, { id, slug, code, name, street, phone, rules: { ...defaultRules, ...(rules as Partial<RulePack>) } }]))
    return slugs.map((slug) => known.get(slug) ?? null)
  })
  const person = gather(async (keys: readonly { userId: string; communityId: string }[]) => {
    const places = new Map<string, Map<string, PersonRow>>()
    for (const communityId of new Set(keys.map((key) => key.communityId))) {
      places.set(communityId, await readPeople(db, dialect, communityId, keys.filter((key) => key.communityId === communityId).map((key) => key.userId)))
    }
    return keys.map(({ userId, communityId }) => {
      const row = places.get(communityId)?.get(userId)
      return row ? knownOf(row, communityId) : null
    })
  })
  return { community, person: (userId, communityId) => person({ userId, communityId }) }
}

function knownOf({ userId, displayName, locale, elderMode, member }: PersonRow, communityId: string): KnownPerson {
  return {
    displayName, locale, elderMode,
    actor: {
      userId, communityId, displayName, isMember: member !== null,
      roles: (member?.roles ?? []) as Role[], kind: (member?.kind ?? 'RESIDENT') as ParticipantKind, isVerified: member?.isVerified ?? false,
      departmentId: member?.departmentId ?? null, gridId: member?.gridId ?? null, buildingId: member?.buildingId ?? null,
    },
  }
}
