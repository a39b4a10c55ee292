import type { Dialect } from '../store.ts'
import type { VoteSql } from './vote-sql.ts'
import { postgresVotes } from './votes-postgresql.ts'
import { sqliteVotes } from './votes-sqlite.ts'

export type * from './vote-sql.ts'

export function voteSql(dialect: Dialect): VoteSql {
  return dialect === 'sqlite' ? sqliteVotes : postgresVotes
}
