/**
 * Units (专有部分) → heads of the owners' count (民法典 278, 建筑物区分所有权解释 8–9):
 * one unit one head; one owner of several units is one head with the areas added; co-owners of one unit cast one vote, and
 * the same co-owners of several units are one head; units that the developer has not sold are one head together.
 * A unit whose owner nobody knows is a head that cannot vote, and still counts in the total.
 * Areas are whole numbers of 0.01 m².
 */
export interface OwnedUnit {
  unitId: string
  area: number
  /** identities of the owners in any order (the server digests telephone numbers); empty when unknown */
  owners: readonly string[]
  /** not sold yet, or sold and not handed over: it votes with the developer's other units */
  isUnsold: boolean
}

export type HeadKind = 'PERSON' | 'CO_OWNERS' | 'DEVELOPER' | 'UNKNOWN'

export interface Head {
  kind: HeadKind
  /** what makes two units one head; unique among the heads of a community */
  identity: string
  /** sorted */
  owners: string[]
  unitIds: string[]
  area: number
}

/** The body of owners: what two thirds are two thirds of. */
export interface OwnersBody { heads: number; area: number }

/**
 * @returns the heads in the order of their first units
 * @throws {RangeError} for an area that is not a whole number of 0.01 m² or below 0, or a unit listed twice
 */
export function headsOf(units: readonly OwnedUnit[]): Head[] {
  const heads = new Map<string, Head>()
  const seen = new Set<string>()
  for (const unit of units) {
    if (!Number.isSafeInteger(unit.area) || unit.area < 0) throw new RangeError(`unit ${unit.unitId}: the area is a whole number of 0.01 m²`)
    if (seen.has(unit.unitId)) throw new RangeError(`unit ${unit.unitId} is listed twice`)
    seen.add(unit.unitId)
    const { kind, identity, owners } = headOf(unit)
    const head = heads.get(identity)
    if (head) {
      head.unitIds.push(unit.unitId)
      head.area += unit.area
    } else {
      heads.set(identity, { kind, identity, owners, unitIds: [unit.unitId], area: unit.area })
    }
  }
  return [...heads.values()]
}

function headOf(unit: OwnedUnit): Pick<Head, 'kind' | 'identity' | 'owners'> {
  const owners = [...new Set(unit.owners)].sort()
  if (unit.isUnsold) return { kind: 'DEVELOPER', identity: 'developer', owners }
  if (owners.length === 0) return { kind: 'UNKNOWN', identity: `unit:${unit.unitId}`, owners }
  return { kind: owners.length === 1 ? 'PERSON' : 'CO_OWNERS', identity: `owners:${owners.join('+')}`, owners }
}

export function bodyOf(heads: readonly Pick<Head, 'area'>[]): OwnersBody {
  return { heads: heads.length, area: heads.reduce((sum, head) => sum + head.area, 0) }
}
