import type { ParticipantKind } from '../people.ts'
import { isOwnerType, type BallotType } from './types.ts'

/** What is known about a person when the roll is made. Ages are whole years on that day. */
export interface Candidate {
  /** lives here, checked */
  isVerifiedResident: boolean
  /** null: no date of birth is known */
  age: number | null
  kind: ParticipantKind
  /** checked in to the session of the ballot and not left; false where there is no session */
  isPresent: boolean
  /** checked in as 旁听 */
  isListener: boolean
  /** chairs the session now, or handed the chair over for this item */
  isChair: boolean
}

/** Why somebody is on the roll; it is kept with the roll and shown to them. */
export const rollReasons = ['PRESENT_RESIDENT', 'PRESENT', 'VERIFIED', 'RESIDENT_18', 'HOUSEHOLD', 'DELEGATE', 'OWNER', 'CO_OWNERS', 'DEVELOPER', 'UNKNOWN_OWNER'] as const
export type RollReason = (typeof rollReasons)[number]

/** 居民会议: 18 years and older (居委会组织法 9–10). */
export const VOTING_AGE = 18

/**
 * Whether a person belongs on the roll, and as what. Owners come from the property roll instead (`domain/owners`).
 * - The chair does not vote while chairing, on anything in the hall.
 * - An expert, an official or a moderator votes only where they live here themselves: that is their stake.
 * - Listeners listen.
 */
export function rollReasonOf(type: BallotType, basis: 'PEOPLE' | 'HOUSEHOLDS' | 'DELEGATES' | null, inSession: boolean, who: Candidate): RollReason | null {
  if (isOwnerType(type)) return null
  if (inSession && (who.isChair || who.isListener)) return null
  if (type === 'INTENT_POLL') {
    if (inSession) return who.isPresent ? 'PRESENT' : null
    return who.isVerifiedResident ? 'VERIFIED' : null
  }
  if (inSession && !who.isPresent) return null
  if (type === 'SESSION_RESOLUTION') return who.isVerifiedResident ? 'PRESENT_RESIDENT' : null
  if (basis === 'DELEGATES') return who.kind === 'DELEGATE' && isOfAge(who) ? 'DELEGATE' : null
  if (!who.isVerifiedResident || !isOfAge(who)) return null
  return basis === 'HOUSEHOLDS' ? 'HOUSEHOLD' : 'RESIDENT_18'
}

function isOfAge(who: Candidate): boolean {
  return who.age !== null && who.age >= VOTING_AGE
}

/** Whole years lived on a day, by the calendar (a person born on 29 February is a year older on 1 March). Days as YYYY-MM-DD. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
