import type { BallotType, Basis, Channel as VoteChannel, ChoiceSet, Secrecy } from '../../../domain/ballot/types.ts'
import type { RulingKind, Stance } from '../../../domain/floor/state.ts'
import type { OutcomePhase, Verdict } from '../../../domain/outcome/phases.ts'
import type { ParticipantKind, Role } from '../../../domain/people.ts'
import type { RuleName, RuleValue } from '../../../domain/rule-pack.ts'
import type { Conclusion, ItemKind, RequiredKind, SessionForm } from '../../../domain/session/state.ts'
import type { LampColour } from '../../../domain/task/lamp.ts'
import type { ClosingParty, ReplyClass, Score, TaskKind, TaskPhase } from '../../../domain/task/phases.ts'
import type { MergeConsent } from '../../../domain/topic/state.ts'
import type { CareDomain, Channel, DecisionPath, ReferralTarget, TopicPhase } from '../../../domain/topic/phases.ts'

/**
 * The demo neighbourhood as it would be told: who lives where, what they brought up, what was said and what came of it.
 * Pure data. The player of the seed turns each fact into the command that a person would have given, at its moment.
 * Everybody refers to everybody by key; keys are unique in the whole demo, across communities.
 */

/**
 * A moment, told from the day of seeding. `at` is the clock in Shanghai.
 * `day`: calendar days from today. `workday`: working days from today, where 0 is today or, on a day off, the last day worked;
 * used where a limit in working days must come out the same whenever the demo is loaded. `minute`: minutes from now.
 */
export type When = { day: number; at: Clock } | { workday: number; at: Clock } | { minute: number }
export type Clock = `${number}:${number}`

export type PersonKey = string
/** building and door, e.g. b4-502 */
export type UnitKey = string
export type DepartmentKey = string
export type TopicKey = string
export type SessionKey = string
export type ItemKey = string
export type OutcomeKey = string
export type TaskKey = string

// ---------- places and people ----------

export interface CommunityContent {
  key: string
  slug: string
  /** prefix of ledger numbers */
  code: string
  name: string
  street: string
  phone: string
  /** day on which the first people were entered */
  founded: When
  /** what this community has set differently from the defaults; adopted on the day named in the catalogue */
  rules: Partial<Record<RuleName, RuleValue>>
  grids: GridContent[]
  buildings: BuildingContent[]
  /** name of the owner of the units that are `isUnsold` */
  developer: string | null
  departments: DepartmentContent[]
  people: PersonContent[]
  /** people of another community who hold a role here too */
  guests: MembershipContent[]
  topics: TopicContent[]
  sessions: SessionContent[]
  ownerVotes: OwnerVoteContent[]
  outcomes: OutcomeContent[]
  tasks: TaskContent[]
  feedback: FeedbackContent[]
}

export interface GridContent { key: string; name: string; worker: PersonKey }
export interface BuildingContent { key: string; name: string; grid: string; units: UnitContent[] }

export interface UnitContent {
  door: string
  /** 0.01 m² */
  area: number
  /** one key per owner; several are co-owners with one vote together; empty for `isUnsold` */
  owners: PersonKey[]
  isUnsold?: true
  isRented?: true
}

export interface DepartmentContent { key: DepartmentKey; name: string }

export interface MembershipContent {
  person: PersonKey
  roles: Role[]
  kind: ParticipantKind
  building?: string
  door?: string
  grid?: string
  department?: DepartmentKey
  sector?: string
  /** null: somebody has asked to be verified and is waiting, or works here and does not live here */
  verified: { by: PersonKey; at: When } | null
  joined: When
}

export interface PersonContent extends Omit<MembershipContent, 'person'> {
  key: PersonKey
  /** real name, never public; as invented as everything else */
  name: string
  displayName: string
  /** 11 digits of a range that nobody has; null for those without a telephone */
  phone: string | null
  born: number
  elderMode?: true
  /** owns here and lives elsewhere */
  livesElsewhere?: true
  /** on the card with which one signs in to the demo; shown in the order of `rank` */
  card?: { rank: number; line: string }
}

// ---------- topics ----------

export interface TopicContent {
  key: TopicKey
  title: string
  story: string
  careDomain: CareDomain
  /** where, in the neighbours' words */
  place: string
  grid: string | null
  building: string | null
  tags: string[]
  author: PersonKey
  /** 前台自愿: most give their name */
  shownAs?: 'NEIGHBOUR'
  photos: PictureKey[]
  proposedAt: When
  /** without the author, whose name is under it anyway; the first comes at `from`, the last at `to` */
  endorsers: { people: PersonKey[]; from: When; to: When }
  comments: CommentContent[]
  /** the committee's steps, in order. What a session does to a topic is told with the session. */
  steps: TopicStep[]
  /** where it stands today, after all steps, sessions and outcomes; the player checks */
  phaseNow: TopicPhase
}

export interface CommentContent { by: PersonKey; at: When; text: string }

export type TopicStep =
  | { step: 'acknowledge'; by: PersonKey; at: When }
  | { step: 'return'; by: PersonKey; at: When; missing: string }
  | { step: 'decline'; by: PersonKey; at: When; reason: string; channel: Channel }
  | { step: 'reroute'; by: PersonKey; at: When; reason: string; channel: Channel }
  | { step: 'merge'; by: PersonKey; at: When; into: TopicKey; consent: MergeConsent; reason: string }
  | { step: 'accept'; by: PersonKey; at: When; path: DecisionPath; isBroad: boolean; answer: string }
  | { step: 'publicize'; by: PersonKey; at: When }
  | { step: 'continue'; by: PersonKey; at: When; reason: string; session: SessionKey | null }
  | { step: 'close'; by: PersonKey; at: When; summary: string }

// ---------- sessions ----------

export interface SessionContent {
  key: SessionKey
  title: string
  form: SessionForm
  place: string
  /** FINISHED is published, LIVE stops in the middle of `items`, ANNOUNCED has not begun */
  progress: 'FINISHED' | 'LIVE' | 'ANNOUNCED'
  convenedBy: PersonKey
  moderators: PersonKey[]
  recorders: PersonKey[]
  required: RequiredKind[]
  createdAt: When
  announcedAt: When
  startsAt: When
  checkInAt: When | null
  startedAt: When | null
  attendance: AttendanceContent | null
  /** on the way, as the hall was told */
  arrivals: { label: string; kind: ParticipantKind; at: When }[]
  items: ItemContent[]
  closedAt: When | null
  minutes: MinutesContent | null
}

export interface AttendanceContent { inPerson: PersonKey[]; remote: PersonKey[] }

export interface ItemContent {
  key: ItemKey
  title: string
  kind: ItemKind
  presenter: string
  minutes: number
  topic: TopicKey | null
  path: DecisionPath | null
  /** the ballot that the agenda announces, where it is not held yet */
  planned?: Pick<BallotContent, 'type' | 'secrecy' | 'facts'>
  /** paragraphs of the co-edited background */
  background: string[]
  /** attached by whoever convenes */
  pictures?: PictureKey[]
  /** what happened, in order; empty for what is still to come */
  course: CourseStep[]
}

/** What happens on an item. Each carries its moment; the phases between are the chair's plain next steps. */
export type CourseStep =
  | { step: 'open'; at: When }
  | { step: 'report'; at: When; by: PersonKey; text: string }
  | { step: 'questions'; at: When }
  | { step: 'debate'; at: When }
  | { step: 'hand'; at: When; by: PersonKey; stance: Stance }
  /** the hand goes up shortly before; `seconds` null: still speaking */
  | SpeechStep
  | { step: 'rule'; at: When; on: PersonKey; kind: RulingKind; reason: string }
  /** an appeal against the latest ruling, settled by a show of hands */
  | { step: 'appeal'; at: When; by: PersonKey; forRuling: number; againstRuling: number }
  /** 写几句; without an answer it is still in the chair's inbox */
  /** `nameless`: the room is not told who; `agreedBy`: who feels the same, once the chair has shown it */
  | { step: 'write'; at: When; by: PersonKey; text: string; answer: string | null; nameless?: boolean; agreedBy?: readonly PersonKey[] }
  | { step: 'move'; at: When; by: PersonKey; text: string; secondedBy: PersonKey[] }
  /** only the proposer changes the words; `suggested` by whom, for the minutes */
  | { step: 'amend'; at: When; by: PersonKey; text: string; suggested: PersonKey; why: string }
  | { step: 'withdrawMotion'; at: When; by: PersonKey; why: string }
  | { step: 'readOut'; at: When; by: PersonKey }
  | { step: 'ballot'; ballot: BallotContent }
  | { step: 'conclude'; at: When; conclusion: Conclusion; note: string; referTo: ReferralTarget | null }
  | { step: 'defer'; at: When; reason: string }

export interface SpeechStep {
  step: 'speech'
  at: When
  by: PersonKey
  stance: Stance
  seconds: number | null
  /** one sentence, as it stands in the minutes */
  record: string
  /** 加 60 秒 */
  isExtended?: true
  /** 代读 */
  readBy?: PersonKey
}

/** How everybody voted. Those entitled and named nowhere chose `rest`. Owners are named by the first unit of their head, all others by person. */
export interface BallotContent {
  key: string
  type: BallotType
  secrecy: Secrecy
  /** the motion, word for word as it was read out */
  question: string
  /** at most four short facts beside the question */
  facts: { label: string; text: string }[]
  choices: ChoiceSet
  /** who is on the roll where it is an assembly; null where presence or ownership says it */
  basis: { kind: Basis; people: PersonKey[] } | null
  opensAt: When
  closesAt: When
  votes: Record<string, (PersonKey | UnitKey)[]>
  rest: string | null
  absent: (PersonKey | UnitKey)[]
  /** votes that did not come from the voter's own telephone */
  channels: Partial<Record<VoteChannel, (PersonKey | UnitKey)[]>>
  /** people who voted, thought again and voted anew; the last one (in `votes`) counts */
  secondThoughts: { voter: PersonKey | UnitKey; first: string }[]
  /** what the count must say; the player checks. Areas in 0.01 m², 0 where they do not count. */
  expected: { outcome: 'PASSED' | 'REJECTED' | 'SHARES'; heads: number; area: number; choices: Record<string, { heads: number; area: number }> }
}

/** A vote of the owners over days, outside of any session; units name the heads that own them. */
export interface OwnerVoteContent {
  key: string
  type: Extract<BallotType, 'OWNER_ORDINARY' | 'OWNER_MAJOR'>
  question: string
  facts: { label: string; text: string }[]
  createdBy: PersonKey
  createdAt: When
  shownAt: When
  objections: { by: PersonKey; at: When; text: string; answer: string; answeredBy: PersonKey; answeredAt: When; isCorrected: boolean }[]
  announcedAt: When
  opensAt: When
  closesAt: When
  /** who carried the papers to which buildings */
  deliveries: { by: PersonKey; at: When; how: 'HAND' | 'POST' | 'DOOR'; buildings: string[] }[]
  /** by choice, spread over the time from `votesFrom` to `votesTo` */
  votes: Record<string, UnitKey[]>
  votesFrom: When
  votesTo: When
  told: { by: PersonKey; unit: UnitKey; choice: string; at: When }[]
  proxies: { by: PersonKey; unit: UnitKey; to: PersonKey; at: When; text: string }[]
  papers: { unit: UnitKey; at: When; first: { by: PersonKey; choice: string }; second: { by: PersonKey; choice: string; at: When } }[]
}

export interface MinutesContent {
  draftedAt: When
  draftedBy: PersonKey
  /** what the session came to, in two or three sentences, above the items */
  summary: string
  /** by item, the paragraph that the recorder wrote below the speeches */
  notes: Record<ItemKey, string>
  dissent: { item: ItemKey; by: PersonKey; text: string; answer: string; answeredBy: PersonKey }[]
  signatures: { by: PersonKey; at: When; hasDissented: boolean }[]
  publishedAt: When
}

// ---------- what came of it ----------

export interface OutcomeContent {
  key: OutcomeKey
  topic: TopicKey
  session: SessionKey
  item: ItemKey
  title: string
  /** what was agreed, point by point */
  text: string
  steps: OutcomeStep[]
  phaseNow: OutcomePhase
}

export type OutcomeStep =
  | { step: 'record'; at: When; by: PersonKey }
  | { step: 'publicize'; at: When; by: PersonKey }
  /** `department` null: the committee itself carries it out */
  | { step: 'send'; at: When; by: PersonKey; department: DepartmentKey | null; note: string }
  | { step: 'answer'; at: When; by: PersonKey; verdict: Verdict; reason: string }
  | { step: 'track'; at: When; by: PersonKey }
  | { step: 'conclude'; at: When; by: PersonKey; reason: string }

export interface TaskContent {
  key: TaskKey
  outcome: OutcomeKey
  title: string
  detail: string
  kind: TaskKind
  grid: string | null
  steps: TaskStep[]
  phaseNow: TaskPhase
  /**
   * What the lamp shows on the day of seeding; null where it hangs on the hour. A long holiday in the middle can make another
   * lamp of it: then the player moves the whole history of the task by whole working days until it fits.
   */
  lampNow: LampColour | null
}

export type TaskStep =
  | { step: 'register'; at: When; by: PersonKey }
  | { step: 'assign'; at: When; by: PersonKey; department: DepartmentKey; note: string }
  | { step: 'sign'; at: When; by: PersonKey }
  | { step: 'askReturn'; at: When; by: PersonKey; reason: string }
  | { step: 'grantReturn'; at: When; by: PersonKey; note: string }
  | { step: 'refuseReturn'; at: When; by: PersonKey; reason: string }
  | { step: 'progress'; at: When; by: PersonKey; text: string; evidence: EvidenceContent[] }
  | { step: 'askExtension'; at: When; by: PersonKey; until: When; reason: string }
  | { step: 'grantExtension'; at: When; by: PersonKey; consent: string }
  | { step: 'reply'; at: When; by: PersonKey; replyClass: ReplyClass; text: string; evidence: EvidenceContent[]; answerAgain: When | null }
  /** asks the author, the endorsers, the moderator and whoever assigned the task */
  | { step: 'evaluate'; at: When; by: PersonKey }
  | { step: 'rate'; at: When; by: PersonKey; score: Score; reason: string }
  /**
   * All who were asked and are not named by a `rate`: the last `silent` of them never answer, `basically` say 基本满意, the others 满意.
   * `waiting` have not rated either: left for whoever signs in as them.
   */
  | { step: 'othersRate'; from: When; to: When; basically: number; silent: number; waiting?: PersonKey[] }
  | { step: 'talk'; at: When; by: PersonKey; isSettled: boolean; note: string }
  | { step: 'nod'; at: When; by: PersonKey; party: ClosingParty; note: string; evidence: EvidenceContent[] }

export interface EvidenceContent { picture: PictureKey; moment: 'BEFORE' | 'AFTER' | 'PAPER'; caption: string }

export interface FeedbackContent { by: PersonKey | null; at: When; page: string; text: string; contact: string | null }

// ---------- pictures ----------

export const pictureKeys = [
  'crossing-before', 'crossing-after', 'shelter-before', 'shelter-plan', 'bench-stone', 'bench-wood', 'drain-overflow', 'drain-cleared',
  'lamp-dark', 'lamp-lit', 'shed-before', 'canteen-after', 'locker-wet', 'locker-dry', 'banyan-gaps', 'banyan-planted', 'step-wet', 'step-tiled',
  'market-morning', 'rail-after', 'meal-delivery', 'branches-before', 'branches-after', 'paper-form', 'wires-hang', 'wires-tidy', 'toilet-locked', 'net-ground', 'harbour-lamp', 'harbour-dark',
] as const
export type PictureKey = (typeof pictureKeys)[number]

export interface DemoContent {
  communities: CommunityContent[]
  /** SVG text of 960×660, to be rasterised */
  pictures: Record<PictureKey, { alt: string; svg: string }>
}
