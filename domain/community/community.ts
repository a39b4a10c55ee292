import { accept, impossible, refuse, type Decision } from '../decision.ts'
import type { Actor, Context } from '../people.ts'
import type { SilenceRule } from '../ballot/types.ts'
import { defaultRules, type RuleName, type RuleValue } from '../rule-pack.ts'

/** A tenant: one neighbourhood community. One installation serves a district, so a community is never an installation. */
export interface Community {
  id: string
  communityId: string
  slug: string
  code: string
  name: string
  street: string
  phone: string | null
  /** only what differs from the default */
  rules: Partial<Record<RuleName, RuleValue>>
  /** what holds for the votes of the owners here */
  owners: OwnerVoting
}

/**
 * Without a designation every owner vote here is an 意向征询. Silence is nothing unless the registered 议事规则 say otherwise; both
 * are facts of papers, so each carries the words by which the paper is found.
 */
export interface OwnerVoting {
  designation: { authority: string; reference: string } | null
  silence: SilenceRule | null
}
export const noOwnerVoting: OwnerVoting = { designation: null, silence: null }

export type CommunityEvent =
  | { type: 'CommunityFounded'; id: string; slug: string; code: string; name: string; street: string; phone: string | null; at: number }
  | { type: 'RuleSet'; rule: RuleName; value: number; source: RuleValue['source']; cite: string; by: string; at: number }
  | { type: 'PeopleImported'; batchId: string; kind: 'RESIDENTS' | 'UNITS'; rows: number; fileHash: string; by: string; at: number }
  | { type: 'OwnerVotingSet'; owners: OwnerVoting; by: string; at: number }
  | { type: 'PlaceAdded'; place: 'GRID' | 'BUILDING' | 'DEPARTMENT'; placeId: string; name: string; by: string; at: number }

export function evolveCommunity(state: Community | null, event: CommunityEvent): Community {
  if (event.type === 'CommunityFounded') {
    const { id, slug, code, name, street, phone } = event
    return { id, communityId: id, slug, code, name, street, phone, rules: {}, owners: noOwnerVoting }
  }
  if (!state) throw new Error(`${event.type} before the community exists`)
  switch (event.type) {
    case 'RuleSet': return { ...state, rules: { ...state.rules, [event.rule]: { value: event.value, source: event.source, cite: event.cite } } }
    case 'PeopleImported': return state
    case 'PlaceAdded': return state
    case 'OwnerVotingSet': return { ...state, owners: event.owners }
    default: return impossible(event)
  }
}

export const canSetRules = (actor: Actor) => actor.roles.includes('admin')

export function decideSetOwnerVoting(owners: OwnerVoting, { now, actor }: Context): Decision<CommunityEvent> {
  if (!canSetRules(actor)) return refuse('NOT_ALLOWED')
  return accept({ type: 'OwnerVotingSet', owners, by: actor.userId, at: now })
}

/** What a rule may be set to. Statute (L) is not a setting: only a stricter number is lawful, so those stay as they are. */
export function decideSetRule(command: { rule: RuleName; value: number; cite: string }, { now, actor }: Context): Decision<CommunityEvent> {
  if (!canSetRules(actor)) return refuse('NOT_ALLOWED')
  const standard = defaultRules[command.rule]
  if (standard.source === 'L') return refuse('RULE_IS_LAW')
  if (command.value < 1 || command.value > standard.value * 10) return refuse('RULE_OUT_OF_RANGE', { least: 1, most: standard.value * 10 })
  if (command.rule === 'speechSeconds' && (command.value < 60 || command.value > 300)) return refuse('RULE_OUT_OF_RANGE', { least: 60, most: 300 })
  return accept({ type: 'RuleSet', rule: command.rule, value: command.value, source: 'D', cite: command.cite, by: actor.userId, at: now })
}
