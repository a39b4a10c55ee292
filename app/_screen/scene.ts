import { motionOnTheTable, openAppeal, type FloorState, type Motion, type Ruling, type Speech } from '../../domain/floor/state.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { ScreenPick } from '../../domain/session/screen-pick.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import { currentItem, type AgendaItem, type SessionState } from '../../domain/session/state.ts'

/** What the hall looks at now: one scene at a time, chosen by the facts alone. */
export type Scene =
  /** announced, or the door is open */
  | { kind: 'WAITING' }
  | { kind: 'OFF'; why: 'POSTPONED' | 'CANCELLED' | 'NO_QUORUM' }
  | { kind: 'RECESS'; until: number | null }
  /** in session, between two items, or after the last */
  | { kind: 'AGENDA' }
  | { kind: 'SPEECH'; item: AgendaItem; floor: FloorState; speech: Speech }
  | { kind: 'FLOOR'; item: AgendaItem; floor: FloorState }
  | { kind: 'MOTION'; item: AgendaItem; floor: FloorState; motion: Motion }
  | { kind: 'APPEAL'; item: AgendaItem; ruling: Ruling }
  /** the room is asked in passing; nobody speaks and nobody votes meanwhile */
  | { kind: 'MOOD'; item: AgendaItem }
  | { kind: 'BALLOT_SOON' | 'BALLOT_OPEN' | 'BALLOT_COUNTING' | 'RESULT'; item: AgendaItem; ballot: BallotState }
  /** over without a ballot, until the next one is opened */
  | { kind: 'ITEM_OVER'; item: AgendaItem }
  | { kind: 'CLOSED' }
  /** put there by hand */
  | { kind: 'ITEM'; item: AgendaItem }
  | { kind: 'QUEUE'; item: AgendaItem; floor: FloorState }
  | { kind: 'DOOR' }
  | { kind: 'PAUSE'; text: string }

const holdingPhases: readonly SessionState['phase'][] = ['ANNOUNCED', 'CHECK_IN', 'IN_PROGRESS', 'RECESS']

export function sceneOf(session: SessionState, ballots: readonly BallotState[]): Scene {
  const picked = session.screenPick && holdingPhases.includes(session.phase) ? pickedScene(session, ballots, session.screenPick) : null
  return picked ?? following(session, ballots)
}

/** What was picked by hand; null when there is nothing of the kind (the item is over, the ballot void): then the room is followed. */
function pickedScene(session: SessionState, ballots: readonly BallotState[], pick: ScreenPick): Scene | null {
  const item = currentItem(session)
  const isOpen = item !== null && session.floor !== null && !isItemOver(item.phase)
  switch (pick.view) {
    case 'AGENDA': return { kind: 'AGENDA' }
    case 'DOOR': return { kind: 'DOOR' }
    case 'PAUSE': return { kind: 'PAUSE', text: pick.text }
    case 'ITEM': return isOpen ? { kind: 'ITEM', item } : null
    case 'QUEUE': return isOpen && session.floor ? { kind: 'QUEUE', item, floor: session.floor } : null
    case 'BALLOT': {
      const ballot = ballots.find(({ id }) => id === item?.ballotId)
      if (!item || !ballot || ballot.phase === 'VOID') return null
      return isPublished(ballot) ? { kind: 'RESULT', item, ballot } : { kind: ballotScene(ballot), item, ballot }
    }
    case 'RESULT': {
      const ballot = ballots.find(({ id }) => id === pick.ballotId)
      const its = session.agenda.find(({ ballotId }) => ballotId === pick.ballotId)
      return ballot && its && isPublished(ballot) ? { kind: 'RESULT', item: its, ballot } : null
    }
  }
}

const isPublished = (ballot: BallotState) => publishedPhases.includes(ballot.phase) && ballot.phase !== 'RECOUNT'

function following(session: SessionState, ballots: readonly BallotState[]): Scene {
  switch (session.phase) {
    case 'DRAFT': case 'ANNOUNCED': case 'CHECK_IN': return { kind: 'WAITING' }
    case 'POSTPONED': case 'CANCELLED': case 'NO_QUORUM': return { kind: 'OFF', why: session.phase }
    case 'RECESS': return { kind: 'RECESS', until: session.recess?.until ?? null }
    case 'IN_PROGRESS': return onTheFloor(session, ballots)
    default: return { kind: 'CLOSED' }
  }
}

function onTheFloor(session: SessionState, ballots: readonly BallotState[]): Scene {
  const item = currentItem(session)
  const { floor } = session
  if (!item || !floor) return { kind: 'AGENDA' }
  const ballot = item.ballotId === null ? undefined : ballots.find(({ id }) => id === item.ballotId)
  if (ballot && isPublished(ballot)) return { kind: 'RESULT', item, ballot }
  if (isItemOver(item.phase)) return { kind: 'ITEM_OVER', item }
  const appeal = openAppeal(floor)
  if (appeal) return { kind: 'APPEAL', item, ruling: appeal }
  if (item.phase === 'BALLOT' && ballot) return { kind: ballotScene(ballot), item, ballot }
  if (floor.speech) return { kind: 'SPEECH', item, floor, speech: floor.speech }
  if (session.mood) return { kind: 'MOOD', item }
  const motion = item.phase === 'MOTION' ? motionOnTheTable(floor) : null
  return motion ? { kind: 'MOTION', item, floor, motion } : { kind: 'FLOOR', item, floor }
}

function ballotScene({ phase }: BallotState): 'BALLOT_SOON' | 'BALLOT_OPEN' | 'BALLOT_COUNTING' {
  if (phase === 'OPEN') return 'BALLOT_OPEN'
  return phase === 'DRAFT' || phase === 'ROLL_FROZEN' || phase === 'ANNOUNCED' ? 'BALLOT_SOON' : 'BALLOT_COUNTING'
}
