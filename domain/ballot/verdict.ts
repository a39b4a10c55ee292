import { impossible } from '../decision.ts'
import { count, majority, moreThanHalf, threeQuarters, twoThirds, type Majority } from './majority.ts'
import type { Tally } from './tally.ts'
import { ABSTAIN, choiceIds, YES, type BallotType, type Basis, type Body, type ChoiceSet, type SilenceRule, type Weight } from './types.ts'

/**
 * The result of a count, from which the sentence, the drawing and the record are made. Nothing of it is rounded.
 * SHARES: an intent poll, which never "passes". TOO_FEW: participation or quorum missed, whatever was chosen.
 */
export interface Verdict {
  outcome: 'PASSED' | 'REJECTED' | 'TOO_FEW' | 'SHARES'
  /** 参与的够不够; null where nothing is required */
  participation: Majority | null
  /** 同意的够不够: of "yes", or of the option that came first; null in an intent poll */
  approval: Majority | null
  /** everybody whose paper was counted; absent in verdicts from before it was kept */
  took?: Weight
  options: OptionResult[]
  /** options that the ballot adopts: "yes", or the winners */
  adopted: string[]
  /** options that share the last place that can be adopted, so that none of them is: a second ballot decides */
  tied: string[]
  /** kinds of participants of whom nobody was there (session only) */
  missingKinds: string[]
  /** the same with the silent counted, where a registered rule says so; then it is the one that decides */
  withSilence: { rule: SilenceRule; silent: Weight; verdict: Verdict } | null
}

export interface OptionResult extends Weight { id: string; approval: Majority | null }

/** Who did not vote though the paper was provably delivered, and the rule that lets them count. */
export interface Silence { rule: SilenceRule; silent: Weight }

/**
 * | type | passes when |
 * |---|---|
 * | SESSION_RESOLUTION | quorum, and yes > 1/2 of those present |
 * | RESIDENTS_ASSEMBLY, PACT_ADOPTION | present > 1/2 of the body, and yes > 1/2 of those present (居委会组织法 9, 15) |
 * | OWNER_ORDINARY | participating area and heads ≥ 2/3, yes area and heads > 1/2 of the participating (民法典 278) |
 * | OWNER_MAJOR | the same participation, yes area and heads ≥ 3/4 of the participating |
 *
 * @throws {Error} when the body does not fit the type
 */
export function verdict(type: BallotType, choices: ChoiceSet, body: Body, tally: Tally, silence: Silence | null = null): Verdict {
  const { participation, approve, missingKinds } = requirements(type, body, tally)
  const options = choiceIds(choices).map((id): OptionResult => {
    const weight = tally.choices[id] ?? { heads: 0, area: 0 }
    return { id, heads: weight.heads, area: weight.area, approval: approve && id !== ABSTAIN ? approve(weight) : null }
  })
  const { adopted, tied } = chooseFrom(options, choices)
  const hasTakenPart = (participation?.isMet ?? true) && missingKinds.length === 0
  return {
    outcome: !approve ? 'SHARES' : !hasTakenPart ? 'TOO_FEW' : adopted.length > 0 ? 'PASSED' : 'REJECTED',
    participation,
    approval: approve ? leading(options, choices)?.approval ?? null : null,
    took: tally.participating,
    options,
    adopted: approve && hasTakenPart ? adopted : [],
    tied: approve && hasTakenPart ? tied : [],
    missingKinds,
    withSilence: silence && body.kind === 'OWNERS'
      ? { ...silence, verdict: verdict(type, choices, body, withSilent(tally, silence)) }
      : null,
  }
}

/** The outcome that counts: with the silent where a registered rule counts them. */
export function decidingVerdict(result: Verdict): Verdict {
  return result.withSilence?.verdict ?? result
}

interface Requirements { participation: Majority | null; approve: ((weight: Weight) => Majority) | null; missingKinds: string[] }

function requirements(type: BallotType, body: Body, tally: Tally): Requirements {
  const took = tally.participating
  switch (type) {
    case 'INTENT_POLL':
      return { participation: null, approve: null, missingKinds: [] }
    case 'SESSION_RESOLUTION': {
      if (body.kind !== 'PRESENT') throw new Error(`${type} needs those present`)
      const { have, need, missing } = body.quorum
      const quorum = count(have, need, have)
      return {
        participation: { fraction: null, heads: quorum, area: null, isMet: quorum.isMet },
        approve: (yes) => majority(yes, { heads: body.present, area: 0 }, moreThanHalf, false),
        missingKinds: missing,
      }
    }
    case 'RESIDENTS_ASSEMBLY':
    case 'PACT_ADOPTION': {
      if (body.kind !== 'ASSEMBLY') throw new Error(`${type} needs an assembly`)
      const present = { heads: body.present ?? took.heads, area: 0 }
      return {
        participation: majority(present, { heads: body.total, area: 0 }, moreThanHalf, false),
        approve: (yes) => majority(yes, present, moreThanHalf, false),
        missingKinds: [],
      }
    }
    case 'OWNER_ORDINARY':
    case 'OWNER_MAJOR': {
      if (body.kind !== 'OWNERS') throw new Error(`${type} needs the owners`)
      return {
        participation: majority(took, body, twoThirds, true),
        approve: (yes) => majority(yes, took, type === 'OWNER_MAJOR' ? threeQuarters : moreThanHalf, true),
        missingKinds: [],
      }
    }
    default:
      return impossible(type)
  }
}

/**
 * What is adopted: "yes" when it has its majority; of several options those that have theirs, at most as many as one may
 * choose, the strongest first. Options level on the last place are none of them adopted.
 */
function chooseFrom(options: OptionResult[], choices: ChoiceSet): { adopted: string[]; tied: string[] } {
  const places = choices.kind === 'UP_TO' ? choices.most : 1
  const carried = options.filter((option) => option.approval?.isMet && (choices.kind !== 'YES_NO' || option.id === YES)).sort(byStrength)
  const last = carried[places - 1]
  const next = carried[places]
  if (!last || !next || byStrength(last, next) !== 0) return { adopted: carried.slice(0, places).map(idOf), tied: [] }
  return {
    adopted: carried.filter((option) => byStrength(option, last) < 0).map(idOf),
    tied: carried.filter((option) => byStrength(option, last) === 0).map(idOf),
  }
}

const idOf = (option: OptionResult) => option.id
const byStrength = (a: OptionResult, b: OptionResult) => b.heads - a.heads || b.area - a.area

function leading(options: OptionResult[], choices: ChoiceSet): OptionResult | undefined {
  if (choices.kind === 'YES_NO') return options.find((option) => option.id === YES)
  return options.filter((option) => option.id !== ABSTAIN).sort(byStrength)[0]
}

/** The silent take part; with the majority they also choose what most heads *and* most area chose, or abstain where those differ. */
function withSilent(tally: Tally, { rule, silent }: Silence): Tally {
  const choice = rule.counts === 'WITH_MAJORITY' ? majorityChoice(tally) : ABSTAIN
  const before = tally.choices[choice] ?? { heads: 0, area: 0 }
  const plus = (weight: Weight): Weight => ({ heads: weight.heads + silent.heads, area: weight.area + silent.area })
  return { participating: plus(tally.participating), choices: { ...tally.choices, [choice]: plus(before) } }
}

function majorityChoice(tally: Tally): string {
  const ranked = (key: keyof Weight) => {
    const [first, second] = Object.entries(tally.choices).sort(([, a], [, b]) => b[key] - a[key])
    return first && first[1][key] > (second?.[1][key] ?? 0) ? first[0] : null
  }
  const [byHeads, byArea] = [ranked('heads'), ranked('area')]
  return byHeads !== null && byHeads === byArea ? byHeads : ABSTAIN
}

/**
 * How far the required participation is while people vote ("还差 N 户 / N m²"); null where the turnout itself need not reach
 * anything: an intent poll, or a hall in which those present are already counted.
 */
export function participationSoFar(type: BallotType, choices: ChoiceSet, body: Body, turnout: Weight): Majority | null {
  if (body.kind === 'OWNERS' || (body.kind === 'ASSEMBLY' && body.present === null)) {
    return verdict(type, choices, body, { participating: turnout, choices: {} }).participation
  }
  return null
}

/** What one voter is called: a household where doors or flats vote, a delegate, else a person. */
export type VoterUnit = 'HOUSEHOLD' | 'DELEGATE' | 'PERSON'

export function voterUnit(ballot: { type: BallotType; basis: Basis | null }): VoterUnit {
  if (ballot.type === 'OWNER_ORDINARY' || ballot.type === 'OWNER_MAJOR' || ballot.basis === 'HOUSEHOLDS') return 'HOUSEHOLD'
  return ballot.basis === 'DELEGATES' ? 'DELEGATE' : 'PERSON'
}
