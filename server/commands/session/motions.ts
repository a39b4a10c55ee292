import * as input from '../../../contract/commands/session.ts'
import {
  decideAcceptAmendment, decideAmendMotion, decideCountHandSeconds, decideProposeAmendment, decideProposeMotion, decideReadOutMotion, decideSecondAmendment,
  decideSecondMotion, decideSettleAmendment, decideTableMotion, decideTakeUpMotion, decideWithdrawAmendment, decideWithdrawMotion,
} from '../../../domain/floor/motions.ts'
import { fromTheChair, onTheFloor } from '../../../domain/session/on-the-floor.ts'
import { personOf } from '../../../domain/session/state.ts'
import { heldWordsOf } from '../../content/held-words.ts'
import { runtime } from '../../runtime.ts'
import { demand, type AnyCommand } from '../kit.ts'
import { floorCommand } from './floor.ts'
import { inRoom, personFor } from './room.ts'

/** A motion stands on every screen at once, so its words are looked at before, not after. */
function demandDecent(text: string): void {
  const held = heldWordsOf(runtime().dataDir)(text)
  demand(held.length === 0, 'WORDS_NOT_PUBLIC')
}

export const motionCommands: readonly AnyCommand[] = [
  floorCommand('ProposeMotion', input.ProposeMotionInput, async (state, { tx, context, input: { text, forUserId } }) => {
    demandDecent(text)
    const person = await personFor({ tx, context }, state, forUserId)
    const room = await inRoom(tx.db, state.id, person.userId)
    return onTheFloor(state, (scene) => decideProposeMotion(scene, text, person, room, context))
  }),
  floorCommand('SecondMotion', input.MotionInput, async (state, { tx, context, input: { motionId } }) => {
    const room = await inRoom(tx.db, state.id, context.actor.userId)
    return onTheFloor(state, (scene) => decideSecondMotion(scene, motionId, personOf(context.actor), room, context))
  }),
  floorCommand('CountHandSeconds', input.CountHandSecondsInput, (state, { context, input: { motionId, count } }) =>
    fromTheChair(state, context, (scene) => decideCountHandSeconds(scene, motionId, count, context))),
  floorCommand('ReadOutMotion', input.ReadOutMotionInput, (state, { context, input: { motionId, endSpeech } }) =>
    fromTheChair(state, context, (scene) => decideReadOutMotion(scene, motionId, endSpeech, context))),
  floorCommand('AmendMotion', input.AmendMotionInput, (state, { context, input: { motionId, text } }) => {
    demandDecent(text)
    return onTheFloor(state, (scene) => decideAmendMotion(scene, motionId, text, personOf(context.actor), context))
  }),
  floorCommand('WithdrawMotion', input.MotionInput, (state, { context, input: { motionId } }) =>
    onTheFloor(state, (scene) => decideWithdrawMotion(scene, motionId, personOf(context.actor), context))),
  floorCommand('TableMotion', input.TableMotionInput, (state, { context, input: { motionId, reason } }) =>
    fromTheChair(state, context, (scene) => decideTableMotion(scene, motionId, reason, context))),
  floorCommand('TakeUpMotion', input.MotionInput, (state, { context, input: { motionId } }) =>
    fromTheChair(state, context, (scene) => decideTakeUpMotion(scene, motionId, context))),

  floorCommand('ProposeAmendment', input.ProposeAmendmentInput, async (state, { tx, context, input: { motionId, text } }) => {
    demandDecent(text)
    const room = await inRoom(tx.db, state.id, context.actor.userId)
    return onTheFloor(state, (scene) => decideProposeAmendment(scene, motionId, text, personOf(context.actor), room, context))
  }),
  floorCommand('SecondAmendment', input.AmendmentInput, async (state, { tx, context, input: { amendmentId } }) => {
    const room = await inRoom(tx.db, state.id, context.actor.userId)
    return onTheFloor(state, (scene) => decideSecondAmendment(scene, amendmentId, personOf(context.actor), room, context))
  }),
  floorCommand('AcceptAmendment', input.AmendmentInput, (state, { context, input: { amendmentId } }) =>
    onTheFloor(state, (scene) => decideAcceptAmendment(scene, amendmentId, personOf(context.actor), context))),
  floorCommand('SettleAmendment', input.SettleAmendmentInput, (state, { context, input: { amendmentId, yes, no } }) =>
    fromTheChair(state, context, (scene) => decideSettleAmendment(scene, amendmentId, { yes, no }, context))),
  floorCommand('WithdrawAmendment', input.AmendmentInput, (state, { context, input: { amendmentId } }) =>
    onTheFloor(state, (scene) => decideWithdrawAmendment(scene, amendmentId, personOf(context.actor), context))),
]
