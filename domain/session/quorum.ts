import type { ParticipantKind } from '../people.ts'
import type { RulePack } from '../rule-pack.ts'
import type { RequiredKind, SessionState } from './state.ts'

/** Who is here, as counts. Listeners are in none of the kinds. */
export interface Presence {
  byKind: Partial<Record<ParticipantKind, number>>
  inPerson: number
  remote: number
  listeners: number
}

export const nobodyHere: Presence = { byKind: {}, inPerson: 0, remote: 0, listeners: 0 }

export interface Quorum {
  people: number
  need: number
  missing: RequiredKind[]
  isReached: boolean
}

/** Consultation: at least one of every required kind of participant, and enough people. Two required kinds that are the same need two. */
export function quorumOf(state: Pick<SessionState, 'required'>, presence: Presence, rules: RulePack): Quorum {
  const left = { ...presence.byKind }
  const missing = state.required.filter(({ kind }) => {
    const here = left[kind] ?? 0
    left[kind] = here - 1
    return here < 1
  })
  const people = presence.inPerson + presence.remote
  const need = rules.sessionQuorum.value
  return { people, need, missing, isReached: missing.length === 0 && people >= need }
}
