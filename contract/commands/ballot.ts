import { z } from 'zod'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Tally } from '../../domain/ballot/tally.ts'
import { FACTS_MOST, OPTIONS_LEAST, OPTIONS_MOST } from '../../domain/ballot/prepare.ts'
import { ballotTypes, bases, deliveryWays, interims, secrecies } from '../../domain/ballot/types.ts'
import { limits } from '../limits.ts'

/** What the doors accept about ballots. Texts are trimmed; HTML is just characters. Times are epoch ms, areas whole 0.01 m². */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const reason = words(limits.reason)
const moment = z.number().int().min(0).max(8_640_000_000_000_000)
const file = z.string().regex(/^[0-9a-f]{64}$/)
const ballot = { ballotId: id }

const FactInput = z.strictObject({ label: words(limits.factLabel), text: words(limits.factText) })
const OptionInput = z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,12}$/), text: words(limits.optionText) })
const options = z.array(OptionInput).min(OPTIONS_LEAST).max(OPTIONS_MOST)
const ChoiceSetInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('YES_NO') }),
  z.strictObject({ kind: z.literal('ONE_OF'), options }),
  z.strictObject({ kind: z.literal('UP_TO'), most: z.number().int().min(1).max(OPTIONS_MOST), options }),
])
const facts = z.array(FactInput).max(FACTS_MOST)
const plan = z.strictObject({ opensAt: moment, closesAt: moment })
const question = z.strictObject({ text: words(limits.question), facts, choices: ChoiceSetInput })

/** How the vote is held; left out: as usual for its type (named, counts hidden). */
const manner = {
  secrecy: z.enum(secrecies).optional(),
  interim: z.enum(interims).optional(),
  /** of an assembly: who is one voter */
  basis: z.enum(bases).nullable().optional(),
  /** of owners: only those of these buildings; left out: all */
  buildingIds: z.array(id).max(200).optional(),
}

/** The motion that was read out becomes the question, word for word; the item moves to its ballot. */
export const PutMotionInput = z.strictObject({
  sessionId: id, type: z.enum(ballotTypes), facts, ...manner,
  /** of a poll only: what there is to choose from; everything else is yes, no, abstain */
  choices: ChoiceSetInput.optional(),
})

/** A ballot that stands alone and runs over days. */
export const CreateBallotInput = z.strictObject({
  type: z.enum(ballotTypes), topicId: id.nullable(), question, plan, ...manner,
  /** owners only: count the silent as the community's registered 议事规则 say */
  countsSilent: z.boolean().optional(),
})
export const ReviseBallotInput = z.strictObject({ ...ballot, question, plan: plan.nullable() })
export const TightenBallotInput = z.strictObject({ ...ballot, secrecy: z.literal('SECRET').optional(), interim: z.literal('HIDDEN').optional() })

/** Announce, close, publish, finalise. */
export const BallotOnlyInput = z.strictObject(ballot)
/** `minutes` given for voting in a session; null: until the closing is announced */
export const OpenBallotInput = z.strictObject({ ...ballot, minutes: z.number().int().min(1).max(120).nullable() })
export const ScheduleClosingInput = z.strictObject({ ...ballot, seconds: z.number().int().min(1).max(3600) })

const choices = z.array(z.string().regex(/^[a-z0-9]{1,12}$/)).min(1).max(OPTIONS_MOST)
export const CastVoteInput = z.strictObject({ ...ballot, voterId: id, choices, isAssisted: z.boolean().optional() })
export type CastVoteInput = z.infer<typeof CastVoteInput>

export const EnterPaperVoteInput = z.strictObject({ ...ballot, voterId: id, choices, photoId: file })
/** what the second person reads, without being told what the first one read */
export const CheckPaperVoteInput = z.strictObject({ entryId: id, choices })
/** where the two differ: a third person says what stands there, and why */
export const SettlePaperVoteInput = z.strictObject({ entryId: id, choices, reason })
export const ReturnPaperVoteInput = z.strictObject({ entryId: id, reason })
/** How the paper reached a unit, and when (epoch ms, not after now). */
export const RecordDeliveryInput = z.strictObject({ ...ballot, unitIds: z.array(id).min(1).max(limits.unitsDelivered), how: z.enum(deliveryWays), at: moment.optional(), photoId: file.nullable().optional() })

export const ObjectToRollInput = z.strictObject({ ...ballot, text: reason })
export const AnswerRollObjectionInput = z.strictObject({ ...ballot, objectionId: id, text: reason, isCorrected: z.boolean() })
export const CorrectRollInput = z.strictObject({ ...ballot, reason })

/** The proxy by account or by telephone number; the photo is of the signed paper. */
export const GrantProxyInput = z.strictObject({
  ...ballot, voterId: id, proxyUserId: id.optional(), proxyPhone: z.string().regex(/^1\d{10}$/).optional(), text: reason, photoId: file.nullable().optional(),
}).refine((input) => (input.proxyUserId === undefined) !== (input.proxyPhone === undefined), { path: ['proxyPhone'] })
export const RevokeProxyInput = z.strictObject({ ...ballot, voterId: id })

export const RaiseObjectionInput = z.strictObject({ ...ballot, text: reason })
export const AnswerObjectionInput = z.strictObject({ ...ballot, objectionId: id, text: reason })
export const BallotReasonInput = z.strictObject({ ...ballot, reason })
export const FileBallotInput = z.strictObject({ ...ballot, reference: words(limits.title) })
export const ImportOfficialResultInput = z.strictObject({
  ...ballot, source: words(limits.reason), fileId: file,
  rows: z.array(z.strictObject({ choice: z.string().regex(/^[a-z0-9]{1,12}$/), heads: z.number().int().min(0).max(10_000_000), area: z.number().int().min(0).max(1_000_000_000_000) }))
    .min(1).max(OPTIONS_MOST + 1),
})

// ---------- what people see ----------

/** Absolute counts of who has voted; `tally` only where the ballot said before it opened that counts are shown. */
export interface TurnoutView { voters: number; heads: number; area: number; tally: Tally | null }

/** One voter that this person may vote for: themselves, their household, their flats, or somebody who authorised them. */
export interface MyVoter {
  voterId: string
  label: string
  area: number
  reason: string
  via: 'SELF' | 'PROXY'
  /** a vote lies in the box for this voter */
  hasVoted: boolean
  /** my vote as counted. After a secret ballot closed only the device remembers it: null. */
  paper: MyPaper | null
  /** papers that were handed in for this voter */
  handedIn: MyPaperEntry[]
  /** of an owner: the units that this vote is for */
  units: MyUnit[]
  /** everybody who may vote for this voter, this person among them: co-owners, the household. Empty where nobody else could. */
  fellows: MyFellow[]
  /** the vote is given to somebody else; it stands until they have voted or it is taken back */
  proxy: { name: string; at: number; isMe: boolean } | null
}
/** `deliveredAt` epoch ms; null: there is no proof yet that the paper reached this unit. */
export interface MyUnit { label: string; area: number; how: string | null; deliveredAt: number | null }
/** `hasCast`: the vote in the box is theirs. Never said in a secret ballot. */
export interface MyFellow { name: string; isMe: boolean; hasCast: boolean }
export interface MyPaper { choices: string[]; receipt: string; revision: number; /** epoch ms; null in a secret ballot */ at: number | null; channel: string }

/** A paper handed in for one's own voter, and what became of it. `outcome` null: not decided yet. */
export interface MyPaperEntry { id: string; at: number; choices: string[]; outcome: string | null; isDisputed: boolean; reason: string | null }

/** One line of the counting list. `label` null where names are not for this viewer. */
export interface ListLine { receipt: string; choices: string[]; heads: number; area: number; label: string | null; place: string; channel: string }

/** One line of the roll. `label` (the door, or the name) and `owners` null where they are not for this viewer. */
export interface RollListLine {
  label: string | null
  owners: string | null
  place: string
  reason: string
  heads: number
  area: number
  units: number
  /** somebody with an account may vote for this voter; null where that is not for this viewer */
  isReachable: boolean | null
}

/** One page of the roll of a ballot. */
export interface RollListPage {
  ballot: BallotState
  lines: RollListLine[]
  /** lines that were found, and how many pages they fill */
  found: number
  page: number
  pages: number
  /** what the viewer may read: everything, the doors, or only the building and the reason */
  sight: 'WHOLE' | 'DOORS' | 'MASKED'
  can: { object: boolean; answer: boolean; run: boolean }
}

/** A paper vote that needs a word: it was not counted, or its two readers differed. `label` null where names are not for this viewer. */
export interface NotedPaper { label: string | null; place: string; outcome: string; reason: string | null; wasDisputed: boolean }

export interface BallotAbilities {
  run: boolean
  enterPaper: boolean
  recount: boolean
  void: boolean
  object: boolean
  answerObjection: boolean
}

/** A ballot as its page needs it, redacted for the viewer. */
export interface BallotPageView {
  ballot: BallotState
  /** version of the ballot's stream at which this is true */
  seq: number
  turnout: TurnoutView
  mine: MyVoter[]
  can: BallotAbilities
  session: { id: string; title: string } | null
  topic: { id: string; title: string } | null
  outcome: { id: string; title: string } | null
}
