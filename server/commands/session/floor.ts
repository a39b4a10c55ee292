import type { z } from 'zod'
import * as input from '../../../contract/commands/session.ts'
import type { Decision } from '../../../domain/decision.ts'
import { refuse, accept } from '../../../domain/decision.ts'
import { isChair, isSessionStaff } from '../../../domain/access/session.ts'
import { decideAskForHelp, decideGiveHelp, decideLowerHand, decideRaiseHand } from '../../../domain/floor/hands.ts'
import { decideAppeal, decideRule, decideSettleAppeal } from '../../../domain/floor/rulings.ts'
import { decideCallNext, decideEndSpeech, decideExtendSpeech, decideLetHelperRead, decidePauseSpeech, decideResumeSpeech } from '../../../domain/floor/speech.ts'
import type { SessionEvent } from '../../../domain/session/events.ts'
import { fromTheChair, onTheFloor } from '../../../domain/session/on-the-floor.ts'
import { personOf, type SessionState } from '../../../domain/session/state.ts'
import { defineCommand, demand, type AnyCommand, type CommandTx, type RunArgs } from '../kit.ts'
import { inRoom, personFor } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'

type Decide<I> = (state: SessionState, args: RunArgs<I> & { tx: CommandTx }) => Decision<SessionEvent> | Promise<Decision<SessionEvent>>

/** A command that loads the session, decides, and applies: most of what happens at the microphone. */
function floorCommand<Schema extends z.ZodType<{ sessionId: string }>>(name: string, schema: Schema, decide: Decide<z.output<Schema>>) {
  return defineCommand({
    name,
    input: schema,
    async run(args: RunArgs<z.output<Schema>>) {
      const session = await args.tx.load(sessionAggregate, args.input.sessionId)
      await args.tx.apply(sessionAggregate, session, await decide(session.state, args))
    },
  })
}

/** A button that belonged to a speech which is over by now must not act on the next one. */
const ifStill = (state: SessionState, speechId: string, decision: () => Decision<SessionEvent>) =>
  state.floor?.speech?.id === speechId ? decision() : refuse('NOBODY_SPEAKING')

export const floorCommands: readonly AnyCommand[] = [
  floorCommand('RaiseHand', input.RaiseHandInput, async (state, { tx, context, input: { stance, forUserId } }) => {
    const person = await personFor({ tx, context }, state, forUserId)
    const room = await inRoom(tx.db, state.id, person.userId)
    return onTheFloor(state, (scene) => decideRaiseHand(scene, person, stance, room, context))
  }),

  floorCommand('LowerHand', input.LowerHandInput, (state, { context, input: { userId } }) => {
    const isOwn = userId === null || userId === context.actor.userId
    if (isOwn) return onTheFloor(state, (scene) => decideLowerHand(scene, context.actor.userId, 'WITHDRAWN', context))
    return fromTheChair(state, context, (scene) => decideLowerHand(scene, userId, 'ABSENT', context))
  }),

  floorCommand('CallNext', input.CallNextInput, (state, { context, input: { expected } }) =>
    fromTheChair(state, context, (scene) => decideCallNext(scene, expected, context))),

  floorCommand('EndSpeech', input.SpeechInput, (state, { context, input: { speechId } }) => {
    const { speech } = state.floor ?? {}
    if (speech?.id !== speechId) return accept()
    // Whoever speaks may say that they are done.
    const end = speech.userId === context.actor.userId ? onTheFloor : (s: SessionState, rule: Parameters<typeof onTheFloor>[1]) => fromTheChair(s, context, rule)
    return end(state, (scene) => decideEndSpeech(scene, context))
  }),

  floorCommand('ExtendSpeech', input.SpeechInput, (state, { context, input: { speechId } }) =>
    ifStill(state, speechId, () => fromTheChair(state, context, (scene) => decideExtendSpeech(scene, context)))),
  floorCommand('PauseSpeech', input.SpeechInput, (state, { context, input: { speechId } }) =>
    ifStill(state, speechId, () => fromTheChair(state, context, (scene) => decidePauseSpeech(scene, context)))),
  floorCommand('ResumeSpeech', input.SpeechInput, (state, { context, input: { speechId } }) =>
    ifStill(state, speechId, () => fromTheChair(state, context, (scene) => decideResumeSpeech(scene, context)))),
  floorCommand('LetHelperRead', input.LetHelperReadInput, (state, { context, input: { speechId, readBy } }) =>
    ifStill(state, speechId, () => fromTheChair(state, context, (scene) => decideLetHelperRead(scene, readBy, context)))),

  floorCommand('AskForHelp', input.AskForHelpInput, async (state, { tx, context }) => {
    const room = await inRoom(tx.db, state.id, context.actor.userId)
    return onTheFloor(state, (scene) => decideAskForHelp(scene, personOf(context.actor), room, context))
  }),
  floorCommand('GiveHelp', input.GiveHelpInput, (state, { context, input: { userId } }) => {
    demand(isSessionStaff(context.actor) || isChair(state, context.actor) || userId === context.actor.userId, 'NOT_ALLOWED')
    return onTheFloor(state, (scene) => decideGiveHelp(scene, userId, context))
  }),

  floorCommand('RuleOnSpeech', input.RuleOnSpeechInput, (state, { context, input: { speechId, kind, reason } }) =>
    ifStill(state, speechId, () => fromTheChair(state, context, (scene) => decideRule(scene, kind, reason, context)))),
  floorCommand('AppealRuling', input.AppealRulingInput, async (state, { tx, context, input: { rulingId } }) => {
    const room = await inRoom(tx.db, state.id, context.actor.userId)
    return onTheFloor(state, (scene) => decideAppeal(scene, rulingId, personOf(context.actor), room, context))
  }),
  floorCommand('SettleAppeal', input.SettleAppealInput, (state, { context, input: { forRuling, againstRuling } }) =>
    fromTheChair(state, context, (scene) => decideSettleAppeal(scene, forRuling, againstRuling, context))),
]

export { floorCommand }
