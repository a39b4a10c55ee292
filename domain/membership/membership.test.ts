import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rule-pack.ts'
import type { Actor, Context, Role } from '../people.ts'
import { decideJoin, decideRemove, decideSetRoles, decideVerify, evolveMembership, type Membership, type MembershipEvent } from './membership.ts'

const at = Date.UTC(2026, 5, 10, 2)
function actor(userId: string, roles: Role[], gridId: string | null = null): Actor {
  return { userId, communityId: 'RY', displayName: userId, roles, kind: 'RESIDENT', isVerified: true, departmentId: null, gridId, buildingId: null }
}
const by = (who: Actor): Context => ({ now: at, actor: who, newId: () => 'm1', rules: defaultRules })
const fold = (events: MembershipEvent[], from: Membership | null = null) => events.reduce<Membership | null>(evolveMembership, from)!
const home = { gridId: 'g1', buildingId: 'b4', unitLabel: '502' }

const joined = (() => {
  const decision = decideJoin(null, { home, consentVersion: '1' }, by(actor('林阿姨', [])))
  if (!decision.ok) throw new Error(decision.code)
  return fold(decision.events)
})()

describe('being a resident is a second step', () => {
  it('林阿姨 joins and waits: she is a resident who is not verified yet', () => {
    expect(joined).toMatchObject({ userId: '林阿姨', roles: ['resident'], verifiedAt: null, home })
  })
  it('the grid worker of her grid verifies her, the one of another grid may not', () => {
    expect(decideVerify(joined, by(actor('阿珍', ['gridWorker'], 'g1')))).toMatchObject({ ok: true, events: [{ type: 'ResidentVerified', by: '阿珍' }] })
    expect(decideVerify(joined, by(actor('小吴', ['gridWorker'], 'g2')))).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })
  it('nobody verifies themselves, not even an administrator', () => {
    expect(decideVerify({ ...joined, userId: '小郑' }, by(actor('小郑', ['admin', 'committee'])))).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })
  it('correcting the address asks for verification again', () => {
    const verified = fold([{ type: 'ResidentVerified', by: '阿珍', at }], joined)
    expect(fold([{ type: 'HomeCorrected', home: { ...home, unitLabel: '601' }, at }], verified).verifiedAt).toBeNull()
  })
})

describe('roles', () => {
  const admin = fold([{ type: 'RolesSet', roles: ['admin'], kind: 'COMMITTEE', gridId: null, departmentId: null, sector: null, by: 'x', at }], joined)
  const noMore = { roles: ['resident'] as Role[], kind: 'RESIDENT' as const, gridId: null, departmentId: null, sector: null }
  it('are set by administrators only', () => {
    expect(decideSetRoles(joined, noMore, { otherAdmins: 1 }, by(actor('小郑', ['committee'])))).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })
  it('leave the community with at least one administrator', () => {
    expect(decideSetRoles(admin, noMore, { otherAdmins: 0 }, by(actor('a', ['admin'])))).toEqual({ ok: false, code: 'LAST_ADMIN' })
    expect(decideSetRoles(admin, noMore, { otherAdmins: 1 }, by(actor('a', ['admin']))).ok).toBe(true)
    expect(decideRemove(admin, { reason: '' }, { otherAdmins: 0 }, by(actor('a', ['admin'])))).toEqual({ ok: false, code: 'LAST_ADMIN' })
  })
  it('a department contact belongs to a department', () => {
    expect(decideSetRoles(joined, { ...noMore, roles: ['department'] }, { otherAdmins: 1 }, by(actor('a', ['admin'])))).toEqual({ ok: false, code: 'DEPARTMENT_MISSING' })
  })
})
