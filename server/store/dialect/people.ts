import type { Db, Dialect } from '../store.ts'
import { ask } from './rows.ts'

/** A person as one community knows them. */
export interface PersonRow {
  userId: string
  displayName: string
  locale: string
  elderMode: boolean
  /** null: no (or a removed) membership there */
  member: { roles: unknown; kind: string; isVerified: boolean; departmentId: string | null; gridId: string | null; buildingId: string | null } | null
}

/** People of one community by id, in one statement for any number of them; who has no account (any more) is left out. */
export async function readPeople(db: Pick<Db, '$queryRawUnsafe'>, dialect: Dialect, communityId: string, userIds: readonly string[]): Promise<Map<string, PersonRow>> {
  const isSqlite = dialect === 'sqlite'
  const rows = await ask(db, `
    SELECT u."id", u."displayName", u."locale", u."elderMode", m."userId" IS NOT NULL AS "isMember", m."roles", m."kind",
      m."verifiedAt" IS NOT NULL AS "isVerified", m."departmentId", m."gridId", m."buildingId"
    FROM "User" u LEFT JOIN "Membership" m ON m."userId" = u."id" AND m."removedAt" IS NULL AND m."communityId" = ${isSqlite ? '?' : '$1'}
    WHERE u."deletedAt" IS NULL AND u."id" ${isSqlite ? 'IN (SELECT value FROM json_each(?))' : '= ANY($2::text[])'}`,
  communityId, isSqlite ? JSON.stringify(userIds) : userIds)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return new Map(rows.map((row) => {
    const userId = String(row['id'])
    const roles = row['roles']
    return [userId, {
      userId, displayName: String(row['displayName']), locale: String(row['locale']), elderMode: Boolean(row['elderMode']),
      member: !row['isMember'] ? null : {
        roles: typeof roles === 'string' ? JSON.parse(roles) as unknown : roles, kind: String(row['kind']), isVerified: Boolean(row['isVerified']),
        departmentId: text(row['departmentId']), gridId: text(row['gridId']), buildingId: text(row['buildingId']),
      },
    }]
  }))
}
