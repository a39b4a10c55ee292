/** Roles are held per community; a person can have several. `public` is nobody's role: it is the absence of one. */
export const roles = ['resident', 'moderator', 'committee', 'department', 'gridWorker', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Kinds of participants for the "6+X" count of a session. */
export const participantKinds = [
  'RESIDENT', 'OWNERS_COMMITTEE', 'COMMITTEE', 'PROPERTY', 'CPPCC_MEMBER', 'STREET', 'DEPARTMENT', 'EXPERT', 'SECTOR', 'DELEGATE',
] as const
export type ParticipantKind = (typeof participantKinds)[number]

/** Who acts, resolved by the server from the sign-in and the membership; never from a payload. */
export interface Actor {
  userId: string
  communityId: string
  displayName: string
  roles: readonly Role[]
  kind: ParticipantKind
  /** lives here, checked by a grid worker or the committee */
  isVerified: boolean
  departmentId: string | null
  gridId: string | null
  buildingId: string | null
}

/** What a decision may know besides the state. `now` is epoch ms. */
export interface Context {
  now: number
  actor: Actor
  newId: () => string
  rules: import('./rule-pack.ts').RulePack
}
