import type { Db } from '../store.ts'

/** One voter's paper as the queue hands it over. `times`: how many votes of this voter it stands for (only the last is written). */
export interface PaperRow {
  ballotId: string
  voterId: string
  /** voter in a named ballot, check code in a secret one */
  key: string
  /** choice ids, sorted, comma-separated */
  choices: string
  channel: string
  castBy: string | null
  /** epoch ms; 0 in a secret ballot */
  castAt: number
  receipt: string
  times: number
}

export interface CountedPaper { ballotId: string; key: string; receipt: string; revision: number }

/** Who asks to vote for whom. `n` numbers the question. */
export interface RightQuestion { n: number; ballotId: string; communityId: string; userId: string; voterId: string; key: string }
/** Whether that account exists, whether it belongs to the community, by what right it votes (null: none), and what stands in the box under that key. */
export interface Right { n: number; isKnown: boolean; isMember: boolean; via: string | null; standing: string | null; receipt: string | null }

export interface Turnout { voters: number; heads: number; area: number }
export interface ChoiceSum { choices: string; papers: number; heads: number; area: number }

/** The statements of the vote path: raw, because a batch of hundreds of votes is one statement. */
export interface VoteSql {
  /** holds the ballots against closing until the transaction ends */
  lock(db: Db, ballotIds: readonly string[]): Promise<void>
  /** one answer to each question */
  rights(db: Db, questions: readonly RightQuestion[]): Promise<Right[]>
  /** writes the papers of ballots that are open, the later replacing the earlier; answers those that are now in the box */
  count(db: Db, papers: readonly PaperRow[]): Promise<CountedPaper[]>
  markVoted(db: Db, ballotId: string, voterIds: readonly string[]): Promise<void>
  turnout(db: Db, ballotId: string): Promise<Turnout>
  sums(db: Db, ballotId: string): Promise<ChoiceSum[]>
  /** makes the pages of the file forget what a secret ballot's papers looked like before they were re-written; outside any transaction */
  forget(db: Pick<Db, '$queryRawUnsafe' | '$executeRawUnsafe'>): Promise<void>
}
