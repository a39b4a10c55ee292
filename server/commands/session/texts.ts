import * as input from '../../../contract/commands/session.ts'
import { decideAgree, decideAnswerText, decideSendText, decideSetTextAside, decideShowText, type SentText } from '../../../domain/floor/texts.ts'
import { fromTheChair, onTheFloor } from '../../../domain/session/on-the-floor.ts'
import { personOf } from '../../../domain/session/state.ts'
import { heldWordsOf } from '../../content/held-words.ts'
import { db, runtime } from '../../runtime.ts'
import type { Db } from '../../store/store.ts'
import { defineCommand, defineDirectCommand, type AnyCommand } from '../kit.ts'
import { countAgreed } from './counts.ts'
import { tellPeople } from './notices.ts'
import { inRoom, sessionNow, settled } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'
import { lastOf, together } from './together.ts'

async function sentText(db: Db, sessionId: string, textId: string): Promise<SentText | null> {
  const row = await db.sentText.findFirst({ where: { id: textId, sessionId } })
  return row && { id: row.id, itemId: row.itemId, userId: row.userId, name: row.name, text: row.text, at: row.at.getTime(), phase: row.phase as SentText['phase'], isAnonymous: row.isAnonymous, isHeld: row.isHeld }
}

const sendText = defineCommand({
  name: 'SendText',
  input: input.SendTextInput,
  async run({ tx, context, input: { sessionId, text, isAnonymous = false } }) {
    const { actor, now } = context
    const session = await tx.load(sessionAggregate, sessionId)
    const room = await inRoom(tx.db, sessionId, actor.userId)
    const itemId = session.state.currentItemId ?? ''
    const before = await tx.db.sentText.count({ where: { sessionId, itemId, userId: actor.userId } })
    const isHeld = heldWordsOf(runtime().dataDir)(text).length > 0
    const contribution = { text, isAnonymous, isHeld, sentBefore: before }
    const decision = onTheFloor(session.state, (scene) => decideSendText(scene, contribution, session.state.textModeration ?? 'BEFORE', personOf(actor), room, context))
    await tx.apply(sessionAggregate, session, decision)
    const sent = decision.ok && decision.events[0]?.type === 'TextSent' ? decision.events[0] : null
    if (!sent) return null
    await tx.db.sentText.create({ data: { id: sent.textId, sessionId, itemId, userId: actor.userId, name: sent.person.name, text, phase: decision.ok && decision.events.length > 1 ? 'SHOWN' : 'WAITING', at: new Date(now), isAnonymous, isHeld } })
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
    const { state, version } = await tx.apply(sessionAggregate, session, fromTheChair(session.state, context, (scene) => decideSetTextAside(scene, sent, reason, context)))
    if (version === session.version) return
    await tx.db.sentText.update({ where: { id: textId }, data: { phase: 'SET_ASIDE', reason } })
    if (sent) await tellPeople(tx, state, [sent.userId], 'sessionTextSetAside', { reason })
  },
})

interface Agreement { textId: string; userId: string; agrees: boolean; at: Date }

const saveAgreement = together<Agreement>(async (db, all) => {
  const taps = lastOf(all, ({ textId, userId }) => `${textId} ${userId}`)
  for (const textId of new Set(taps.map((tap) => tap.textId))) {
    const mine = taps.filter((tap) => tap.textId === textId)
    await db.textAgreement.deleteMany({ where: { textId, userId: { in: mine.map(({ userId }) => userId) } } })
    const data = mine.flatMap(({ agrees, ...tap }) => (agrees ? [tap] : []))
    if (data.length > 0) await db.textAgreement.createMany({ data })
  }
})

/** 同感: a row a person, no fact in the stream – two thousand taps must not be two thousand messages to two thousand phones. Repeating it changes nothing. */
const agreeWithText = defineDirectCommand({
  name: 'AgreeWithText',
  input: input.AgreeWithTextInput,
  async direct({ actor, now, input: { sessionId, textId, agrees } }) {
    const session = await sessionNow(sessionId, actor.communityId)
    const [sent, room] = [await sentText(db(), sessionId, textId), await inRoom(db(), sessionId, actor.userId)]
    settled(onTheFloor(session, (scene) => decideAgree(scene, sent, actor.userId, room)))
    await saveAgreement(runtime().store, { textId, userId: actor.userId, agrees, at: new Date(now) })
    countAgreed(runtime(), sessionId, textId)
  },
})

export const textCommands: readonly AnyCommand[] = [sendText, showText, answerText, setTextAside, agreeWithText]
