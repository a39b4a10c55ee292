import { boardColumns, type BoardColumn } from '../../domain/task/phases.ts'
import type { BoardFilter } from '../../server/queries/tasks.ts'

/** The filters of the board as they stand in its address. */
export interface BoardSearch { show: string | null; by: string | null; unit: string | null; grid: string | null; column: BoardColumn | null }

const id = /^[A-Za-z0-9_-]{1,40}$/

/** Reads the filters of an address; what is not understood is left out. */
export function boardSearch(query: Record<string, string | string[] | undefined>) {
  const one = (name: string) => { const value = query[name]; return typeof value === 'string' ? value : null }
  const idOf = (name: string) => { const value = one(name); return value !== null && id.test(value) ? value : null }
  const search: BoardSearch = {
    show: one('show') === 'due' ? 'due' : null,
    by: one('unit') !== null || one('by') === 'unit' ? 'unit' : one('grid') !== null || one('by') === 'grid' ? 'grid' : null,
    unit: idOf('unit'), grid: idOf('grid'),
    column: boardColumns.find((column) => column === one('column')) ?? null,
  }
  const filter: BoardFilter = { dueOnly: search.show === 'due', departmentId: search.unit, gridId: search.grid, column: search.column }
  return {
    filter,
    by: search.by,
    /** the same address with some filters changed */
    with(path: string, change: Partial<BoardSearch>): string {
      const next = new URLSearchParams()
      for (const [name, value] of Object.entries({ ...search, ...change })) if (value !== null && !(name === 'by' && (change.unit ?? change.grid))) next.set(name, value)
      const query = next.toString()
      return query ? `${path}?${query}` : path
    },
  }
}
