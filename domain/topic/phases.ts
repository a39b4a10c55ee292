/**
 * The phases of a topic (议题) and which may follow which.
 * CONTINUED of the domain terms is not a place to stay: it is the fact `TopicContinued`, which leads back to SCHEDULED.
 */
export const topicPhases = [
  'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'DECLINED', 'MERGED', 'REROUTED',
  'ACCEPTED', 'PUBLICIZED', 'SCHEDULED', 'IN_CONSULTATION', 'CONSENSUS', 'NO_CONSENSUS', 'REFERRED', 'CLOSED',
] as const
export type TopicPhase = (typeof topicPhases)[number]

export const phasesAfter: Readonly<Record<TopicPhase, readonly TopicPhase[]>> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['UNDER_REVIEW'],
  UNDER_REVIEW: ['ACCEPTED', 'RETURNED', 'DECLINED', 'MERGED', 'REROUTED'],
  RETURNED: ['SUBMITTED'],
  DECLINED: [],
  MERGED: [],
  REROUTED: [],
  ACCEPTED: ['PUBLICIZED'],
  PUBLICIZED: ['SCHEDULED'],
  // back to PUBLICIZED when the meeting is cancelled: the matter keeps its place, not its date
  SCHEDULED: ['IN_CONSULTATION', 'PUBLICIZED', 'SCHEDULED'],
  IN_CONSULTATION: ['CONSENSUS', 'NO_CONSENSUS', 'REFERRED', 'SCHEDULED'],
  CONSENSUS: ['CLOSED'],
  NO_CONSENSUS: ['SCHEDULED', 'REFERRED', 'CLOSED'],
  REFERRED: ['CLOSED'],
  CLOSED: [],
}

/** Neighbours may add their names until the matter has a place on an agenda; from then on they come and speak. */
export const endorsablePhases: readonly TopicPhase[] = ['SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED', 'PUBLICIZED']

/** The author may change the text until the committee has begun to read it, and again when it comes back for completion. */
export const editablePhases: readonly TopicPhase[] = ['DRAFT', 'SUBMITTED', 'RETURNED']

/** Into these another topic may be merged. */
export const absorbingPhases: readonly TopicPhase[] = ['SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED', 'PUBLICIZED', 'SCHEDULED']

/** Nothing more will happen by itself. */
export const endedPhases: readonly TopicPhase[] = ['DECLINED', 'MERGED', 'REROUTED', 'CLOSED']

/** "1+6+X": the six cares and what does not fit in them. */
export const careDomains = ['CHILD', 'ELDER', 'HEALTH', 'FOOD', 'HOME', 'SERVICE', 'OTHER'] as const
export type CareDomain = (typeof careDomains)[number]

/** Where a matter belongs that the community's consultation cannot settle. */
export const channels = [
  'HOTLINE_12345', 'PROPERTY', 'MEDIATION', 'PETITION', 'POLICE_110', 'FIRE_119', 'MEDICAL_120', 'COMMUNITY_DESK',
] as const
export type Channel = (typeof channels)[number]

/** Where a broad matter goes on when the neighbours did not agree: it is referred, never buried. */
export const referralTargets = ['RESIDENTS_ASSEMBLY', 'OWNERS_ASSEMBLY', 'STREET_OFFICE', 'DEPARTMENT'] as const
export type ReferralTarget = (typeof referralTargets)[number]

/** How a matter will be decided, fixed when it is accepted (大事共议、实事共办、要事共决、难事共解). */
export const decisionPaths = ['SELF_GOVERN', 'RESIDENTS_ASSEMBLY', 'OWNER_DECISION', 'GOVERNMENT_DUTY', 'MEDIATION'] as const
export type DecisionPath = (typeof decisionPaths)[number]

/**
 * Which ballot types a path allows. Owners decide about common property and nobody else does (民法典 278); a government
 * duty can be asked for but not voted into being; two neighbours' quarrel is mediated, never put to a majority.
 */
export const ballotTypesOf = {
  SELF_GOVERN: ['INTENT_POLL', 'SESSION_RESOLUTION'],
  RESIDENTS_ASSEMBLY: ['INTENT_POLL', 'SESSION_RESOLUTION', 'RESIDENTS_ASSEMBLY', 'PACT_ADOPTION'],
  OWNER_DECISION: ['INTENT_POLL', 'OWNER_ORDINARY', 'OWNER_MAJOR'],
  GOVERNMENT_DUTY: ['INTENT_POLL', 'SESSION_RESOLUTION'],
  MEDIATION: [],
} as const satisfies Record<DecisionPath, readonly string[]>
