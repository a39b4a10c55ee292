import type { OwnerVoting } from '../../../domain/community/community.ts'
import type { RulePack } from '../../../domain/rule-pack.ts'
import type { Draft, Fault } from './draft.ts'

/** What the community brings to the making of a ballot. */
export interface Setting {
  community: string
  now: number
  rules: RulePack
  owners: OwnerVoting
  buildings: { id: string; name: string }[]
  topics: { id: string; title: string; types: readonly string[] }[]
}

/** What each step is given. */
export interface StepProps extends Setting {
  draft: Draft
  fault: Fault | null
  /** when such a ballot can open at the earliest */
  earliest: number
  change: (part: Partial<Draft>) => void
}
