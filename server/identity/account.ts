import { ulid } from 'ulid'
import type { Runtime } from '../runtime.ts'

/**
 * The account of a verified phone, made at the first sign-in, without any right: what a person is in a community is a
 * second step. The display name starts as the last four digits. `phone` null: somebody without a telephone, whose papers
 * staff have seen.
 */
export async function accountOf({ store, clock }: Runtime, phone: string | null): Promise<string> {
  return store.write(async (db) => {
    const found = phone === null ? null : await db.user.findUnique({ where: { phone } })
    if (found) return found.id
    const at = new Date(clock.now())
    const made = await db.user.create({ data: { id: ulid(at.getTime()), phone, name: '', displayName: phone?.slice(-4) ?? '', createdAt: at } })
    return made.id
  })
}
