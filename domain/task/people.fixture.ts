import type { Actor, Context, Role } from '../people.ts'
import { defaultRules } from '../rule-pack.ts'

/** People of the tests. */
export function person(displayName: string, roles: Role[], more: Partial<Actor> = {}): Actor {
  return { userId: displayName, communityId: '榕荫', displayName, roles, kind: 'RESIDENT', isVerified: false, departmentId: null, gridId: null, buildingId: null, ...more }
}

export const 林阿姨 = person('林阿姨', ['resident'], { isVerified: true })
export const 曾先生 = person('曾先生', ['resident'], { isVerified: true })
export const 陈委员 = person('陈委员', ['moderator'], { kind: 'CPPCC_MEMBER' })
export const 小郑 = person('小郑', ['committee'], { kind: 'COMMITTEE' })
export const 许警官 = person('许警官', ['department'], { kind: 'DEPARTMENT', departmentId: '交警大队' })
export const 杨工 = person('杨工', ['department'], { kind: 'DEPARTMENT', departmentId: '排水所' })
export const 吴监督 = person('吴监督', ['supervisor'])
export const 系统 = person('system', [])

/** A moment in Shanghai, e.g. at('2026-04-27 15:00'). Epoch ms. */
export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

/** The last moment of a day in Shanghai. */
export const endOfDay = (day: string) => Date.parse(`${day}T23:59:59.999+08:00`)

export function when(now: number, actor: Actor): Context {
  return { now, actor, newId: () => 'id', rules: defaultRules }
}
