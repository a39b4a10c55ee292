import type { Logger } from 'pino'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import type { Hub } from '../realtime/hub.ts'
import type { Store } from '../store/store.ts'
import { chunks } from '../store/chunks.ts'

/**
 * One vote of several people: when one of them has cast it, the open pages of the others are told to ask again. Best effort,
 * after the commit; whoever has no line open reads it with the page.
 */
export function createFellowTeller({ store, hub, log }: { store: Store; hub: Hub; log: Logger }) {
  async function tell(ballotId: string, votes: readonly { voterId: string; userId: string }[]): Promise<void> {
    const voters = new Map(votes.map((vote) => [vote.voterId, vote.userId]))
    for (const some of chunks([...voters.keys()])) {
      const links = await store.db.ballotVoterUser.findMany({ where: { ballotId, voterId: { in: some } }, select: { voterId: true, userId: true } })
      for (const link of links) if (link.userId !== voters.get(link.voterId)) hub.tellPerson(link.userId, `ballot:${ballotId}`, 'mine')
    }
  }
  return (ballot: BallotState, votes: readonly { voterId: string; userId: string }[]): void => {
    if (votes.length === 0 || !(isOwnerType(ballot.type) || ballot.basis === 'HOUSEHOLDS')) return
    tell(ballot.id, votes).catch((error: unknown) => log.warn({ err: error, ballotId: ballot.id }, 'those who vote together were not told'))
  }
}
