import { useTranslations } from 'next-intl'
import type { RuleName } from '../../domain/rule-pack.ts'

/** The community's rules of procedure as articles, in the order in which a matter meets them. */
export const ruleGroups = {
  topics: ['endorsementCount', 'endorsementShare', 'topicAcknowledge', 'topicDecide', 'topicPublicity'],
  sessions: ['sessionNotice', 'sessionQuorum', 'minutesConfirmations', 'minutesPublish', 'outcomePublicity'],
  floor: ['speechSeconds', 'speechWarning', 'speechExtension', 'speechTurns', 'motionSeconds'],
  ballots: ['rollInspection', 'ownerNotice', 'ownerVoteLeast', 'ownerVoteMost', 'proxyMost', 'reminderGap', 'reminderBefore', 'ballotClosingWarning', 'ballotObjection'],
  tasks: [
    'taskAssign', 'taskSign', 'taskReturn', 'taskDecide', 'replyQuestion', 'replyHelp', 'replySuggestion', 'replyCommunity', 'replyProposal', 'replyProposalMost',
    'taskEvaluate', 'rating', 'taskClose', 'taskMeet', 'slipOrangeAfter', 'slipRedAfter', 'slipListAfter',
  ],
} as const satisfies Record<string, readonly RuleName[]>

const articles: readonly RuleName[] = Object.values(ruleGroups).flat()

/** Number of a rule's article, from 1. */
export const articleOf = (rule: RuleName) => articles.indexOf(rule) + 1

/** Where a number comes from: a known source in the reader's words, or the community's own as it was written down. */
export function useCiteWords(): (cite: string) => { name: string; why: string } {
  const t = useTranslations('rules.cite')
  const known = t as unknown as { has(key: string): boolean } & ((key: string) => string)
  return (cite) => (known.has(`${cite}.name`) ? { name: known(`${cite}.name`), why: known(`${cite}.why`) } : { name: cite, why: cite })
}
