import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { FloorEvent } from './events.ts'
import { takesPart, type InRoom, type Scene } from './scene.ts'
import type { Person, TextModeration } from './state.ts'

/** Written contributions of one person on one item that may wait for the chair. */
export const textsPerItem = 3

/** One written contribution as its row keeps it. Only the sender and staff see it before it is shown. */
export interface SentText extends Person {
  id: string
  itemId: string
  text: string
  at: number
  phase: 'WAITING' | 'SHOWN' | 'ANSWERED' | 'SET_ASIDE'
  /** the room is not to know who wrote it; the log and staff do */
  isAnonymous: boolean
  /** it has words that are looked at before anybody sees them */
  isHeld: boolean
}

export interface Contribution {
  text: string
  isAnonymous: boolean
  /** has words of the operator's list: waits for the chair even where texts come on at once */
  isHeld: boolean
  /** how many this person has sent on this item */
  sentBefore: number
}

/** 写几句, for those who would rather write. Refuses: TOO_MANY_TEXTS and as `takesPart`. */
export function decideSendText(
  scene: Scene, { text, isAnonymous, isHeld, sentBefore }: Contribution, moderation: TextModeration, person: Person, room: InRoom | null, { now, newId }: Context,
): Decision<FloorEvent> {
  const outside = takesPart(room)
  if (outside) return outside
  if (sentBefore >= textsPerItem) return refuse('TOO_MANY_TEXTS', { most: textsPerItem })
  const textId = newId()
  const { itemId } = scene.floor
  const sent: FloorEvent = { type: 'TextSent', itemId, textId, person, text, ...(isAnonymous && { isAnonymous }), ...(isHeld && { isHeld }), at: now }
  if (moderation === 'BEFORE' || isHeld) return accept(sent)
  return accept<FloorEvent>(sent, { type: 'TextShown', itemId, shown: { id: textId, ...person, text, at: now, answer: null, ...(isAnonymous && { isAnonymous }) } })
}

/** The chair puts it on every screen. Refuses: NOT_FOUND when it is of another item or was handled. */
export function decideShowText(scene: Scene, sent: SentText | null): Decision<FloorEvent> {
  if (!sent || sent.itemId !== scene.floor.itemId) return refuse('NOT_FOUND')
  if (sent.phase === 'SHOWN' || sent.phase === 'ANSWERED') return accept()
  return accept({
    type: 'TextShown', itemId: scene.floor.itemId,
    shown: { id: sent.id, userId: sent.userId, name: sent.name, text: sent.text, at: sent.at, answer: null, ...(sent.isAnonymous && { isAnonymous: true }) },
  })
}

/** Refuses: NOT_FOUND when it is not on the screens. */
export function decideAnswerText(scene: Scene, textId: string, answer: string, { now }: Context): Decision<FloorEvent> {
  if (!scene.floor.shown.some((each) => each.id === textId)) return refuse('NOT_FOUND')
  return accept({ type: 'TextAnswered', itemId: scene.floor.itemId, textId, answer, at: now })
}

/** Not shown, or taken down again, with a reason that the sender and the room are told. Refuses: NOT_FOUND. */
export function decideSetTextAside(scene: Scene, sent: SentText | null, reason: string, { now }: Context): Decision<FloorEvent> {
  if (!sent || sent.itemId !== scene.floor.itemId) return refuse('NOT_FOUND')
  if (sent.phase === 'SET_ASIDE') return accept()
  return accept({ type: sent.phase === 'WAITING' ? 'TextSetAside' : 'TextTakenDown', itemId: scene.floor.itemId, textId: sent.id, reason, at: now })
}

/** 同感, one each and not with oneself; it is counted, never put in the queue. Refuses: NOT_FOUND, OWN_TEXT and as `takesPart`. */
export function decideAgree(scene: Scene, sent: SentText | null, userId: string, room: InRoom | null): Decision<never> {
  const outside = takesPart(room)
  if (outside) return outside
  if (!sent || !scene.floor.shown.some((each) => each.id === sent.id)) return refuse('NOT_FOUND')
  if (sent.userId === userId) return refuse('OWN_TEXT')
  return accept()
}

/** The chair's inbox, folded from the same events on the server's rows and in the browser. */
export function evolveInbox(inbox: readonly SentText[], event: FloorEvent): SentText[] {
  const mark = (id: string, phase: SentText['phase']) => inbox.map((each) => (each.id === id ? { ...each, phase } : each))
  switch (event.type) {
    case 'TextSent': return [...inbox, { ...event.person, id: event.textId, itemId: event.itemId, text: event.text, at: event.at, phase: 'WAITING', isAnonymous: event.isAnonymous === true, isHeld: event.isHeld === true }]
    case 'TextShown': return mark(event.shown.id, 'SHOWN')
    case 'TextAnswered': return mark(event.textId, 'ANSWERED')
    case 'TextSetAside': case 'TextTakenDown': return mark(event.textId, 'SET_ASIDE')
    default: return [...inbox]
  }
}
