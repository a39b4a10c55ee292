import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** numbers stand at the right */
  numeric?: boolean
  /** names the row: a row header */
  isRowHead?: boolean
}

/** A table on a desk; on a phone each row is read as a small card with its own labels. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, rowKey }: {
  caption: ReactNode
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <div className="table-box" tabIndex={-1}>
      <table className="table" role="table">
        <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.map((column) => <th key={column.key} role="columnheader" scope="col" className={column.numeric ? 'num' : undefined}>{column.head}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => column.isRowHead
                ? <th key={column.key} role="rowheader" scope="row">{column.cell(row)}</th>
                : <td key={column.key} role="cell" data-label={column.head} className={column.numeric ? 'num' : undefined}>{column.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
