import { z } from 'zod'
import type { BallotState } from '../../domain/ballot/state.ts'
import { stances, rulingKinds, textModerations } from '../../domain/floor/state.ts'
import type { SentText } from '../../domain/floor/texts.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import { agendaMost, itemFilesMost } from '../../domain/session/agenda.ts'
import { attendanceModes, type AttendanceMode } from '../../domain/session/attendance.ts'
import { leavings } from '../../domain/session/items.ts'
import { moodChoices, type MoodChoice, type MoodCounts } from '../../domain/session/mood.ts'
import type { HallCode } from '../../domain/session/hall-code.ts'
import { movablePhases } from '../../domain/session/phases.ts'
import { pickableViews } from '../../domain/session/screen-pick.ts'
import type { Presence } from '../../domain/session/quorum.ts'
import { conclusions, itemKinds, sessionForms, type SessionState } from '../../domain/session/state.ts'
import { limits } from '../limits.ts'
import type { MyVoter } from './ballot.ts'
import { textLimits } from '../shared-text-names.ts'

/** What the doors accept about sessions and the floor. Texts are trimmed; HTML is just characters. Times are epoch ms. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const fileId = z.string().regex(/^[0-9a-f]{64}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const reason = words(limits.reason)
const moment = z.number().int().min(0).max(8_640_000_000_000_000)
const session = { sessionId: id }
const count = z.number().int().min(0).max(100_000)

/** The session alone: announce, open the door, start, resume, undo … */
export const SessionOnlyInput = z.strictObject(session)
export const SessionReasonInput = z.strictObject({ ...session, reason })

// ---------- before the meeting ----------

const RequiredKindInput = z.strictObject({ kind: z.enum(participantKinds), label: words(limits.kindLabel).nullable() })

export const SessionPlanInput = z.strictObject({
  title: words(limits.title),
  form: z.enum(sessionForms),
  startsAt: moment,
  /** empty when it is held online only */
  place: z.string().trim().max(limits.place),
  isRemoteAllowed: z.boolean(),
  required: z.array(RequiredKindInput).max(limits.requiredKinds),
  /** accounts; the first chairs */
  moderators: z.array(id).min(1).max(limits.moderators),
  textModeration: z.enum(textModerations).optional(),
})
export type SessionPlanInput = z.infer<typeof SessionPlanInput>

export const ItemPlanInput = z.strictObject({
  title: words(limits.title),
  kind: z.enum(itemKinds),
  presenter: z.string().trim().max(limits.displayName),
  minutes: z.number().int().min(1).max(240),
  topicId: id.nullable(),
})
export type ItemPlanInput = z.infer<typeof ItemPlanInput>

export const CreateSessionInput = z.strictObject({ plan: SessionPlanInput, items: z.array(ItemPlanInput).max(agendaMost) })
export const ChangeSessionInput = z.strictObject({ ...session, plan: SessionPlanInput.partial(), reason: reason.nullable() })
export const AddItemInput = z.strictObject({ ...session, item: ItemPlanInput, reason: reason.nullable() })
export const ChangeItemInput = z.strictObject({ ...session, itemId: id, item: ItemPlanInput.partial(), reason: reason.nullable() })
/** the background of an announced item, all of it */
export const ChangeItemTextInput = z.strictObject({ ...session, itemId: id, text: z.string().max(textLimits.fieldCharacters), reason })
/** pictures and papers that were uploaded before */
export const AttachToItemInput = z.strictObject({ ...session, itemId: id, fileIds: z.array(fileId).min(1).max(itemFilesMost), reason: reason.nullable() })
export const RemoveFromItemInput = z.strictObject({ ...session, itemId: id, fileId, reason: reason.nullable() })
export const SuggestForAgendaInput = z.strictObject({ ...session, itemId: id, text: words(limits.suggestion) })
export const SettleAgendaSuggestionInput = z.strictObject({ suggestionId: id, isAdopted: z.boolean(), answer: reason.nullable() })
export const WithdrawAgendaSuggestionInput = z.strictObject({ suggestionId: id })
export const RemoveItemInput = z.strictObject({ ...session, itemId: id, reason: reason.nullable() })
export const ReorderAgendaInput = z.strictObject({ ...session, order: z.array(id).max(agendaMost), reason: reason.nullable() })

// ---------- the door ----------

/** `userId` null: myself. `kind` null: as the membership says. `hallCode`: as typed or scanned off the big screen; whoever checks themselves in in person needs it. */
export const CheckInInput = z.strictObject({ ...session, userId: id.nullable(), mode: z.enum(attendanceModes), kind: z.enum(participantKinds).nullable(), hallCode: z.string().max(20).optional() })
export const CheckOutInput = z.strictObject({ ...session, userId: id.nullable() })
/** the address is checked, and the person takes part */
export const AdmitAtDoorInput = z.strictObject({ ...session, userId: id })
/** not in any list; `displayName` null: the family name only */
export const AddAtDoorInput = z.strictObject({
  ...session, realName: words(limits.realName), displayName: words(limits.displayName).nullable(), kind: z.enum(participantKinds),
  home: z.strictObject({ gridId: id, buildingId: id, unitLabel: words(20) }).nullable(),
})
export const ExpectArrivalInput = z.strictObject({ ...session, arrivalId: id.nullable(), label: words(limits.kindLabel), kind: z.enum(participantKinds), at: moment.nullable() })
/** null: the big screen follows the room */
export const PickScreenInput = z.strictObject({
  ...session,
  pick: z.discriminatedUnion('view', [
    z.strictObject({ view: z.enum(pickableViews) }), z.strictObject({ view: z.literal('RESULT'), ballotId: id }), z.strictObject({ view: z.literal('PAUSE'), text: words(limits.screenText) }),
  ]).nullable(),
})
export const SettleArrivalInput = z.strictObject({ ...session, arrivalId: id })

// ---------- the chair ----------

export const RecessInput = z.strictObject({ ...session, until: moment.nullable() })
export const CloseSessionInput = z.strictObject({ ...session, reason: reason.nullable() })
export const OpenItemInput = z.strictObject({ ...session, itemId: id })
/** to another item than the next, with a reason for the room; `leaving`: what becomes of the one that is open */
export const JumpToItemInput = z.strictObject({ ...session, itemId: id, leaving: z.enum(leavings), reason })
export const MoveItemInput = z.strictObject({ ...session, to: z.enum(movablePhases as ['REPORT', 'QUESTIONS', 'DEBATE', 'MOTION']) })
export const ConcludeItemInput = z.strictObject({ ...session, conclusion: z.enum(conclusions), note: words(limits.reason).nullable() })
export const HandOverChairInput = z.strictObject({ ...session, toUserId: id })
export const UndoChairActionInput = z.strictObject({ ...session, action: z.enum(['CALL', 'END_SPEECH', 'MOVE_ITEM', 'OPEN_ITEM', 'DEFER', 'CONCLUDE', 'READ_OUT', 'JUMP']) })
export const SetTextModerationInput = z.strictObject({ ...session, mode: z.enum(textModerations) })
export const EndMoodInput = z.strictObject({ ...session, moodId: id })
/** null takes the answer back */
export const TapMoodInput = z.strictObject({ ...session, moodId: id, choice: z.enum(moodChoices).nullable() })

// ---------- the floor ----------

/** `forUserId`: somebody in the hall without a phone; the door presses for them. null: myself. */
export const RaiseHandInput = z.strictObject({ ...session, stance: z.enum(stances), forUserId: id.nullable() })
/** null: my own. The chair takes down the hand of somebody who was called and is not there. */
export const LowerHandInput = z.strictObject({ ...session, userId: id.nullable() })
/** `expected`: whose name stood on the button */
export const CallNextInput = z.strictObject({ ...session, expected: id })
/** `speechId`: the speech that the button belonged to; ending one that is over changes nothing */
export const SpeechInput = z.strictObject({ ...session, speechId: id })
export const LetHelperReadInput = z.strictObject({ ...session, speechId: id, readBy: words(limits.displayName) })
export const AskForHelpInput = z.strictObject({ ...session })
export const GiveHelpInput = z.strictObject({ ...session, userId: id })
export const RuleOnSpeechInput = z.strictObject({ ...session, speechId: id, kind: z.enum(rulingKinds), reason })
export const AppealRulingInput = z.strictObject({ ...session, rulingId: id })
export const SettleAppealInput = z.strictObject({ ...session, forRuling: count, againstRuling: count })
/** `forUserId`: said aloud in the hall and written down by the chair or at the door */
export const ProposeMotionInput = z.strictObject({ ...session, text: words(limits.motion), forUserId: id.nullable() })
export const MotionInput = z.strictObject({ ...session, motionId: id })
export const CountHandSecondsInput = z.strictObject({ ...session, motionId: id, count })
export const ReadOutMotionInput = z.strictObject({ ...session, motionId: id, endSpeech: z.boolean() })
export const AmendMotionInput = z.strictObject({ ...session, motionId: id, text: words(limits.motion) })
/** the whole text as it would be */
export const ProposeAmendmentInput = z.strictObject({ ...session, motionId: id, text: words(limits.motion) })
export const AmendmentInput = z.strictObject({ ...session, amendmentId: id })
export const SettleAmendmentInput = z.strictObject({ ...session, amendmentId: id, yes: count, no: count })
export const TableMotionInput = z.strictObject({ ...session, motionId: id, reason })
/** `isAnonymous`: the room is not told who wrote it; staff and the log are */
export const SendTextInput = z.strictObject({ ...session, text: words(limits.sentText), isAnonymous: z.boolean().optional() })
export const AgreeWithTextInput = z.strictObject({ ...session, textId: id, agrees: z.boolean() })
export const TextInput = z.strictObject({ ...session, textId: id })
export const AnswerTextInput = z.strictObject({ ...session, textId: id, answer: reason })
export const SetTextAsideInput = z.strictObject({ ...session, textId: id, reason })

// ---------- what the room hears ----------

/** Presence `chairGone` of a session: since when whoever is in the chair has had no line, epoch ms. null: the line is there. */
export interface ChairGone { userId: string; since: number }

/** Everything a listener of a session needs to begin with; afterwards `evolveSession` and `evolveBallot` fold what happens. */
export interface RoomSnapshot {
  session: SessionState
  /** counts only; newer ones come as presence `here` */
  here: Presence
  /** ballots of this session; newer turnouts come as presence `turnout:<id>` */
  ballots: { state: BallotState; seq: number }[]
  /** staff only: written contributions on the open item */
  inbox: SentText[]
  /** how many feel the same about what is shown, by text id; newer ones come as presence `agreed:<textId>` */
  agreed: Record<string, number>
  /** answers to what is asked in passing; newer ones come as presence `mood` */
  mood: MoodView | null
}

/** Counts of one 随手问一问. */
export interface MoodView { moodId: string; counts: MoodCounts }

/** What only this person may know. */
export interface RoomMine {
  /** null for the public and for a big screen */
  userId: string | null
  attendance: { mode: AttendanceMode; kind: ParticipantKind } | null
  /** what I wrote on the open item */
  texts: SentText[]
  /** shown texts on the open item that I feel the same about */
  agreed: string[]
  /** what I tapped, while it is asked */
  mood: MoodChoice | null
  /** the ballot on the open item, from its opening on, and for whom I vote in it; newer as presence `mine:ballot:<id>` */
  votes: { ballotId: string; voters: MyVoter[] } | null
  /** for the big screen alone: the digits that say "I am in the hall"; left out for everybody else */
  hallCode?: HallCode | null
}
