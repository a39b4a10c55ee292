import type { BallotType } from './types.ts'

/**
 * 业主共同决定的事项, in the order of 民法典 278 第一款. Whoever sets up an owner vote says what it is about; the majority follows
 * from that and is nobody's choice.
 */
export const ownerMatters = [
  'MEETING_RULES', 'COMPACT', 'COMMITTEE', 'PROPERTY_SERVICE', 'USE_FUND', 'RAISE_FUND', 'REBUILD', 'COMMON_PARTS', 'OTHER',
] as const
export type OwnerMatter = (typeof ownerMatters)[number]

/** 第二款: 第六项至第八项 need three quarters of those who take part, the others more than half. */
export function typeOfMatter(matter: OwnerMatter): Extract<BallotType, 'OWNER_ORDINARY' | 'OWNER_MAJOR'> {
  return ['RAISE_FUND', 'REBUILD', 'COMMON_PARTS'].includes(matter) ? 'OWNER_MAJOR' : 'OWNER_ORDINARY'
}

/** The number of its item in 第一款. */
export const itemOfMatter = (matter: OwnerMatter): number => ownerMatters.indexOf(matter) + 1
