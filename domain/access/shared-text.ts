import type { Actor } from '../people.ts'
import { isSessionStaff } from './session.ts'
import type { SessionState } from '../session/state.ts'

/** `edit` writes, `read` looks on; null: not even that. Decided again whenever a phase or a role changes. */
export type TextMode = 'edit' | 'read'

/** Somebody of the community; a stranger is null. */
export type Reader = Pick<Actor, 'userId' | 'roles' | 'isVerified'> | null

/**
 * What is to be talked about is written together before the announcement: by those who run the meeting and by the authors of the
 * topics on it (`isAuthor`). Every other verified neighbour reads along and suggests. Announced, it stands still: people prepare
 * for what they were told, and later changes are commands with a reason.
 */
export function agendaTextMode(session: Pick<SessionState, 'phase'>, who: Reader, isAuthor: boolean): TextMode | null {
  if (!who) return null
  if (session.phase !== 'DRAFT') return 'read'
  if (isSessionStaff(who) || isAuthor) return 'edit'
  return who.isVerified ? 'read' : null
}

/**
 * The notes of the evening and the minutes: written by those who run it, until they are presented for signing;
 * read by those who took part while they are drafted. Afterwards the frozen minutes are what everybody reads.
 */
export function minutesTextMode(session: Pick<SessionState, 'phase' | 'minutes'>, who: Reader, tookPart: boolean): TextMode | null {
  if (!who) return null
  const isStaff = isSessionStaff(who)
  switch (session.phase) {
    case 'CHECK_IN': case 'IN_PROGRESS': case 'RECESS': case 'CLOSED': return isStaff ? 'edit' : null
    case 'MINUTES_DRAFT':
      if (isStaff) return session.minutes?.presented ? 'read' : 'edit'
      return tookPart ? 'read' : null
    case 'MINUTES_CONFIRMED': case 'PUBLISHED': case 'ARCHIVED': return isStaff || tookPart ? 'read' : null
    default: return null
  }
}
