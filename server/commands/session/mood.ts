import * as input from '../../../contract/commands/session.ts'
import { decideAskMood, decideEndMood, decideTapMood, type MoodChoice } from '../../../domain/session/mood.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import { db, runtime } from '../../runtime.ts'
import { defineCommand, defineDirectCommand, type AnyCommand } from '../kit.ts'
import { countMood } from './counts.ts'
import { inRoom, sessionNow, settled } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'
import { lastOf, together } from './together.ts'

/** 随手问一问: asked by the chair, answered in one tap, gone after a minute and a half. The answers go with it (session-aggregate). */
const askMood = defineCommand({
  name: 'AskMood',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideAskMood(session.state, context))
    if (version === session.version || !state.mood) return
    await tx.schedule({ id: `mood-${sessionId}`, kind: 'session', dueAt: state.mood.until, payload: { sessionId, moodId: state.mood.id } })
  },
})

const endMood = defineCommand({
  name: 'EndMood',
  input: input.EndMoodInput,
  async run({ tx, context, input: { sessionId, moodId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideEndMood(session.state, moodId, false, context))
    await tx.unschedule(`mood-${sessionId}`)
  },
})

/** Its time is over. */
const expireMood = defineCommand({
  name: 'ExpireMood',
  by: 'system',
  input: input.EndMoodInput,
  async run({ tx, context, input: { sessionId, moodId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideEndMood(session.state, moodId, true, context))
  },
})

interface Tap { sessionId: string; moodId: string; userId: string; choice: MoodChoice | null }

/** What is not asked any more is not kept either: looked at again where it is written. */
const saveTap = together<Tap>(async (db, all) => {
  const taps = lastOf(all, ({ moodId, userId }) => `${moodId} ${userId}`)
  for (const moodId of new Set(taps.map((tap) => tap.moodId))) {
    const mine = taps.filter((tap) => tap.moodId === moodId)
    const row = await db.session.findUnique({ where: { id: mine[0]!.sessionId }, select: { state: true } })
    if ((row?.state as unknown as SessionState | undefined)?.mood?.id !== moodId) continue
    await db.moodAnswer.deleteMany({ where: { moodId, userId: { in: mine.map(({ userId }) => userId) } } })
    const data = mine.flatMap(({ choice, ...tap }) => (choice ? [{ ...tap, choice }] : []))
    if (data.length > 0) await db.moodAnswer.createMany({ data })
  }
})

/** No receipt and no fact ties what was tapped to who tapped it; the row goes when the asking ends. Repeating it changes nothing. */
const tapMood = defineDirectCommand({
  name: 'TapMood',
  input: input.TapMoodInput,
  async direct({ actor, now, newId, rules, input: { sessionId, moodId, choice } }) {
    const session = await sessionNow(sessionId, actor.communityId)
    const room = await inRoom(db(), sessionId, actor.userId)
    settled(decideTapMood(session, moodId, room, { now, actor, newId, rules }))
    await saveTap(runtime().store, { sessionId, moodId, userId: actor.userId, choice })
    countMood(runtime(), sessionId, moodId)
  },
})

export const moodCommands: readonly AnyCommand[] = [askMood, endMood, expireMood, tapMood]
