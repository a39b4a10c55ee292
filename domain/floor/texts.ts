import { accept, refuse, type Decision } from '../decision.ts'
import type { Context } from '../people.ts'
import type { FloorEvent } from './events.ts'
import { takesPart, type InRoom, type Scene } from './scene.ts'
import type { Person } from './state.ts'

/** Written contributions of one person on one item that may wait for the chair. */
export const textsPerItem = 3

/** One written contribution as its row keeps it. Only the sender and staff see it before it is shown. */
export interface SentText extends Person {
  id: string
  itemId: string
  text: string
  at: number
  phase: 'WAITING' | 'SHOWN' | 'ANSWERED' | 'SET_ASIDE'
}

/** 写几句, for those who would rather write. `sentBefore` on this item by this person. Refuses: TOO_MANY_TEXTS and as `takesPart`. */
export function decideSendText(scene: Scene, text: string, person: Person, room: InRoom | null, sentBefore: number, { now, newId }: Context): Decision<FloorEvent> {
  const outside = takesPart(room)
  if (outside) return outside
  if (sentBefore >= textsPerItem) return refuse('TOO_MANY_TEXTS', { most: textsPerItem })
  return accept({ type: 'TextSent', itemId: scene.floor.itemId, textId: newId(), person, text, at: now })
}

/** The chair puts it on every screen. Refuses: NOT_FOUND when it is of another item or was handled. */
export function decideShowText(scene: Scene, sent: SentText | null): Decision<FloorEvent> {
  if (!sent || sent.itemId !== scene.floor.itemId) return refuse('NOT_FOUND')
  if (sent.phase === 'SHOWN' || sent.phase === 'ANSWERED') return accept()
  return accept({
    type: 'TextShown', itemId: scene.floor.itemId,
    shown: { id: sent.id, userId: sent.userId, name: sent.name, text: sent.text, at: sent.at, answer: null },
  })
}

/** Refuses: NOT_FOUND when it is not on the screens. */
export function decideAnswerText(scene: Scene, textId: string, answer: string, { now }: Context): Decision<FloorEvent> {
  if (!scene.floor.shown.some((each) => each.id === textId)) return refuse('NOT_FOUND')
  return accept({ type: 'TextAnswered', itemId: scene.floor.itemId, textId, answer, at: now })
}

/** Not shown, with a reason that the sender is told. Refuses: NOT_FOUND. */
export function decideSetTextAside(scene: Scene, sent: SentText | null, reason: string, { now }: Context): Decision<FloorEvent> {
  if (!sent || sent.itemId !== scene.floor.itemId || sent.phase !== 'WAITING') return refuse('NOT_FOUND')
  return accept({ type: 'TextSetAside', itemId: scene.floor.itemId, textId: sent.id, reason, at: now })
}

/** The chair's inbox, folded from the same events on the server's rows and in the browser. */
export function evolveInbox(inbox: readonly SentText[], event: FloorEvent): SentText[] {
  const mark = (id: string, phase: SentText['phase']) => inbox.map((each) => (each.id === id ? { ...each, phase } : each))
  switch (event.type) {
    case 'TextSent': return [...inbox, { ...event.person, id: event.textId, itemId: event.itemId, text: event.text, at: event.at, phase: 'WAITING' }]
    case 'TextShown': return mark(event.shown.id, 'SHOWN')
    case 'TextAnswered': return mark(event.textId, 'ANSWERED')
    case 'TextSetAside': return mark(event.textId, 'SET_ASIDE')
    default: return [...inbox]
  }
}
