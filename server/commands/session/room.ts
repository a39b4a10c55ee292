import type { Decision } from '../../../domain/decision.ts'
import type { InRoom } from '../../../domain/floor/scene.ts'
import type { Person } from '../../../domain/floor/state.ts'
import type { Actor, Context, ParticipantKind } from '../../../domain/people.ts'
import type { AttendanceMode } from '../../../domain/session/attendance.ts'
import type { Presence } from '../../../domain/session/quorum.ts'
import { personOf, type SessionState } from '../../../domain/session/state.ts'
import { canKeepDoor } from '../../../domain/access/session.ts'
import { actorOf } from '../../identity/actor.ts'
import { db as database } from '../../runtime.ts'
import type { Db } from '../../store/store.ts'
import { Refused, demand, type CommandTx } from '../kit.ts'

/** The steps that several commands of a session take. */
export interface Moment { tx: CommandTx; context: Context }

/** How a person is in the room; null when they are not, or have left. */
export async function inRoom(db: Db, sessionId: string, userId: string): Promise<InRoom | null> {
  const row = await db.attendance.findUnique({ where: { sessionId_userId: { sessionId, userId } }, select: { mode: true, leftAt: true } })
  return row && row.leftAt === null ? { mode: row.mode as AttendanceMode } : null
}

/** Who is here, as counts. */
export async function countPresence(db: Db, sessionId: string): Promise<Presence> {
  const rows = await db.attendance.groupBy({ by: ['kind', 'mode'], where: { sessionId, leftAt: null }, _count: { _all: true } })
  const presence: Presence = { byKind: {}, inPerson: 0, remote: 0, listeners: 0 }
  for (const { kind, mode, _count: { _all: people } } of rows) {
    if (mode === 'LISTENER') { presence.listeners += people; continue }
    presence[mode === 'REMOTE' ? 'remote' : 'inPerson'] += people
    const known = kind as ParticipantKind
    presence.byKind[known] = (presence.byKind[known] ?? 0) + people
  }
  return presence
}

/**
 * For whom a button was pressed: the actor, or – when the chair or the door presses it – a neighbour in the hall without a phone.
 * Throws NOT_ALLOWED, and NOT_CHECKED_IN for somebody who is not in the room.
 */
export async function personFor({ tx, context: { actor } }: Moment, state: SessionState, forUserId: string | null): Promise<Person> {
  if (forUserId === null || forUserId === actor.userId) return personOf(actor)
  demand(canKeepDoor(state, actor), 'NOT_ALLOWED')
  const row = await tx.db.attendance.findUnique({ where: { sessionId_userId: { sessionId: state.id, userId: forUserId } } })
  if (!row || row.leftAt) throw new Refused('NOT_CHECKED_IN')
  return { userId: forUserId, name: row.displayName }
}

/** A member of this community, as the community knows them. Throws NOT_FOUND for anybody else. */
export async function memberOf(tx: CommandTx, communityId: string, userId: string): Promise<Actor> {
  const found = await actorOf(tx.db, userId, communityId)
  if (!found?.isMember) throw new Refused('NOT_FOUND')
  return found
}

/** The session as it is, for commands that write nothing to its stream. Throws NOT_FOUND, alike for one of another community. */
export async function sessionNow(sessionId: string, communityId: string): Promise<SessionState> {
  const row = await database().session.findUnique({ where: { id: sessionId }, select: { communityId: true, state: true } })
  if (!row || row.communityId !== communityId) throw new Refused('NOT_FOUND')
  return row.state as unknown as SessionState
}

/** Leaves with the refusal of a decision that brings no facts. */
export function settled(decision: Decision<unknown>): void {
  if (!decision.ok) throw new Refused(decision.code, decision.detail)
}
