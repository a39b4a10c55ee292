import * as input from '../../contract/commands/ballot.ts'
import { canConvene, canEnterPaper } from '../../domain/access/ballot.ts'
import { replaces, voteFault } from '../../domain/ballot/cast.ts'
import { grantProxy, revokeProxy } from '../../domain/ballot/proxy.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Channel } from '../../domain/ballot/types.ts'
import { newReceipt } from '../ballots/check-code.ts'
import { ballotServices } from '../ballots/services.ts'
import { showFiles } from '../files/use.ts'
import { voteSql } from '../store/dialect/votes.ts'
import { runtime } from '../runtime.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tell } from './ballot-notices.ts'
import { defineCommand, defineDirectCommand, demand, Refused, type AnyCommand, type CommandTx } from './kit.ts'

/** What goes into the box, and who may put it there. */

/** Goes through the queue: answered after the commit, `{ at, receipt, revision }`. Repeating it, or voting again, never counts twice. */
const castVote = defineDirectCommand({
  name: 'CastVote',
  input: input.CastVoteInput,
  direct: ({ input, actor, now, commandId }) => ballotServices().queue.cast({
    ballotId: input.ballotId, communityId: actor.communityId, voterId: input.voterId, userId: actor.userId,
    choices: input.choices, isAssisted: input.isAssisted ?? false, at: now, commandId,
  }),
})

/** The first of two: what stands on the paper, with its photo. Not counted yet. */
const enterPaperVote = defineCommand({
  name: 'EnterPaperVote',
  input: input.EnterPaperVoteInput,
  async run({ tx, input, context }) {
    const { actor, now } = context
    demand(canEnterPaper(actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    demandPaper(ballot.state, input.choices, now)
    await voterOf(tx, input.ballotId, input.voterId)
    const photo = await tx.db.fileObject.findFirst({ where: { id: input.photoId, communityId: actor.communityId, kind: 'IMAGE' } })
    if (!photo) throw new Refused('INPUT_INVALID', undefined, [{ path: 'photoId', fault: 'invalid' }])
    const entryId = context.newId()
    await tx.db.ballotPaperEntry.create({
      data: { id: entryId, ballotId: input.ballotId, voterId: input.voterId, choices: sorted(input.choices), photoId: input.photoId, enteredBy: actor.userId, at: new Date(now) },
    })
    await showFiles(tx, actor, [input.photoId], `ballot:${input.ballotId}`, now)
    return { entryId }
  },
})

/** The second, who holds the paper against the screen. The electronic vote wins where both exist (深圳). */
const decidePaperVote = defineCommand({
  name: 'DecidePaperVote',
  input: input.DecidePaperVoteInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { actor, now } = context
    demand(canEnterPaper(actor), 'NOT_ALLOWED')
    const entry = await tx.db.ballotPaperEntry.findUnique({ where: { id: input.entryId } })
    demand(entry, 'NOT_FOUND')
    const ballot = await tx.load(ballotAggregate, entry.ballotId)
    demand(entry.outcome === null, 'PAPER_NOT_PENDING')
    demand(entry.enteredBy !== actor.userId, 'PAPER_SECOND_PERSON')
    const decide = (outcome: 'COUNTED' | 'ELECTRONIC_WINS' | 'REJECTED') =>
      tx.db.ballotPaperEntry.update({ where: { id: entry.id }, data: { outcome, decidedBy: actor.userId, decidedAt: new Date(now) } })
    if (!input.isRight) {
      await decide('REJECTED')
      return { outcome: 'REJECTED' }
    }
    const choices = entry.choices.split(',')
    await voteSql(runtime().store.dialect).lock(tx.db, [ballot.state.id])
    demandPaper(ballot.state, choices, now)
    const standing = await tx.db.ballotPaper.findUnique({ where: { ballotId_key: { ballotId: entry.ballotId, key: entry.voterId } } })
    if (standing && !replaces(standing.channel as Channel, 'PAPER')) {
      await decide('ELECTRONIC_WINS')
      return { outcome: 'ELECTRONIC_WINS' }
    }
    const voter = await voterOf(tx, entry.ballotId, entry.voterId)
    const paper = { choices: entry.choices, heads: voter.heads, area: voter.area, channel: 'PAPER', castBy: entry.enteredBy, castAt: BigInt(now) }
    await tx.db.ballotPaper.upsert({
      where: { ballotId_key: { ballotId: entry.ballotId, key: entry.voterId } },
      create: { ballotId: entry.ballotId, key: entry.voterId, receipt: newReceipt(), ...paper },
      update: { ...paper, revision: { increment: 1 } },
    })
    await tx.db.ballotVoter.update({ where: { ballotId_voterId: { ballotId: entry.ballotId, voterId: entry.voterId } }, data: { voted: true } })
    await decide('COUNTED')
    tx.afterCommit(() => ballotServices().turnout.changed(ballot.state))
    return { outcome: 'COUNTED' }
  },
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

const sorted = (choices: readonly string[]) => [...choices].sort().join(',')

function demandPaper(ballot: BallotState, choices: readonly string[], now: number): void {
  demand(ballot.secrecy === 'NAMED', 'PAPER_NAMED_ONLY')
  const fault = voteFault(ballot, choices, now)
  if (fault) throw new Refused(fault.code, fault.detail)
}

async function voterOf(tx: CommandTx, ballotId: string, voterId: string) {
  const voter = await tx.db.ballotVoter.findUnique({ where: { ballotId_voterId: { ballotId, voterId } } })
  demand(voter, 'BALLOT_NOT_ON_ROLL')
  return voter
}

/** Only who votes for themselves there can give the vote away or take it back. */
async function demandOwnVoter(tx: CommandTx, ballotId: string, voterId: string, userId: string): Promise<void> {
  const own = await tx.db.ballotVoterUser.findUnique({ where: { ballotId_userId_voterId: { ballotId, userId, voterId } } })
  demand(own?.via === 'SELF', 'BALLOT_NOT_ON_ROLL')
}

export const voteCommands: readonly AnyCommand[] = [castVote, enterPaperVote, decidePaperVote, recordDelivery, grant, revoke]
