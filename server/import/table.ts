import { parse } from 'csv-parse/sync'

export interface Table { headings: string[]; rows: { line: number; cells: string[] }[]; encoding: 'utf-8' | 'gbk' | 'utf-16le' }

/**
 * Reads what Excel, WPS and people make of CSV: UTF-8 with or without BOM, UTF-16 (Excel's "Unicode text"), GBK;
 * comma, tab or semicolon; quotes with line breaks inside; empty rows and columns at the end. null: no known encoding.
 */
export function readTable(bytes: Uint8Array): Table | null {
  const decoded = decode(bytes)
  if (!decoded) return null
  const { text, encoding } = decoded
  const firstLine = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = ['\t', ';', ','].find((mark) => firstLine.includes(mark)) ?? ','
  const records = parse(text, {
    delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, info: true, bom: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const rows = records
    .map(({ record, info }) => ({ line: info.lines, cells: record.map(clean) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const head = rows.shift()
  return { headings: head?.cells ?? [], rows, encoding }
}

function decode(bytes: Uint8Array): { text: string; encoding: Table['encoding'] } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  for (const [label, encoding] of [['utf-8', 'utf-8'], ['gb18030', 'gbk']] as const) {
    try { return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding } } catch { /* the next one */ }
  }
  return null
}

/** Full-width digits and letters become plain, invisible marks go, Excel's ="…" and leading apostrophe are undone. */
function clean(cell: string): string {
  const plain = cell.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').trim()
  return plain.replace(/^="(.*)"$/, '$1').replace(/^'/, '').trim()
}

/** Column index by name. Headings may be any of the given spellings (lower case, no spaces). */
export function findColumns<Name extends string>(headings: string[], spellings: Record<Name, string[]>): { at: Partial<Record<Name, number>> } {
  const norm = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s()（）*:：]/g, '')
  const given = headings.map(norm)
  const at: Partial<Record<Name, number>> = {}
  for (const name of Object.keys(spellings) as Name[]) {
    const index = given.findIndex((heading) => spellings[name].some((spelling) => norm(spelling) === heading))
    if (index >= 0) at[name] = index
  }
  return { at }
}

/** One CSV line. A cell that a spreadsheet would run as a formula gets an apostrophe; `readTable` takes it off again. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => {
    const raw = cell === null ? '' : String(cell)
    const safe = /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw
    return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }).join(',') + '\r\n'
}
