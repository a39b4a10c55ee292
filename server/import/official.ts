import { areaOf, squareMetres } from '../../domain/ballot/area.ts'
import type { BadLine } from '../../contract/commands/import.ts'
import { findColumns, type Table } from './table.ts'

/** One line of the authority's count; area in 0.01 m². */
export interface OfficialRow { choice: string; heads: number; area: number }
export type OfficialSpellings = Record<'choice' | 'heads' | 'area', string[]>
export interface OfficialChoice { id: string; names: string[] }

const MOST_HEADS = 10_000_000

/**
 * Reads the counts of an official result: one line for each choice, its heads and its area. Every line that cannot be taken is
 * named with what stands there; a choice without a line is named as well, on line 0.
 */
export function checkOfficial(table: Table, spellings: OfficialSpellings, choices: readonly OfficialChoice[], body: { heads: number; area: number }):
  { missing: string[] } | { missing: null; rows: OfficialRow[]; bad: BadLine[] } {
  const { at } = findColumns(table.headings, spellings)
  const names = ['choice', 'heads', 'area'] as const
  const missing = names.filter((name) => at[name] === undefined)
  if (missing.length > 0) return { missing: missing.map((name) => spellings[name][0] ?? name) }
  const rows: OfficialRow[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  for (const { line, cells } of table.rows) {
    const cell = (name: (typeof names)[number]) => cells[at[name] ?? -1] ?? ''
    const before = bad.length
    const fail = (name: (typeof names)[number], fault: string) => bad.push({ line, column: spellings[name][0] ?? name, fault, value: cell(name).slice(0, 40) })
    const found = choices.find((choice) => [choice.id, ...choice.names].some((name) => norm(name) === norm(cell('choice'))))
    if (cell('choice') === '') fail('choice', 'missing')
    else if (!found) fail('choice', 'unknownChoice')
    else if (seen.has(found.id)) fail('choice', 'twice')
    else seen.add(found.id)
    const heads = /^\d{1,8}$/.test(cell('heads').replaceAll(',', '')) ? Number(cell('heads').replaceAll(',', '')) : null
    if (cell('heads') === '') fail('heads', 'missing')
    else if (heads === null || heads > MOST_HEADS) fail('heads', 'heads')
    const area = areaOf(cell('area'))
    if (cell('area') === '') fail('area', 'missing')
    else if (area === null) fail('area', 'area')
    if (bad.length === before && found && heads !== null && area !== null) rows.push({ choice: found.id, heads, area })
  }
  for (const choice of choices) if (!seen.has(choice.id)) bad.push({ line: 0, column: spellings.choice[0] ?? '', fault: 'noLine', value: choice.names[0] ?? choice.id })
  const sum = (key: 'heads' | 'area') => rows.reduce((total, row) => total + row[key], 0)
  if (bad.length === 0 && sum('heads') > body.heads) bad.push({ line: 0, column: spellings.heads[0] ?? '', fault: 'moreThanRoll', value: String(sum('heads')) })
  if (bad.length === 0 && sum('area') > body.area) bad.push({ line: 0, column: spellings.area[0] ?? '', fault: 'moreThanRoll', value: squareMetres(sum('area')) })
  return { missing: null, rows, bad }
}

const norm = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
