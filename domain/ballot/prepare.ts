import { afterFullDays } from '../calendar/index.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { BallotDraft, BallotEvent, BallotState, Plan, Question, Roll } from './state.ts'
import { inspectionFault } from './inspection.ts'
import { isAssemblyType, isBinding, isOwnerType, type BallotType, type Interim, type Secrecy } from './types.ts'

/**
 * From the draft to the open ballot. Who may is said in domain/access/ballot.
 */

/** What the place says about a new ballot; `null` where the ballot stands alone or has no topic. */
export interface PlaceFacts {
  /** the item of the session: is it on the announced agenda, and is this the moment to vote on it */
  item: { isOnAnnouncedAgenda: boolean; isCurrent: boolean } | null
  /** ballot types that the topic's decision path allows; null without a topic */
  allowedTypes: readonly BallotType[] | null
}

/** Facts that the committee may add. The paper itself adds how it passes and who can see: at most four in all, more are not read. */
export const FACTS_MOST = 2
export const OPTIONS_LEAST = 2
export const OPTIONS_MOST = 12

/** Named where money or weights are voted, secret for pacts; a ballot about people is set to secret by whoever creates it. */
export function defaultSecrecy(type: BallotType): Secrecy {
  return type === 'PACT_ADOPTION' ? 'SECRET' : 'NAMED'
}

export function createBallot(draft: BallotDraft, place: PlaceFacts, { now, rules }: Context): Decision<BallotEvent> {
  const { ballotType: type } = draft
  if (place.allowedTypes && !place.allowedTypes.includes(type)) return refuse('BALLOT_TYPE_NOT_ON_PATH')
  // 民法典 and domain: what was not announced cannot bind anybody
  if (place.item && isBinding(type) && !place.item.isOnAnnouncedAgenda) return refuse('BALLOT_OFF_AGENDA')
  if (type === 'SESSION_RESOLUTION' && !draft.place.sessionId) return refuse('BALLOT_NEEDS_SESSION')
  if (isAssemblyType(type) !== (draft.basis !== null)) return refuse('BALLOT_BASIS_MISFIT')
  if (draft.silence && !isOwnerType(type)) return refuse('BALLOT_SILENCE_MISFIT')
  if (draft.secrecy === 'SECRET' && isOwnerType(type)) return refuse('BALLOT_SECRET_WITH_WEIGHTS')
  if (!draft.place.sessionId && !draft.plan) return refuse('BALLOT_PLAN_NEEDED')
  const fault = questionFault(type, draft.question) ?? planFault(draft.plan, now)
  if (fault) return refuse(fault)
  if (hasWrongLength(type, draft.plan, rules)) return refuse('BALLOT_DAYS_OUTSIDE', daysOf(rules))
  return accept({ type: 'BallotCreated', at: now, ...draft })
}

/** The question and the plan may change until the roll is frozen. */
export function reviseBallot(ballot: BallotState, change: { question: Question; plan: Plan | null }, { now, rules }: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'DRAFT') return refuse('BALLOT_WRONG_PHASE')
  if (!ballot.place.sessionId && !change.plan) return refuse('BALLOT_PLAN_NEEDED')
  const fault = questionFault(ballot.type, change.question) ?? planFault(change.plan, now)
  if (fault) return refuse(fault)
  if (hasWrongLength(ballot.type, change.plan, rules)) return refuse('BALLOT_DAYS_OUTSIDE', daysOf(rules))
  return accept({ type: 'BallotRevised', at: now, question: change.question, plan: change.plan })
}

/**
 * Secrecy and hidden counts can only be tightened, never relaxed. Secrecy until the ballot opens: papers that are already
 * named cannot become secret. Hidden counts also while it is open.
 */
export function tightenBallot(ballot: BallotState, to: { secrecy?: Secrecy; interim?: Interim }, { now }: Context): Decision<BallotEvent> {
  const secrecy = to.secrecy ?? ballot.secrecy
  const interim = to.interim ?? ballot.interim
  if (secrecy === ballot.secrecy && interim === ballot.interim) return accept()
  if (secrecy === 'NAMED' && ballot.secrecy === 'SECRET') return refuse('BALLOT_ONLY_TIGHTER')
  if (interim === 'SHOWN' && ballot.interim === 'HIDDEN') return refuse('BALLOT_ONLY_TIGHTER')
  if (secrecy === 'SECRET' && isOwnerType(ballot.type)) return refuse('BALLOT_SECRET_WITH_WEIGHTS')
  const isBeforeOpening = ballot.phase === 'DRAFT' || ballot.phase === 'ROLL_FROZEN' || ballot.phase === 'ANNOUNCED'
  if (!isBeforeOpening && (ballot.phase !== 'OPEN' || secrecy !== ballot.secrecy)) return refuse('BALLOT_WRONG_PHASE')
  return accept({ type: 'BallotTightened', at: now, secrecy, interim })
}

/** Who may vote is fixed, with a hash. Freezing what is frozen changes nothing. */
export function freezeRoll(ballot: BallotState, roll: Omit<Roll, 'at'>, { now }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'ROLL_FROZEN') return accept()
  if (ballot.phase !== 'DRAFT') return refuse('BALLOT_WRONG_PHASE')
  if (roll.voters === 0) return refuse('BALLOT_ROLL_EMPTY')
  const open = inspectionFault(ballot, now)
  if (open) return refuse(open.code, open.detail)
  const { body } = roll
  if (body.kind === 'PRESENT' && (body.quorum.have < body.quorum.need || body.quorum.missing.length > 0)) {
    return refuse('BALLOT_NO_QUORUM', { have: body.quorum.have, need: body.quorum.need })
  }
  if (body.kind === 'ASSEMBLY' && body.present !== null && 2 * body.present <= body.total) {
    return refuse('BALLOT_NO_QUORUM', { have: body.present, need: Math.floor(body.total / 2) + 1 })
  }
  return accept({ type: 'RollFrozen', at: now, roll: { ...roll, at: now } })
}

/** Full days between the announcement and the opening of a ballot that stands alone: owners 15, assemblies 5, a poll none. */
export function noticeDays(type: BallotType, rules: Context['rules']): number {
  if (isOwnerType(type)) return rules.ownerNotice.value
  return isBinding(type) ? rules.sessionNotice.value : 0
}

export function announceBallot(ballot: BallotState, { now, rules }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'ANNOUNCED') return accept()
  if (ballot.phase !== 'ROLL_FROZEN' || !ballot.plan) return refuse('BALLOT_WRONG_PHASE')
  const days = noticeDays(ballot.type, rules)
  if (ballot.plan.closesAt <= now) return refuse('BALLOT_PLAN_INVALID')
  // a poll needs no notice: one planned from 0:00 today opens at once
  const earliest = days > 0 ? afterFullDays(now, days) : ballot.plan.opensAt
  if (ballot.plan.opensAt < earliest) return refuse('BALLOT_NOTICE_TOO_SHORT', { days, earliestDay: earliest })
  return accept({ type: 'BallotAnnounced', at: now })
}

/**
 * ROLL_FROZEN → OPEN in a session, ANNOUNCED → OPEN where the ballot stands alone and its day has come.
 * @param closesAt in a session: when the time given for voting ends (epoch ms), or null for "until the closing is announced"
 */
export function openBallot(ballot: BallotState, { closesAt }: { closesAt: number | null }, { now }: Context): Decision<BallotEvent> {
  if (ballot.phase === 'OPEN') return accept()
  if (!ballot.roll) return refuse('BALLOT_WRONG_PHASE')
  if (ballot.place.sessionId) {
    if (ballot.phase !== 'ROLL_FROZEN') return refuse('BALLOT_WRONG_PHASE')
    if (closesAt !== null && closesAt <= now) return refuse('BALLOT_PLAN_INVALID')
    return accept({ type: 'BallotOpened', at: now, closesAt })
  }
  if (ballot.phase !== 'ANNOUNCED' || !ballot.plan) return refuse('BALLOT_WRONG_PHASE')
  if (now < ballot.plan.opensAt) return refuse('BALLOT_TOO_EARLY', { opensAt: ballot.plan.opensAt })
  if (now >= ballot.plan.closesAt) return refuse('BALLOT_PLAN_INVALID')
  return accept({ type: 'BallotOpened', at: now, closesAt: ballot.plan.closesAt })
}

function questionFault(type: BallotType, question: Question) {
  const { choices } = question
  if (question.facts.length > FACTS_MOST) return 'BALLOT_QUESTION_INVALID' as const
  if (choices.kind === 'YES_NO') return null
  // a pact is one text: it is adopted or not
  if (type === 'PACT_ADOPTION') return 'BALLOT_QUESTION_INVALID' as const
  const ids = choices.options.map((option) => option.id)
  const isSound = ids.length >= OPTIONS_LEAST && ids.length <= OPTIONS_MOST && new Set(ids).size === ids.length
    && ids.every((id) => /^[a-z0-9]{1,12}$/.test(id) && !['yes', 'no', 'abstain'].includes(id))
    && new Set(choices.options.map((option) => option.text.trim())).size === ids.length
    && (choices.kind === 'ONE_OF' || (Number.isInteger(choices.most) && choices.most >= 1 && choices.most < ids.length))
  return isSound ? null : ('BALLOT_QUESTION_INVALID' as const)
}

const daysOf = (rules: Context['rules']) => ({ least: rules.ownerVoteLeast.value, most: rules.ownerVoteMost.value })

/** Owners vote over days: long enough to reach everybody, and not for ever. */
function hasWrongLength(type: BallotType, plan: Plan | null, rules: Context['rules']): boolean {
  if (!plan || !isOwnerType(type)) return false
  const length = plan.closesAt - plan.opensAt
  return length < rules.ownerVoteLeast.value * 86_400_000 || length > rules.ownerVoteMost.value * 86_400_000
}

function planFault(plan: Plan | null, now: number) {
  if (!plan) return null
  return plan.closesAt > plan.opensAt && plan.closesAt > now ? null : ('BALLOT_PLAN_INVALID' as const)
}
