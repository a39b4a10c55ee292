import { PutMotionInput } from '../../contract/commands/ballot.ts'
import { createBallot, defaultSecrecy } from '../../domain/ballot/prepare.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isAssemblyType, isOwnerType } from '../../domain/ballot/types.ts'
import { motionOnTheTable } from '../../domain/floor/state.ts'
import { decidePutMotion, decideVoidItemBallot } from '../../domain/session/items.ts'
import { currentItem } from '../../domain/session/state.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import type { Moment } from './ballot-run.ts'
import { defineCommand, demand } from './kit.ts'
import { communityAggregate } from './people.ts'
import { sessionAggregate } from './session/session-aggregate.ts'

/** Where a ballot and the session it is held in move together, in one transaction. */

/** The chair puts the motion that was read out: the item moves to its ballot, whose question is the motion, word for word. */
const putMotion = defineCommand({
  name: 'PutMotion',
  input: PutMotionInput,
  async run({ tx, input, context }) {
    const session = await tx.load(sessionAggregate, input.sessionId)
    const item = currentItem(session.state)
    // pressed twice: the motion is put already
    if (item?.phase === 'BALLOT' && item.ballotId) return { ballotId: item.ballotId }
    const ballotId = context.newId()
    const motion = session.state.floor && motionOnTheTable(session.state.floor)
    await tx.apply(sessionAggregate, session, decidePutMotion(session.state, { id: ballotId, type: input.type }, context))
    demand(item && motion, 'NOT_FOUND')
    demand(!input.choices || input.type === 'INTENT_POLL', 'BALLOT_QUESTION_INVALID')
    const draft = {
      ballotId, communityId: session.state.communityId, ballotType: input.type,
      place: { sessionId: input.sessionId, itemId: item.id, topicId: item.topicId },
      question: { text: motion.text, facts: input.facts, choices: input.choices ?? { kind: 'YES_NO' } },
      secrecy: input.secrecy ?? defaultSecrecy(input.type), interim: input.interim ?? 'HIDDEN',
      basis: input.basis ?? (isAssemblyType(input.type) ? 'PEOPLE' : null), buildingIds: input.buildingIds ?? [],
      isOfficial: !isOwnerType(input.type) || (await tx.load(communityAggregate, session.state.communityId)).state.owners.designation !== null,
      silence: null, plan: null,
    } as const
    // the session has just said whether the item stands on the announced agenda and which types its path allows
    await tx.apply(ballotAggregate, null, createBallot(draft, { item: { isOnAnnouncedAgenda: true, isCurrent: true }, allowedTypes: null }, context))
    return { ballotId }
  },
})

/** A void ballot gives its item back to the motion, which stays as it was read out. */
export async function returnItemToMotion({ tx, context }: Moment, ballot: BallotState): Promise<void> {
  if (!ballot.place.sessionId) return
  const session = await tx.load(sessionAggregate, ballot.place.sessionId)
  const item = session.state.agenda.find((each) => each.ballotId === ballot.id)
  if (item?.phase === 'BALLOT') await tx.apply(sessionAggregate, session, decideVoidItemBallot(session.state, ballot.id, context))
}

export const ballotInSessionCommands = [putMotion]
