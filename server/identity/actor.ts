import type { Actor, ParticipantKind, Role } from '../../domain/people.ts'
import type { Db } from '../store/store.ts'

export interface ResolvedActor extends Actor {
  /** has a (not removed) membership in this community; a stranger has none of its rights */
  isMember: boolean
}

/** The person as this community knows them. null when the account is gone. Read on every command: rights may have changed. */
export async function actorOf(db: Db, userId: string, communityId: string): Promise<ResolvedActor | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { id: true, displayName: true, deletedAt: true } })
  if (!user || user.deletedAt) return null
  const membership = await db.membership.findUnique({ where: { communityId_userId: { communityId, userId } } })
  const member = membership && !membership.removedAt ? membership : null
  return {
    userId,
    communityId,
    displayName: user.displayName,
    isMember: member !== null,
    roles: (member?.roles ?? []) as unknown as Role[],
    kind: (member?.kind ?? 'RESIDENT') as ParticipantKind,
    isVerified: member?.verifiedAt != null,
    departmentId: member?.departmentId ?? null,
    gridId: member?.gridId ?? null,
    buildingId: member?.buildingId ?? null,
  }
}

/** The server's own schedule: closes ballots on time, sends slips. Holds no role; commands for it say `by: 'system'`. */
export function systemActor(communityId: string): ResolvedActor {
  return {
    userId: 'system', communityId, displayName: 'system', isMember: true, roles: [], kind: 'COMMITTEE',
    isVerified: false, departmentId: null, gridId: null, buildingId: null,
  }
}
