import { tallyOf, type Paper } from '../../domain/ballot/tally.ts'
import type { Counted } from '../../domain/ballot/close.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { chunks } from '../store/chunks.ts'
import type { Db } from '../store/store.ts'
import { byReceipt, chainHead } from './chain.ts'

/** Counts what is in the box: the sums, the chain over the list, and the silent where a rule counts them. Call inside the closing transaction. */
export async function countPapers(db: Db, ballot: BallotState): Promise<Counted> {
  const papers = await db.ballotPaper.findMany({ where: { ballotId: ballot.id } })
  const read = (paper: (typeof papers)[number]): Paper => ({ choices: paper.choices.split(','), heads: paper.heads, area: paper.area })
  const silent = ballot.silence
    ? await db.ballotVoter.aggregate({ where: { ballotId: ballot.id, voted: false, deliveredAt: { not: null } }, _sum: { heads: true, area: true } })
    : null
  return {
    tally: tallyOf(ballot.question.choices, papers.map(read)),
    papers: papers.length,
    chainHead: chainHead(ballot.id, ballot.roll?.hash ?? '', papers),
    silent: { heads: silent?._sum.heads ?? 0, area: silent?._sum.area ?? 0 },
  }
}

/**
 * A secret ballot loses everything that could lead from a paper to a person: the key that derives the check codes, the times,
 * the channels, how often somebody changed their mind – and the order in which the rows were written.
 */
export async function forgetWhoVotedWhat(db: Db, ballotId: string): Promise<void> {
  const papers = await db.ballotPaper.findMany({ where: { ballotId } })
  await db.ballotPaper.deleteMany({ where: { ballotId } })
  const bare = papers.sort(byReceipt).map(({ key, choices, heads, area, receipt }) => ({
    ballotId, key, choices, heads, area, receipt, channel: 'ELECTRONIC', castBy: null, castAt: 0n, revision: 1,
  }))
  for (const some of chunks(bare)) await db.ballotPaper.createMany({ data: some })
  await db.ballot.update({ where: { id: ballotId }, data: { secretKey: null } })
}
