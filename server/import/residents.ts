import type { Table } from './table.ts'
import { findColumns } from './table.ts'
import type { BadLine } from '../../contract/commands/import.ts'
import { limits } from '../../contract/limits.ts'

export interface ResidentRow { line: number; phone: string; name: string; displayName: string; gridId: string; buildingId: string; unitLabel: string; birthYear: number | null }
export type ColumnSpellings = Record<'phone' | 'name' | 'displayName' | 'building' | 'unit' | 'birthYear', string[]>
const required = ['phone', 'name', 'building', 'unit'] as const

/**
 * Checks every line of a table of residents. `buildings`: normalised name → place. Answers missing required columns,
 * or the good rows and every bad line with its reason; a phone may stand in one line only.
 */
export function checkResidents(table: Table, spellings: ColumnSpellings, buildings: ReadonlyMap<string, { id: string; gridId: string }>, thisYear: number):
  { missing: string[] } | { missing: null; good: ResidentRow[]; bad: BadLine[] } {
  const { at } = findColumns(table.headings, spellings)
  const missing = required.filter((name) => at[name] === undefined)
  if (missing.length > 0) return { missing: missing.map((name) => spellings[name][0] ?? name) }
  const good: ResidentRow[] = []
  const bad: BadLine[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const cell = (name: keyof ColumnSpellings) => (at[name] === undefined ? '' : cells[at[name]] ?? '')
    const before = bad.length
    const fail = (name: keyof ColumnSpellings, fault: string) => bad.push({ line, column: spellings[name][0] ?? name, fault, value: cell(name).slice(0, 40) })
    const phone = cell('phone').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '').replace(/\.0$/, '')
    if (phone === '') fail('phone', 'missing')
    else if (/e\+/i.test(phone)) fail('phone', 'scientific')
    else if (!/^1\d{10}$/.test(phone)) fail('phone', 'phone')
    else if (seen.has(phone)) fail('phone', 'twice')
    else seen.set(phone, line)
    const name = cell('name')
    if (name === '') fail('name', 'missing')
    else if ([...name].length > limits.realName) fail('name', 'tooLong')
    const building = buildings.get(placeKey(cell('building')))
    if (cell('building') === '') fail('building', 'missing')
    else if (!building) fail('building', 'unknownBuilding')
    const unitLabel = cell('unit').replace(/\.0$/, '')
    if (unitLabel === '') fail('unit', 'missing')
    else if ([...unitLabel].length > 20) fail('unit', 'tooLong')
    const year = cell('birthYear').replace(/\.0$/, '')
    const birthYear = year === '' ? null : Number(year.slice(0, 4))
    if (birthYear !== null && !(Number.isInteger(birthYear) && birthYear > thisYear - 125 && birthYear <= thisYear)) fail('birthYear', 'year')
    const displayName = cell('displayName') || `${[...name][0] ?? ''}**`
    if ([...displayName].length > limits.displayName) fail('displayName', 'tooLong')
    if (bad.length === before && building) good.push({ line, phone, name, displayName, gridId: building.gridId, buildingId: building.id, unitLabel, birthYear })
  }
  return { missing: null, good, bad }
}

/** "1号楼" and "1 号楼" are one building. */
export function placeKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
