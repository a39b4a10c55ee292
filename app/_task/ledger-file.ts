import { getTranslations } from 'next-intl/server'
import type { LedgerRow } from '../../server/queries/tasks.ts'
import { fieldsOf } from '../../contract/words/dates.ts'
import { csvFile, type Cell } from './table-file.ts'

const two = (n: number) => String(n).padStart(2, '0')
/** 2026-06-11 in the community's time zone: a date that spreadsheets understand. */
export function isoDay(ms: number | null): string | null {
  if (ms === null) return null
  const { year, month, day } = fieldsOf(ms)
  return `${year}-${two(month)}-${two(day)}`
}

/** The ledger (台账) as a table with headings in the reader's language. */
export async function ledgerCsv(rows: readonly LedgerRow[]): Promise<string> {
  const t = await getTranslations('task')
  const ui = await getTranslations('ui')
  const columns: [string, (row: LedgerRow) => Cell][] = [
    ['ledgerNo', (row) => row.ledgerNo],
    ['title', (row) => row.title],
    ['kind', (row) => t(`kind.${row.kind}`)],
    ['department', (row) => row.department],
    ['grid', (row) => row.grid],
    ['phase', (row) => t(`phase.${row.phase}`)],
    ['lamp', (row) => ui(`lamp.${row.lamp}`)],
    ['registered', (row) => isoDay(row.registeredAt)],
    ['assigned', (row) => isoDay(row.assignedAt)],
    ['signed', (row) => isoDay(row.signedAt)],
    ['due', (row) => isoDay(row.dueAt)],
    ['extendedTo', (row) => isoDay(row.extendedTo)],
    ['replyClass', (row) => row.replyClass],
    ['replied', (row) => isoDay(row.repliedAt)],
    ['asked', (row) => row.tally?.total ?? null],
    ['satisfied', (row) => row.tally?.satisfied ?? null],
    ['basically', (row) => row.tally?.basically ?? null],
    ['unsatisfied', (row) => row.tally?.unsatisfied ?? null],
    ['unrated', (row) => (row.tally ? row.tally.total - row.tally.satisfied - row.tally.basically - row.tally.unsatisfied : null)],
    ['slip', (row) => (row.slip ? t(`slip.${row.slip}`) : null)],
    ['listed', (row) => isoDay(row.listedAt)],
    ['closed', (row) => isoDay(row.closedAt)],
  ]
  return csvFile(columns.map(([key]) => t(`ledger.${key as 'title'}`)), rows.map((row) => columns.map(([, cell]) => cell(row))))
}

/** The machine-readable twin: names of fields in English, days as YYYY-MM-DD. */
export function ledgerJson(community: { slug: string; name: string }, rows: readonly LedgerRow[], now: number): string {
  return JSON.stringify({
    community: community.slug, name: community.name, at: new Date(now).toISOString(),
    tasks: rows.map(({ registeredAt, assignedAt, signedAt, dueAt, extendedTo, repliedAt, listedAt, closedAt, ...row }) => ({
      ...row, registered: isoDay(registeredAt), assigned: isoDay(assignedAt), signed: isoDay(signedAt), due: isoDay(dueAt), extendedTo: isoDay(extendedTo),
      replied: isoDay(repliedAt), listed: isoDay(listedAt), closed: isoDay(closedAt),
    })),
  }, null, 2)
}
