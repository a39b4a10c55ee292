import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { BallotState } from './state.ts'

/**
 * 委托: in writing, one level only, at most N heads per proxy, revocable until the proxy has voted.
 * Grants live in the table BallotProxy; these are the rules over what the table says.
 */
export interface ProxyFacts {
  /** heads that already let this proxy vote for them in this ballot */
  heldByProxy: number
  /** the one who is to vote for another has given a vote away here: no second level */
  proxyHasGranted: boolean
  /** the one who gives votes for somebody else here: no second level */
  voterHoldsOthers: boolean
  hasVoted: boolean
  isSelf: boolean
  /** the signed paper is there as a photo */
  hasPaper: boolean
}

export type ProxyEvent = { at: number } & ({ type: 'ProxyGranted' } | { type: 'ProxyRevoked' })

export function grantProxy(ballot: BallotState, facts: ProxyFacts, { now, rules }: Context): Decision<ProxyEvent> {
  if (!ballot.roll || !['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.phase)) return refuse('BALLOT_WRONG_PHASE')
  if (facts.isSelf) return refuse('PROXY_SELF')
  if (!facts.hasPaper) return refuse('PROXY_PAPER_NEEDED')
  if (facts.hasVoted) return refuse('PROXY_ALREADY_VOTED')
  if (facts.proxyHasGranted || facts.voterHoldsOthers) return refuse('PROXY_ONE_LEVEL')
  if (facts.heldByProxy >= rules.proxyMost.value) return refuse('PROXY_TOO_MANY', { most: rules.proxyMost.value })
  return accept({ type: 'ProxyGranted', at: now })
}

export function revokeProxy(ballot: BallotState, { hasProxyVoted }: { hasProxyVoted: boolean }, { now }: Context): Decision<ProxyEvent> {
  if (!['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.phase)) return refuse('BALLOT_WRONG_PHASE')
  if (hasProxyVoted) return refuse('PROXY_USED')
  return accept({ type: 'ProxyRevoked', at: now })
}
