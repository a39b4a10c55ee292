import * as input from '../../../contract/commands/session.ts'
import { decideAnswerText, decideSendText, decideSetTextAside, decideShowText, type SentText } from '../../../domain/floor/texts.ts'
import { fromTheChair, onTheFloor } from '../../../domain/session/on-the-floor.ts'
import { personOf } from '../../../domain/session/state.ts'
import type { Db } from '../../store/store.ts'
import { defineCommand, type AnyCommand } from '../kit.ts'
import { tellPeople } from './notices.ts'
import { inRoom } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'

async function sentText(db: Db, sessionId: string, textId: string): Promise<SentText | null> {
  const row = await db.sentText.findFirst({ where: { id: textId, sessionId } })
  return row && { id: row.id, itemId: row.itemId, userId: row.userId, name: row.name, text: row.text, at: row.at.getTime(), phase: row.phase as SentText['phase'] }
}

const sendText = defineCommand({
  name: 'SendText',
  input: input.SendTextInput,
  async run({ tx, context, input: { sessionId, text } }) {
    const { actor, now } = context
    const session = await tx.load(sessionAggregate, sessionId)
    const room = await inRoom(tx.db, sessionId, actor.userId)
    const itemId = session.state.currentItemId ?? ''
    const before = await tx.db.sentText.count({ where: { sessionId, itemId, userId: actor.userId } })
    const decision = onTheFloor(session.state, (scene) => decideSendText(scene, text, personOf(actor), room, before, context))
    await tx.apply(sessionAggregate, session, decision)
    const sent = decision.ok && decision.events[0]?.type === 'TextSent' ? decision.events[0] : null
    if (!sent) return null
    await tx.db.sentText.create({ data: { id: sent.textId, sessionId, itemId, userId: actor.userId, name: sent.person.name, text, phase: 'WAITING', at: new Date(now) } })
    return { textId: sent.textId }
  },
})

const showText = defineCommand({
  name: 'ShowText',
  input: input.TextInput,
  async run({ tx, context, input: { sessionId, textId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const sent = await sentText(tx.db, sessionId, textId)
    const { version } = await tx.apply(sessionAggregate, session, fromTheChair(session.state, context, (scene) => decideShowText(scene, sent)))
    if (version !== session.version) await tx.db.sentText.update({ where: { id: textId }, data: { phase: 'SHOWN' } })
  },
})

const answerText = defineCommand({
  name: 'AnswerText',
  input: input.AnswerTextInput,
  async run({ tx, context, input: { sessionId, textId, answer } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state } = await tx.apply(sessionAggregate, session, fromTheChair(session.state, context, (scene) => decideAnswerText(scene, textId, answer, context)))
    await tx.db.sentText.update({ where: { id: textId }, data: { phase: 'ANSWERED' } })
    const sent = await sentText(tx.db, sessionId, textId)
    if (sent) await tellPeople(tx, state, [sent.userId], 'sessionTextAnswered', { answer })
  },
})

const setTextAside = defineCommand({
  name: 'SetTextAside',
  input: input.SetTextAsideInput,
  async run({ tx, context, input: { sessionId, textId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const sent = await sentText(tx.db, sessionId, textId)
    const { state } = await tx.apply(sessionAggregate, session, fromTheChair(session.state, context, (scene) => decideSetTextAside(scene, sent, reason, context)))
    await tx.db.sentText.update({ where: { id: textId }, data: { phase: 'SET_ASIDE', reason } })
    if (sent) await tellPeople(tx, state, [sent.userId], 'sessionTextSetAside', { reason })
  },
})

export const textCommands: readonly AnyCommand[] = [sendText, showText, answerText, setTextAside]
