import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf, headsOf, type OwnedUnit } from './heads.ts'

const unit = (unitId: string, area: number, ...owners: string[]): OwnedUnit => ({ unitId, area, owners, isUnsold: false })

describe('heads of the owners', () => {
  it('林阿姨 with two flats is one head with both areas', () => {
    expect(headsOf([unit('4-502', 78_36, 'lin'), unit('1-101', 50_00, 'huang'), unit('4-503', 60_00, 'lin')])).toEqual([
      { kind: 'PERSON', identity: 'owners:lin', owners: ['lin'], unitIds: ['4-502', '4-503'], area: 138_36 },
      { kind: 'PERSON', identity: 'owners:huang', owners: ['huang'], unitIds: ['1-101'], area: 50_00 },
    ])
  })

  it('husband and wife who own one flat together are one head, in whichever order the register names them', () => {
    const [one, two] = [unit('2-301', 90_00, 'zhuang', 'chen'), unit('2-302', 45_50, 'chen', 'zhuang')]
    expect(headsOf([one, two])).toMatchObject([{ kind: 'CO_OWNERS', area: 135_50, unitIds: ['2-301', '2-302'] }])
  })

  it('a flat of one’s own and a flat shared with another are two heads', () => {
    expect(headsOf([unit('a', 1, 'chen'), unit('b', 2, 'chen', 'zhuang')])).toHaveLength(2)
  })

  it('flats that the developer has not sold are one head together', () => {
    const unsold = (unitId: string): OwnedUnit => ({ unitId, area: 80_00, owners: ['developer-company'], isUnsold: true })
    expect(headsOf([unsold('6-101'), unit('6-102', 80_00, 'guo'), unsold('6-103')])).toMatchObject([
      { kind: 'DEVELOPER', area: 160_00 }, { kind: 'PERSON' },
    ])
  })

  it('flats of unknown owners count in the total, one head each', () => {
    const heads = headsOf([unit('a', 10), unit('b', 20)])
    expect(heads.map((head) => head.kind)).toEqual(['UNKNOWN', 'UNKNOWN'])
    expect(bodyOf(heads)).toEqual({ heads: 2, area: 30 })
  })

  it('refuses half square centimetres and a flat listed twice', () => {
    expect(() => headsOf([unit('a', 10.5, 'x')])).toThrow(RangeError)
    expect(() => headsOf([unit('a', 10, 'x'), unit('a', 10, 'y')])).toThrow(RangeError)
  })

  it('no flat and no square centimetre is lost or counted twice, whatever the register says', () => {
    const owner = fc.constantFrom('lin', 'chen', 'zheng', 'huang', 'guo')
    const units = fc.uniqueArray(fc.record({
      unitId: fc.integer({ min: 1, max: 500 }).map(String), area: fc.integer({ min: 0, max: 30_000 }),
      owners: fc.array(owner, { maxLength: 3 }), isUnsold: fc.boolean(),
    }), { selector: (each) => each.unitId, maxLength: 60 })
    fc.assert(fc.property(units, (register) => {
      const heads = headsOf(register)
      expect(bodyOf(heads).area).toBe(register.reduce((sum, each) => sum + each.area, 0))
      expect(heads.flatMap((head) => head.unitIds).sort()).toEqual(register.map((each) => each.unitId).sort())
      expect(new Set(heads.map((head) => head.identity)).size).toBe(heads.length)
      expect(heads.filter((head) => head.kind === 'DEVELOPER').length).toBeLessThanOrEqual(1)
    }))
  })
})
