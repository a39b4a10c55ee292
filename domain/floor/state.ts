/** Someone as the room sees them. The display name only; the real one never enters a session. */
export interface Person { userId: string; name: string }

/** Chosen before speaking (支持/反对/中立·提问): choosing a stance is raising the hand. */
export const stances = ['SUPPORT', 'OPPOSE', 'ASK'] as const
export type Stance = (typeof stances)[number]

export interface Hand extends Person {
  stance: Stance
  /** epoch ms; kept when the stance changes */
  raisedAt: number
}

/** One turn at the microphone. The clock is computed (see clock.ts), never ticked. */
export interface Speech extends Person {
  id: string
  stance: Stance
  /** when the hand went up; it goes back there if the call is undone */
  raisedAt: number
  startedAt: number
  /** ms granted so far */
  allowance: number
  /** since when the clock stands still; null while it runs */
  pausedAt: number | null
  /** ms of earlier pauses */
  pausedFor: number
  /** the chair's one extension is used */
  isExtended: boolean
  /** the extension for those who need help is used */
  isHelped: boolean
  /** who reads for the speaker (代读), a name for the record */
  readBy: string | null
  /** 1 for the first turn of this person on this item */
  turn: number
}

/** 跑题 / 超时 / 人身攻击 */
export const rulingKinds = ['OFF_TOPIC', 'OVERTIME', 'PERSONAL_ATTACK'] as const
export type RulingKind = (typeof rulingKinds)[number]

export interface Ruling {
  id: string
  kind: RulingKind
  reason: string
  speechId: string
  person: Person
  at: number
  appeal: Appeal | null
}

/** An appeal is decided by a show of hands: the ruling falls when more hands are against it than for it. */
export type Appeal =
  | { phase: 'RAISED'; by: Person; at: number }
  | { phase: 'DECIDED'; by: Person; at: number; forRuling: number; againstRuling: number; isOverturned: boolean }

/** PROPOSED → (enough seconds) → READ_OUT → PUT; an amended motion must be read out again. TABLED (搁置) until it is taken up again. */
export type MotionPhase = 'PROPOSED' | 'READ_OUT' | 'PUT' | 'WITHDRAWN' | 'TABLED'

/** One wording that a motion had, and how it came: by the mover alone, accepted by the mover, or carried by a show of hands. */
export interface Wording { version: number; text: string; by: Person; at: number; how: WordingHow }
export type WordingHow = 'PROPOSED' | 'OWN' | 'ACCEPTED' | 'CARRIED'

/** PROPOSED → (a second) → ACCEPTED by the mover, or CARRIED / LOST by a show of hands. FALLEN: the words it was about have changed. */
export type AmendmentPhase = 'PROPOSED' | 'ACCEPTED' | 'CARRIED' | 'LOST' | 'WITHDRAWN' | 'FALLEN'

/** Another person's proposal to change the words of a motion: the whole text as it would be. */
export interface Amendment {
  id: string
  text: string
  by: Person
  /** the version that it would change */
  ofVersion: number
  isSeconded: boolean
  phase: AmendmentPhase
  at: number
  /** hands counted for and against; null where nobody counted */
  hands: { yes: number; no: number } | null
}

export interface Motion {
  id: string
  /** 1 as proposed; +1 with each amendment */
  version: number
  text: string
  by: Person
  seconds: Person[]
  /** further seconds counted by show of hands in the hall */
  handSeconds: number
  phase: MotionPhase
  at: number
  /** every wording it had, the first as proposed; left out in what was stored before wordings were kept */
  wordings?: Wording[]
  amendments?: Amendment[]
  /** why it was laid aside */
  tabledFor?: string
}

/** A written contribution (写几句) that the chair put on the screens. Those not shown are rows, not state. */
export interface ShownText extends Person {
  id: string
  text: string
  at: number
  answer: string | null
  /** the room is not told who wrote it: name and id are blank for everybody but staff (see session/redact.ts) */
  isAnonymous?: boolean
}

/** When written contributions come on the screens: after the chair has seen them, or at once (and the chair may take one down). */
export const textModerations = ['BEFORE', 'AFTER'] as const
export type TextModeration = (typeof textModerations)[number]

/** What happens at the microphone on one agenda item. */
export interface FloorState {
  itemId: string
  hands: Hand[]
  speech: Speech | null
  /** who spoke last and on which side: the queue alternates from there */
  last: (Person & { stance: Stance }) | null
  /** turns taken on this item by user id */
  turns: Record<string, number>
  rulings: Ruling[]
  motions: Motion[]
  shown: ShownText[]
  /** people waiting for a helper; only staff are told (see session/redact.ts) */
  helpWanted: Person[]
}

export function emptyFloor(itemId: string): FloorState {
  return { itemId, hands: [], speech: null, last: null, turns: {}, rulings: [], motions: [], shown: [], helpWanted: [] }
}

export function openAppeal(floor: FloorState): Ruling | null {
  return floor.rulings.find((ruling) => ruling.appeal?.phase === 'RAISED') ?? null
}

/** The motion that has been read out and not been put yet; there is at most one. */
export function motionOnTheTable(floor: FloorState): Motion | null {
  return floor.motions.find((motion) => motion.phase === 'READ_OUT') ?? null
}

export function wordingsOf(motion: Motion): Wording[] {
  return motion.wordings ?? [{ version: motion.version, text: motion.text, by: motion.by, at: motion.at, how: 'PROPOSED' }]
}

/** The amendment that waits for an answer; at most one a motion. */
export function openAmendment(motion: Motion): Amendment | null {
  return motion.amendments?.find((each) => each.phase === 'PROPOSED') ?? null
}

export function secondsOf(motion: Motion): number {
  return motion.seconds.length + motion.handSeconds
}
