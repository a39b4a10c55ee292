import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict, voterUnit, type Verdict } from '../../domain/ballot/verdict.ts'
import { choiceIds, YES, type ChoiceSet } from '../../domain/ballot/types.ts'
import { squareMetres } from '../../domain/ballot/area.ts'

/** The part of a translator that verdicts need: a key of the `ballot` namespace and its values. */
export type BallotWords = (key: string, values?: Record<string, string | number>) => string

/** What a choice is called: 同意, 不同意, 弃权, or the option's own text. */
export function choiceName(t: BallotWords, choices: ChoiceSet, id: string): string {
  const option = choices.kind === 'YES_NO' ? undefined : choices.options.find((each) => each.id === id)
  return option?.text ?? t(`choice.${id}`)
}

/** "同意" or "东门、西门". */
export function choiceNames(t: BallotWords, choices: ChoiceSet, ids: readonly string[]): string {
  const order = choiceIds(choices)
  const names = [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((id) => choiceName(t, choices, id))
  return names.reduce((before, name) => t('and', { before, name }))
}

/** The result as a neighbour would say it: one word, and one sentence with the numbers that decided. */
export interface VerdictWords { word: string; lead: string }

export function verdictWords(t: BallotWords, ballot: Pick<BallotState, 'type' | 'basis' | 'question'>, verdict: Verdict): VerdictWords {
  const result = decidingVerdict(verdict)
  const { choices } = ballot.question
  const unit = voterUnit(ballot)
  const people = (n: number) => t('people', { unit, n })
  const sentence = (...parts: string[]) => t('sentence', { text: parts.reduce((before, part) => t('clauses', { before, part })) })
  const took = takingPart(result)
  const came = took && t(took.kind, { count: people(took.heads) })

  switch (result.outcome) {
    case 'SHARES': {
      const first = [...result.options].sort((a, b) => b.heads - a.heads)[0]
      const all = people(result.options.reduce((sum, option) => sum + option.heads, 0))
      return { word: t('word.SHARES'), lead: sentence(t('saidSo', { count: all }), ...(first && first.heads > 0 ? [t('most', { name: choiceName(t, choices, first.id), count: people(first.heads) })] : [])) }
    }
    case 'TOO_FEW': {
      const short = result.participation
      const missing = short && !short.heads.isMet ? t('shortOf', { count: people(-short.heads.gap) })
        : short?.area && !short.area.isMet ? t('areaShort', { area: squareMetres(-short.area.gap) })
        : t('sideMissing')
      return { word: t('word.TOO_FEW'), lead: sentence(...(came ? [came] : []), missing) }
    }
    case 'PASSED':
    case 'REJECTED': {
      const word = t(`word.${result.outcome}`)
      if (choices.kind !== 'YES_NO' && result.adopted.length > 0) {
        return { word, lead: sentence(...(came ? [came] : []), t('adopted', { names: choiceNames(t, choices, result.adopted) })) }
      }
      const yes = choices.kind === 'YES_NO' ? result.options.find((option) => option.id === YES) : undefined
      const said = yes ? [t('agreed', { count: people(yes.heads) })] : []
      return { word, lead: sentence(...(came ? [came] : []), ...said, margin()) }
    }
  }

  /** By how much: 比门槛多 6 户, 正好到门槛, 差 9 户; where only the area is short, that. */
  function margin(): string {
    const approval = result.approval
    if (!approval) return t('noMajority')
    const { heads, area } = approval
    if (heads.isMet && area && !area.isMet) return t('headsButArea', { area: squareMetres(-area.gap) })
    if (!heads.isMet) return choices.kind === 'YES_NO' ? t('short', { count: people(-heads.gap) }) : t('noMajority')
    return heads.gap === 0 ? t('exactly') : t('over', { count: people(heads.gap) })
  }
}

/** Who was counted as taking part, as said in a sentence. */
function takingPart(result: Verdict): { kind: 'took' | 'came' | 'cameAll'; heads: number } | null {
  if (!result.participation) return null
  if (result.participation.fraction !== null) return { kind: 'took', heads: result.participation.heads.have }
  // the quorum counts everybody in the hall, the majority only those of them who have a vote
  if (result.outcome === 'TOO_FEW' || !result.approval) return { kind: 'cameAll', heads: result.participation.heads.have }
  return { kind: 'came', heads: result.approval.heads.of }
}
