import type { FloorEvent } from '../floor/events.ts'
import type { Person, TextModeration } from '../floor/state.ts'
import type { ItemPhase } from './phases.ts'
import type { ScreenPick } from './screen-pick.ts'
import type { AgendaItem, Conclusion, ExpectedArrival, ItemFile, ItemPlan, MinutesSignature, Mood, RequiredKind, SessionForm, UndoableAction } from './state.ts'

/** What the committee may set about a session. */
export interface SessionPlan {
  title: string
  form: SessionForm
  startsAt: number
  place: string
  isRemoteAllowed: boolean
  required: RequiredKind[]
  moderators: Person[]
  /** how what people write comes to the room's eyes; left out: the chair sees it first */
  textModeration?: TextModeration
}

/**
 * Facts of a session, in the order in which they became true. Times are epoch ms. Names are display names.
 * `reason` of an agenda change is null before the announcement and required afterwards; `by` is missing in older facts.
 */
export type SessionEvent =
  | ({ type: 'SessionCreated'; id: string; communityId: string; number: number; year: number; joinCode: string; at: number } & SessionPlan)
  | { type: 'SessionPlanChanged'; plan: Partial<SessionPlan>; reason: string | null; by?: Person; at: number }
  | { type: 'AgendaItemAdded'; item: AgendaItem; reason: string | null; by?: Person; at: number }
  | { type: 'AgendaItemChanged'; itemId: string; plan: Partial<ItemPlan>; isAnnounced: boolean; reason: string | null; by?: Person; at: number }
  | { type: 'AgendaItemRemoved'; itemId: string; reason: string | null; by?: Person; at: number }
  | { type: 'AgendaReordered'; order: string[]; reason: string | null; by?: Person; at: number }
  /** the background of an announced item; `text` is all of it, as it stands from now on */
  | { type: 'AgendaTextChanged'; itemId: string; text: string; reason: string; by: Person; at: number }
  | { type: 'ItemFilesAttached'; itemId: string; files: ItemFile[]; reason: string | null; by: Person; at: number }
  | { type: 'ItemFileRemoved'; itemId: string; fileId: string; reason: string | null; by: Person; at: number }
  /** `texts`: the backgrounds as they stood still, by item id */
  | { type: 'SessionAnnounced'; startsAt: number; texts?: Record<string, string>; at: number }
  | { type: 'SessionPostponed'; reason: string; at: number }
  | { type: 'SessionCancelled'; reason: string; at: number }
  | { type: 'ScreenIssued'; at: number }
  | { type: 'ScreenRevoked'; at: number }
  | { type: 'ScreenPicked'; pick: ScreenPick | null; at: number }
  | { type: 'CheckInOpened'; at: number }
  | { type: 'ArrivalExpected'; arrival: ExpectedArrival; at: number }
  | { type: 'ArrivalSettled'; arrivalId: string; at: number }
  | { type: 'SessionStarted'; people: number; at: number }
  | { type: 'NoQuorumDeclared'; people: number; missing: RequiredKind[]; at: number }
  /** `jump`: out of the order of the agenda, from which item and why */
  | { type: 'ItemOpened'; itemId: string; jump?: { from: string | null; reason: string }; at: number }
  /** left for another item; it comes up again this evening, and what was said and moved on it stays */
  | { type: 'ItemReturned'; itemId: string; reason: string; after: string | null; at: number }
  | { type: 'ItemMoved'; itemId: string; from: ItemPhase; to: ItemPhase; at: number }
  | { type: 'MotionPut'; itemId: string; motionId: string; ballotId: string; question: string; isBinding: boolean; at: number }
  | { type: 'ItemBallotVoided'; itemId: string; ballotId: string; at: number }
  | { type: 'ItemResolved'; itemId: string; conclusion: Conclusion; note: string | null; at: number }
  | { type: 'ItemDeferred'; itemId: string; reason: string; after: string | null; at: number }
  | { type: 'RecessStarted'; until: number | null; at: number }
  | { type: 'SessionResumed'; at: number }
  /** `isTaken`: a second moderator took it, because the line of the chair was gone */
  | { type: 'ChairHandedOver'; from: Person; to: Person; isTaken?: boolean; at: number }
  | { type: 'ChairTakenBack'; by: Person; at: number }
  | { type: 'ChairActionUndone'; action: UndoableAction; at: number }
  | { type: 'TextModerationSet'; mode: TextModeration; at: number }
  | { type: 'MoodAsked'; itemId: string; mood: Mood }
  | { type: 'MoodEnded'; moodId: string; at: number }
  | { type: 'SessionClosed'; at: number }
  | { type: 'MinutesDrafted'; by: Person; at: number }
  | { type: 'MinutesPresented'; hash: string; by: Person; at: number }
  | { type: 'MinutesReopened'; reason: string; by: Person; at: number }
  | { type: 'MinutesSigned'; signature: MinutesSignature; at: number }
  | { type: 'MinutesConfirmed'; hash: string; at: number }
  | { type: 'MinutesPublished'; hash: string; at: number }
  | { type: 'SessionArchived'; at: number }
  | FloorEvent

