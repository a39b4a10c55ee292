import type { BallotState } from '../../domain/ballot/state.ts'
import { openAppeal, motionOnTheTable } from '../../domain/floor/state.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import { currentItem, type SessionState } from '../../domain/session/state.ts'

/** What is happening now, as one sentence of the catalogue `room.now`. The same on the phone and in the hall. */
export type NowKey =
  | 'waiting' | 'recess' | 'recessUntil' | 'between' | 'allDone' | 'closed' | 'noQuorum' | 'opened' | 'report' | 'reportBy' | 'speaking' | 'speakingMe' | 'appeal'
  | 'questions' | 'debate' | 'motion' | 'motionRead' | 'ballotSoon' | 'ballot' | 'ballotCounted'

export interface NowSentence { key: NowKey; values: Record<string, string | number> }

/**
 * @param userId the one who looks, for "it is your turn"; null for the hall
 * @param ballots those of the session: whether the vote on the open item has begun
 */
export function nowIn(session: SessionState, userId: string | null, ballots: readonly { state: BallotState }[] = []): NowSentence {
  const say = (key: NowKey, values: NowSentence['values'] = {}): NowSentence => ({ key, values })
  const item = currentItem(session)
  const { floor } = session
  if (session.phase === 'CHECK_IN' || session.phase === 'ANNOUNCED') return say('waiting')
  if (session.phase === 'NO_QUORUM') return say('noQuorum')
  if (session.phase === 'RECESS') return session.recess?.until ? say('recessUntil', { untilAt: session.recess.until }) : say('recess')
  if (session.phase !== 'IN_PROGRESS') return say('closed')
  if (!item || !floor || isItemOver(item.phase)) return say(session.agenda.some((each) => each.phase === 'PENDING') ? 'between' : 'allDone')
  if (openAppeal(floor)) return say('appeal')
  if (floor.speech) return floor.speech.userId === userId ? say('speakingMe') : say('speaking', { name: floor.speech.name })
  switch (item.phase) {
    case 'OPENED': return say('opened')
    case 'REPORT': return item.presenter ? say('reportBy', { name: item.presenter }) : say('report')
    case 'QUESTIONS': return say('questions')
    case 'MOTION': return motionOnTheTable(floor) ? say('motionRead') : say('motion')
    case 'BALLOT': return say(ballotNow(ballots.find(({ state }) => state.id === item.ballotId)?.state))
    default: return say('debate')
  }
}

function ballotNow(ballot: BallotState | undefined): NowKey {
  if (ballot?.count) return 'ballotCounted'
  return ballot && ballot.openedAt !== null ? 'ballot' : 'ballotSoon'
}
