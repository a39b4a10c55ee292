/** A small table of whole numbers: its first column names the row. It stays a table on a phone, where its few columns fit. */
export function Numbers({ caption, head, rows }: { caption: string; head: readonly string[]; rows: readonly { key: string; name: string; numbers: readonly (number | string)[] }[] }) {
  return (
    <table className="rec-numbers">
      <caption className="sr">{caption}</caption>
      <thead><tr>{head.map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th>{row.numbers.map((number, at) => <td key={at}>{number}</td>)}</tr>)}</tbody>
    </table>
  )
}
