import type { Db } from '../store.ts'
import type { ChoiceSum, CountedPaper, Entitlement, Turnout } from './vote-sql.ts'

/** Rows as the drivers give them (numbers may come as bigint or text) → what the vote path works with. */
type Row = Record<string, unknown>

export function ask(db: Pick<Db, '$queryRawUnsafe'>, sql: string, ...values: unknown[]): Promise<Row[]> {
  return db.$queryRawUnsafe<Row[]>(sql, ...values)
}

const orNull = (value: unknown) => (typeof value === 'string' ? value : null)

export const entitlementOf = (row: Row): Entitlement => ({ n: Number(row['n']), via: String(row['via']), standing: orNull(row['standing']), receipt: orNull(row['receipt']) })
export const countedOf = (row: Row): CountedPaper => ({
  ballotId: String(row['ballotId']), key: String(row['key']), receipt: String(row['receipt']), revision: Number(row['revision']),
})
export const turnoutOf = ([row]: Row[]): Turnout => ({ voters: Number(row?.['voters']), heads: Number(row?.['heads']), area: Number(row?.['area']) })
export const sumOf = (row: Row): ChoiceSum => ({
  choices: String(row['choices']), papers: Number(row['papers']), heads: Number(row['heads']), area: Number(row['area']),
})
