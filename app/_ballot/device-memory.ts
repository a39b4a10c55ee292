'use client'
import type { MyPaper } from '../../contract/commands/ballot.ts'
import type { Refusal } from '../_client/use-command.ts'

/**
 * What this device keeps of one vote: the tick before it is cast, the vote on its way (with its command id, so that sending it
 * again never counts twice), and the counted paper. After a secret ballot has closed this is the only place that knows it.
 */
export interface VoteMemory {
  chosen: string[]
  sending: { commandId: string; choices: string[]; isAssisted: boolean } | null
  counted: MyPaper | null
  /** a vote that was sent and not counted, and why: said again after a refresh, until another one is cast */
  refused: { choices: string[]; refusal: Refusal } | null
}

const empty: VoteMemory = { chosen: [], sending: null, counted: null, refused: null }
const nameOf = (ballotId: string, voterId: string) => `linli.vote.${ballotId}.${voterId}`

export function recall(ballotId: string, voterId: string): VoteMemory {
  try {
    const kept = localStorage.getItem(nameOf(ballotId, voterId))
    return kept ? { ...empty, ...(JSON.parse(kept) as Partial<VoteMemory>) } : empty
  } catch {
    return empty
  }
}

export function remember(ballotId: string, voterId: string, change: Partial<VoteMemory>): void {
  try {
    localStorage.setItem(nameOf(ballotId, voterId), JSON.stringify({ ...recall(ballotId, voterId), ...change }))
  } catch { /* a private window: the page still holds it */ }
}
