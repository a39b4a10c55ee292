import { impossible } from '../decision.ts'
import type { CareDomain, Channel, DecisionPath, ReferralTarget, TopicPhase } from './phases.ts'

/** What the author writes. `photos` are ids of stored files; `tags` are the community's own words (八个近邻, 15 分钟服务圈). */
export interface TopicText {
  title: string
  story: string
  careDomain: CareDomain
  gridId: string | null
  buildingId: string | null
  tags: string[]
  photos: string[]
}

/** 前台自愿: the name a person chose to be shown by. The real one is never part of a topic. */
export interface ShownPerson { userId: string; shownAs: string }

/**
 * The promise to answer. Runs from the day on which enough neighbours had endorsed, or on which the committee took the
 * matter up by itself, whichever came first. Times are epoch ms; a limit is the last moment of its day in Shanghai.
 */
export interface AnswerClock { from: number; acknowledgeBy: number; decideBy: number }

/** Both authors agreed to a merger, or were told the reason why it was made without that (domain: Topic). */
export type MergeConsent = 'BOTH_AGREED' | 'TOLD_WHY'

export interface MergedFrom { topicId: string; title: string; shownAs: string; consent: MergeConsent; moved: number; at: number }

/** How the review ended, where it ended without a consultation. */
export type ReviewEnd =
  | { kind: 'RETURNED'; missing: string }
  | { kind: 'DECLINED'; reason: string; channel: Channel }
  | { kind: 'MERGED'; intoId: string; intoTitle: string; consent: MergeConsent; reason: string; moved: number }
  | { kind: 'REROUTED'; reason: string; channel: Channel }

export interface Acceptance { path: DecisionPath; isBroad: boolean; answer: string }

export interface Conclusion {
  result: 'CONSENSUS' | 'NO_CONSENSUS' | 'REFERRED'
  summary: string
  target: ReferralTarget | null
}

/**
 * May the public read the text? HELD: the word list found something and a person has not looked yet.
 * REMOVED: a person took it off, with a reason that the author was told; the author may appeal once.
 */
export type Visibility =
  | { kind: 'PUBLIC' }
  | { kind: 'HELD'; words: string[] }
  | { kind: 'REMOVED'; reason: string; by: string; appeal: { why: string; at: number } | null; isFinal: boolean }

/** When each step was (last) reached; the progress line reads these. */
export const topicMarks = [
  'submitted', 'enough', 'acknowledged', 'decided', 'publicized', 'scheduled', 'consulted', 'concluded', 'closed',
] as const
export type TopicMark = (typeof topicMarks)[number]

export interface TopicState {
  id: string
  communityId: string
  number: number
  year: number
  phase: TopicPhase
  author: ShownPerson
  text: TopicText
  visibility: Visibility
  /** endorsements that oblige the committee to answer, fixed on submission so that it cannot run away */
  threshold: number
  /** how many; who they are lives in the table Endorsement */
  endorsements: number
  /** how many comments the public can read; their texts live in the table Comment, so that they can be deleted */
  comments: number
  clock: AnswerClock | null
  handler: ShownPerson | null
  end: ReviewEnd | null
  mergedFrom: MergedFrom[]
  acceptance: Acceptance | null
  /** last moment of the publicity */
  publicUntil: number | null
  session: { id: string; startsAt: number } | null
  conclusion: Conclusion | null
  /** why the matter went to another meeting; the last reason */
  continuedBecause: string | null
  closing: string | null
  marks: Partial<Record<TopicMark, number>>
}

/** Facts about a topic. `at` is epoch ms; counts are absolute, so that a late reader cannot count twice. */
export type TopicEvent = { at: number } & (
  | { type: 'TopicDrafted'; topicId: string; communityId: string; number: number; year: number; author: ShownPerson; text: TopicText }
  | { type: 'TopicEdited'; text: TopicText; held: string[] }
  | { type: 'TopicSubmitted'; threshold: number; held: string[] }
  | { type: 'TopicEndorsed'; count: number }
  | { type: 'EndorsementWithdrawn'; count: number }
  | { type: 'EndorsementThresholdReached'; count: number; clock: AnswerClock }
  | { type: 'TopicAcknowledged'; handler: ShownPerson; clock: AnswerClock }
  | { type: 'TopicReturned'; missing: string }
  | { type: 'TopicResubmitted'; text: TopicText; held: string[]; clock: AnswerClock | null }
  | { type: 'TopicDeclined'; reason: string; channel: Channel }
  | { type: 'TopicMerged'; intoId: string; intoTitle: string; consent: MergeConsent; reason: string; moved: number }
  | { type: 'TopicAbsorbed'; from: MergedFrom; count: number }
  | { type: 'TopicRerouted'; reason: string; channel: Channel }
  | { type: 'TopicAccepted'; acceptance: Acceptance }
  | { type: 'TopicPublicized'; until: number }
  | { type: 'TopicScheduled'; sessionId: string; startsAt: number }
  | { type: 'TopicUnscheduled'; reason: string }
  | { type: 'ConsultationStarted'; sessionId: string }
  | { type: 'TopicConcluded'; conclusion: Conclusion }
  | { type: 'TopicContinued'; reason: string; sessionId: string | null; startsAt: number | null }
  | { type: 'TopicClosed'; summary: string }
  | { type: 'TopicRemoved'; reason: string; by: string }
  | { type: 'TopicRemovalAppealed'; why: string }
  | { type: 'TopicRemovalUpheld'; reason: string; by: string }
  | { type: 'TopicMadePublic' }
  | { type: 'TopicCommented'; commentId: string; count: number }
  | { type: 'CommentHeld'; commentId: string }
  | { type: 'CommentRemoved'; commentId: string; reason: string; by: string; count: number }
  | { type: 'CommentMadePublic'; commentId: string; count: number }
)

const visibilityAfterCheck = (held: string[]): Visibility => (held.length ? { kind: 'HELD', words: held } : { kind: 'PUBLIC' })

/**
 * The state after one more fact.
 * @throws only when the history itself is impossible: a first event that is not `TopicDrafted`.
 */
export function evolveTopic(state: TopicState | null, event: TopicEvent): TopicState {
  if (event.type === 'TopicDrafted') {
    return {
      id: event.topicId, communityId: event.communityId, number: event.number, year: event.year,
      phase: 'DRAFT', author: event.author, text: event.text, visibility: { kind: 'PUBLIC' },
      threshold: 0, endorsements: 0, comments: 0, clock: null, handler: null, end: null, mergedFrom: [], acceptance: null,
      publicUntil: null, session: null, conclusion: null, continuedBecause: null, closing: null, marks: {},
    }
  }
  if (!state) throw new Error(`${event.type} before TopicDrafted`)
  const mark = (name: TopicMark): TopicState['marks'] => ({ ...state.marks, [name]: event.at })
  switch (event.type) {
    case 'TopicEdited':
      // a draft is nobody else's to read yet, so only a published text waits for a person
      return { ...state, text: event.text, visibility: visibilityAfterCheck(event.held) }
    case 'TopicSubmitted':
      return { ...state, phase: 'SUBMITTED', threshold: event.threshold, visibility: visibilityAfterCheck(event.held), marks: mark('submitted') }
    case 'TopicEndorsed':
    case 'EndorsementWithdrawn':
      return { ...state, endorsements: event.count }
    case 'EndorsementThresholdReached':
      return { ...state, clock: event.clock, marks: mark('enough') }
    case 'TopicAcknowledged':
      return { ...state, phase: 'UNDER_REVIEW', handler: event.handler, clock: event.clock, marks: mark('acknowledged') }
    case 'TopicReturned':
      return { ...state, phase: 'RETURNED', end: { kind: 'RETURNED', missing: event.missing }, clock: null, marks: mark('decided') }
    case 'TopicResubmitted': {
      const { acknowledged: _acknowledged, decided: _decided, ...marks } = state.marks
      return { ...state, phase: 'SUBMITTED', text: event.text, visibility: visibilityAfterCheck(event.held), end: null, clock: event.clock, marks: { ...marks, submitted: event.at } }
    }
    case 'TopicDeclined':
      return { ...state, phase: 'DECLINED', end: { kind: 'DECLINED', reason: event.reason, channel: event.channel }, clock: null, marks: mark('decided') }
    case 'TopicMerged': {
      const { intoId, intoTitle, consent, reason, moved } = event
      return { ...state, phase: 'MERGED', end: { kind: 'MERGED', intoId, intoTitle, consent, reason, moved }, clock: null, marks: mark('decided') }
    }
    case 'TopicAbsorbed':
      return { ...state, mergedFrom: [...state.mergedFrom, event.from], endorsements: event.count }
    case 'TopicRerouted':
      return { ...state, phase: 'REROUTED', end: { kind: 'REROUTED', reason: event.reason, channel: event.channel }, clock: null, marks: mark('decided') }
    case 'TopicAccepted':
      return { ...state, phase: 'ACCEPTED', acceptance: event.acceptance, clock: null, marks: mark('decided') }
    case 'TopicPublicized':
      return { ...state, phase: 'PUBLICIZED', publicUntil: event.until, marks: mark('publicized') }
    case 'TopicScheduled':
      return { ...state, phase: 'SCHEDULED', session: { id: event.sessionId, startsAt: event.startsAt }, marks: mark('scheduled') }
    case 'TopicUnscheduled': {
      const { scheduled: _scheduled, ...marks } = state.marks
      return { ...state, phase: 'PUBLICIZED', session: null, continuedBecause: event.reason, marks }
    }
    case 'ConsultationStarted':
      return { ...state, phase: 'IN_CONSULTATION', marks: mark('consulted') }
    case 'TopicConcluded':
      return { ...state, phase: event.conclusion.result, conclusion: event.conclusion, marks: mark('concluded') }
    case 'TopicContinued': {
      const { consulted: _consulted, concluded: _concluded, ...marks } = state.marks
      const session = event.sessionId && event.startsAt ? { id: event.sessionId, startsAt: event.startsAt } : null
      return { ...state, phase: 'SCHEDULED', session, conclusion: null, continuedBecause: event.reason, marks: { ...marks, scheduled: event.at } }
    }
    case 'TopicClosed':
      return { ...state, phase: 'CLOSED', closing: event.summary, marks: mark('closed') }
    case 'TopicRemoved':
      return { ...state, visibility: { kind: 'REMOVED', reason: event.reason, by: event.by, appeal: null, isFinal: false } }
    case 'TopicRemovalAppealed':
      return state.visibility.kind === 'REMOVED'
        ? { ...state, visibility: { ...state.visibility, appeal: { why: event.why, at: event.at } } }
        : state
    case 'TopicRemovalUpheld':
      return state.visibility.kind === 'REMOVED'
        ? { ...state, visibility: { ...state.visibility, reason: event.reason, by: event.by, isFinal: true } }
        : state
    case 'TopicMadePublic':
      return { ...state, visibility: { kind: 'PUBLIC' } }
    case 'TopicCommented':
    case 'CommentRemoved':
    case 'CommentMadePublic':
      return { ...state, comments: event.count }
    case 'CommentHeld':
      return state
    default:
      return impossible(event)
  }
}
