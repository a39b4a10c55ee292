import { expect, it } from 'vitest'
import { fitted, squaresOf } from './hall-type.ts'

it('sets a short question as large as the hall, a long one smaller, and leaves none over the edge', () => {
  expect(fitted('2 号楼北边的空地，改不改成充电棚？', 1284, 292, [112, 96, 80, 68, 58])).toBe(112)
  expect(fitted('小学门口早上七点半到八点，接送孩子的车停在哪里，谁来管，怎么管？', 1284, 292, [112, 96, 80, 68, 58])).toBe(68)
  expect(fitted('一'.repeat(200), 1284, 292, [112])).toBeUndefined()
  expect(squaresOf('通过')).toBe(2)
})
