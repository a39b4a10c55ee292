import { impossible } from '../decision.ts'
import { isFloorEvent, type FloorEvent } from '../floor/events.ts'
import { evolveFloor } from '../floor/evolve.ts'
import { emptyFloor, type FloorState, type Person } from '../floor/state.ts'
import type { SessionEvent } from './events.ts'
import { withTurn } from './speaking-time.ts'
import { itemOf, type AgendaChangeWhat, type AgendaItem, type ItemPlan, type SessionState } from './state.ts'
import { undone, undoAfter } from './undo.ts'

/** The session after one more fact. The same function folds the full facts on the server and the redacted ones in browsers. */
export function evolveSession(state: SessionState | null, event: SessionEvent): SessionState {
  if (event.type === 'SessionCreated') {
    const { type: _, at: __, ...plan } = event
    return {
      ...plan, phase: 'DRAFT', chair: event.moderators[0] ?? { userId: '', name: '' }, handedOver: null, hasScreen: false,
      agenda: [], agendaVersion: 1, changes: [], announcedAt: null, arrivals: [], startedAt: null, closedAt: null, recess: null,
      reason: null, currentItemId: null, floor: null, undo: null, minutes: null,
    }
  }
  if (!state) throw new Error(`${event.type} before SessionCreated`)
  if (isFloorEvent(event)) {
    return { ...onFloor(state, event), undo: undoAfter(state, event) }
  }
  return { ...happened(state, event), undo: undoAfter(state, event) }
}

type OwnEvent = Exclude<SessionEvent, FloorEvent | { type: 'SessionCreated' }>

function happened(state: SessionState, event: OwnEvent): SessionState {
  switch (event.type) {
    case 'SessionPlanChanged': {
      const moderators = event.plan.moderators ?? state.moderators
      return noted({ ...state, ...event.plan, moderators, chair: event.plan.moderators?.[0] ?? state.chair }, event, { kind: 'PLAN' })
    }
    case 'AgendaItemAdded':
      return noted({ ...state, agenda: [...state.agenda, event.item] }, event, { kind: 'ADDED', title: event.item.title })
    case 'AgendaItemChanged':
      return noted(withItem(state, event.itemId, { ...event.plan, isAnnounced: event.isAnnounced }), event, changedIn(state, event.itemId, event.plan))
    case 'AgendaItemRemoved':
      return noted({ ...state, agenda: state.agenda.filter((item) => item.id !== event.itemId) }, event, { kind: 'REMOVED', title: titleOf(state, event.itemId) })
    case 'AgendaReordered': {
      const place = new Map(event.order.map((id, index) => [id, index]))
      const agenda = [...state.agenda].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
      return noted({ ...state, agenda }, event, { kind: 'REORDERED', titles: agenda.map((item) => item.title) })
    }
    case 'AgendaTextChanged':
      return noted(state, event, { kind: 'TEXT', title: titleOf(state, event.itemId) })
    case 'ItemFilesAttached': {
      const files = itemOf(state, event.itemId)?.files ?? []
      return noted(withItem(state, event.itemId, { files: [...files, ...event.files] }), event, { kind: 'FILES_ADDED', title: titleOf(state, event.itemId), files: event.files.map(({ name }) => name) })
    }
    case 'ItemFileRemoved': {
      const files = itemOf(state, event.itemId)?.files ?? []
      const gone = files.filter(({ fileId }) => fileId === event.fileId)
      return noted(withItem(state, event.itemId, { files: files.filter((file) => !gone.includes(file)) }), event, { kind: 'FILE_REMOVED', title: titleOf(state, event.itemId), files: gone.map(({ name }) => name) })
    }
    case 'SessionAnnounced':
      return {
        ...state, phase: 'ANNOUNCED', startsAt: event.startsAt, announcedAt: event.at, reason: null,
        agenda: state.agenda.map((item) => ({ ...item, isAnnounced: true })),
      }
    case 'SessionPostponed': return { ...state, phase: 'POSTPONED', reason: event.reason }
    case 'SessionCancelled': return { ...state, phase: 'CANCELLED', reason: event.reason }
    case 'ScreenIssued': return { ...state, hasScreen: true }
    case 'ScreenRevoked': return { ...state, hasScreen: false, screenPick: null }
    case 'ScreenPicked': return { ...state, screenPick: event.pick }
    case 'CheckInOpened': return { ...state, phase: 'CHECK_IN' }
    case 'ArrivalExpected':
      return { ...state, arrivals: [...state.arrivals.filter((each) => each.id !== event.arrival.id), event.arrival] }
    case 'ArrivalSettled':
      return { ...state, arrivals: state.arrivals.filter((each) => each.id !== event.arrivalId) }
    // What was shown while people came in is not what they came for.
    case 'SessionStarted': return { ...state, phase: 'IN_PROGRESS', startedAt: event.at, screenPick: null }
    case 'NoQuorumDeclared': return { ...state, phase: 'NO_QUORUM', closedAt: event.at }
    case 'ItemOpened':
      return { ...quiet(withItem(state, event.itemId, { phase: 'OPENED', openedAt: event.at })), currentItemId: event.itemId, floor: state.parked?.[event.itemId] ?? emptyFloor(event.itemId) }
    case 'ItemReturned': {
      const next = floorRests(withItem(state, event.itemId, { phase: 'PENDING', openedAt: null }), event.itemId)
      return { ...quiet(next), ...(next.floor && { parked: { ...next.parked, [event.itemId]: unread(next.floor) } }) }
    }
    case 'ItemMoved': return withItem(state, event.itemId, { phase: event.to })
    case 'MotionPut': {
      const next = quiet(withItem(state, event.itemId, { phase: 'BALLOT', ballotId: event.ballotId, question: event.question }))
      return { ...next, floor: next.floor && { ...next.floor, motions: next.floor.motions.map((each) => (each.id === event.motionId ? { ...each, phase: 'PUT' } : each)) } }
    }
    case 'ItemBallotVoided': {
      const next = withItem(state, event.itemId, { phase: 'MOTION', ballotId: null, question: null })
      return { ...next, floor: next.floor && { ...next.floor, motions: next.floor.motions.map((each) => (each.phase === 'PUT' ? { ...each, phase: 'READ_OUT' } : each)) } }
    }
    case 'ItemResolved':
      return floorRests(withItem(quiet(state), event.itemId, { phase: 'RESOLVED', conclusion: event.conclusion, note: event.note, closedAt: event.at }), event.itemId)
    case 'ItemDeferred':
      return floorRests(withItem(quiet(state), event.itemId, { phase: 'DEFERRED', note: event.reason, closedAt: event.at }), event.itemId)
    case 'RecessStarted': return { ...quiet(state), phase: 'RECESS', recess: { at: event.at, until: event.until } }
    case 'SessionResumed': return { ...state, phase: 'IN_PROGRESS', recess: null }
    case 'ChairHandedOver':
      return { ...state, chair: event.to, handedOver: state.handedOver ?? { from: event.from, itemId: state.currentItemId } }
    case 'ChairTakenBack': return { ...state, chair: event.by, handedOver: null }
    case 'ChairActionUndone': return state.undo ? undone(state, state.undo, event.at) : state
    case 'TextModerationSet': return { ...state, textModeration: event.mode }
    case 'MoodAsked': return { ...state, mood: event.mood }
    case 'MoodEnded': return quiet(state)
    case 'SessionClosed': return { ...quiet(state), phase: 'CLOSED', closedAt: event.at, currentItemId: null, floor: null, recess: null }
    case 'MinutesDrafted':
      return { ...state, phase: 'MINUTES_DRAFT', minutes: { draftedAt: event.at, presented: null, signatures: [], hash: null, confirmedAt: null, publishedAt: null } }
    case 'MinutesPresented':
      return { ...state, minutes: state.minutes && { ...state.minutes, presented: { hash: event.hash, at: event.at } } }
    case 'MinutesReopened':
      return { ...state, minutes: state.minutes && { ...state.minutes, presented: null, signatures: [] } }
    case 'MinutesSigned': {
      if (!state.minutes) return state
      const others = state.minutes.signatures.filter((each) => each.userId !== event.signature.userId)
      return { ...state, minutes: { ...state.minutes, signatures: [...others, event.signature] } }
    }
    case 'MinutesConfirmed':
      return { ...state, phase: 'MINUTES_CONFIRMED', minutes: state.minutes && { ...state.minutes, hash: event.hash, confirmedAt: event.at } }
    case 'MinutesPublished':
      return { ...state, phase: 'PUBLISHED', minutes: state.minutes && { ...state.minutes, publishedAt: event.at } }
    case 'SessionArchived': return { ...state, phase: 'ARCHIVED' }
    default: return impossible(event)
  }
}

function onFloor(state: SessionState, event: FloorEvent): SessionState {
  // A fact of an item that is not on the floor any more changes nothing that people see.
  if (!state.floor || state.floor.itemId !== event.itemId) return state
  const spoken = event.type === 'SpeechEnded' && state.floor.speech ? { spoken: withTurn(state.spoken ?? [], event.itemId, state.floor.speech, event.at) } : {}
  const next = { ...state, floor: evolveFloor(state.floor, event), ...spoken }
  if (event.type === 'SpeechStarted') return quiet(next)
  return event.type === 'MotionReadOut' ? withItem(next, event.itemId, { phase: 'MOTION' }) : next
}

/** What was asked in passing is over: the room has gone on. */
function quiet(state: SessionState): SessionState {
  return state.mood ? { ...state, mood: null } : state
}

/** A motion that was read out must be read out again when its item comes back. */
function unread(floor: FloorState): FloorState {
  return { ...floor, motions: floor.motions.map((motion) => (motion.phase === 'READ_OUT' ? { ...motion, phase: 'PROPOSED' } : motion)) }
}

/** The item is over: nobody speaks or waits any more. What was said and moved stays readable until the next item. */
function floorRests(state: SessionState, itemId: string): SessionState {
  return state.floor?.itemId === itemId ? { ...state, floor: { ...state.floor, hands: [], speech: null, helpWanted: [] } } : state
}

function withItem(state: SessionState, itemId: string, change: Partial<AgendaItem>): SessionState {
  return { ...state, agenda: state.agenda.map((item) => (item.id === itemId ? { ...item, ...change } : item)) }
}

/** A change with a reason is a new visible version of the announced agenda. */
function noted(state: SessionState, event: { reason: string | null; by?: Person; at: number }, what: AgendaChangeWhat): SessionState {
  if (event.reason === null) return state
  const version = state.agendaVersion + 1
  return { ...state, agendaVersion: version, changes: [...state.changes, { version, at: event.at, reason: event.reason, ...(event.by && { by: event.by.name }), what }] }
}

const titleOf = (state: SessionState, itemId: string) => itemOf(state, itemId)?.title ?? ''

function changedIn(state: SessionState, itemId: string, plan: Partial<ItemPlan>): AgendaChangeWhat {
  const item = itemOf(state, itemId)
  const fields = (['title', 'kind', 'presenter', 'minutes', 'topicId'] as const).flatMap((field) => (
    !item || plan[field] === undefined || plan[field] === item[field] ? [] : [{ field, from: String(item[field] ?? ''), to: String(plan[field] ?? '') }]
  ))
  return { kind: 'CHANGED', title: item?.title ?? '', fields }
}
