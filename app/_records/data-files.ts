import { getTranslations } from 'next-intl/server'
import { dataSets, openData, type DataSet, type OpenData } from '../../server/queries/records.ts'
import type { Viewer } from '../../server/identity/viewer.ts'
import { isoDay } from '../_task/ledger-file.ts'
import { csvFile, type Cell } from '../_task/table-file.ts'

/** `topics.csv` → what and as what; null for anything else. */
export function dataFileOf(name: string): { set: DataSet; as: 'csv' | 'json' } | null {
  const found = /^([a-z]+)\.(csv|json)$/.exec(name)
  const set = dataSets.find((each) => each === found?.[1])
  return set && found ? { set, as: found[2] as 'csv' | 'json' } : null
}

/** The machine-readable twin: names of fields in English, moments as ISO 8601 with the offset of the place. */
export async function dataJson(viewer: Viewer, set: DataSet): Promise<string> {
  const { slug, name } = viewer.community
  const rows = await openData(viewer, set)
  return JSON.stringify({ community: slug, name, at: iso(viewer.now), [set]: rows.map((row) => withIso(row)) }, null, 2)
}

const iso = (ms: number) => new Date(ms).toISOString()
function withIso(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'number' && /At$/.test(key) ? iso(value) : value as unknown]))
}

/** The same for a spreadsheet, with headings and states in the reader's language. */
export async function dataCsv(viewer: Viewer, set: DataSet): Promise<string> {
  const t = await getTranslations('records')
  const words = t as unknown as (key: string) => string
  const table = <Row>(columns: [string, (row: Row) => Cell][], rows: readonly Row[]) =>
    csvFile(columns.map(([key]) => words(`column.${key}`)), rows.map((row) => columns.map(([, cell]) => cell(row))))
  const area = (value: number) => (value / 100).toFixed(2)
  switch (set) {
    case 'topics': return table<OpenData['topics'][number]>([
      ['number', (row) => row.number], ['title', (row) => row.title], ['phase', (row) => words(`phase.TOPIC.${row.phase}`)], ['proposedBy', (row) => row.proposedBy],
      ['proposedAt', (row) => isoDay(row.proposedAt)], ['endorsements', (row) => row.endorsements], ['address', (row) => row.address],
    ], await openData(viewer, 'topics'))
    case 'sessions': return table<OpenData['sessions'][number]>([
      ['number', (row) => `${row.year}-${row.number}`], ['title', (row) => row.title], ['phase', (row) => words(`phase.SESSION.${row.phase}`)], ['startsAt', (row) => isoDay(row.startsAt)],
      ['place', (row) => row.place], ['chairedBy', (row) => row.chairedBy], ['attended', (row) => row.attended], ['items', (row) => row.items], ['minutesHash', (row) => row.minutesHash], ['address', (row) => row.address],
    ], await openData(viewer, 'sessions'))
    case 'ballots': return table<OpenData['ballots'][number]>([
      ['question', (row) => row.question], ['phase', (row) => words(`phase.BALLOT.${row.phase}`)], ['result', (row) => (row.outcome ? words(`verdict.${row.outcome}`) : null)], ['closedAt', (row) => isoDay(row.closedAt)],
      ['rollHeads', (row) => row.rollHeads], ['rollArea', (row) => area(row.rollArea)], ['papers', (row) => row.papers],
      ['yes', (row) => row.choices['yes']?.heads ?? null], ['no', (row) => row.choices['no']?.heads ?? null], ['abstain', (row) => row.choices['abstain']?.heads ?? null],
      ['chainHead', (row) => row.chainHead], ['address', (row) => row.address],
    ], await openData(viewer, 'ballots'))
    case 'outcomes': return table<OpenData['outcomes'][number]>([
      ['title', (row) => row.title], ['text', (row) => row.text], ['phase', (row) => words(`phase.OUTCOME.${row.phase}`)], ['agreedAt', (row) => isoDay(row.agreedAt)],
      ['recipient', (row) => row.recipient], ['reason', (row) => row.reason], ['tasks', (row) => row.tasks], ['closed', (row) => row.closed], ['address', (row) => row.address],
    ], await openData(viewer, 'outcomes'))
  }
}
