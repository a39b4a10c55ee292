import type { Dialect } from '../store.ts'
import type { BoxSql } from './box-sql.ts'
import { postgresBox } from './box-postgresql.ts'
import { sqliteBox } from './box-sqlite.ts'
import type { VoteSql } from './vote-sql.ts'
import { postgresVotes } from './votes-postgresql.ts'
import { sqliteVotes } from './votes-sqlite.ts'

export type * from './box-sql.ts'
export type * from './vote-sql.ts'

export function voteSql(dialect: Dialect): VoteSql {
  return dialect === 'sqlite' ? sqliteVotes : postgresVotes
}

export function boxSql(dialect: Dialect): BoxSql {
  return dialect === 'sqlite' ? sqliteBox : postgresBox
}
