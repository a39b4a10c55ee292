import type { Logger } from 'pino'
import { voteFault } from '../../domain/ballot/cast.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { RefusalDetail } from '../../domain/decision.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { Refused } from '../commands/kit.ts'
import { voteSql, type PaperRow } from '../store/dialect/votes.ts'
import type { Db, Store } from '../store/store.ts'
import { checkCode, newReceipt } from './check-code.ts'
import type { TurnoutBoard } from './turnout.ts'

/** One vote as it came in. `at`: when, epoch ms. The order of calls to `cast` is the order that counts. */
export interface Vote {
  ballotId: string
  /** slug of the community that the voter was in */
  community: string
  voterId: string
  userId: string
  choices: readonly string[]
  isAssisted: boolean
  at: number
  commandId: string
}

/** Given after the commit, never before. `revision` 1 is the first vote, 2 the first change. */
export interface VoteAck { at: number; receipt: string; revision: number }

export interface VoteQueue {
  /** @throws {Refused} when the vote is not counted */
  cast(vote: Vote): Promise<VoteAck>
  /** everything that came in before this call is in the box or refused: a closing waits for it */
  settled(): Promise<void>
  /** the box is closed: nothing here remembers any more who said what */
  forget(ballotId: string): void
  stop(): Promise<void>
}

const FLUSH_EVERY_MS = 5
const FLUSH_MOST = 1_000
const WAITING_MOST = 20_000
/** answers kept for repeated commands, per process; a vote that is cast again says the same anyway */
const ANSWERS_KEPT = 20_000

interface Waiting { vote: Vote; resolve(ack: VoteAck): void; reject(error: unknown): void }
type Outcome = { ack: VoteAck } | { code: RefusalCode; detail?: RefusalDetail }

/**
 * Group commit: votes wait a few milliseconds – or while the votes before them are written – and go into the box together,
 * a few multi-row statements in one transaction that finds out who votes and holds the ballot against closing. Exactly one paper for each voter; the last vote counts; the answer follows the commit.
 */
export function createVoteQueue({ store, turnout, log, most = FLUSH_MOST, onCounted }: {
  store: Store; turnout: TurnoutBoard; log: Logger
  /** votes to a transaction */
  most?: number
  /** told after the commit of what lies in the box now */
  onCounted?: (ballot: BallotState, votes: Vote[]) => void
}): VoteQueue {
  const sql = voteSql(store.dialect)
  const answers = new Map<string, { ballotId: string; said: string; ack: Promise<VoteAck> }>()
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | null = null
  let isWriting = false
  /** settles with the vote that came last: all before it have settled then */
  let last: Promise<unknown> = Promise.resolve()

  function cast(vote: Vote): Promise<VoteAck> {
    const key = `${vote.userId} ${vote.commandId}`
    const said = JSON.stringify([vote.ballotId, vote.voterId, vote.choices, vote.isAssisted])
    const earlier = answers.get(key)
    if (earlier) return earlier.said === said ? earlier.ack : Promise.reject(new Refused('COMMAND_REPEATED_DIFFERENTLY'))
    if (waiting.length >= WAITING_MOST) return Promise.reject(new Refused('SERVER_BUSY'))
    const ack = new Promise<VoteAck>((resolve, reject) => waiting.push({ vote, resolve, reject }))
    answers.set(key, { ballotId: vote.ballotId, said, ack })
    // what was refused or failed may be tried again under the same id
    last = ack.catch(() => answers.delete(key))
    if (answers.size > ANSWERS_KEPT) for (const old of [...answers.keys()].slice(0, ANSWERS_KEPT / 4)) answers.delete(old)
    if (!isWriting) {
      if (waiting.length >= most) void flush()
      else timer ??= setTimeout(() => void flush(), FLUSH_EVERY_MS)
    }
    return ack
  }

  /** Writes until nothing waits. What comes in meanwhile gathers and goes together: the more arrives, the larger the batches. */
  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (isWriting) return
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await write(batch)
    }
    isWriting = false
  }

  async function settled(): Promise<void> {
    const before = last
    void flush()
    await before
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const touched = new Map<string, BallotState>()
    try {
      const outcomes = await store.write((db) => {
        touched.clear()
        return settle(db, batch.map(({ vote }) => vote), touched)
      })
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (outcome && 'ack' in outcome) resolve(outcome.ack)
        else reject(new Refused(outcome?.code ?? 'SERVER_FAULT', outcome?.detail))
      })
      for (const ballot of touched.values()) {
        turnout.changed(ballot)
        onCounted?.(ballot, batch.flatMap(({ vote }, index) => (vote.ballotId === ballot.id && outcomes[index] && 'ack' in outcomes[index] ? [vote] : [])))
      }
    } catch (error) {
      log.error({ err: error, votes: batch.length }, 'a batch of votes failed')
      for (const { reject } of batch) reject(new Refused('SERVER_FAULT'))
    }
  }

  /** Inside one transaction; repeated as a whole on a conflict, so it changes nothing but the database. */
  async function settle(db: Db, votes: readonly Vote[], touched: Map<string, BallotState>): Promise<Outcome[]> {
    const ballotIds = [...new Set(votes.map((vote) => vote.ballotId))]
    await sql.lock(db, ballotIds)
    const rows = await db.ballot.findMany({ where: { id: { in: ballotIds } }, select: { id: true, secretKey: true, state: true } })
    const ballots = new Map(rows.map((row) => [row.id, { state: row.state as unknown as BallotState, secretKey: row.secretKey }]))
    const keyOf = (vote: Vote) => {
      const secretKey = ballots.get(vote.ballotId)?.secretKey
      return secretKey ? checkCode(secretKey, vote.voterId) : vote.voterId
    }

    const slugs = [...new Set(votes.map((vote) => vote.community))]
    const communities = new Map((await db.community.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
    // another community's ballot answers exactly like none
    const isThere = (vote: Vote) => ballots.has(vote.ballotId) && ballots.get(vote.ballotId)?.state.communityId === communities.get(vote.community)
    const questions = votes.flatMap((vote, n) => (isThere(vote)
      ? [{ n, ballotId: vote.ballotId, communityId: communities.get(vote.community)!, userId: vote.userId, voterId: vote.voterId, key: keyOf(vote) }] : []))
    const rights = new Map(questions.length === 0 ? [] : (await sql.rights(db, questions)).map((each) => [each.n, each]))
    const outcomes: (Outcome | undefined)[] = votes.map((vote, n) => {
      const right = rights.get(n)
      const ballot = ballots.get(vote.ballotId)
      if (!right || !ballot) return { code: 'NOT_FOUND' }
      if (!right.isKnown) return { code: 'SIGN_IN_EXPIRED' }
      if (!right.isMember) return { code: 'NOT_FOUND' }
      return voteFault(ballot.state, vote.choices, vote.at) ?? (right.via === null ? { code: 'BALLOT_NOT_ON_ROLL' } : undefined)
    })

    /** what lies or will lie under each key, in the order in which the votes came */
    const papers = new Map<string, PaperRow & { standing: string | null; votes: number[] }>()
    votes.forEach((vote, n) => {
      if (outcomes[n]) return
      const right = rights.get(n)!
      const key = keyOf(vote)
      const mapKey = `${vote.ballotId} ${key}`
      const before = papers.get(mapKey)
      const standing = before?.channel ?? right.standing
      // 委托: whoever of the two voted first has voted for good; only they can still change it
      const byProxy = right.via === 'PROXY'
      if (!byProxy && standing === 'PROXY') { outcomes[n] = { code: 'PROXY_USED' }; return }
      if (byProxy && standing !== null && standing !== 'PROXY' && standing !== 'PAPER') { outcomes[n] = { code: 'PROXY_ALREADY_VOTED' }; return }
      const isSecret = ballots.get(vote.ballotId)?.state.secrecy === 'SECRET'
      papers.set(mapKey, {
        ballotId: vote.ballotId, voterId: vote.voterId, key, choices: [...vote.choices].sort().join(','),
        channel: byProxy ? 'PROXY' : vote.isAssisted ? 'ASSISTED' : 'ELECTRONIC',
        castBy: isSecret ? null : vote.userId, castAt: isSecret ? 0 : vote.at,
        receipt: before?.receipt ?? right.receipt ?? (isSecret ? key : newReceipt()),
        times: (before?.times ?? 0) + 1, standing: right.standing, votes: [...before?.votes ?? [], n],
      })
    })
    if (papers.size === 0) return outcomes.map((outcome) => outcome ?? { code: 'SERVER_FAULT' })
    const counted = await sql.count(db, [...papers.values()].map(({ standing: _, votes: __, ...row }) => row))
    for (const { ballotId, key, receipt, revision } of counted) {
      const paper = papers.get(`${ballotId} ${key}`)
      paper?.votes.forEach((n, index) => {
        const at = votes[n]?.at ?? 0
        outcomes[n] = { ack: { at, receipt, revision: revision - (paper.votes.length - 1 - index) } }
      })
    }
    for (const ballotId of ballotIds) {
      const first = [...papers.values()].filter((paper) => paper.ballotId === ballotId && paper.standing === null).map((paper) => paper.voterId)
      if (first.length > 0) await sql.markVoted(db, ballotId, first)
      const ballot = ballots.get(ballotId)?.state
      if (ballot && counted.some((paper) => paper.ballotId === ballotId)) touched.set(ballotId, ballot)
    }
    return outcomes.map((outcome) => outcome ?? { code: 'STATE_CHANGED' })
  }

  return {
    cast,
    settled,
    forget(ballotId) {
      for (const [key, answer] of answers) if (answer.ballotId === ballotId) answers.delete(key)
    },
    stop: settled,
  }
}
