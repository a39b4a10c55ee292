import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { BallotEvent, BallotState } from './state.ts'

const DAY = 86_400_000

/**
 * Reminding those who have not voted: while it is open, never more often than the community's rules allow. A reminder says that
 * a vote is missing and when the box closes, and never how anybody voted.
 */
export function remindVoters(ballot: BallotState, { people, texts }: { people: number; texts: number }, { now, actor, rules }: Context): Decision<BallotEvent> {
  if (ballot.phase !== 'OPEN' || (ballot.closesAt !== null && now >= ballot.closesAt)) return refuse('BALLOT_NOT_OPEN')
  const next = nextReminder(ballot, rules)
  if (next !== null && now < next) return refuse('BALLOT_REMINDED_LATELY', { days: rules.reminderGap.value, nextDay: next })
  if (people === 0) return refuse('BALLOT_NOBODY_TO_REMIND')
  return accept({ type: 'VotersReminded', at: now, by: actor.userId === 'system' ? null : actor.displayName, people, texts })
}

/** From when on the next reminder may go out, epoch ms; null: none has gone out yet. */
export function nextReminder(ballot: Pick<BallotState, 'reminders'>, rules: Context['rules']): number | null {
  const last = ballot.reminders?.at(-1)
  return last ? last.at + rules.reminderGap.value * DAY : null
}

/** When the server reminds by itself; null where voting is over before that could help (shorter than a day after opening). */
export function ownReminderAt(ballot: BallotState, rules: Context['rules']): number | null {
  if (ballot.place.sessionId || ballot.closesAt === null || ballot.openedAt === null) return null
  const moment = ballot.closesAt - rules.reminderBefore.value * DAY
  return moment - ballot.openedAt >= DAY ? moment : null
}
