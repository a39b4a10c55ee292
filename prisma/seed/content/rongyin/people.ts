import type { PersonContent, PersonKey } from '../types.ts'
import { households } from './households.ts'
import { neighbours } from './neighbours.ts'
import { staffOfRongyin } from './staff.ts'

/** 居民代表: chosen by the 小组 of each staircase; they vote where the residents' assembly does. */
export const delegates: PersonKey[] = [
  'r1-102', 'r1-302', 'r1-404', 'r1-503', 'r1-604',
  'r2-101', 'r2-205', 'r2-303', 'r2-401', 'r2-502', 'pan-yisheng',
  'r3-101', 'r3-105', 'r3-203', 'r3-305', 'r3-502',
  'r4-103', 'r4-201', 'r4-402', 'r4-504', 'r4-703', 'you-laoshi',
  'r5-204', 'r5-403', 'r5-501', 'r5-702', 'r5-703',
  'r6-205', 'r6-302', 'r6-403', 'r6-501', 'r6-603', 'zhan-laoshi',
]

const asChosen = (person: PersonContent): PersonContent =>
  delegates.includes(person.key) ? { ...person, kind: 'DELEGATE', sector: '居民代表' } : person

export const peopleOfRongyin: PersonContent[] = [...staffOfRongyin, ...neighbours.map(asChosen), ...households.map(asChosen)]

/** Everyone who lives in the six buildings, is verified and has a telephone. */
export const reachable: PersonContent[] = peopleOfRongyin.filter((person) => person.verified && person.phone && person.roles.includes('resident'))
