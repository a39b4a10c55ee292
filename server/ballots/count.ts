import type { FileHead, FilePaper, RollLine } from '../../contract/counting-file.ts'
import type { Counted } from '../../domain/ballot/close.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { tallyOf } from '../../domain/ballot/tally.ts'
import type { Channel } from '../../domain/ballot/types.ts'
import { boxSql, type BoxPaper, type VoterRecord } from '../store/dialect/votes.ts'
import type { Db, Dialect } from '../store/store.ts'
import { byReceipt, chainHead, handleOf, rollHash, rollLines } from './chain.ts'
import { setAsideOf } from './paper-entries.ts'

type Read = Pick<Db, '$queryRawUnsafe' | '$executeRawUnsafe' | 'ballot' | 'ballotPaperEntry' | 'ballotVoter' | 'ballotUnit'>

/** Everything that was counted, as it is bound and published. `roll` null: it was not read again. */
export interface Box {
  head: FileHead
  roll: RollLine[] | null
  papers: FilePaper[]
  /** units without a vote and without proof of delivery, where a registered rule would count the silent */
  unproven: number
}

/**
 * Reads the whole box of a closed ballot: its papers in the order of their receipts, its roll without names, and what was set
 * aside. Reading it twice gives the same, so a recount can be compared.
 * @param withRoll false at closing, where everybody waits and the roll has only just been frozen
 */
export async function readBox(db: Read, dialect: Dialect, ballot: BallotState, { withRoll }: { withRoll: boolean }): Promise<Box> {
  if (!ballot.roll || ballot.openedAt === null || ballot.closedAt === null) throw new Error(`ballot ${ballot.id} is not closed`)
  const sql = boxSql(dialect)
  const { rollSalt } = await db.ballot.findUniqueOrThrow({ where: { id: ballot.id }, select: { rollSalt: true } })
  const salt = rollSalt ?? ''
  const isNamed = ballot.secrecy === 'NAMED'
  const voters = isNamed || withRoll ? await sql.voters(db as Db, ballot.id) : []
  const known = new Map(voters.map((voter) => [voter.voterId, { voter, handle: handleOf(salt, voter) }]))
  const { id, question, type, secrecy, basis, isOfficial, openedAt, closesAt, closedAt, roll } = ballot
  const setAside = (await setAsideOf(db, id)).map(({ voter, why }) => ({ voter: handleOf(salt, voter), why }))
    .sort((a, b) => (a.voter + a.why < b.voter + b.why ? -1 : 1))
  // the rule holds only where delivery to each unit is proven
  const { silent, unproven } = await silenceOf(db, ballot)
  return {
    head: { id, question, type, secrecy, basis, isOfficial, openedAt, closesAt, closedAt, roll, silence: ballot.silence && unproven === 0 ? { rule: ballot.silence, silent } : null, setAside },
    unproven,
    roll: withRoll ? rollLines([...known.values()]) : null,
    papers: papersOf(await sql.papers(db as Db, id), isNamed ? known : null),
  }
}

/** `known` null: in a secret ballot the key is the check code; there is nothing to look up, and nothing that could be. */
function papersOf(box: readonly BoxPaper[], known: ReadonlyMap<string, { voter: VoterRecord; handle: string }> | null): FilePaper[] {
  return box.map(({ key, choices, heads, area, channel, receipt }): FilePaper => {
    const found = known?.get(key)
    return { area, building: found?.voter.place ?? '', channel: known ? channel as Channel : 'ELECTRONIC', choices, heads, receipt, voter: found?.handle ?? null }
  }).sort(byReceipt)
}

/** Counts what is in the box: the sums, the chain, the silent, and whether the roll is still the one that was frozen. */
export function countBox(ballot: BallotState, { head, roll, papers, unproven }: Box): Counted {
  return {
    tally: tallyOf(ballot.question.choices, papers.map(({ choices, heads, area }) => ({ choices: choices.split(','), heads, area }))),
    papers: papers.length,
    chainHead: chainHead(head, papers),
    silent: head.silence?.silent ?? { heads: 0, area: 0 },
    isRollIntact: roll === null || rollHash(roll) === ballot.roll?.hash,
    unproven,
  }
}

/** Who is silent, and to how many of their units no delivery is proven; nothing where no registered rule counts them. */
async function silenceOf(db: Read, { id: ballotId, silence }: BallotState): Promise<Pick<Counted, 'silent' | 'unproven'>> {
  if (!silence) return { silent: { heads: 0, area: 0 }, unproven: 0 }
  const silent = await db.ballotVoter.findMany({ where: { ballotId, voted: false }, select: { voterId: true, heads: true, area: true } })
  const ids = new Set(silent.map((voter) => voter.voterId))
  const open = await db.ballotUnit.findMany({ where: { ballotId, deliveredAt: null }, select: { voterId: true } })
  const sum = (key: 'heads' | 'area') => silent.reduce((total, voter) => total + voter[key], 0)
  return { silent: { heads: sum('heads'), area: sum('area') }, unproven: open.filter((unit) => ids.has(unit.voterId)).length }
}

/**
 * A secret ballot loses everything that could lead from a paper to a person: the key that derives the check codes, the times,
 * the channels, how often somebody changed their mind – and the order in which the rows were written.
 */
export async function forgetWhoVotedWhat(db: Db, dialect: Dialect, ballotId: string): Promise<void> {
  await boxSql(dialect).forgetOrder(db, ballotId)
  await db.ballot.update({ where: { id: ballotId }, data: { secretKey: null } })
}
