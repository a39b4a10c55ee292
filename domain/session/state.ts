import type { FloorState, Hand, Person, Speech, Stance, TextModeration } from '../floor/state.ts'
import type { ParticipantKind } from '../people.ts'
import type { DecisionPath } from '../topic/phases.ts'
import type { ItemPhase, SessionPhase } from './phases.ts'
import type { ScreenPick } from './screen-pick.ts'

export const sessionForms = ['THEMATIC', 'SECTORAL', 'RESEARCH', 'HEARING', 'COORDINATION', 'REVIEW'] as const
export type SessionForm = (typeof sessionForms)[number]

export const itemKinds = ['REPORT', 'DISCUSSION', 'DECISION'] as const
export type ItemKind = (typeof itemKinds)[number]

/** What came of an item. PASSED and NOT_PASSED come from a ballot and from nowhere else. */
export const conclusions = ['NOTED', 'CONSENSUS', 'NO_CONSENSUS', 'PASSED', 'NOT_PASSED'] as const
export type Conclusion = (typeof conclusions)[number]

/** A kind of participant without whom the meeting may not begin ("6+X"). `label` names the community's own X: 骑手代表. */
export interface RequiredKind { kind: ParticipantKind; label: string | null }

/** Somebody who said that they are on the way. `at`: when they expect to be here, epoch ms. */
export interface ExpectedArrival { id: string; label: string; kind: ParticipantKind; at: number | null }

/** What the committee writes about an item. The background text beside it is co-edited and lives in the shared document. */
export interface ItemPlan {
  title: string
  kind: ItemKind
  /** who reports, as shown */
  presenter: string
  /** planned length in minutes */
  minutes: number
  topicId: string | null
  /** of the topic, fixed when it was accepted; says which ballots are allowed */
  path: DecisionPath | null
}

/** A picture or paper that belongs to an item: the plan of the shed, the offer of the company. `name`: as the file was called. */
export interface ItemFile { fileId: string; kind: 'IMAGE' | 'PDF'; name: string }

export interface AgendaItem extends ItemPlan {
  id: string
  phase: ItemPhase
  /** stood with these words on the agenda that was announced in time: without it nothing can be put to a binding vote */
  isAnnounced: boolean
  openedAt: number | null
  closedAt: number | null
  conclusion: Conclusion | null
  /** the chair's sentence at the end, or why the item was put off */
  note: string | null
  /** the ballot on the motion that was put, and its question, word for word as read out */
  ballotId: string | null
  question: string | null
  /** what is attached, in order; left out: nothing */
  files?: ItemFile[]
}

/** What a change of the announced agenda changed. Titles as they were; a field's values as people read them. */
export type AgendaChangeWhat =
  | { kind: 'ADDED' | 'REMOVED' | 'TEXT'; title: string }
  | { kind: 'CHANGED'; title: string; fields: { field: 'title' | 'kind' | 'presenter' | 'minutes' | 'topicId'; from: string; to: string }[] }
  | { kind: 'FILES_ADDED' | 'FILE_REMOVED'; title: string; files: string[] }
  | { kind: 'REORDERED'; titles: string[] }
  | { kind: 'PLAN' }

/** A visible change of the announced agenda; `by` and `what` are missing in what was stored before they were kept. */
export interface AgendaChange { version: number; at: number; reason: string; by?: string; what?: AgendaChangeWhat }

/**
 * The last action of the chair, for one minute. Holds what is needed to take it back, and only that: whatever the room did
 * meanwhile (hands, texts, seconds) stays.
 */
export type Undoable = { at: number } & (
  /** to another item than the next: `left` is what the same act did to the one that was open */
  | { action: 'JUMP'; itemId: string; before: string | null; floor: FloorState | null; left: Undoable }
  | { action: 'RETURN'; itemId: string; from: ItemPhase; ended: Speech | null; hands: Hand[]; openedAt: number | null; floor: FloorState }
  | { action: 'CALL'; called: Speech; ended: Speech | null }
  | { action: 'END_SPEECH'; ended: Speech }
  | { action: 'MOVE_ITEM'; itemId: string; from: ItemPhase; to: ItemPhase }
  | { action: 'OPEN_ITEM'; itemId: string; before: string | null; floor: FloorState | null }
  | { action: 'DEFER'; itemId: string; from: ItemPhase; ended: Speech | null; hands: Hand[] }
  | { action: 'CONCLUDE'; itemId: string; from: ItemPhase; ended: Speech | null; hands: Hand[] }
  | { action: 'READ_OUT'; itemId: string; motionId: string; from: ItemPhase; ended: Speech | null }
)
export type UndoableAction = Undoable['action']

/** One 随手问一问 while it runs (mood.ts). */
export interface Mood { id: string; at: number; /** when it goes by itself, epoch ms */ until: number }

/** What one person has said on one item for one side, in ms: finished turns only (speaking-time.ts). */
export interface SpokenTime extends Person { itemId: string; stance: Stance; ms: number }

export type MinutesSignature = Person & { hasDissented: boolean; at: number }

export interface SessionState {
  id: string
  communityId: string
  number: number
  year: number
  phase: SessionPhase
  title: string
  form: SessionForm
  /** planned beginning, epoch ms */
  startsAt: number
  place: string
  isRemoteAllowed: boolean
  required: RequiredKind[]
  /** who may chair; the first is proposed */
  moderators: Person[]
  chair: Person
  /** who handed the chair over in order to speak, and on which item; null when the chair is where it was */
  handedOver: { from: Person; itemId: string | null } | null
  joinCode: string
  /** a big screen may be shown; its token is a secret and not part of the state */
  hasScreen: boolean
  /** what the big screen is held at; left out or null: it follows the room */
  screenPick?: ScreenPick | null
  agenda: AgendaItem[]
  agendaVersion: number
  changes: AgendaChange[]
  announcedAt: number | null
  arrivals: ExpectedArrival[]
  startedAt: number | null
  closedAt: number | null
  recess: { at: number; until: number | null } | null
  /** why it was postponed, cancelled or could not begin */
  reason: string | null
  currentItemId: string | null
  floor: FloorState | null
  /** floors of items that were left for another one and come up again, by item id */
  parked?: Record<string, FloorState>
  /** finished turns of the whole evening, added up by item, person and stance */
  spoken?: SpokenTime[]
  /** 随手问一问, while it runs; what people answer is no part of it */
  mood?: Mood | null
  /** left out: the chair sees what is written before the room does */
  textModeration?: TextModeration
  undo: Undoable | null
  minutes: {
    draftedAt: number
    /** the text that stands still for signing; null while it is being written */
    presented: { hash: string; at: number } | null
    signatures: MinutesSignature[]
    hash: string | null
    confirmedAt: number | null
    publishedAt: number | null
  } | null
}

export function itemOf(state: SessionState, itemId: string | null): AgendaItem | null {
  return state.agenda.find((item) => item.id === itemId) ?? null
}

export function currentItem(state: SessionState): AgendaItem | null {
  return itemOf(state, state.currentItemId)
}

export function personOf(actor: { userId: string; displayName: string }): Person {
  return { userId: actor.userId, name: actor.displayName }
}
