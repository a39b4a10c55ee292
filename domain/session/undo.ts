import type { FloorState, Hand, Speech } from '../floor/state.ts'
import type { SessionEvent } from './events.ts'
import { withTurn } from './speaking-time.ts'
import { currentItem, itemOf, type AgendaItem, type SessionState, type Undoable } from './state.ts'

/** How long the chair may take the last action back, in ms. Undo for a minute instead of "are you sure". */
export const undoWindow = 60_000

/**
 * What can be taken back after `event`, given the state before it. What the room does (hands, texts, seconds) leaves it as it is;
 * what the chair does replaces it; what cannot be unsaid (a ruling, a ballot, handing over) clears it.
 */
export function undoAfter(before: SessionState, event: SessionEvent): Undoable | null {
  const { floor } = before
  switch (event.type) {
    case 'SpeechEnded':
      return floor?.speech ? { action: 'END_SPEECH', at: event.at, ended: floor.speech } : before.undo
    case 'SpeechStarted':
      return { action: 'CALL', at: event.speech.startedAt, called: event.speech, ended: endedBy(before, event.after) }
    case 'MotionReadOut':
      return {
        action: 'READ_OUT', at: event.at, itemId: event.itemId, motionId: event.motionId,
        from: itemOf(before, event.itemId)?.phase ?? 'DEBATE', ended: endedBy(before, event.after),
      }
    case 'ItemOpened':
      // What the same act did to the item that was left is taken back with it.
      if (event.jump?.from && before.undo) return { action: 'JUMP', at: event.at, itemId: event.itemId, before: event.jump.from, floor, left: before.undo }
      return { action: 'OPEN_ITEM', at: event.at, itemId: event.itemId, before: before.currentItemId, floor }
    case 'ItemMoved':
      return { action: 'MOVE_ITEM', at: event.at, itemId: event.itemId, from: event.from, to: event.to }
    case 'ItemReturned': {
      const item = itemOf(before, event.itemId)
      return item && floor ? { action: 'RETURN', at: event.at, itemId: item.id, from: item.phase, ended: endedBy(before, event.after), hands: floor.hands, openedAt: item.openedAt, floor } : null
    }
    case 'ItemDeferred':
    case 'ItemResolved': {
      const item = itemOf(before, event.itemId)
      const isCounted = event.type === 'ItemResolved' && (event.conclusion === 'PASSED' || event.conclusion === 'NOT_PASSED')
      if (!item || isCounted || item.id !== before.currentItemId) return null
      return {
        action: event.type === 'ItemDeferred' ? 'DEFER' : 'CONCLUDE', at: event.at, itemId: item.id, from: item.phase,
        ended: event.type === 'ItemDeferred' ? endedBy(before, event.after) : null, hands: floor?.hands ?? [],
      }
    }
    case 'HandRaised': case 'HandLowered': case 'HelpAsked': case 'HelpGiven':
    case 'SpeechExtended': case 'SpeechPaused': case 'SpeechResumed': case 'SpeechHelped':
    case 'MotionProposed': case 'MotionSeconded': case 'HandSecondsCounted': case 'MotionWithdrawn': case 'RulingAppealed':
    case 'AmendmentProposed': case 'AmendmentSeconded': case 'TextTakenDown': case 'TextModerationSet': case 'MoodAsked': case 'MoodEnded':
    case 'TextSent': case 'TextShown': case 'TextAnswered': case 'TextSetAside':
    case 'ArrivalExpected': case 'ArrivalSettled': case 'ScreenIssued': case 'ScreenRevoked': case 'ScreenPicked':
      return before.undo
    default:
      return null
  }
}

/** The speech that the same act ended a moment before. */
function endedBy(before: SessionState, speechId: string | null): Speech | null {
  return before.undo?.action === 'END_SPEECH' && before.undo.ended.id === speechId ? before.undo.ended : null
}

/** The state with the last action taken back at `at`. */
export function undone(state: SessionState, undo: Undoable, at: number): SessionState {
  const next = rolledBack(state, undo, at)
  const ended = 'ended' in undo ? undo.ended : null
  const itemId = next.floor?.itemId
  // A turn that goes on again is not finished: it is counted when it ends.
  return ended && itemId ? { ...next, spoken: withTurn(next.spoken ?? [], itemId, ended, undo.at, -1) } : next
}

function rolledBack(state: SessionState, undo: Undoable, at: number): SessionState {
  switch (undo.action) {
    case 'CALL': {
      const floor = state.floor && backInQueue(state.floor, undo.called)
      return { ...state, floor: floor && speakingAgain({ ...floor, speech: null }, undo.ended, undo.at, at) }
    }
    case 'END_SPEECH':
      return { ...state, floor: state.floor && speakingAgain(state.floor, undo.ended, undo.at, at) }
    case 'MOVE_ITEM':
      return withItem(state, undo.itemId, { phase: undo.from })
    case 'OPEN_ITEM':
      return { ...withItem(state, undo.itemId, { phase: 'PENDING', openedAt: null }), currentItemId: undo.before, floor: undo.floor }
    case 'JUMP': {
      const there = { ...withItem(state, undo.itemId, { phase: 'PENDING', openedAt: null }), currentItemId: undo.before, floor: undo.floor }
      return undone(there, undo.left, at)
    }
    case 'RETURN': {
      const { [undo.itemId]: _, ...parked } = state.parked ?? {}
      const next = withItem({ ...state, parked }, undo.itemId, { phase: undo.from, openedAt: undo.openedAt })
      return { ...next, floor: speakingAgain({ ...undo.floor, hands: undo.hands, speech: null }, undo.ended, undo.at, at) }
    }
    case 'DEFER':
    case 'CONCLUDE': {
      const next = withItem(state, undo.itemId, { phase: undo.from, conclusion: null, note: null, closedAt: null })
      return { ...next, floor: next.floor && speakingAgain({ ...next.floor, hands: undo.hands }, undo.ended, undo.at, at) }
    }
    case 'READ_OUT': {
      const next = withItem(state, undo.itemId, { phase: undo.from })
      if (!next.floor) return next
      const motions = next.floor.motions.map((motion) => (motion.id === undo.motionId ? { ...motion, phase: 'PROPOSED' as const } : motion))
      return { ...next, floor: speakingAgain({ ...next.floor, motions }, undo.ended, undo.at, at) }
    }
  }
}

/** The time between the end and the undo does not count against the speaker. */
function speakingAgain(floor: FloorState, ended: Speech | null, endedAt: number, at: number): FloorState {
  if (!ended) return floor
  const speech = ended.pausedAt === null ? { ...ended, pausedFor: ended.pausedFor + Math.max(0, at - endedAt) } : ended
  return { ...floor, speech, hands: floor.hands.filter((hand) => hand.userId !== ended.userId) }
}

function backInQueue(floor: FloorState, called: Speech): FloorState {
  const { userId, name, stance, raisedAt } = called
  const hand: Hand = { userId, name, stance, raisedAt }
  const { [userId]: _, ...others } = floor.turns
  const turns = called.turn > 1 ? { ...others, [userId]: called.turn - 1 } : others
  // In front: among hands of the same moment, whoever was called was first.
  return { ...floor, turns, hands: [hand, ...floor.hands.filter((each) => each.userId !== userId)] }
}

function withItem(state: SessionState, itemId: string, change: Partial<AgendaItem>): SessionState {
  return { ...state, agenda: state.agenda.map((item) => (item.id === itemId ? { ...item, ...change } : item)) }
}

/** What the chair may take back at `now`, and until when (epoch ms). */
export function undoableAt(state: SessionState, now: number): { undo: Undoable; until: number } | null {
  if (!state.undo || state.phase !== 'IN_PROGRESS') return null
  if (state.undo.action !== 'OPEN_ITEM' && state.undo.action !== 'JUMP' && !currentItem(state)) return null
  const until = state.undo.at + undoWindow
  return now <= until ? { undo: state.undo, until } : null
}
