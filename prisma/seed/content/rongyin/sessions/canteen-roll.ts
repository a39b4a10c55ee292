import type { UnitKey } from '../../types.ts'

/**
 * How the owners voted about the old bicycle shed, the first unit of each head; everyone else said yes.
 * 142 of 186 heads took part: 113 yes, 22 no, 7 abstained; 12 905.18 m², of them 10 088.42 m² yes.
 */
export const no: UnitKey[] = [
  'b1-102', 'b1-104', 'b1-403', 'b1-505', 'b2-102', 'b2-103', 'b2-301', 'b3-105', 'b3-201', 'b3-401', 'b3-506',
  'b3-605', 'b4-201', 'b4-504', 'b4-601', 'b5-203', 'b5-302', 'b5-401', 'b5-503', 'b6-106', 'b6-206', 'b6-606',
]
export const abstain: UnitKey[] = ['b1-305', 'b2-104', 'b3-206', 'b5-201', 'b5-402', 'b6-105', 'b6-601']
/** `b6-701` stands for all that the developer has not sold */
export const absent: UnitKey[] = [
  'b1-103', 'b1-201', 'b1-203', 'b1-204', 'b1-205', 'b1-301', 'b1-302', 'b1-402', 'b1-601', 'b1-602', 'b1-604',
  'b2-204', 'b3-103', 'b3-104', 'b3-106', 'b3-203', 'b3-302', 'b3-304', 'b3-402', 'b3-405', 'b3-604', 'b4-103',
  'b4-202', 'b4-203', 'b4-602', 'b4-701', 'b4-704', 'b5-101', 'b5-104', 'b5-202', 'b5-303', 'b6-102', 'b6-103',
  'b6-104', 'b6-201', 'b6-202', 'b6-301', 'b6-303', 'b6-304', 'b6-305', 'b6-402', 'b6-403', 'b6-701', 'b6-704',
]
/** on paper, brought to the table by the door and entered by two */
export const onPaper: UnitKey[] = [
  'b1-102', 'b1-501', 'b1-605', 'b2-404', 'b2-504', 'b2-605', 'b3-205', 'b3-401', 'b4-102', 'b4-401', 'b4-604', 'b6-502',
]
/** voted with somebody beside them */
export const assisted: UnitKey[] = ['b4-302', 'b1-403']
