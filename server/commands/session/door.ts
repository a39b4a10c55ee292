import { randomBytes } from 'node:crypto'
import * as input from '../../../contract/commands/session.ts'
import { publishedPhases } from '../../../domain/ballot/phases.ts'
import { attendanceId, decideCheckIn, decideCheckOut } from '../../../domain/session/attendance.ts'
import { decideExpectArrival, decideOpenCheckIn, decideSettleArrival } from '../../../domain/session/meeting.ts'
import { decideIssueScreen, decidePickScreen, decideRevokeScreen } from '../../../domain/session/screen.ts'
import { personOf } from '../../../domain/session/state.ts'
import { canKeepDoor } from '../../../domain/access/session.ts'
import { runtime } from '../../runtime.ts'
import { defineCommand, demand, type AnyCommand, type CommandTx } from '../kit.ts'
import { showArrival } from './arrival.ts'
import { attendanceAggregate } from './attendance-aggregate.ts'
import { readTypedCode } from './hall-code.ts'
import { memberOf } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'

const openCheckIn = defineCommand({
  name: 'OpenCheckIn',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideOpenCheckIn(session.state, context))
  },
})

const checkIn = defineCommand({
  name: 'CheckIn',
  input: input.CheckInInput,
  async run({ tx, context, input: { sessionId, userId, mode, kind, hallCode: typed } }) {
    const { actor } = context
    const { state } = await tx.load(sessionAggregate, sessionId)
    const isSelf = userId === null || userId === actor.userId
    // What somebody is (居民, 物业 …) comes from the membership; only the door says otherwise.
    demand(kind === null || canKeepDoor(state, actor), 'NOT_ALLOWED')
    const member = isSelf ? actor : await memberOf(tx, actor.communityId, userId)
    const before = await attendanceAggregate.find(tx.db, attendanceId(sessionId, member.userId))
    // Who works here is known to the committee; being verified is about who lives here.
    const isKnown = member.isVerified || member.roles.some((role) => role !== 'resident')
    const hallCode = isSelf && mode === 'IN_PERSON' && !canKeepDoor(state, actor) ? readTypedCode(sessionId, actor.userId, typed ?? null) : 'NONE'
    const who = { person: personOf(member), kind: kind ?? before?.state.kind ?? member.kind, isVerified: isKnown, mode, hallCode }
    const { state: attendance, version } = await tx.apply(attendanceAggregate, before, decideCheckIn(state, before?.state ?? null, who, context))
    if (version !== (before?.version ?? 0)) showArrival(tx, sessionId, member.userId)
    return { mode: attendance.mode, kind: attendance.kind }
  },
})

const checkOut = defineCommand({
  name: 'CheckOut',
  input: input.CheckOutInput,
  async run({ tx, context, input: { sessionId, userId } }) {
    const { state } = await tx.load(sessionAggregate, sessionId)
    const before = await attendanceAggregate.find(tx.db, attendanceId(sessionId, userId ?? context.actor.userId))
    if (!before) return
    const { version } = await tx.apply(attendanceAggregate, before, decideCheckOut(state, before.state, context))
    if (version !== before.version) showArrival(tx, sessionId, before.state.person.userId)
  },
})

const expectArrival = defineCommand({
  name: 'ExpectArrival',
  input: input.ExpectArrivalInput,
  async run({ tx, context, input: { sessionId, arrivalId, label, kind, at } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideExpectArrival(session.state, { id: arrivalId, label, kind, at }, context))
  },
})

const settleArrival = defineCommand({
  name: 'SettleArrival',
  input: input.SettleArrivalInput,
  async run({ tx, context, input: { sessionId, arrivalId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideSettleArrival(session.state, arrivalId, context))
  },
})

/** The token opens or it does not: screens that show another one are ended once this is committed. */
async function changeScreen(tx: CommandTx, sessionId: string, screenToken: string | null): Promise<void> {
  const before = await tx.db.session.findUniqueOrThrow({ where: { id: sessionId }, select: { screenToken: true } })
  await tx.db.session.update({ where: { id: sessionId }, data: { screenToken } })
  const { screenToken: old } = before
  if (old !== null && old !== screenToken) tx.afterCommit(() => runtime().hub.screenRevoked(old))
}

/** Answers the token once, to whoever opens the screen; a new one makes the old one worthless. */
const issueScreen = defineCommand({
  name: 'IssueScreen',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideIssueScreen(session.state, context))
    const screenToken = randomBytes(18).toString('base64url')
    await changeScreen(tx, sessionId, screenToken)
    return { screenToken }
  },
})

const revokeScreen = defineCommand({
  name: 'RevokeScreen',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideRevokeScreen(session.state, context))
    await changeScreen(tx, sessionId, null)
  },
})

const pickScreen = defineCommand({
  name: 'PickScreen',
  input: input.PickScreenInput,
  async run({ tx, context, input: { sessionId, pick } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    // A result of this session that everybody may see, and no other.
    const ballot = pick?.view === 'RESULT' ? await tx.db.ballot.findUnique({ where: { id: pick.ballotId }, select: { sessionId: true, phase: true } }) : null
    demand(pick?.view !== 'RESULT' || (ballot?.sessionId === sessionId && (publishedPhases as readonly string[]).includes(ballot.phase)), 'NOT_FOUND')
    await tx.apply(sessionAggregate, session, decidePickScreen(session.state, pick, context))
  },
})

export const doorCommands: readonly AnyCommand[] = [openCheckIn, checkIn, checkOut, expectArrival, settleArrival, issueScreen, revokeScreen, pickScreen]
