import { impossible } from '../decision.ts'
import type { FloorEvent } from './events.ts'
import { wordingsOf, type Amendment, type FloorState, type Motion, type Person, type Ruling, type Speech } from './state.ts'

/** The floor after one more fact. Runs on the server and, on redacted facts, in every browser. */
export function evolveFloor(floor: FloorState, event: FloorEvent): FloorState {
  switch (event.type) {
    case 'HandRaised':
      return { ...floor, hands: [...without(floor.hands, event.hand.userId), event.hand] }
    case 'HandLowered':
      return { ...floor, hands: without(floor.hands, event.userId) }
    case 'SpeechStarted': {
      const { speech } = event
      return {
        ...floor, speech, hands: without(floor.hands, speech.userId), helpWanted: without(floor.helpWanted, speech.userId),
        turns: { ...floor.turns, [speech.userId]: speech.turn },
      }
    }
    case 'SpeechEnded': {
      if (!floor.speech) return floor
      const { userId, name, stance } = floor.speech
      return { ...floor, speech: null, last: { userId, name, stance } }
    }
    case 'SpeechExtended':
      return withSpeech(floor, (speech) => ({ ...speech, allowance: speech.allowance + event.by, isExtended: true }))
    case 'SpeechPaused':
      return withSpeech(floor, (speech) => ({ ...speech, pausedAt: event.at }))
    case 'SpeechResumed':
      return withSpeech(floor, (speech) => ({
        ...speech, pausedAt: null, pausedFor: speech.pausedFor + (speech.pausedAt === null ? 0 : event.at - speech.pausedAt),
      }))
    case 'SpeechHelped':
      return withSpeech(floor, (speech) => ({ ...speech, allowance: speech.allowance + event.by, isHelped: true, readBy: event.readBy ?? speech.readBy }))
    case 'HelpAsked':
      return { ...floor, helpWanted: [...without(floor.helpWanted, event.person.userId), event.person] }
    case 'HelpGiven':
      return { ...floor, helpWanted: without(floor.helpWanted, event.userId) }
    case 'RulingMade':
      return { ...floor, rulings: [...floor.rulings, event.ruling] }
    case 'RulingAppealed':
      return withRuling(floor, event.rulingId, { phase: 'RAISED', by: event.by, at: event.at })
    case 'AppealDecided': {
      const by = floor.rulings.find((ruling) => ruling.id === event.rulingId)?.appeal?.by
      if (!by) return floor
      const { forRuling, againstRuling, isOverturned, at } = event
      return withRuling(floor, event.rulingId, { phase: 'DECIDED', by, at, forRuling, againstRuling, isOverturned })
    }
    case 'MotionProposed':
      return { ...floor, motions: [...floor.motions, event.motion] }
    case 'MotionSeconded':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, seconds: [...motion.seconds, event.by] }))
    case 'HandSecondsCounted':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, handSeconds: event.count }))
    case 'MotionReadOut':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, phase: 'READ_OUT' }))
    case 'MotionAmended':
      return withMotion(floor, event.motionId, (motion) => ({
        ...motion, text: event.text, version: event.version, phase: 'PROPOSED',
        wordings: [...wordingsOf(motion), { version: event.version, text: event.text, by: event.by ?? motion.by, at: event.at, how: event.how ?? 'OWN' }],
        // What was meant for the old words has nothing to hold on to.
        ...(motion.amendments && { amendments: motion.amendments.map((each) => (each.phase === 'PROPOSED' ? { ...each, phase: 'FALLEN' as const } : each)) }),
      }))
    case 'MotionWithdrawn':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, phase: 'WITHDRAWN' }))
    case 'MotionTabled':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, phase: 'TABLED', tabledFor: event.reason }))
    case 'MotionTakenUp':
      return withMotion(floor, event.motionId, ({ tabledFor: _, ...motion }) => ({ ...motion, phase: 'PROPOSED' }))
    case 'AmendmentProposed':
      return withMotion(floor, event.motionId, (motion) => ({ ...motion, amendments: [...(motion.amendments ?? []), event.amendment] }))
    case 'AmendmentSeconded':
      return withAmendment(floor, event, (amendment) => ({ ...amendment, isSeconded: true }))
    case 'AmendmentSettled':
      return withAmendment(floor, event, (amendment) => ({ ...amendment, phase: event.as, hands: event.hands }))
    case 'TextSent':
    case 'TextSetAside':
      return floor
    case 'TextTakenDown':
      return { ...floor, shown: floor.shown.filter((each) => each.id !== event.textId) }
    case 'TextShown':
      return { ...floor, shown: [...floor.shown.filter((each) => each.id !== event.shown.id), event.shown] }
    case 'TextAnswered':
      return { ...floor, shown: floor.shown.map((each) => (each.id === event.textId ? { ...each, answer: event.answer } : each)) }
    default:
      return impossible(event)
  }
}

function without<P extends Person>(people: readonly P[], userId: string): P[] {
  return people.filter((person) => person.userId !== userId)
}

function withSpeech(floor: FloorState, change: (speech: Speech) => Speech): FloorState {
  return floor.speech ? { ...floor, speech: change(floor.speech) } : floor
}

function withRuling(floor: FloorState, id: string, appeal: Ruling['appeal']): FloorState {
  return { ...floor, rulings: floor.rulings.map((ruling) => (ruling.id === id ? { ...ruling, appeal } : ruling)) }
}

function withMotion(floor: FloorState, id: string, change: (motion: Motion) => Motion): FloorState {
  return { ...floor, motions: floor.motions.map((motion) => (motion.id === id ? change(motion) : motion)) }
}

function withAmendment(floor: FloorState, of: { motionId: string; amendmentId: string }, change: (amendment: Amendment) => Amendment): FloorState {
  return withMotion(floor, of.motionId, (motion) => ({ ...motion, amendments: (motion.amendments ?? []).map((each) => (each.id === of.amendmentId ? change(each) : each)) }))
}
