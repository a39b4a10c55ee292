import { OPTIONS_LEAST, defaultSecrecy } from '../../../domain/ballot/prepare.ts'
import { typeOfMatter, type OwnerMatter } from '../../../domain/ballot/owner-matters.ts'
import { isAssemblyType, isOwnerType, type BallotType, type Basis, type Interim, type Secrecy } from '../../../domain/ballot/types.ts'

/** What a ballot that stands alone can be for; a session resolution is put in its session. */
export const purposes = ['INTENT_POLL', 'OWNERS', 'RESIDENTS_ASSEMBLY', 'PACT_ADOPTION'] as const
export type Purpose = (typeof purposes)[number]
export const choiceKinds = ['YES_NO', 'ONE_OF', 'UP_TO'] as const
export const steps = ['kind', 'ask', 'who', 'how', 'look'] as const

export interface Draft {
  step: number
  purpose: Purpose
  matter: OwnerMatter | null
  topicId: string
  text: string
  kind: (typeof choiceKinds)[number]
  options: string[]
  most: number
  facts: { label: string; text: string }[]
  buildingIds: string[]
  basis: Basis
  opens: string
  closes: string
  /** null: as usual for its type */
  secrecy: Secrecy | null
  interim: Interim
  countsSilent: boolean
}
export const emptyDraft: Draft = {
  step: 0, purpose: 'INTENT_POLL', matter: null, topicId: '', text: '', kind: 'YES_NO', options: ['', ''], most: 1, facts: [],
  buildingIds: [], basis: 'PEOPLE', opens: '', closes: '', secrecy: null, interim: 'HIDDEN', countsSilent: false,
}

const DAY = 86_400_000
/** the beginning of a day that was chosen in a calendar, in the community's time zone; null while none is */
export function startOfDay(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(at) ? null : at
}

/** The type in law. Of owners it follows from the matter. */
export function typeOf({ purpose, matter }: Draft): BallotType {
  return purpose === 'OWNERS' ? typeOfMatter(matter ?? 'OTHER') : purpose
}

/** From 0:00 of the first day to 24:00 of the last. */
export function planOf({ opens, closes }: Draft): { opensAt: number; closesAt: number } | null {
  const [from, last] = [startOfDay(opens), startOfDay(closes)]
  return from === null || last === null ? null : { opensAt: from, closesAt: last + DAY }
}

export const kindOf = (draft: Draft) => (draft.purpose === 'PACT_ADOPTION' ? 'YES_NO' : draft.kind)

export function choicesOf(draft: Draft) {
  const kind = kindOf(draft)
  const options = draft.options.map((text, index) => ({ id: `o${index + 1}`, text: text.trim() })).filter((option) => option.text)
  return kind === 'YES_NO' ? { kind } : kind === 'ONE_OF' ? { kind, options } : { kind, options, most: draft.most }
}

export const secrecyOf = (draft: Draft): Secrecy => (isOwnerType(typeOf(draft)) ? 'NAMED' : draft.secrecy ?? defaultSecrecy(typeOf(draft)))

export const factsOf = (draft: Draft) => draft.facts.filter((fact) => fact.label.trim() && fact.text.trim())

/** What the command asks. */
export function inputOf(draft: Draft) {
  const type = typeOf(draft)
  return {
    type, topicId: draft.topicId || null, question: { text: draft.text, facts: factsOf(draft), choices: choicesOf(draft) },
    plan: planOf(draft) ?? { opensAt: 0, closesAt: 0 }, secrecy: secrecyOf(draft), interim: draft.interim,
    ...(isAssemblyType(type) && { basis: draft.basis }),
    ...(isOwnerType(type) && { buildingIds: draft.buildingIds, countsSilent: draft.countsSilent }),
  }
}

export type Fault =
  | { at: 'matter' | 'question' | 'options' | 'fact' | 'days' | 'order' }
  | { at: 'early'; day: number }
  | { at: 'length'; n: number; least: number; most: number }

/** What still stands in the way of leaving a step; null: nothing. `earliest`: when such a ballot can open. */
export function faultOf(draft: Draft, step: number, limits: { earliest: number; least: number; most: number }): Fault | null {
  const name = steps[step]
  if (name === 'kind') return draft.purpose === 'OWNERS' && !draft.matter ? { at: 'matter' } : null
  if (name === 'ask') {
    if (!draft.text.trim()) return { at: 'question' }
    if (draft.facts.some((fact) => Boolean(fact.label.trim()) !== Boolean(fact.text.trim()))) return { at: 'fact' }
    const choices = choicesOf(draft)
    if (choices.kind === 'YES_NO') return null
    const texts = new Set(choices.options.map((option) => option.text))
    return texts.size < OPTIONS_LEAST || texts.size < choices.options.length ? { at: 'options' } : null
  }
  if (name === 'how') {
    const plan = planOf(draft)
    if (!plan) return { at: 'days' }
    if (plan.closesAt <= plan.opensAt) return { at: 'order' }
    // a day that is already running can still be the first one where nothing has to be announced ahead
    if (plan.opensAt < limits.earliest && plan.opensAt + DAY <= limits.earliest) return { at: 'early', day: limits.earliest }
    const n = Math.round((plan.closesAt - plan.opensAt) / DAY)
    if (isOwnerType(typeOf(draft)) && (n < limits.least || n > limits.most)) return { at: 'length', n, least: limits.least, most: limits.most }
  }
  return null
}
