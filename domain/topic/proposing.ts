import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { RulePack } from '../rule-pack.ts'
import { answerClock } from './clock.ts'
import { editablePhases } from './phases.ts'
import type { ShownPerson, TopicEvent, TopicState, TopicText } from './state.ts'

/**
 * Endorsements that oblige the committee to answer: the number of the rules or their share of the verified residents,
 * whichever is smaller, and never less than one (domain: Topic, "10 or 2 % of residents").
 */
export function endorsementThreshold(rules: RulePack, residents: number): number {
  const share = Math.ceil((residents * rules.endorsementShare.value) / 100)
  return Math.max(1, Math.min(rules.endorsementCount.value, share))
}

export interface Draft { topicId: string; communityId: string; number: number; year: number; author: ShownPerson; text: TopicText }

export function draftTopic(draft: Draft, { now }: Context): Decision<TopicEvent> {
  return accept({ type: 'TopicDrafted', at: now, ...draft })
}

/**
 * The author changes the text. `held` are the words of the community's list that the new text contains:
 * a text with any of them waits for a person before others read it.
 */
export function editTopic(topic: TopicState, edit: { text: TopicText; held: string[] }, { now, actor }: Context): Decision<TopicEvent> {
  if (topic.author.userId !== actor.userId) return refuse('TOPIC_NOT_YOURS')
  if (topic.visibility.kind === 'REMOVED') return refuse('TOPIC_REMOVED')
  if (!editablePhases.includes(topic.phase)) return refuse('TOPIC_NOT_EDITABLE')
  // neighbours put their names to this text; changing it under them would change what they said
  if (topic.endorsements > 0 && topic.phase === 'SUBMITTED') return refuse('TOPIC_ALREADY_ENDORSED', { count: topic.endorsements })
  return accept({ type: 'TopicEdited', at: now, text: edit.text, held: topic.phase === 'DRAFT' ? [] : edit.held })
}

/** DRAFT → SUBMITTED. `residents`: verified residents of the community now. */
export function submitTopic(topic: TopicState, facts: { residents: number; held: string[] }, { now, actor, rules }: Context): Decision<TopicEvent> {
  if (topic.author.userId !== actor.userId) return refuse('TOPIC_NOT_YOURS')
  if (topic.phase === 'SUBMITTED') return accept()
  if (topic.phase !== 'DRAFT') return refuse('TOPIC_WRONG_PHASE')
  return accept({ type: 'TopicSubmitted', at: now, threshold: endorsementThreshold(rules, facts.residents), held: facts.held })
}

/**
 * RETURNED → SUBMITTED, with what was missing. Where enough neighbours had endorsed before, the promise to answer starts
 * again from today: the committee gets the text anew.
 */
export function resubmitTopic(topic: TopicState, edit: { text: TopicText; held: string[] }, { now, actor, rules }: Context): Decision<TopicEvent> {
  if (topic.author.userId !== actor.userId) return refuse('TOPIC_NOT_YOURS')
  if (topic.visibility.kind === 'REMOVED') return refuse('TOPIC_REMOVED')
  if (topic.phase !== 'RETURNED') return refuse('TOPIC_WRONG_PHASE')
  const isOwed = topic.marks.enough !== undefined
  return accept({ type: 'TopicResubmitted', at: now, text: edit.text, held: edit.held, clock: isOwed ? answerClock(now, rules) : null })
}
