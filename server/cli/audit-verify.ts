import { connect } from '../store/connect.ts'
import { chainHash } from '../store/events.ts'
import { readEnv } from '../env.ts'

/** `npm run audit:verify`: recomputes the hash chain of every stream and names the first event that does not fit. Exit 1 then. */
const connection = await connect(readEnv().databaseUrl)
let previous = { stream: '', seq: 0, hash: '' }
let events = 0
let streams = 0
const broken: string[] = []
const PAGE = 2000
for (let page = 0; ; page++) {
  const rows = await connection.db.event.findMany({ orderBy: [{ stream: 'asc' }, { seq: 'asc' }], skip: page * PAGE, take: PAGE })
  for (const row of rows) {
    events++
    const isNewStream = row.stream !== previous.stream
    if (isNewStream) streams++
    const seqBefore = isNewStream ? 0 : previous.seq
    const expected = chainHash(isNewStream ? '' : previous.hash, { stream: row.stream, seq: row.seq, at: row.at.getTime(), event: row.data })
    if (row.seq !== seqBefore + 1) broken.push(`${row.stream}: after ${seqBefore} comes ${row.seq}`)
    else if (expected !== row.hash) broken.push(`${row.stream} ${row.seq} (${row.type}): the hash does not fit`)
    previous = { stream: row.stream, seq: row.seq, hash: row.hash }
  }
  if (rows.length < PAGE) break
}
await connection.close()
console.log(broken.length === 0
  ? `${events} events in ${streams} streams: every hash fits.`
  : `${broken.length} of ${events} events do not fit:\n${broken.slice(0, 50).join('\n')}`)
process.exitCode = broken.length === 0 ? 0 : 1
