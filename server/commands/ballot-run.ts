import { canAnswerObjection, canObject, canRunBallot } from '../../domain/access/ballot.ts'
import { closeBallot, tallyBallot } from '../../domain/ballot/close.ts'
import { freezeRoll, openBallot } from '../../domain/ballot/prepare.ts'
import { ownReminderAt } from '../../domain/ballot/reminder.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Context } from '../../domain/people.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { countBox, forgetWhoVotedWhat, readBox } from '../ballots/count.ts'
import { newSecretKey } from '../ballots/check-code.ts'
import { settleEntries } from '../ballots/paper-entries.ts'
import { buildRoll, saveRoll } from '../ballots/roll.ts'
import { ballotServices } from '../ballots/services.ts'
import { boxSql, voteSql } from '../store/dialect/votes.ts'
import { runtime } from '../runtime.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tellVoters } from './ballot-notices.ts'
import { demand, type CommandTx, type Loaded } from './kit.ts'

/** The steps of a ballot that several commands take. */
export interface Moment { tx: CommandTx; context: Context }

export async function sessionOf(tx: CommandTx, ballot: BallotState): Promise<SessionState | null> {
  const { sessionId } = ballot.place
  if (!sessionId) return null
  const row = await tx.db.session.findUniqueOrThrow({ where: { id: sessionId }, select: { state: true } })
  return row.state as unknown as SessionState
}

/** Loads a ballot for somebody who runs it: the committee, or the chair of its session. The server's own schedule runs all. */
export async function loadToRun({ tx, context }: Moment, ballotId: string): Promise<Loaded<BallotState>> {
  const ballot = await tx.load(ballotAggregate, ballotId)
  const session = await sessionOf(tx, ballot.state)
  demand(isSystem(context) || canRunBallot(context.actor, { isChair: session?.chair.userId === context.actor.userId }), 'NOT_ALLOWED')
  return ballot
}

/** Loads a ballot for somebody who doubts its roll or its result: whoever is on the roll, or verified as living here. */
export async function loadToObject({ tx, context: { actor } }: Moment, ballotId: string): Promise<Loaded<BallotState>> {
  const ballot = await tx.load(ballotAggregate, ballotId)
  const isOnRoll = await tx.db.ballotVoterUser.count({ where: { ballotId, userId: actor.userId } }) > 0
  demand(canObject(actor, { isOnRoll }), 'NOT_VERIFIED')
  return ballot
}

/** Loads a ballot for somebody who answers such doubts. */
export async function loadToAnswer({ tx, context }: Moment, ballotId: string): Promise<Loaded<BallotState>> {
  demand(canAnswerObjection(context.actor), 'NOT_ALLOWED')
  return tx.load(ballotAggregate, ballotId)
}

export const isSystem = (context: Context) => context.actor.userId === 'system'

/** DRAFT → ROLL_FROZEN: who may vote, as things stand now. */
export async function freeze({ tx, context }: Moment, ballot: Loaded<BallotState>): Promise<Loaded<BallotState>> {
  if (ballot.state.phase === 'ROLL_FROZEN') return ballot
  demand(ballot.state.phase === 'DRAFT', 'BALLOT_WRONG_PHASE')
  const built = await buildRoll(tx.db, runtime().store.dialect, ballot.state, await sessionOf(tx, ballot.state), context.rules, context.now)
  const frozen = await tx.apply(ballotAggregate, ballot, freezeRoll(ballot.state, built.roll, context))
  await saveRoll(tx.db, runtime().store.dialect, ballot.state.id, built)
  return frozen
}

/** → OPEN; a secret ballot gets the key that derives its check codes, for as long as it is open. */
export async function open({ tx, context }: Moment, ballot: Loaded<BallotState>, closesAt: number | null): Promise<Loaded<BallotState>> {
  const opened = await tx.apply(ballotAggregate, ballot, openBallot(ballot.state, { closesAt }, context))
  if (opened.version === ballot.version) return opened
  const { id, secrecy } = opened.state
  if (secrecy === 'SECRET') {
    const voters = await boxSql(runtime().store.dialect).voters(tx.db, id)
    await tx.db.ballot.update({ where: { id }, data: { secretKey: newSecretKey(voters.map((voter) => voter.voterId)) } })
  }
  await watchClosing(tx, opened.state)
  await watchReminder({ tx, context }, opened.state)
  tx.afterCommit(() => ballotServices().turnout.changed(opened.state))
  if (!opened.state.place.sessionId) await tellVoters({ tx, context }, opened.state, 'ballotOpened', { closesAt: opened.state.closesAt ?? 0 })
  return opened
}

/** Closes on time by itself, also after downtime. */
export async function watchClosing(tx: CommandTx, ballot: BallotState): Promise<void> {
  if (ballot.closesAt === null) return
  await tx.schedule({ id: `close-ballot:${ballot.id}`, kind: 'ballot', dueAt: ballot.closesAt, payload: { ballotId: ballot.id, what: 'CLOSE', due: ballot.closesAt } })
}

/** The server's own reminder: once, some days before the end, also after downtime as long as the box is open. */
async function watchReminder({ tx, context }: Moment, ballot: BallotState): Promise<void> {
  const due = ownReminderAt(ballot, context.rules)
  if (due === null) return
  await tx.schedule({ id: `remind-ballot:${ballot.id}`, kind: 'ballot', dueAt: due, payload: { ballotId: ballot.id, what: 'REMIND', due } })
}

/** OPEN → CLOSED → counted → published, in this one transaction. The vote queue has settled before it. */
export async function close({ tx, context }: Moment, ballot: Loaded<BallotState>): Promise<Loaded<BallotState>> {
  const voted = await tx.db.ballotVoter.count({ where: { ballotId: ballot.state.id, voted: true } })
  const closed = await tx.apply(ballotAggregate, ballot, closeBallot(ballot.state, { voted }, context))
  if (closed.version === ballot.version) return closed
  const { id, secrecy } = closed.state
  const { dialect } = runtime().store
  if (secrecy === 'SECRET') await forgetWhoVotedWhat(tx.db, dialect, id)
  else await settleEntries(tx.db, id)
  const box = await readBox(tx.db, dialect, closed.state, { withRoll: false })
  const counted = await tx.apply(ballotAggregate, closed, tallyBallot(closed.state, countBox(closed.state, box), context))
  await watchFinal(tx, counted.state)
  await tx.unschedule(`close-ballot:${id}`)
  await tx.unschedule(`remind-ballot:${id}`)
  await tellVoters({ tx, context }, counted.state, 'ballotResult', { outcome: counted.state.count?.verdict.outcome ?? '' })
  tx.afterCommit(() => {
    const { queue, turnout } = ballotServices()
    queue.forget(id)
    turnout.changed(counted.state)
    if (secrecy === 'SECRET') void forgetOnDisk(id)
  })
  return counted
}

/** FINAL when the time for objections is over. */
export async function watchFinal(tx: CommandTx, ballot: BallotState): Promise<void> {
  if (!ballot.published) return
  const due = ballot.published.objectionsUntil + 1
  await tx.schedule({ id: `finalise-ballot:${ballot.id}`, kind: 'ballot', dueAt: due, payload: { ballotId: ballot.id, what: 'FINALISE', due } })
}

async function forgetOnDisk(ballotId: string): Promise<void> {
  const { store, log } = runtime()
  await voteSql(store.dialect).forget(store.db).catch((error: unknown) => log.warn({ err: error, ballotId }, 'the log of the database could not be emptied'))
}
