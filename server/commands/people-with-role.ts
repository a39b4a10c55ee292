import type { Role } from '../../domain/people.ts'
import type { Db } from '../store/store.ts'

/** Accounts of the people who hold one of the roles in a community, for telling them something. */
export async function peopleWithRole(db: Db, communityId: string, ...wanted: Role[]): Promise<string[]> {
  const members = await db.membership.findMany({ where: { communityId, removedAt: null }, select: { userId: true, roles: true } })
  return members.filter(({ roles }) => wanted.some((role) => (roles as unknown as Role[]).includes(role))).map(({ userId }) => userId)
}
