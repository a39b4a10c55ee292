import type { PersonContent, When } from '../types.ts'

/** How most neighbours came into the books: entered with the household, looked up at the door by the grid worker of the building. */

export const gridOf: Readonly<Record<string, string>> = { b1: 'g1', b2: 'g1', b3: 'g2', b4: 'g2', b5: 'g3', b6: 'g3' }
const workerOf: Readonly<Record<string, string>> = { g1: 'xiao-yang', g2: 'a-ju', g3: 'xiao-yan' }

type Extra = Partial<Omit<PersonContent, 'key' | 'name' | 'displayName' | 'phone' | 'born' | 'building' | 'door' | 'grid'>>

/** A resident whose address was checked. */
export function resident(
  key: string, name: string, displayName: string, phone: string | null, born: number, building: string, door: string, extra: Extra = {},
): PersonContent {
  const grid = gridOf[building] ?? 'g1'
  const day = enteredOn(building, door)
  return {
    key, name, displayName, phone, born, building, door, grid, roles: ['resident'], kind: 'RESIDENT',
    joined: { day, at: '10:00' }, verified: { by: workerOf[grid] ?? 'xiao-yang', at: { day: day + 3, at: '16:30' } },
    ...extra,
  }
}


/** Owns here and lives elsewhere: known to the committee, not a resident. */
export function away(key: string, name: string, displayName: string, phone: string, born: number, building: string, door: string): PersonContent {
  return resident(key, name, displayName, phone, born, building, door, { livesElsewhere: true, roles: [], verified: null })
}

/** New here; nobody has been at the door yet. */
export function waiting(key: string, name: string, displayName: string, phone: string, born: number, building: string, door: string): PersonContent {
  const joined: When = { day: -2 - (Number(door) % 6), at: '20:10' }
  return resident(key, name, displayName, phone, born, building, door, { verified: null, joined })
}

/** Building by building and floor by floor, in the first weeks. */
function enteredOn(building: string, door: string): number {
  return -205 + Number(building.slice(1)) * 5 + Number(door.slice(0, 1))
}
