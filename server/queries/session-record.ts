import type { RulingKind, Stance } from '../../domain/floor/state.ts'
import { evolveSession } from '../../domain/session/evolve.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { redactSessionEvent } from '../../domain/session/redact.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { sessionStream } from '../realtime/session-stream.ts'
import { readEvents } from '../store/events.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

/** One turn as it went. `seconds` spoken, pauses left out; null when it was not ended properly. */
export interface SpokenTurn { id: string; name: string; stance: Stance; at: number; seconds: number | null; readBy: string | null }

export interface ItemRecord {
  itemId: string
  speeches: SpokenTurn[]
  rulings: { id: string; kind: RulingKind; name: string; reason: string; isOverturned: boolean }[]
  motions: { id: string; text: string; name: string; seconds: number; isReadOut: boolean }[]
  texts: { id: string; name: string; text: string; answer: string | null }[]
}

/** A dated step of the whole session. */
export interface SessionStep { type: 'ANNOUNCED' | 'POSTPONED' | 'CHANGED' | 'CHECK_IN' | 'STARTED' | 'RECESS' | 'RESUMED' | 'HANDED_OVER' | 'TAKEN_BACK' | 'CLOSED' | 'NO_QUORUM' | 'CANCELLED' | 'MINUTES_CONFIRMED' | 'PUBLISHED'; at: number; text: string | null; people: number | null }

export interface SessionRecord { items: ItemRecord[]; steps: SessionStep[] }

const MOST = 20_000

/** What happened, from the announcement to the publication, as everybody may read it; null where the session may not be seen. */
export async function sessionRecord(viewer: Viewer, id: string): Promise<SessionRecord | null> {
  if (!await sessionStream.audience(viewer, id)) return null
  const events = (await readEvents(db(), `session:${id}`, 0, MOST)).flatMap(({ event }) => {
    const seen = redactSessionEvent(event as SessionEvent, 'public')
    return seen ? [seen] : []
  })
  return recordOf(events)
}

/** Folds the facts of one session into its record. What the chair took back within the minute does not stand in it. */
export function recordOf(events: readonly SessionEvent[]): SessionRecord {
  const items = new Map<string, ItemRecord>()
  const steps: SessionStep[] = []
  let state: SessionState | null = null
  const itemOf = (itemId: string): ItemRecord => {
    let found = items.get(itemId)
    if (!found) items.set(itemId, found = { itemId, speeches: [], rulings: [], motions: [], texts: [] })
    return found
  }
  const step = (type: SessionStep['type'], at: number, text: string | null = null, people: number | null = null) => { steps.push({ type, at, text, people }) }

  for (const event of events) {
    const before: SessionState | null = state
    state = evolveSession(state, event)
    switch (event.type) {
      case 'SessionAnnounced': step('ANNOUNCED', event.at); break
      case 'SessionPostponed': step('POSTPONED', event.at, event.reason); break
      case 'SessionCancelled': step('CANCELLED', event.at, event.reason); break
      case 'SessionPlanChanged': case 'AgendaItemAdded': case 'AgendaItemChanged': case 'AgendaItemRemoved': case 'AgendaReordered':
        if (event.reason) step('CHANGED', event.at, event.reason)
        break
      case 'CheckInOpened': step('CHECK_IN', event.at); break
      case 'SessionStarted': step('STARTED', event.at, null, event.people); break
      case 'NoQuorumDeclared': step('NO_QUORUM', event.at, null, event.people); break
      case 'RecessStarted': step('RECESS', event.at); break
      case 'SessionResumed': step('RESUMED', event.at); break
      case 'ChairHandedOver': step('HANDED_OVER', event.at, event.to.name); break
      case 'ChairTakenBack': step('TAKEN_BACK', event.at, event.by.name); break
      case 'SessionClosed': step('CLOSED', event.at); break
      case 'MinutesConfirmed': step('MINUTES_CONFIRMED', event.at); break
      case 'MinutesPublished': step('PUBLISHED', event.at); break
      case 'SpeechStarted':
        itemOf(event.itemId).speeches.push({ id: event.speech.id, name: event.speech.name, stance: event.speech.stance, at: event.speech.startedAt, seconds: null, readBy: null })
        break
      case 'SpeechEnded': {
        const speech = before?.floor?.speech
        const turn = itemOf(event.itemId).speeches.find((each) => each.id === event.speechId)
        if (turn && speech) {
          turn.seconds = Math.round(((speech.pausedAt ?? event.at) - speech.startedAt - speech.pausedFor) / 1000)
          turn.readBy = speech.readBy
        }
        break
      }
      case 'ChairActionUndone': {
        const undo = before?.undo
        if (undo?.action !== 'CALL') break
        const item = itemOf(before?.floor?.itemId ?? '')
        item.speeches = item.speeches.filter((each) => each.id !== undo.called.id)
        break
      }
      case 'RulingMade':
        itemOf(event.itemId).rulings.push({ id: event.ruling.id, kind: event.ruling.kind, name: event.ruling.person.name, reason: event.ruling.reason, isOverturned: false })
        break
      case 'AppealDecided': {
        const ruling = itemOf(event.itemId).rulings.find((each) => each.id === event.rulingId)
        if (ruling) ruling.isOverturned = event.isOverturned
        break
      }
      case 'MotionProposed': case 'MotionSeconded': case 'HandSecondsCounted': case 'MotionReadOut': case 'MotionAmended': case 'MotionWithdrawn':
        itemOf(event.itemId).motions = (state.floor?.motions ?? []).filter(({ phase }) => phase !== 'WITHDRAWN').map((motion) => ({
          id: motion.id, text: motion.text, name: motion.by.name, seconds: motion.seconds.length + motion.handSeconds, isReadOut: motion.phase !== 'PROPOSED',
        }))
        break
      case 'TextShown': case 'TextAnswered':
        itemOf(event.itemId).texts = (state.floor?.shown ?? []).map(({ id, name, text, answer }) => ({ id, name, text, answer }))
        break
    }
  }
  return { items: [...items.values()], steps }
}
