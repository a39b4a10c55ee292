import type { ParticipantKind } from '../people.ts'

/** What a ballot is in law; see `verdict` for what each needs in order to pass. */
export const ballotTypes = [
  'INTENT_POLL', 'SESSION_RESOLUTION', 'RESIDENTS_ASSEMBLY', 'PACT_ADOPTION', 'OWNER_ORDINARY', 'OWNER_MAJOR',
] as const
export type BallotType = (typeof ballotTypes)[number]

export const isOwnerType = (type: BallotType): boolean => type === 'OWNER_ORDINARY' || type === 'OWNER_MAJOR'
export const isAssemblyType = (type: BallotType): boolean => type === 'RESIDENTS_ASSEMBLY' || type === 'PACT_ADOPTION'
/** Its result binds somebody: it needs the announced agenda, a body and a majority. */
export const isBinding = (type: BallotType): boolean => type !== 'INTENT_POLL'
/** Results that are put on record with an authority (备案). */
export const isFileable = (type: BallotType): boolean => isOwnerType(type) || isAssemblyType(type)

/** NAMED 记名: who voted what is on the roll. SECRET 无记名: nothing joins the two after closing. */
export const secrecies = ['NAMED', 'SECRET'] as const
export type Secrecy = (typeof secrecies)[number]

/** Whether the running count may be seen before closing. Turnout always may. */
export const interims = ['HIDDEN', 'SHOWN'] as const
export type Interim = (typeof interims)[number]

/** Who is one voter of an assembly: each resident of 18, one per household, or the delegates of the 小组 (居委会组织法 9–10). */
export const bases = ['PEOPLE', 'HOUSEHOLDS', 'DELEGATES'] as const
export type Basis = (typeof bases)[number]

/** How a vote came in. The electronic one wins over paper (深圳). */
export const channels = ['ELECTRONIC', 'PAPER', 'PROXY', 'ASSISTED'] as const
export type Channel = (typeof channels)[number]

/** How the paper reached a unit: into a hand, by registered post, under the door with a photo, on the owner's own phone. */
export const deliveryWays = ['HAND', 'POST', 'DOOR', 'ELECTRONIC'] as const

export interface Option { id: string; text: string }

/** What can be chosen. `most`: up to that many of the options. Abstaining is always possible and excludes the rest. */
export type ChoiceSet =
  | { kind: 'YES_NO' }
  | { kind: 'ONE_OF'; options: Option[] }
  | { kind: 'UP_TO'; most: number; options: Option[] }

export const YES = 'yes'
export const NO = 'no'
export const ABSTAIN = 'abstain'

/** Ids that a paper may carry, in the order of the ballot; the abstention last. */
export function choiceIds(choices: ChoiceSet): string[] {
  return choices.kind === 'YES_NO' ? [YES, NO, ABSTAIN] : [...choices.options.map((option) => option.id), ABSTAIN]
}

/** Whether a paper with these choices is valid: no unknown, no repeated choice, not more than allowed, abstention alone. */
export function isValidPaper(choices: ChoiceSet, chosen: readonly string[]): boolean {
  const known = choiceIds(choices)
  const most = choices.kind === 'UP_TO' ? choices.most : 1
  if (chosen.length < 1 || new Set(chosen).size !== chosen.length || !chosen.every((id) => known.includes(id))) return false
  return chosen.length <= most && (chosen.length === 1 || !chosen.includes(ABSTAIN))
}

/** Voters and what they weigh: `heads` whole people or households, `area` in 0.01 m² (0 where area does not count). */
export interface Weight { heads: number; area: number }

/** What fractions are fractions of, known before the ballot opens and never changed after. */
export type Body =
  | { kind: 'NONE' }
  /** those present in the hall and entitled; the quorum is the session's */
  | { kind: 'PRESENT'; present: number; quorum: Quorum }
  /** all of the assembly; `present` null where the vote runs over days: then whoever takes part is present */
  | { kind: 'ASSEMBLY'; total: number; present: number | null }
  | { kind: 'OWNERS'; heads: number; area: number }

/** @property have people present; @property missing kinds of the "6+X" of whom nobody came */
export interface Quorum { have: number; need: number; missing: ParticipantKind[] }

/**
 * Registered 议事规则 may let a silent owner count, if delivery to the unit is proven. It is a separate column, never mixed in.
 * AS_ABSTENTION: has taken part. WITH_MAJORITY: has taken part and chosen what most of the voters chose.
 */
export interface SilenceRule { counts: 'AS_ABSTENTION' | 'WITH_MAJORITY'; cite: string }
