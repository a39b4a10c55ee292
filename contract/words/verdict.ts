import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict, voterUnit, type Verdict } from '../../domain/ballot/verdict.ts'
import { ABSTAIN, choiceIds, NO, YES, type ChoiceSet } from '../../domain/ballot/types.ts'
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
  const { participation, approval } = result
  const { choices } = ballot.question
  const unit = voterUnit(ballot)
  const people = (n: number) => t('people', { unit, n })
  const names = (ids: readonly string[]) => choiceNames(t, choices, ids)
  const headsOf = (id: string) => result.options.find((option) => option.id === id)?.heads ?? 0
  const voted = result.took?.heads ?? result.options.reduce((sum, option) => sum + option.heads, 0)
  const sentence = (parts: string[]) => {
    const text = parts.reduce((before, part) => t('clauses', { before, part }))
    return t('sentence', { text: text.charAt(0).toUpperCase() + text.slice(1) })
  }

  switch (result.outcome) {
    case 'SHARES': return { word: t('word.SHARES'), lead: sentence(voted === 0 ? [t('noneVoted')] : [t('saidSo', { count: people(voted) }), ...preferred()]) }
    case 'TOO_FEW': {
      const isQuorum = participation?.fraction === null
      return { word: t(isQuorum ? 'word.NO_QUORUM' : 'word.TOO_FEW'), lead: sentence([...came(), missing()]) }
    }
    case 'PASSED':
    case 'REJECTED': return { word: t(`word.${result.outcome}`), lead: sentence([...came(), ...decided()]) }
  }

  /** Who took part, or was in the hall. */
  function came(): string[] {
    if (!participation) return []
    const { heads, area, fraction } = participation
    // the quorum counts everybody in the hall, the majority only those of them who have a vote
    if (fraction === null) return [result.outcome === 'TOO_FEW' || !approval ? t('cameAll', { count: people(heads.have) }) : t('came', { count: people(approval.heads.of) })]
    if (heads.have === 0) return [t('noneVoted')]
    return [t(heads.gap === 0 && (area?.gap ?? 0) === 0 ? 'tookExactly' : 'took', { count: people(heads.have) })]
  }

  function missing(): string {
    if (!participation) return t('adjournedSide')
    const { heads, area, fraction } = participation
    const count = people(-heads.gap)
    if (fraction === null && !heads.isMet) return t('adjourned', { count: people(heads.need) })
    if (heads.isMet && area && !area.isMet) return t('noResult', { before: t('areaShort', { area: squareMetres(-area.gap) }) })
    if (heads.isMet) return t('adjournedSide')
    if (!area) return t('noResult', { before: t('shortOf', { count }) })
    return t('noResult', { before: area.isMet ? t('headsShortAreaEnough', { count }) : t('bothShort', { count, area: squareMetres(-area.gap) }) })
  }

  function decided(): string[] {
    if (voted === 0) return participation?.heads.have === 0 ? [] : [t('noneVoted')]
    if (headsOf(ABSTAIN) === voted) return [t('allAbstained')]
    if (choices.kind !== 'YES_NO') {
      const [first, ...others] = result.adopted
      const count = first !== undefined && others.length === 0 ? [t('choseIt', { name: names([first]), count: people(headsOf(first)) })] : []
      return [...count, ...(first === undefined ? [] : [t('adopted', { names: names(result.adopted) })]), ...undecided()]
    }
    const isLevel = result.outcome === 'REJECTED' && headsOf(YES) === headsOf(NO) && !approval?.area
    return [t('agreed', { count: people(headsOf(YES)) }), ...(isLevel ? [t('level')] : []), margin()]
  }

  /** Of several options: those that are level on the last place, or that nothing reached its majority. */
  function undecided(): string[] {
    if (result.tied.length > 0) return [t('tiedPlace', { names: names(result.tied) })]
    if (result.adopted.length > 0) return []
    const first = leaders()
    return [...(first.length > 1 ? [t('tiedFirst', { names: names(first.map((option) => option.id)), count: people(first[0]!.heads) })] : []), t('noMajority')]
  }

  /** By how much: 比门槛多 6 户, 正好够, 差 9 户; for owners by heads and by area. */
  function margin(): string {
    if (!approval) return t('noMajority')
    const { heads, area } = approval
    const short = people(-heads.gap)
    if (!heads.isMet) return !area ? t('short', { count: short }) : area.isMet ? t('areaButHeads', { count: short }) : t('headsAndArea', { count: short, area: squareMetres(-area.gap) })
    if (area && !area.isMet) return t('headsButArea', { area: squareMetres(-area.gap) })
    if (area && heads.gap === 0) return area.gap === 0 ? t('bothExactly') : t('headsExactly', { area: squareMetres(area.gap) })
    if (area?.gap === 0) return t('areaExactly', { count: people(heads.gap) })
    return heads.gap === 0 ? t('exactly') : t('over', { count: people(heads.gap) })
  }

  /** What most people chose, in a poll. */
  function preferred(): string[] {
    if (headsOf(ABSTAIN) === voted) return [t('allAbstained')]
    const first = leaders()
    if (first.length === 0) return []
    const count = people(first[0]!.heads)
    return [first.length === 1 ? t('most', { name: names([first[0]!.id]), count }) : t('tiedMost', { names: names(first.map((option) => option.id)), count })]
  }

  /** The options that most people chose, abstaining left aside. */
  function leaders() {
    const most = Math.max(...result.options.filter((option) => option.id !== ABSTAIN).map((option) => option.heads))
    return most === 0 ? [] : result.options.filter((option) => option.id !== ABSTAIN && option.heads === most)
  }
}
