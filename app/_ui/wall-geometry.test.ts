import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, lineAt, scaleDown, stepLine, wallPaths } from './wall-geometry.ts'

const count = (d: string | undefined) => (d?.match(/M/g) ?? []).length

describe('a wall', () => {
  it('lies as on the drawing board: ten bricks in two courses, filled column by column', () => {
    const wall = layOut(10, { width: 230, height: 40, courses: 2, gap: 3 })
    const [yes, todo] = wallPaths({ yes: 9, todo: 1 }, wall)
    expect(yes?.d.startsWith('M1.2 21.5h36.96l1.2 1.2v16.1l-1.2 1.2h-36.96l-1.2 -1.2v-16.1zM22.38 0h36.96')).toBe(true)
    expect(todo?.d).toBe('M192.59 0.75h35.46l1.2 1.2v14.6l-1.2 1.2h-35.46l-1.2 -1.2v-14.6z')
  })

  it('steps the threshold between the bricks of a small wall', () => {
    const wall = layOut(14, { width: 330, height: 52, courses: 2, gap: 4 })
    expect(stepLine(10, wall).d).toBe('M220.67 59V26H242.93V-2v-9')
  })

  it('draws the threshold of 186 households where two thirds of them end', () => {
    const wall = layOut(186, { width: 294, height: 40, courses: 6, gap: 1.4 })
    expect(lineAt(124, wall) / 294).toBeCloseTo(0.6648, 3)
  })

  it('cuts a stone as the drawing does', () => {
    const wall = layOut(142, { width: 294, height: 46, courses: 6, gap: 1.5 })
    const no = wallPaths({ yes: 113, no: 22, hollow: 7 }, wall).find((path) => path.kind === 'no')
    expect(no?.d.startsWith('M225.31 0h7.2l1.18 1.93v2.7')).toBe(true)
  })

  it('has exactly one brick for each neighbour up to 600, and never one past its people above', () => {
    const some = fc.nat(900)
    fc.assert(fc.property(some, some, some, some, (yes, no, hollow, todo) => {
      const counts = { yes, no, hollow, todo, in: 0 }
      const { each, bricks } = scaleDown(counts)
      const total = yes + no + hollow + todo
      expect(bricks.yes * each).toBeLessThanOrEqual(yes)
      expect(Object.values(bricks).reduce((a, b) => a + b, 0)).toBe(Math.ceil(total / each))
      if (total <= 600) expect(bricks).toEqual(counts)
      const wall = layOut(Math.max(1, total), { width: 294, height: 40, courses: 6, gap: 1.4 })
      const laid = wallPaths(bricks, wall)
      expect(count(laid.find((path) => path.kind === 'no')?.d)).toBe(bricks.no)
    }))
  })
})
