import { useTranslations } from 'next-intl'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { voterUnit } from '../../domain/ballot/verdict.ts'
import { choiceName, choiceNames, verdictWords, type BallotWords } from '../../contract/words/verdict.ts'

/** A key that is computed, for the words of ballots; the catalogue test knows them all. */
export function useBallotWords(): BallotWords {
  return useTranslations('ballot') as unknown as BallotWords
}

/**
 * What is said, after closing, of a vote that was never cast: whoever is silent takes no part – but where a registered rule counts
 * the silent, that would be wrong. Until the count nobody knows whether the rule applies.
 */
export function missedWord({ silence, count }: Pick<BallotState, 'silence' | 'count'>): 'closed' | 'closedMissed' {
  return (count ? count.verdict.withSilence : silence) ? 'closedMissed' : 'closed'
}

/** Names and counts of one ballot, bound to the reader's language. */
export function wordsOfBallot(t: BallotWords, ballot: BallotState) {
  const unit = voterUnit(ballot)
  return {
    people: (n: number) => t('people', { unit, n }),
    choice: (id: string) => choiceName(t, ballot.question.choices, id),
    choices: (ids: readonly string[]) => choiceNames(t, ballot.question.choices, ids),
    verdict: () => ballot.count && verdictWords(t, ballot, ballot.count.verdict),
    /** at most four lines above the choices: what the committee says, how it passes, who can see */
    facts: () => [
      ...ballot.question.facts.map((fact) => ({ key: fact.label, term: fact.label, fact: fact.text })),
      { key: 'passes', term: t('fact.passes'), fact: t(`passes.${ballot.type}`) },
      { key: 'sees', term: t('fact.sees'), fact: t(ballot.secrecy === 'SECRET' ? 'sees.SECRET' : isOwnerType(ballot.type) ? 'sees.NAMED_OWNERS' : 'sees.NAMED') },
    ],
  }
}
