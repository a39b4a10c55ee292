import { runtime, type Runtime } from '../runtime.ts'
import { createFellowTeller } from './tell-fellows.ts'
import { createTurnoutBoard, type TurnoutBoard } from './turnout.ts'
import { createVoteQueue, type VoteQueue } from './vote-queue.ts'
import type { BallotState } from '../../domain/ballot/state.ts'

export interface BallotServices { queue: VoteQueue; turnout: TurnoutBoard }

/** The vote queue and the turnout board of this process, alive as long as it serves. Shows at once what the ballots in progress stand at. */
export async function startBallotServices({ store, hub, log }: Runtime): Promise<{ name: string; value: BallotServices; stop(): Promise<void> }> {
  const turnout = createTurnoutBoard({ store, hub, log })
  const queue = createVoteQueue({ store, turnout, log, onCounted: createFellowTeller({ store, hub, log }) })
  for (const row of await store.db.ballot.findMany({ where: { phase: 'OPEN' }, select: { state: true } })) turnout.changed(row.state as unknown as BallotState)
  return {
    name: 'ballots',
    value: { queue, turnout },
    async stop() {
      await queue.stop()
      turnout.stop()
    },
  }
}

export function ballotServices(): BallotServices {
  return runtime().services.get('ballots') as BallotServices
}
