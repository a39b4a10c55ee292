import type { Db } from '../store.ts'

/** One voter of a frozen roll, as the table keeps it. */
export interface VoterRecord { voterId: string; label: string; place: string; reason: string; heads: number; area: number }
/** A unit of a frozen roll. */
export interface RollUnit { unitId: string; voterId: string; label: string; place: string; area: number }
/** A member of a community, as far as a roll asks. `birth`: ISO text. */
export interface MemberRecord { userId: string; roles: string[]; kind: string; isVerified: boolean; buildingId: string | null; unitLabel: string | null; displayName: string; birth: string | null }
/** A unit of the property roll with the kind of its owner; no head: nobody knows who owns it. */
export interface UnitRecord { id: string; buildingId: string; label: string; area: number; headId: string | null; kind: string | null }
/** One paper as it lies in the box. */
export interface BoxPaper { key: string; choices: string; heads: number; area: number; channel: string; receipt: string }

/** What everybody who may vote is told. `params`: JSON text; `at`: epoch ms. */
export interface VoterNotice { communityId: string; except: string; kind: string; params: string; href: string; at: number }

/**
 * Whole rolls and whole boxes. A ballot of a community has a hundred thousand voters, so what is read travels as one JSON
 * text (a fifth of the time of rows) and what is written as a few large statements.
 */
export interface BoxSql {
  /** members who have not left and have not deleted their account */
  members(db: Db, communityId: string): Promise<MemberRecord[]>
  /** units of these buildings; none given: of all */
  units(db: Db, communityId: string, buildingIds: readonly string[]): Promise<UnitRecord[]>
  /** who signs in for an owner: [headId, userId] */
  headMembers(db: Db, communityId: string): Promise<[string, string][]>
  voters(db: Db, ballotId: string): Promise<VoterRecord[]>
  papers(db: Db, ballotId: string): Promise<BoxPaper[]>
  putVoters(db: Db, ballotId: string, rows: readonly VoterRecord[]): Promise<void>
  putVoterUsers(db: Db, ballotId: string, links: readonly { userId: string; voterId: string }[]): Promise<void>
  putUnits(db: Db, ballotId: string, units: readonly RollUnit[]): Promise<void>
  /** writes the papers anew in the order of their keys, without times, channels and revisions */
  forgetOrder(db: Db, ballotId: string): Promise<void>
  /** the next accounts that may vote, in their order: how many (at most `most`), and the last of them; null: none is left */
  nextToTell(db: Db, ballotId: string, part: { after: string; most: number }): Promise<{ upTo: string | null; people: number }>
  /** one notice for everybody who may vote – of those beyond `after` and up to `upTo` (null: to the end) –, except the one who acts */
  tellVoters(db: Db, ballotId: string, notice: VoterNotice, part: { after: string; upTo: string | null }): Promise<void>
}

/** Rows that travel in one statement: bounded, so that its one JSON parameter stays within a few megabytes. */
export const ROWS_AT_ONCE = 20_000
