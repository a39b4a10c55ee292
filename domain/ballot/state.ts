import { impossible } from '../decision.ts'
import type { BallotPhase } from './phases.ts'
import type { Tally } from './tally.ts'
import type { BallotType, Basis, Body, ChoiceSet, Interim, Secrecy, SilenceRule, Weight } from './types.ts'
import type { Verdict } from './verdict.ts'

/** One of the at most four facts above the choices: "花多少" – "4.8 万元，用公共收益". */
export interface Fact { label: string; text: string }

/** What is put to the vote, as everybody reads it. */
export interface Question { text: string; facts: Fact[]; choices: ChoiceSet }

/** Where the ballot belongs. In a session it opens and closes there; without one it runs over days. */
export interface Place { sessionId: string | null; itemId: string | null; topicId: string | null }

/**
 * The roll: who may vote is in the table BallotVoter. `voters` are the rows that can vote, `hash` binds them;
 * `body` is what the fractions are fractions of (it can be larger: owners nobody can reach, residents who did not come).
 */
export interface Roll extends Weight { voters: number; body: Body; hash: string; at: number }

/** The count: `chainHead` is the last hash over the question, the roll and all counted papers in the order of their receipts. */
export interface CountRecord {
  at: number
  papers: number
  tally: Tally
  verdict: Verdict
  chainHead: string
  /** where a registered rule would count the silent: units that nobody voted for and to which no delivery is proven. Above 0 the rule does not apply. */
  unproven?: number
}

export interface Objection {
  id: string
  shownAs: string
  text: string
  at: number
  answer: { text: string; by: string; at: number } | null
}

export interface RecountRecord { at: number; by: string; reason: string; agrees: boolean }

/** A result counted elsewhere (the authority's own system, a paper assembly) and entered with its source. `sha256` is that of the file's bytes. */
export interface OfficialResult { tally: Tally; verdict: Verdict; source: string; file?: { fileId: string; name: string; sha256: string }; by: string; at: number }

/** Who may vote, laid open before it is frozen: what the list said, until when it can be doubted, and what was put right. */
export interface RollInspection extends RollSize {
  at: number
  by: string
  until: number
  objections: RollObjection[]
  corrections: RollCorrection[]
}
export interface RollSize extends Weight { voters: number }
export interface RollObjection { id: string; shownAs: string; text: string; at: number; answer: { text: string; by: string; at: number; isCorrected: boolean } | null }
/** The list drawn anew from the registers: nobody is written in or struck out by hand. */
export interface RollCorrection { at: number; by: string; reason: string; added: number; removed: number; changed: number }

/** People with a vote still to cast were reminded; nothing else is in it. `by` null: the server itself. */
export interface Reminder { at: number; by: string | null; people: number; texts: number }

export interface BallotState {
  id: string
  communityId: string
  type: BallotType
  phase: BallotPhase
  place: Place
  question: Question
  secrecy: Secrecy
  interim: Interim
  /** of an assembly only */
  basis: Basis | null
  /** of an owner ballot: only the owners of these buildings (加装电梯); empty: of the whole property roll */
  buildingIds: string[]
  /** false: an owner ballot is headed 意向征询, because the authority has not designated this system */
  isOfficial: boolean
  silence: SilenceRule | null
  /** of a ballot that runs over days: when it is to open and to close */
  plan: Plan | null
  /** absent in a session, and in ballots from before rolls were laid open */
  inspection?: RollInspection
  roll: Roll | null
  reminders?: Reminder[]
  announcedAt: number | null
  openedAt: number | null
  /** votes that arrive at or after this moment are not counted; null: open until somebody announces the closing */
  closesAt: number | null
  /** when people were told that the closing comes earlier */
  closingAnnouncedAt: number | null
  closedAt: number | null
  count: CountRecord | null
  /** 初步结果: since when, and until when it can be objected to */
  published: { at: number; objectionsUntil: number } | null
  objections: Objection[]
  recount: { reason: string; by: string; at: number } | null
  recounts: RecountRecord[]
  finalAt: number | null
  filed: { at: number; reference: string } | null
  voided: { at: number; reason: string; by: string } | null
  officialResult: OfficialResult | null
}

export interface Plan { opensAt: number; closesAt: number }

export interface BallotDraft {
  ballotId: string
  communityId: string
  ballotType: BallotType
  place: Place
  question: Question
  secrecy: Secrecy
  interim: Interim
  basis: Basis | null
  buildingIds: string[]
  isOfficial: boolean
  silence: SilenceRule | null
  plan: Plan | null
}

/** Facts about a ballot. Votes are not events: they are papers, counted once at closing. `at` is epoch ms. */
export type BallotEvent = { at: number } & (
  | ({ type: 'BallotCreated' } & BallotDraft)
  | { type: 'BallotRevised'; question: Question; plan: Plan | null }
  | { type: 'BallotTightened'; secrecy: Secrecy; interim: Interim }
  | ({ type: 'RollShown'; by: string; until: number } & RollSize)
  | { type: 'RollObjectionRaised'; objectionId: string; shownAs: string; text: string }
  | { type: 'RollObjectionAnswered'; objectionId: string; text: string; by: string; isCorrected: boolean }
  | { type: 'RollCorrected'; size: RollSize; correction: Omit<RollCorrection, 'at'> }
  | { type: 'RollFrozen'; roll: Roll }
  | { type: 'BallotAnnounced' }
  | { type: 'BallotOpened'; closesAt: number | null }
  | { type: 'VotersReminded'; by: string | null; people: number; texts: number }
  | { type: 'ClosingAnnounced'; closesAt: number }
  | { type: 'BallotClosed' }
  | { type: 'BallotTallied'; count: CountRecord }
  | { type: 'TurnoutFailed'; objectionsUntil: number }
  | { type: 'ResultPublished'; objectionsUntil: number }
  | { type: 'ObjectionRaised'; objectionId: string; shownAs: string; text: string }
  | { type: 'ObjectionAnswered'; objectionId: string; text: string; by: string }
  | { type: 'RecountOrdered'; reason: string; by: string }
  | { type: 'BallotRecounted'; count: CountRecord; agrees: boolean; by: string }
  | { type: 'BallotFinalised' }
  | { type: 'BallotFiled'; reference: string }
  | { type: 'BallotVoided'; reason: string; by: string }
  | { type: 'OfficialResultImported'; result: OfficialResult }
)

/**
 * The state after one more fact.
 * @throws only when the history itself is impossible: a first event that is not `BallotCreated`.
 */
export function evolveBallot(state: BallotState | null, event: BallotEvent): BallotState {
  if (event.type === 'BallotCreated') {
    const { ballotId, communityId, ballotType, place, question, secrecy, interim, basis, buildingIds, isOfficial, silence, plan } = event
    return {
      id: ballotId, communityId, type: ballotType, phase: 'DRAFT', place, question, secrecy, interim, basis, buildingIds, isOfficial, silence, plan,
      roll: null, announcedAt: null, openedAt: null, closesAt: null, closingAnnouncedAt: null, closedAt: null, count: null,
      published: null, objections: [], recount: null, recounts: [], finalAt: null, filed: null, voided: null, officialResult: null,
    }
  }
  if (!state) throw new Error(`${event.type} before BallotCreated`)
  switch (event.type) {
    case 'BallotRevised':
      return { ...state, question: event.question, plan: event.plan }
    case 'BallotTightened':
      return { ...state, secrecy: event.secrecy, interim: event.interim }
    case 'RollShown': {
      const { at, by, until, voters, heads, area } = event
      return { ...state, inspection: { at, by, until, voters, heads, area, objections: [], corrections: [] } }
    }
    case 'RollObjectionRaised': {
      const { objectionId: id, shownAs, text, at } = event
      return inspected(state, (before) => ({ objections: [...before.objections, { id, shownAs, text, at, answer: null }] }))
    }
    case 'RollObjectionAnswered': {
      const answer = { text: event.text, by: event.by, at: event.at, isCorrected: event.isCorrected }
      return inspected(state, (before) => ({ objections: before.objections.map((each) => (each.id === event.objectionId ? { ...each, answer } : each)) }))
    }
    case 'RollCorrected':
      return inspected(state, (before) => ({ ...event.size, corrections: [...before.corrections, { at: event.at, ...event.correction }] }))
    case 'RollFrozen':
      return { ...state, phase: 'ROLL_FROZEN', roll: event.roll }
    case 'BallotAnnounced':
      return { ...state, phase: 'ANNOUNCED', announcedAt: event.at }
    case 'BallotOpened':
      return { ...state, phase: 'OPEN', openedAt: event.at, closesAt: event.closesAt }
    case 'VotersReminded': {
      const { at, by, people, texts } = event
      return { ...state, reminders: [...state.reminders ?? [], { at, by, people, texts }] }
    }
    case 'ClosingAnnounced':
      return { ...state, closesAt: event.closesAt, closingAnnouncedAt: event.at }
    case 'BallotClosed':
      return { ...state, phase: 'CLOSED', closedAt: event.at }
    case 'BallotTallied':
      return { ...state, phase: 'TALLIED', count: event.count }
    case 'TurnoutFailed':
      return { ...state, phase: 'FAILED_TURNOUT', published: { at: event.at, objectionsUntil: event.objectionsUntil } }
    case 'ResultPublished':
      return { ...state, phase: 'PRELIM_PUBLISHED', published: { at: event.at, objectionsUntil: event.objectionsUntil } }
    case 'ObjectionRaised': {
      const { objectionId: id, shownAs, text, at } = event
      return { ...state, objections: [...state.objections, { id, shownAs, text, at, answer: null }] }
    }
    case 'ObjectionAnswered': {
      const answer = { text: event.text, by: event.by, at: event.at }
      return { ...state, objections: state.objections.map((each) => (each.id === event.objectionId ? { ...each, answer } : each)) }
    }
    case 'RecountOrdered':
      return { ...state, phase: 'RECOUNT', recount: { reason: event.reason, by: event.by, at: event.at } }
    case 'BallotRecounted': {
      const record: RecountRecord = { at: event.at, by: event.by, reason: state.recount?.reason ?? '', agrees: event.agrees }
      return { ...state, phase: 'TALLIED', count: event.count, recount: null, recounts: [...state.recounts, record] }
    }
    case 'BallotFinalised':
      return { ...state, phase: 'FINAL', finalAt: event.at }
    case 'BallotFiled':
      return { ...state, phase: 'FILED', filed: { at: event.at, reference: event.reference } }
    case 'BallotVoided':
      return { ...state, phase: 'VOID', voided: { at: event.at, reason: event.reason, by: event.by } }
    case 'OfficialResultImported':
      return { ...state, officialResult: event.result }
    default:
      return impossible(event)
  }
}

function inspected(state: BallotState, change: (before: RollInspection) => Partial<RollInspection>): BallotState {
  return state.inspection ? { ...state, inspection: { ...state.inspection, ...change(state.inspection) } } : state
}
