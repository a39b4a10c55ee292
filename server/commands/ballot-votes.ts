import * as input from '../../contract/commands/ballot.ts'
import { canConvene, canEnterPaper } from '../../domain/access/ballot.ts'
import { grantProxy, revokeProxy } from '../../domain/ballot/proxy.ts'
import { dayOf } from '../../domain/calendar/index.ts'
import type { Actor } from '../../domain/people.ts'
import { showFiles } from '../files/use.ts'
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

/** The paper reached a unit: how, when, who says so, and where there is one, the photo. What is recorded once stays as it is. */
const recordDelivery = defineCommand({
  name: 'RecordDelivery',
  input: input.RecordDeliveryInput,
  async run({ tx, input, context }) {
    const { actor, now } = context
    const { ballotId, unitIds } = input
    demand(canEnterPaper(actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, ballotId)
    demand(ballot.state.roll && ['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.state.phase), 'BALLOT_WRONG_PHASE')
    const at = input.at ?? now
    if (at > now || dayOf(at) < dayOf(ballot.state.roll.at)) throw new Refused('INPUT_INVALID', undefined, [{ path: 'at', fault: 'invalid' }])
    const photoId = input.photoId ?? null
    // nobody took it: without a photo nothing shows that it was there
    if (input.how === 'DOOR' && !photoId) throw new Refused('INPUT_INVALID', undefined, [{ path: 'photoId', fault: 'missing' }])
    if (photoId) await showFiles(tx, actor, [photoId], `ballot:${ballotId}`, now)
    const { count } = await tx.db.ballotUnit.updateMany({
      where: { ballotId, unitId: { in: unitIds }, deliveredAt: null },
      data: { how: input.how, deliveredAt: new Date(at), recordedAt: new Date(now), recordedBy: actor.userId, photoId },
    })
    return { recorded: count }
  },
})

/**
 * 委托. Whoever votes for themselves there gives the vote away, with the signed paper as a photo; for an owner without a phone the
 * committee enters the paper.
 */
const grant = defineCommand({
  name: 'GrantProxy',
  input: input.GrantProxyInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { actor, now } = context
    const { ballotId, voterId, photoId = null } = input
    const ballot = await tx.load(ballotAggregate, ballotId)
    const voter = await voterOf(tx, ballotId, voterId)
    await demandProxyRight(tx, ballotId, voterId, context.actor)
    const proxyUserId = await proxyOf(tx, actor.communityId, input)
    const standing = { ballotId, revokedAt: null }
    const own = { ballotId, via: 'SELF' }
    const [heldByProxy, ofProxy, ofVoter, already] = await Promise.all([
      tx.db.ballotProxy.count({ where: { ...standing, proxyUserId } }),
      tx.db.ballotVoterUser.findMany({ where: { ...own, userId: proxyUserId }, select: { voterId: true } }),
      tx.db.ballotVoterUser.findMany({ where: { ...own, voterId }, select: { userId: true } }),
      tx.db.ballotProxy.findFirst({ where: { ...standing, voterId } }),
    ])
    if (already?.proxyUserId === proxyUserId) return { proxyId: already.id }
    demand(!already, 'PROXY_ONE_LEVEL')
    const [grantedByProxy, heldByVoter] = await Promise.all([
      tx.db.ballotProxy.count({ where: { ...standing, voterId: { in: ofProxy.map((each) => each.voterId) } } }),
      tx.db.ballotProxy.count({ where: { ...standing, proxyUserId: { in: ofVoter.map((each) => each.userId) } } }),
    ])
    const decision = grantProxy(ballot.state, {
      heldByProxy, proxyHasGranted: grantedByProxy > 0, voterHoldsOthers: heldByVoter > 0, hasVoted: voter.voted,
      isSelf: ofVoter.some((each) => each.userId === proxyUserId), hasPaper: photoId !== null,
    }, context)
    if (!decision.ok) throw new Refused(decision.code, decision.detail)
    if (photoId) await showFiles(tx, actor, [photoId], `ballot:${ballotId}`, now)
    const proxyId = context.newId()
    await tx.db.ballotProxy.create({ data: { id: proxyId, ballotId, voterId, proxyUserId, grantedBy: actor.userId, text: input.text, photoId, at: new Date(now) } })
    await tx.db.ballotVoterUser.upsert({
      where: { ballotId_userId_voterId: { ballotId, userId: proxyUserId, voterId } }, create: { ballotId, userId: proxyUserId, voterId, via: 'PROXY' }, update: {},
    })
    await tell(tx, ballot.state, [proxyUserId], 'ballotProxy', { name: voter.label })
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
    await demandProxyRight(tx, ballotId, voterId, context.actor)
    const proxy = await tx.db.ballotProxy.findFirst({ where: { ballotId, voterId, revokedAt: null } })
    if (!proxy) return { revoked: false }
    // whoever authorised somebody has not voted themselves, so a vote in the box is the proxy's
    const decision = revokeProxy(ballot.state, { hasProxyVoted: voter.voted }, context)
    if (!decision.ok) throw new Refused(decision.code, decision.detail)
    await tx.db.ballotProxy.update({ where: { id: proxy.id }, data: { revokedAt: new Date(context.now) } })
    await tx.db.ballotVoterUser.deleteMany({ where: { ballotId, voterId, userId: proxy.proxyUserId, via: 'PROXY' } })
    await tell(tx, ballot.state, [proxy.proxyUserId], 'ballotProxyRevoked', { name: voter.label })
    return { revoked: true }
  },
})

export async function voterOf(tx: CommandTx, ballotId: string, voterId: string) {
  const voter = await tx.db.ballotVoter.findUnique({ where: { ballotId_voterId: { ballotId, voterId } } })
  demand(voter, 'BALLOT_NOT_ON_ROLL')
  return voter
}

/** Only who votes for themselves there gives the vote away or takes it back – or the committee, with the paper in its hand. */
async function demandProxyRight(tx: CommandTx, ballotId: string, voterId: string, actor: Actor): Promise<void> {
  const own = await tx.db.ballotVoterUser.findUnique({ where: { ballotId_userId_voterId: { ballotId, userId: actor.userId, voterId } } })
  demand(own?.via === 'SELF' || canConvene(actor), 'BALLOT_NOT_ON_ROLL')
}

async function proxyOf(tx: CommandTx, communityId: string, { proxyUserId, proxyPhone }: { proxyUserId?: string | undefined; proxyPhone?: string | undefined }): Promise<string> {
  const userId = proxyUserId ?? (await tx.db.user.findUnique({ where: { phone: proxyPhone ?? '' }, select: { id: true } }))?.id
  const member = userId && await tx.db.membership.findUnique({ where: { communityId_userId: { communityId, userId } } })
  demand(member && !member.removedAt, proxyPhone === undefined ? 'NOT_FOUND' : 'PROXY_UNKNOWN')
  return member.userId
}

export const voteCommands: readonly AnyCommand[] = [castVote, recordDelivery, grant, revoke]
