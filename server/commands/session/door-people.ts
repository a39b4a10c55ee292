import * as input from '../../../contract/commands/session.ts'
import { decideAddAtDoor, decideVerify } from '../../../domain/membership/membership.ts'
import type { Actor } from '../../../domain/people.ts'
import { attendanceId, decideCheckIn } from '../../../domain/session/attendance.ts'
import { personOf } from '../../../domain/session/state.ts'
import { runtime } from '../../runtime.ts'
import { defineCommand, type AnyCommand } from '../kit.ts'
import { checkHome, membershipAggregate } from '../people.ts'
import { attendanceAggregate } from './attendance-aggregate.ts'
import { showArrival } from './arrival.ts'
import { memberOf, type Moment } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'

/** Checks somebody in who stands at the door, verified by whoever keeps it. */
async function comesIn({ tx, context }: Moment, sessionId: string, member: Pick<Actor, 'userId' | 'displayName' | 'kind'>) {
  const { state } = await tx.load(sessionAggregate, sessionId)
  const before = await attendanceAggregate.find(tx.db, attendanceId(sessionId, member.userId))
  const who = { person: personOf(member), kind: before?.state.kind ?? member.kind, isVerified: true, mode: 'IN_PERSON' as const, hallCode: 'NONE' as const }
  await tx.apply(attendanceAggregate, before, decideCheckIn(state, before?.state ?? null, who, context))
  showArrival(tx, sessionId, member.userId)
}

/** The address is checked and the person takes part, in one act: a listener becomes a resident who may speak and vote. */
const admitAtDoor = defineCommand({
  name: 'AdmitAtDoor',
  input: input.AdmitAtDoorInput,
  async run({ tx, actor, context, input: { sessionId, userId } }) {
    const member = await memberOf(tx, actor.communityId, userId)
    const row = await tx.db.membership.findUniqueOrThrow({ where: { communityId_userId: { communityId: actor.communityId, userId } }, select: { id: true } })
    const before = await tx.load(membershipAggregate, row.id)
    await tx.apply(membershipAggregate, before, decideVerify(before.state, context))
    await comesIn({ tx, context }, sessionId, member)
    await tx.notify({ userIds: [userId], kind: 'verified', params: {}, href: '/me' })
    tx.afterCommit(() => runtime().hub.rightsChanged(userId))
  },
})

/** Somebody without a telephone who stands in no list: known by their papers, which whoever keeps the door has seen. */
const addAtDoor = defineCommand({
  name: 'AddAtDoor',
  input: input.AddAtDoorInput,
  async run({ tx, actor, now, newId, context, input: { sessionId, realName, displayName, kind, home } }) {
    if (home) await checkHome(tx.db, actor.communityId, home)
    const userId = newId()
    const shown = displayName ?? `${[...realName][0] ?? ''}**`
    await tx.db.user.create({ data: { id: userId, name: realName, displayName: shown, createdAt: new Date(now) } })
    await tx.apply(membershipAggregate, null, decideAddAtDoor({ userId, kind, home }, context))
    await comesIn({ tx, context }, sessionId, { userId, displayName: shown, kind })
    return { userId }
  },
})

export const doorPeopleCommands: readonly AnyCommand[] = [admitAtDoor, addAtDoor]
