import * as input from '../../contract/commands/ballot.ts'
import { canEnterPaper, canSettlePaper } from '../../domain/access/ballot.ts'
import { replaces, voteFault } from '../../domain/ballot/cast.ts'
import { asKept, giveBack, readSecond, settleReadings, type PaperStep } from '../../domain/ballot/paper.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Channel } from '../../domain/ballot/types.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Context } from '../../domain/people.ts'
import { newReceipt } from '../ballots/check-code.ts'
import { ballotServices } from '../ballots/services.ts'
import { showFiles } from '../files/use.ts'
import { runtime } from '../runtime.ts'
import { voteSql } from '../store/dialect/votes.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tell } from './ballot-notices.ts'
import { voterOf } from './ballot-votes.ts'
import { defineCommand, demand, Refused, type AnyCommand, type CommandTx } from './kit.ts'

/** Votes on paper: read by two, counted once, and visible when they are not counted. */

/** The first reading, with the photo. Not counted yet. */
const enterPaperVote = defineCommand({
  name: 'EnterPaperVote',
  input: input.EnterPaperVoteInput,
  async run({ tx, input, context }) {
    const { actor, now } = context
    demand(canEnterPaper(actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    demandPaper(ballot.state, input.choices, now)
    await voterOf(tx, input.ballotId, input.voterId)
    const waiting = await tx.db.ballotPaperEntry.count({ where: { ballotId: input.ballotId, voterId: input.voterId, outcome: null } })
    demand(waiting === 0, 'PAPER_WAITS_ALREADY')
    const photo = await tx.db.fileObject.findFirst({ where: { id: input.photoId, communityId: actor.communityId, kind: 'IMAGE' } })
    if (!photo) throw new Refused('INPUT_INVALID', undefined, [{ path: 'photoId', fault: 'invalid' }])
    const entryId = context.newId()
    await tx.db.ballotPaperEntry.create({
      data: { id: entryId, ballotId: input.ballotId, voterId: input.voterId, choices: asKept(input.choices), photoId: input.photoId, enteredBy: actor.userId, at: new Date(now) },
    })
    await showFiles(tx, actor, [input.photoId], `ballot:${input.ballotId}`, now)
    return { entryId }
  },
})

/** The second reading. Both the same: into the box, unless an electronic vote is there. Different: it waits for a third person. */
const checkPaperVote = defineCommand({
  name: 'CheckPaperVote',
  input: input.CheckPaperVoteInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { actor, now } = context
    demand(canEnterPaper(actor), 'NOT_ALLOWED')
    const { entry, ballot } = await loadEntry(tx, input.entryId)
    demandPaper(ballot, input.choices, now)
    const step = decided(readSecond(entry, actor.userId, input.choices))
    await tx.db.ballotPaperEntry.update({ where: { id: entry.id }, data: { secondChoices: asKept(input.choices), secondBy: actor.userId, secondAt: new Date(now) } })
    if (step.type === 'ReadingsDiffer') {
      await tell(tx, ballot, [entry.enteredBy], 'ballotPaperDiffers', { name: actor.displayName })
      return { outcome: 'DIFFERS' }
    }
    return { outcome: await putIntoBox({ tx, context }, ballot, entry, entry.choices, null) }
  },
})

const settlePaperVote = defineCommand({
  name: 'SettlePaperVote',
  input: input.SettlePaperVoteInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const { actor, now } = context
    demand(canSettlePaper(actor), 'NOT_ALLOWED')
    const { entry, ballot } = await loadEntry(tx, input.entryId)
    demandPaper(ballot, input.choices, now)
    decided(settleReadings(entry, actor.userId, input.choices))
    const outcome = await putIntoBox({ tx, context }, ballot, entry, asKept(input.choices), input.reason)
    await tell(tx, ballot, [entry.enteredBy, ...(entry.secondBy ? [entry.secondBy] : [])], 'ballotPaperSettled', { name: actor.displayName, reason: input.reason })
    return { outcome }
  },
})

const returnPaperVote = defineCommand({
  name: 'ReturnPaperVote',
  input: input.ReturnPaperVoteInput,
  async run({ tx, input, context }) {
    demand(canSettlePaper(context.actor), 'NOT_ALLOWED')
    const { entry, ballot } = await loadEntry(tx, input.entryId)
    demandPaper(ballot, entry.choices.split(','), context.now)
    decided(giveBack(entry))
    await end({ tx, context }, entry.id, 'REJECTED', null, input.reason)
    await tell(tx, ballot, [entry.enteredBy], 'ballotPaperReturned', { name: context.actor.displayName, reason: input.reason })
    return { outcome: 'REJECTED' }
  },
})

interface Moment { tx: CommandTx; context: Context }
type Entry = Awaited<ReturnType<typeof loadEntry>>['entry']

/** The electronic vote wins where both exist (深圳); those who read the paper hear of it. */
async function putIntoBox({ tx, context }: Moment, ballot: BallotState, entry: Entry, choices: string, reason: string | null): Promise<'COUNTED' | 'ELECTRONIC_WINS'> {
  const { ballotId, voterId } = entry
  await voteSql(runtime().store.dialect).lock(tx.db, [ballotId])
  const standing = await tx.db.ballotPaper.findUnique({ where: { ballotId_key: { ballotId, key: voterId } } })
  if (standing && !replaces(standing.channel as Channel, 'PAPER')) {
    await end({ tx, context }, entry.id, 'ELECTRONIC_WINS', choices, reason)
    await tell(tx, ballot, [entry.enteredBy], 'ballotPaperSetAside')
    return 'ELECTRONIC_WINS'
  }
  const voter = await voterOf(tx, ballotId, voterId)
  const paper = { choices, heads: voter.heads, area: voter.area, channel: 'PAPER', castBy: entry.enteredBy, castAt: BigInt(context.now) }
  await tx.db.ballotPaper.upsert({
    where: { ballotId_key: { ballotId, key: voterId } },
    create: { ballotId, key: voterId, receipt: newReceipt(), ...paper },
    update: { ...paper, revision: { increment: 1 } },
  })
  await tx.db.ballotVoter.update({ where: { ballotId_voterId: { ballotId, voterId } }, data: { voted: true } })
  await end({ tx, context }, entry.id, 'COUNTED', choices, reason)
  tx.afterCommit(() => ballotServices().turnout.changed(ballot))
  return 'COUNTED'
}

async function end({ tx, context }: Moment, entryId: string, outcome: 'COUNTED' | 'ELECTRONIC_WINS' | 'REJECTED', finalChoices: string | null, reason: string | null): Promise<void> {
  await tx.db.ballotPaperEntry.update({ where: { id: entryId }, data: { outcome, finalChoices, reason, decidedBy: context.actor.userId, decidedAt: new Date(context.now) } })
}

async function loadEntry(tx: CommandTx, entryId: string) {
  const entry = await tx.db.ballotPaperEntry.findUnique({ where: { id: entryId } })
  demand(entry, 'NOT_FOUND')
  const { state: ballot } = await tx.load(ballotAggregate, entry.ballotId)
  return { entry, ballot }
}

function decided(decision: Decision<PaperStep>): PaperStep {
  if (!decision.ok) throw new Refused(decision.code, decision.detail)
  return decision.events[0]!
}

function demandPaper(ballot: BallotState, choices: readonly string[], now: number): void {
  demand(ballot.secrecy === 'NAMED', 'PAPER_NAMED_ONLY')
  const fault = voteFault(ballot, choices, now)
  if (fault) throw new Refused(fault.code, fault.detail)
}

export const paperCommands: readonly AnyCommand[] = [enterPaperVote, checkPaperVote, settlePaperVote, returnPaperVote]
