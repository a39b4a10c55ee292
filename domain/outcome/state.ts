import { impossible } from '../decision.ts'
import type { OutcomePhase, Verdict } from './phases.ts'

/** Where an outcome comes from: what was resolved, in which session and by which vote. */
export interface OutcomeSource { sessionId: string | null; itemId: string | null; ballotId: string | null; topicId: string | null }

/**
 * The vote behind it in heads, for the record's one sentence; null where nobody voted (agreed without a ballot), or where it
 * was not yes or no. `of` says who the first number counts: those present in the hall, or those who took part.
 */
export interface VoteCount { of: 'PRESENT' | 'TOOK_PART'; people: number; yes: number; no: number; abstain: number }

/** Who is asked to adopt it. Without a department it is the committee itself (self-governed matters). */
export interface Recipient { departmentId: string | null; name: string }

export interface Outcome {
  id: string
  communityId: string
  phase: OutcomePhase
  title: string
  text: string
  source: OutcomeSource
  vote: VoteCount | null
  /** epoch ms, all of them */
  confirmedAt: number
  publicizedAt: number | null
  /** first moment at which it may be sent */
  publicUntil: number | null
  sentAt: number | null
  recipient: Recipient | null
  answer: { verdict: Verdict; reason: string; by: string; at: number } | null
  trackedAt: number | null
  conclusion: { fulfilled: boolean; reason: string; at: number } | null
}

export type OutcomeEvent =
  | { type: 'OutcomeConfirmed'; id: string; communityId: string; title: string; text: string; source: OutcomeSource; vote: VoteCount | null; by: string; at: number }
  | { type: 'OutcomePublicized'; until: number; by: string; at: number }
  | { type: 'OutcomeSent'; recipient: Recipient; note: string; by: string; at: number }
  | { type: 'OutcomeAnswered'; verdict: Verdict; reason: string; by: string; at: number }
  | { type: 'OutcomeTracked'; by: string; at: number }
  | { type: 'OutcomeFulfilled'; at: number }
  | { type: 'OutcomeUnfulfilled'; reason: string; by: string; at: number }

/** Folds one fact into the state. Exhaustive; never refuses. */
export function evolveOutcome(outcome: Outcome | null, event: OutcomeEvent): Outcome {
  if (event.type === 'OutcomeConfirmed') {
    return {
      id: event.id, communityId: event.communityId, phase: 'CONFIRMED', title: event.title, text: event.text, source: event.source, vote: event.vote,
      confirmedAt: event.at, publicizedAt: null, publicUntil: null, sentAt: null, recipient: null, answer: null, trackedAt: null, conclusion: null,
    }
  }
  if (!outcome) throw new Error(`${event.type} before OutcomeConfirmed`)
  switch (event.type) {
    case 'OutcomePublicized':
      return { ...outcome, phase: 'PUBLICIZED', publicizedAt: event.at, publicUntil: event.until }
    case 'OutcomeSent':
      return { ...outcome, phase: 'SENT', sentAt: event.at, recipient: event.recipient }
    case 'OutcomeAnswered':
      return { ...outcome, phase: event.verdict, answer: { verdict: event.verdict, reason: event.reason, by: event.by, at: event.at } }
    case 'OutcomeTracked':
      return { ...outcome, phase: 'TRACKED', trackedAt: event.at }
    case 'OutcomeFulfilled':
      return { ...outcome, phase: 'FULFILLED', conclusion: { fulfilled: true, reason: '', at: event.at } }
    case 'OutcomeUnfulfilled':
      return { ...outcome, phase: 'UNFULFILLED', conclusion: { fulfilled: false, reason: event.reason, at: event.at } }
    default:
      return impossible(event)
  }
}
