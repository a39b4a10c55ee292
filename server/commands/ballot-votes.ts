import * as input from '../../contract/commands/ballot.ts'
import { canConvene } from '../../domain/access/ballot.ts'
import { grantProxy, revokeProxy } from '../../domain/ballot/proxy.ts'
import { ballotServices } from '../ballots/services.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tell } from './ballot-notices.ts'
import { defineCommand, defineSettledCommand, demand, Refused, type AnyCommand, type CommandTx } from './kit.ts'

/** What goes into the box, and who may put it there. */

/** Goes through the queue: answered after the commit, `{ at, receipt, revision }`. Repeating it, or voting again, never counts twice. */
const castVote = defineSettledCommand({
  name: 'CastVote',
  input: input.CastVoteInput,
  settle: ({ input, userId, community, now, commandId }) => ballotServices().queue.cast({
    ballotId: input.ballotId, community, voterId: input.voterId, userId,
    choices: input.choices, isAssisted: input.isAssisted ?? false, at: now, commandId,
  }),
})

/** Delivery of the paper to a unit is proven; it matters only where a registered rule counts the silent. */
const recordDelivery = defineCommand({
  name: 'RecordDelivery',
  input: input.RecordDeliveryInput,
  async run({ tx, input, context }) {
    demand(canConvene(context.actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    demand(ballot.state.roll && ['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.state.phase), 'BALLOT_WRONG_PHASE')
    const { count } = await tx.db.ballotVoter.updateMany({
      where: { ballotId: input.ballotId, voterId: { in: input.voterIds }, deliveredAt: null }, data: { deliveredAt: new Date(context.now) },
    })
    return { recorded: count }
  },
})

const grant = defineCommand({
  name: 'GrantProxy',
  input: input.GrantProxyInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { actor, now } = context
    const { ballotId, voterId, proxyUserId } = input
    const ballot = await tx.load(ballotAggregate, ballotId)
    const voter = await voterOf(tx, ballotId, voterId)
    await demandOwnVoter(tx, ballotId, voterId, actor.userId)
    const proxy = await tx.db.membership.findUnique({ where: { communityId_userId: { communityId: actor.communityId, userId: proxyUserId } } })
    demand(proxy && !proxy.removedAt, 'NOT_FOUND')
    const standing = { ballotId, revokedAt: null }
    const [heldByProxy, grantedByProxy, heldByMe, already] = await Promise.all([
      tx.db.ballotProxy.count({ where: { ...standing, proxyUserId } }),
      tx.db.ballotProxy.count({ where: { ...standing, grantedBy: proxyUserId } }),
      tx.db.ballotProxy.count({ where: { ...standing, proxyUserId: actor.userId } }),
      tx.db.ballotProxy.findFirst({ where: { ...standing, voterId } }),
    ])
    if (already?.proxyUserId === proxyUserId) return { proxyId: already.id }
    demand(!already, 'PROXY_ONE_LEVEL')
    const decision = grantProxy(ballot.state, {
      heldByProxy, proxyHasGranted: grantedByProxy > 0, voterHoldsOthers: heldByMe > 0, hasVoted: voter.voted, isSelf: proxyUserId === actor.userId,
    }, context)
    if (!decision.ok) throw new Refused(decision.code, decision.detail)
    const proxyId = context.newId()
    await tx.db.ballotProxy.create({ data: { id: proxyId, ballotId, voterId, proxyUserId, grantedBy: actor.userId, text: input.text, at: new Date(now) } })
    await tx.db.ballotVoterUser.upsert({
      where: { ballotId_userId_voterId: { ballotId, userId: proxyUserId, voterId } }, create: { ballotId, userId: proxyUserId, voterId, via: 'PROXY' }, update: {},
    })
    await tell(tx, ballot.state, [proxyUserId], 'ballotProxy', { name: actor.displayName })
    return { proxyId }
  },
})

const revoke = defineCommand({
  name: 'RevokeProxy',
  input: input.RevokeProxyInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { ballotId, voterId } = input
    const ballot = await tx.load(ballotAggregate, ballotId)
    const voter = await voterOf(tx, ballotId, voterId)
    await demandOwnVoter(tx, ballotId, voterId, context.actor.userId)
    const proxy = await tx.db.ballotProxy.findFirst({ where: { ballotId, voterId, revokedAt: null } })
    if (!proxy) return { revoked: false }
    // whoever authorised somebody has not voted themselves, so a vote in the box is the proxy's
    const decision = revokeProxy(ballot.state, { hasProxyVoted: voter.voted }, context)
    if (!decision.ok) throw new Refused(decision.code, decision.detail)
    await tx.db.ballotProxy.update({ where: { id: proxy.id }, data: { revokedAt: new Date(context.now) } })
    await tx.db.ballotVoterUser.deleteMany({ where: { ballotId, voterId, userId: proxy.proxyUserId, via: 'PROXY' } })
    return { revoked: true }
  },
})

export async function voterOf(tx: CommandTx, ballotId: string, voterId: string) {
  const voter = await tx.db.ballotVoter.findUnique({ where: { ballotId_voterId: { ballotId, voterId } } })
  demand(voter, 'BALLOT_NOT_ON_ROLL')
  return voter
}

/** Only who votes for themselves there can give the vote away or take it back. */
async function demandOwnVoter(tx: CommandTx, ballotId: string, voterId: string, userId: string): Promise<void> {
  const own = await tx.db.ballotVoterUser.findUnique({ where: { ballotId_userId_voterId: { ballotId, userId, voterId } } })
  demand(own?.via === 'SELF', 'BALLOT_NOT_ON_ROLL')
}

export const voteCommands: readonly AnyCommand[] = [castVote, recordDelivery, grant, revoke]
