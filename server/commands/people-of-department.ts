import type { Role } from '../../domain/people.ts'
import type { Db } from '../store/store.ts'

/** Accounts of a department's contacts. */
export async function peopleOfDepartment(db: Db, departmentId: string): Promise<string[]> {
  const members = await db.membership.findMany({ where: { departmentId, removedAt: null }, select: { userId: true, roles: true } })
  return members.filter(({ roles }) => (roles as unknown as Role[]).includes('department')).map(({ userId }) => userId)
}
