import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { RulePack } from '../rule-pack.ts'
import { answerClock } from './clock.ts'
import { absorbingPhases, endorsablePhases } from './phases.ts'
import type { MergeConsent, TopicEvent, TopicState } from './state.ts'

/** What the table of endorsements says: does this person's name stand there, and how many names are there. */
export interface EndorsementFacts { hasEndorsed: boolean; count: number }

/** 附议. Adding a name twice changes nothing; the author's own name is under the topic already. */
export function endorseTopic(topic: TopicState, facts: EndorsementFacts, { now, actor, rules }: Context): Decision<TopicEvent> {
  if (topic.author.userId === actor.userId) return refuse('TOPIC_OWN')
  if (facts.hasEndorsed) return accept()
  if (topic.visibility.kind !== 'PUBLIC') return refuse('TOPIC_NOT_PUBLIC')
  if (!endorsablePhases.includes(topic.phase)) return refuse('TOPIC_ENDORSING_OVER')
  const count = facts.count + 1
  return accept<TopicEvent>({ type: 'TopicEndorsed', at: now, count }, ...thresholdReached(topic, count, now, rules))
}

/** Takes one's name back. A promise that the names have set in motion stays: the committee still answers. */
export function withdrawEndorsement(topic: TopicState, facts: EndorsementFacts, { now }: Context): Decision<TopicEvent> {
  if (!facts.hasEndorsed) return accept()
  if (!endorsablePhases.includes(topic.phase)) return refuse('TOPIC_ENDORSING_OVER')
  return accept({ type: 'EndorsementWithdrawn', at: now, count: facts.count - 1 })
}

/** The other half of a merger: this topic takes in another with `moved` names that were not here yet. */
export function absorbTopic(
  topic: TopicState,
  from: { topic: TopicState; consent: MergeConsent; moved: number; count: number },
  { now, rules }: Context,
): Decision<TopicEvent> {
  if (!absorbingPhases.includes(topic.phase)) return refuse('TOPIC_MERGE_TARGET')
  return accept<TopicEvent>(
    {
      type: 'TopicAbsorbed', at: now, count: from.count,
      from: { topicId: from.topic.id, title: from.topic.text.title, shownAs: from.topic.author.shownAs, consent: from.consent, moved: from.moved, at: now },
    },
    ...thresholdReached(topic, from.count, now, rules),
  )
}

/** Once, and only while the committee has not decided. If it had taken the matter up earlier, its earlier limit stays. */
function thresholdReached(topic: TopicState, count: number, now: number, rules: RulePack): TopicEvent[] {
  if (count < topic.threshold || topic.marks.enough !== undefined) return []
  if (topic.phase !== 'SUBMITTED' && topic.phase !== 'UNDER_REVIEW') return []
  return [{ type: 'EndorsementThresholdReached', at: now, count, clock: topic.clock ?? answerClock(now, rules) }]
}

/**
 * How far the names are from what the law lets neighbours demand: one fifth of the residents of 18 and older
 * (居委会组织法 10: a residents' assembly), one fifth of the owners (民法典 278 ff., 业主大会规则: an extraordinary owners' assembly).
 * Whole numbers; "one fifth or more".
 */
export function assemblyDemand(names: number, body: number): { have: number; need: number; isReached: boolean } {
  const need = Math.ceil(body / 5)
  return { have: names, need, isReached: body > 0 && names >= need }
}
