/** Cells of a table that leaves the house: text, whole numbers, or nothing. */
export type Cell = string | number | null

/**
 * A CSV file as Excel opens it by a double click: UTF-8 with a byte order mark, CRLF, every text quoted.
 * A cell that begins like a formula is written with an apostrophe, so that opening a list never runs anything.
 */
export function csvFile(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => cells.map(cellText).join(',')
  return `\uFEFF${[head, ...rows].map(line).join('\r\n')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replace(/"/g, '""')}"`
}

/** A download with a name in any script. */
export function fileResponse(body: string, type: 'text/csv' | 'application/json', name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
