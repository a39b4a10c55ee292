import { areaOf } from '../../domain/ballot/area.ts'
import type { Table } from './table.ts'
import { findColumns } from './table.ts'
import type { BadLine } from '../../contract/commands/import.ts'
import { placeKey } from './residents.ts'

export interface UnitRow { line: number; buildingId: string; label: string; /** 0.01 m² */ area: number; owners: { name: string; phone: string | null }[]; isDeveloper: boolean }
export type UnitSpellings = Record<'building' | 'unit' | 'area' | 'owner' | 'ownerPhone' | 'developer', string[]>
const required = ['building', 'unit', 'area', 'owner'] as const
/** no dwelling is larger: a slipped decimal point is found before it outvotes a building */
const MOST_AREA = 100_000_00

/**
 * Checks every line of the property roll. Co-owners stand in one cell, divided by / or the Chinese comma; their phones
 * in the same order. Area is in m² with at most two decimals and becomes whole 0.01 m² without passing through a float.
 */
export function checkUnits(table: Table, spellings: UnitSpellings, yes: readonly string[], buildings: ReadonlyMap<string, { id: string }>):
  { missing: string[] } | { missing: null; good: UnitRow[]; bad: BadLine[] } {
  const { at } = findColumns(table.headings, spellings)
  const missing = required.filter((name) => at[name] === undefined)
  if (missing.length > 0) return { missing: missing.map((name) => spellings[name][0] ?? name) }
  const good: UnitRow[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  for (const { line, cells } of table.rows) {
    const cell = (name: keyof UnitSpellings) => (at[name] === undefined ? '' : cells[at[name]] ?? '')
    const before = bad.length
    const fail = (name: keyof UnitSpellings, fault: string) => bad.push({ line, column: spellings[name][0] ?? name, fault, value: cell(name).slice(0, 40) })
    const building = buildings.get(placeKey(cell('building')))
    if (cell('building') === '') fail('building', 'missing')
    else if (!building) fail('building', 'unknownBuilding')
    const label = cell('unit').replace(/\.0$/, '')
    if (label === '') fail('unit', 'missing')
    else if ([...label].length > 20) fail('unit', 'tooLong')
    else if (building && seen.has(`${building.id} ${label}`)) fail('unit', 'twice')
    else if (building) seen.add(`${building.id} ${label}`)
    const area = areaOf(cell('area'))
    if (cell('area') === '') fail('area', 'missing')
    else if (area === null || area <= 0 || area > MOST_AREA) fail('area', 'area')
    const isDeveloper = yes.includes(cell('developer').toLowerCase())
    const names = split(cell('owner'))
    const phones = split(cell('ownerPhone')).map((phone) => phone.replace(/[\s-]/g, '').replace(/\.0$/, ''))
    if (names.length === 0) fail('owner', 'missing')
    if (phones.some((phone) => /e\+/i.test(phone))) fail('ownerPhone', 'scientific')
    else if (phones.some((phone) => !/^1\d{10}$/.test(phone))) fail('ownerPhone', 'phone')
    else if (phones.length > 0 && phones.length !== names.length) fail('ownerPhone', 'ownersAndPhones')
    if (bad.length === before && building && area !== null) {
      good.push({ line, buildingId: building.id, label, area, owners: names.map((name, index) => ({ name, phone: phones[index] ?? null })), isDeveloper })
    }
  }
  return { missing: null, good, bad }
}

function split(cell: string): string[] {
  return cell.split(/[/、,;]/).map((part) => part.trim()).filter(Boolean)
}
