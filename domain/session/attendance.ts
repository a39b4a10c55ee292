import { accept, refuse, impossible, type Decision } from '../decision.ts'
import type { Person } from '../floor/state.ts'
import type { Context, ParticipantKind } from '../people.ts'
import { canKeepDoor } from '../access/session.ts'
import type { HallCodeCheck } from './hall-code.ts'
import { livePhases } from './phases.ts'
import type { SessionState } from './state.ts'

export const attendanceModes = ['IN_PERSON', 'REMOTE', 'LISTENER'] as const
export type AttendanceMode = (typeof attendanceModes)[number]

/** One person at one session: a stream of its own, so that a full hall can check in without standing in one line. */
export interface AttendanceState {
  /** `<sessionId>-<userId>` */
  id: string
  communityId: string
  sessionId: string
  person: Person
  kind: ParticipantKind
  mode: AttendanceMode
  /** user id of who checked them in: themselves, or staff at the door */
  by: string
  at: number
  leftAt: number | null
}

export type AttendanceEvent =
  | { type: 'CheckedIn'; id: string; communityId: string; sessionId: string; person: Person; kind: ParticipantKind; mode: AttendanceMode; by: string; at: number }
  | { type: 'CheckedOut'; at: number }

export function evolveAttendance(state: AttendanceState | null, event: AttendanceEvent): AttendanceState {
  switch (event.type) {
    case 'CheckedIn': {
      const { type: _, ...rest } = event
      // Coming back keeps the first time of arrival.
      return { ...rest, at: state?.at ?? event.at, leftAt: null }
    }
    case 'CheckedOut':
      if (!state) throw new Error('CheckedOut before CheckedIn')
      return { ...state, leftAt: event.at }
    default:
      return impossible(event)
  }
}

export function attendanceId(sessionId: string, userId: string): string {
  return `${sessionId}-${userId}`
}

/**
 * Checks a person in: themselves, or staff at the door for somebody. A person whose address nobody has checked may listen;
 * a grid worker or the committee at the door turns a listener into a participant. Nobody says of themselves that they are in the
 * hall: the code on the big screen says it, or the door. `hallCode`: how the code they gave stands.
 * Refuses: SESSION_WRONG_MOMENT, NOT_ALLOWED (for somebody else without keeping the door), NOT_VERIFIED, REMOTE_NOT_ALLOWED,
 * HALL_CODE_NEEDED, HALL_CODE_OLD, HALL_CODE_WRONG.
 */
export function decideCheckIn(
  session: SessionState,
  before: AttendanceState | null,
  who: { person: Person; kind: ParticipantKind; isVerified: boolean; mode: AttendanceMode; hallCode: HallCodeCheck },
  { now, actor }: Context,
): Decision<AttendanceEvent> {
  if (!livePhases.includes(session.phase)) return refuse('SESSION_WRONG_MOMENT')
  const isSelf = who.person.userId === actor.userId
  const isAtDoor = canKeepDoor(session, actor)
  if (!isSelf && !isAtDoor) return refuse('NOT_ALLOWED')
  if (who.mode === 'REMOTE' && !session.isRemoteAllowed) return refuse('REMOTE_NOT_ALLOWED')
  if (who.mode !== 'LISTENER' && !who.isVerified && !isAtDoor) return refuse('NOT_VERIFIED')
  if (before && before.leftAt === null && before.mode === who.mode && before.kind === who.kind) return accept()
  if (who.mode === 'IN_PERSON' && !isAtDoor && who.hallCode !== 'RIGHT') return refuse(refusalFor[who.hallCode])
  return accept({
    type: 'CheckedIn', id: attendanceId(session.id, who.person.userId), communityId: session.communityId, sessionId: session.id,
    person: who.person, kind: who.kind, mode: who.mode, by: actor.userId, at: now,
  })
}

const refusalFor = { NONE: 'HALL_CODE_NEEDED', OLD: 'HALL_CODE_OLD', WRONG: 'HALL_CODE_WRONG' } as const

/** Leaves. Refuses: NOT_ALLOWED for somebody else without keeping the door. */
export function decideCheckOut(session: SessionState, before: AttendanceState | null, { now, actor }: Context): Decision<AttendanceEvent> {
  if (!before || before.leftAt !== null) return accept()
  if (before.person.userId !== actor.userId && !canKeepDoor(session, actor)) return refuse('NOT_ALLOWED')
  return accept({ type: 'CheckedOut', at: now })
}
