import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import { answerClock, publicityEnd } from './clock.ts'
import { absorbingPhases, type Channel } from './phases.ts'
import type { Acceptance, MergeConsent, TopicEvent, TopicState } from './state.ts'

/**
 * The committee's side. Every step from SUBMITTED to a decision, each with the words that the author and the endorsers will read.
 * Who may is said in domain/access/topic.
 */

/** SUBMITTED → UNDER_REVIEW: somebody with a name has it in hand. Taking it up before enough have endorsed starts the same promise. */
export function acknowledgeTopic(topic: TopicState, { now, actor, rules }: Context): Decision<TopicEvent> {
  if (topic.phase === 'UNDER_REVIEW') return accept()
  if (topic.phase !== 'SUBMITTED') return refuse('TOPIC_WRONG_PHASE')
  return accept({
    type: 'TopicAcknowledged', at: now, handler: { userId: actor.userId, shownAs: actor.displayName }, clock: topic.clock ?? answerClock(now, rules),
  })
}

/** UNDER_REVIEW → ACCEPTED, the decision path fixed; and PUBLICIZED at once unless the committee wants to wait. */
export function acceptTopic(topic: TopicState, acceptance: Acceptance & { publicize: boolean }, { now, rules }: Context): Decision<TopicEvent> {
  if (topic.phase !== 'UNDER_REVIEW') return refuse('TOPIC_WRONG_PHASE')
  if (topic.visibility.kind !== 'PUBLIC') return refuse('TOPIC_NOT_PUBLIC')
  const { publicize, ...fixed } = acceptance
  const accepted: TopicEvent = { type: 'TopicAccepted', at: now, acceptance: fixed }
  return publicize ? accept<TopicEvent>(accepted, { type: 'TopicPublicized', at: now, until: publicityEnd(now, rules) }) : accept(accepted)
}

/** ACCEPTED → PUBLICIZED: whoever has not seen it yet, sees it. */
export function publicizeTopic(topic: TopicState, { now, rules }: Context): Decision<TopicEvent> {
  if (topic.phase === 'PUBLICIZED') return accept()
  if (topic.phase !== 'ACCEPTED') return refuse('TOPIC_WRONG_PHASE')
  return accept({ type: 'TopicPublicized', at: now, until: publicityEnd(now, rules) })
}

/** 补正: back to the author, saying what is missing. The promise to answer pauses until it comes back. */
export function returnTopic(topic: TopicState, missing: string, { now }: Context): Decision<TopicEvent> {
  if (topic.phase !== 'UNDER_REVIEW') return refuse('TOPIC_WRONG_PHASE')
  if (!missing.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicReturned', at: now, missing })
}

/** Declining needs a reason and the way that is open instead. */
export function declineTopic(topic: TopicState, why: { reason: string; channel: Channel }, { now }: Context): Decision<TopicEvent> {
  if (topic.phase !== 'UNDER_REVIEW') return refuse('TOPIC_WRONG_PHASE')
  if (!why.reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicDeclined', at: now, ...why })
}

/** The matter belongs to somebody else (12345, the property company, mediation …): the committee hands it on. */
export function rerouteTopic(topic: TopicState, why: { reason: string; channel: Channel }, { now }: Context): Decision<TopicEvent> {
  if (topic.phase !== 'UNDER_REVIEW') return refuse('TOPIC_WRONG_PHASE')
  if (!why.reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicRerouted', at: now, ...why })
}

/**
 * The matter is the same as `into`. Both authors agreed, or they are told the reason.
 * `moved`: endorsements of this topic whose people had not endorsed the other (the caller has moved them).
 */
export function mergeTopic(
  topic: TopicState,
  merge: { into: TopicState; consent: MergeConsent; reason: string; moved: number },
  { now }: Context,
): Decision<TopicEvent> {
  const { into, consent, reason, moved } = merge
  if (topic.id === into.id) return refuse('TOPIC_MERGE_SELF')
  if (topic.phase !== 'UNDER_REVIEW') return refuse('TOPIC_WRONG_PHASE')
  if (!absorbingPhases.includes(into.phase) || into.visibility.kind !== 'PUBLIC') return refuse('TOPIC_MERGE_TARGET')
  if (consent === 'TOLD_WHY' && !reason.trim()) return refuse('TOPIC_REASON_NEEDED')
  return accept({ type: 'TopicMerged', at: now, intoId: into.id, intoTitle: into.text.title, consent, reason, moved })
}
