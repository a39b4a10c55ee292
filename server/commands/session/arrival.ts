import { runtime } from '../../runtime.ts'
import type { CommandTx } from '../kit.ts'
import { countHere } from './counts.ts'

/** The room hears new counts, the person's own phone that it is about them: what it costs does not grow with the hall. */
export function showArrival(tx: CommandTx, sessionId: string, userId: string): void {
  tx.afterCommit(() => {
    countHere(runtime(), sessionId)
    runtime().hub.tellPerson(userId, `session:${sessionId}`, 'mine')
  })
}
