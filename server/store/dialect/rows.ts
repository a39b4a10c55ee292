import type { Db } from '../store.ts'
import type { BoxPaper, MemberRecord, UnitRecord, VoterRecord } from './box-sql.ts'
import type { ChoiceSum, CountedPaper, Right, Turnout } from './vote-sql.ts'

/** Rows as the drivers give them (numbers may come as bigint or text) → what the vote path works with. */
type Row = Record<string, unknown>

export function ask(db: Pick<Db, '$queryRawUnsafe'>, sql: string, ...values: unknown[]): Promise<Row[]> {
  return db.$queryRawUnsafe<Row[]>(sql, ...values)
}

/**
 * Hundreds of rows as one JSON value (column "list"): the drivers take longer to hand over a row than the database to find it.
 * SQLite gives its text, PostgreSQL what it says, or null for none.
 */
export function listOf([row]: Row[]): unknown[][] {
  const list = row?.['list']
  return (typeof list === 'string' ? JSON.parse(list) : list ?? []) as unknown[][]
}

const orNull = (value: unknown) => (typeof value === 'string' ? value : null)

export const rightOf = ([n, isKnown, isMember, via, standing, receipt]: unknown[]): Right => ({
  n: Number(n), isKnown: Boolean(isKnown), isMember: Boolean(isMember), via: orNull(via), standing: orNull(standing), receipt: orNull(receipt),
})
export const countedOf = ([ballotId, key, receipt, revision]: unknown[]): CountedPaper => ({
  ballotId: String(ballotId), key: String(key), receipt: String(receipt), revision: Number(revision),
})
export const turnoutOf = ([row]: Row[]): Turnout => ({ voters: Number(row?.['voters']), heads: Number(row?.['heads']), area: Number(row?.['area']) })
export const sumOf = (row: Row): ChoiceSum => ({
  choices: String(row['choices']), papers: Number(row['papers']), heads: Number(row['heads']), area: Number(row['area']),
})

/** One JSON text with all rows as tuples → the tuples. */
export function tuplesOf([row]: Row[]): unknown[][] {
  return JSON.parse(typeof row?.['tuples'] === 'string' ? row['tuples'] : '[]') as unknown[][]
}
/** Rows as one JSON parameter. */
export const textOf = (tuples: readonly (readonly (string | number)[])[]) => JSON.stringify(tuples)

export const voterOf = ([voterId, label, place, reason, heads, area]: unknown[]): VoterRecord => ({
  voterId: voterId as string, label: label as string, place: place as string, reason: reason as string, heads: heads as number, area: area as number,
})
export const boxPaperOf = ([key, choices, heads, area, channel, receipt]: unknown[]): BoxPaper => ({
  key: key as string, choices: choices as string, heads: heads as number, area: area as number, channel: channel as string, receipt: receipt as string,
})
export const memberOf = ([userId, roles, kind, isVerified, buildingId, unitLabel, displayName, birth]: unknown[]): MemberRecord => ({
  userId: userId as string, roles: roles as string[], kind: kind as string, isVerified: Boolean(isVerified), buildingId: buildingId as string | null,
  unitLabel: unitLabel as string | null, displayName: displayName as string, birth: birth as string | null,
})
export const unitOf = ([id, buildingId, label, area, headId, kind]: unknown[]): UnitRecord => ({
  id: id as string, buildingId: buildingId as string, label: label as string, area: area as number, headId: headId as string | null, kind: kind as string | null,
})
