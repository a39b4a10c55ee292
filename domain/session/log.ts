import type { Person } from '../floor/state.ts'
import type { SessionEvent } from './events.ts'
import { itemOf, type SessionState } from './state.ts'

/**
 * The room's log: what was done from the chair, and what was moved, in the order in which it happened. Everything the chair does is
 * here and everybody may read it. `key` and `values` are a sentence of the catalogue `log.line`; `chair` is who did it.
 */
export interface LogLine { at: number; key: LogKey; values: Record<string, string | number>; chair: string | null }

export const logKeys = [
  'OPENED_DOOR', 'STARTED', 'NO_QUORUM', 'OPEN_ITEM', 'JUMP', 'RETURN', 'MOVE_REPORT', 'MOVE_QUESTIONS', 'MOVE_DEBATE', 'MOVE_MOTION', 'DEFER', 'RESOLVED', 'RESOLVED_NOTE',
  'CALL', 'END_SPEECH', 'EXTEND', 'PAUSE', 'RESUME_SPEECH', 'READ_BY', 'ABSENT', 'RULE_OFF_TOPIC', 'RULE_OVERTIME', 'RULE_PERSONAL_ATTACK', 'APPEAL', 'APPEAL_KEPT', 'APPEAL_OVERTURNED',
  'PROPOSED', 'HALL_SECONDS', 'READ_OUT', 'AMENDED', 'WITHDRAWN', 'TABLED', 'TAKEN_UP', 'CHANGE_PROPOSED', 'CHANGE_SECONDED', 'CHANGE_ACCEPTED', 'CHANGE_CARRIED', 'CHANGE_LOST', 'CHANGE_WITHDRAWN',
  'PUT', 'BALLOT_VOID', 'TEXT_SHOWN', 'TEXT_SHOWN_NAMELESS', 'TEXT_ANSWERED', 'TEXT_ASIDE', 'TEXT_DOWN', 'TEXTS_BEFORE', 'TEXTS_AFTER', 'MOOD', 'MOOD_OVER',
  'RECESS', 'RESUMED', 'HANDED_OVER', 'TAKEN_OVER', 'TAKEN_BACK', 'UNDONE', 'SCREEN_ON', 'SCREEN_OFF', 'SCREEN_HELD', 'SCREEN_FOLLOWS', 'CLOSED',
] as const
export type LogKey = (typeof logKeys)[number]

/** The line of a fact, as `before` it; null for what the room itself does (hands, writing, seconding). The fact is redacted already. */
export function logLineOf(before: SessionState, event: SessionEvent): LogLine | null {
  const chair = before.chair.name
  const line = (at: number, key: LogKey, values: LogLine['values'] = {}, by: string | null = chair): LogLine => ({ at, key, values, chair: by })
  const title = (itemId: string) => itemOf(before, itemId)?.title ?? ''
  const motion = (motionId: string) => before.floor?.motions.find((each) => each.id === motionId)
  const speaker = (): Person | null => before.floor?.speech ?? null
  switch (event.type) {
    case 'CheckInOpened': return line(event.at, 'OPENED_DOOR', {}, null)
    case 'SessionStarted': return line(event.at, 'STARTED', { n: event.people })
    case 'NoQuorumDeclared': return line(event.at, 'NO_QUORUM', { n: event.people })
    case 'ItemOpened': return event.jump ? line(event.at, 'JUMP', { title: title(event.itemId), reason: event.jump.reason }) : line(event.at, 'OPEN_ITEM', { title: title(event.itemId) })
    case 'ItemReturned': return line(event.at, 'RETURN', { title: title(event.itemId) })
    case 'ItemMoved': return event.to === 'REPORT' || event.to === 'QUESTIONS' || event.to === 'DEBATE' || event.to === 'MOTION' ? line(event.at, `MOVE_${event.to}`) : null
    case 'ItemDeferred': return line(event.at, 'DEFER', { title: title(event.itemId), reason: event.reason })
    case 'ItemResolved': return line(event.at, event.note ? 'RESOLVED_NOTE' : 'RESOLVED', { title: title(event.itemId), conclusion: event.conclusion, note: event.note ?? '' })
    case 'SpeechStarted': return line(event.speech.startedAt, 'CALL', { name: event.speech.name, stance: event.speech.stance })
    case 'SpeechEnded': return speaker() && line(event.at, 'END_SPEECH', { name: speaker()!.name }, null)
    case 'SpeechExtended': return speaker() && line(event.at, 'EXTEND', { name: speaker()!.name, n: Math.round(event.by / 1000) })
    case 'SpeechPaused': return speaker() && line(event.at, 'PAUSE', { name: speaker()!.name })
    case 'SpeechResumed': return speaker() && line(event.at, 'RESUME_SPEECH', { name: speaker()!.name })
    case 'SpeechHelped': return event.readBy && speaker() ? line(event.at, 'READ_BY', { name: speaker()!.name, helper: event.readBy }) : null
    case 'HandLowered': {
      const name = before.floor?.hands.find((hand) => hand.userId === event.userId)?.name
      return event.why === 'ABSENT' && name ? line(event.at, 'ABSENT', { name }) : null
    }
    case 'RulingMade': return line(event.ruling.at, `RULE_${event.ruling.kind}`, { name: event.ruling.person.name, reason: event.ruling.reason })
    case 'RulingAppealed': return line(event.at, 'APPEAL', { name: event.by.name }, null)
    case 'AppealDecided': return line(event.at, event.isOverturned ? 'APPEAL_OVERTURNED' : 'APPEAL_KEPT', { yes: event.forRuling, no: event.againstRuling })
    case 'MotionProposed': return line(event.motion.at, 'PROPOSED', { name: event.motion.by.name, text: event.motion.text }, null)
    case 'HandSecondsCounted': return line(event.at, 'HALL_SECONDS', { n: event.count })
    case 'MotionReadOut': return line(event.at, 'READ_OUT', { text: event.text })
    // A change that was accepted or carried has said so a line before.
    case 'MotionAmended': return event.how === 'ACCEPTED' || event.how === 'CARRIED' ? null : line(event.at, 'AMENDED', { name: event.by?.name ?? motion(event.motionId)?.by.name ?? '', text: event.text }, null)
    case 'MotionWithdrawn': return line(event.at, 'WITHDRAWN', { name: motion(event.motionId)?.by.name ?? '' }, null)
    case 'MotionTabled': return line(event.at, 'TABLED', { text: motion(event.motionId)?.text ?? '', reason: event.reason })
    case 'MotionTakenUp': return line(event.at, 'TAKEN_UP', { text: motion(event.motionId)?.text ?? '' })
    case 'AmendmentProposed': return line(event.amendment.at, 'CHANGE_PROPOSED', { name: event.amendment.by.name, text: event.amendment.text }, null)
    case 'AmendmentSeconded': return event.by === null ? line(event.at, 'CHANGE_SECONDED') : null
    case 'AmendmentSettled': {
      const text = motion(event.motionId)?.amendments?.find((each) => each.id === event.amendmentId)?.text ?? ''
      const hands = { yes: event.hands?.yes ?? 0, no: event.hands?.no ?? 0 }
      const isHands = event.as === 'CARRIED' || event.as === 'LOST'
      return line(event.at, `CHANGE_${event.as}`, { text, ...(isHands && hands), name: motion(event.motionId)?.by.name ?? '' }, isHands ? chair : null)
    }
    case 'MotionPut': return line(event.at, 'PUT', { text: event.question })
    case 'ItemBallotVoided': return line(event.at, 'BALLOT_VOID', {}, null)
    case 'TextShown': return event.shown.isAnonymous ? line(event.shown.at, 'TEXT_SHOWN_NAMELESS', { text: event.shown.text }, null) : line(event.shown.at, 'TEXT_SHOWN', { name: event.shown.name, text: event.shown.text }, null)
    case 'TextAnswered': return line(event.at, 'TEXT_ANSWERED', { text: event.answer })
    case 'TextSetAside': return line(event.at, 'TEXT_ASIDE', { reason: event.reason })
    case 'TextTakenDown': return line(event.at, 'TEXT_DOWN', { reason: event.reason })
    case 'TextModerationSet': return line(event.at, `TEXTS_${event.mode}`, {}, null)
    case 'MoodAsked': return line(event.mood.at, 'MOOD')
    case 'MoodEnded': return line(event.at, 'MOOD_OVER', {}, null)
    case 'RecessStarted': return line(event.at, 'RECESS')
    case 'SessionResumed': return line(event.at, 'RESUMED')
    case 'ChairHandedOver': return event.isTaken ? line(event.at, 'TAKEN_OVER', { from: event.from.name, to: event.to.name }, null) : line(event.at, 'HANDED_OVER', { from: event.from.name, to: event.to.name }, null)
    case 'ChairTakenBack': return line(event.at, 'TAKEN_BACK', { name: event.by.name }, null)
    case 'ChairActionUndone': return line(event.at, 'UNDONE', { action: event.action })
    case 'ScreenIssued': return line(event.at, 'SCREEN_ON', {}, null)
    case 'ScreenRevoked': return line(event.at, 'SCREEN_OFF', {}, null)
    case 'ScreenPicked': return event.pick ? line(event.at, 'SCREEN_HELD', { view: event.pick.view, text: event.pick.view === 'PAUSE' ? event.pick.text : '' }, null) : line(event.at, 'SCREEN_FOLLOWS', {}, null)
    case 'SessionClosed': return line(event.at, 'CLOSED')
    default: return null
  }
}
