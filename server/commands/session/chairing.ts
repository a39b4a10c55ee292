import * as input from '../../../contract/commands/session.ts'
import { publishedPhases } from '../../../domain/ballot/phases.ts'
import type { BallotState } from '../../../domain/ballot/state.ts'
import { isBinding } from '../../../domain/ballot/types.ts'
import { decidingVerdict } from '../../../domain/ballot/verdict.ts'
import { canConveneSession, canHoldChair, isChair } from '../../../domain/access/session.ts'
import { decideHandOver, decideTakeBack, decideTakeOver, decideUndo } from '../../../domain/session/chair.ts'
import { decideConclude, decideDefer, decideJump, decideMoveItem, decideOpenItem, type BallotResult } from '../../../domain/session/items.ts'
import { decideClose, decideDeclareNoQuorum, decideRecess, decideResume, decideStart } from '../../../domain/session/meeting.ts'
import { currentItem, itemOf, personOf } from '../../../domain/session/state.ts'
import { wordsOf } from '../../words.ts'
import { accept } from '../../../domain/decision.ts'
import { runtime } from '../../runtime.ts'
import { defineCommand, demand, type AnyCommand, type CommandTx } from '../kit.ts'
import { watchChair } from './counts.ts'
import { concernedPeople, tellPeople } from './notices.ts'
import { countPresence, memberOf } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'
import { consultTopic, releaseTopics, settleTopics } from './topics.ts'

const startSession = defineCommand({
  name: 'StartSession',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideStart(session.state, await countPresence(tx.db, sessionId), context))
  },
})

const declareNoQuorum = defineCommand({
  name: 'DeclareNoQuorum',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideDeclareNoQuorum(session.state, await countPresence(tx.db, sessionId), context))
    if (version === session.version) return
    await releaseTopics({ tx, context }, state, wordsOf('zh-CN', 'session')('noQuorumReason'))
    await tellPeople(tx, state, await concernedPeople(tx, state), 'sessionNoQuorum')
  },
})

const recessSession = defineCommand({
  name: 'RecessSession',
  input: input.RecessInput,
  async run({ tx, context, input: { sessionId, until } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideRecess(session.state, until, context))
  },
})

const resumeSession = defineCommand({
  name: 'ResumeSession',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideResume(session.state, context))
  },
})

const closeSession = defineCommand({
  name: 'CloseSession',
  input: input.CloseSessionInput,
  async run({ tx, context, input: { sessionId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideClose(session.state, reason, context))
    if (version !== session.version) await settleTopics({ tx, context }, state)
  },
})

const openItem = defineCommand({
  name: 'OpenItem',
  input: input.OpenItemInput,
  async run({ tx, context, input: { sessionId, itemId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideOpenItem(session.state, itemId, context))
    if (version !== session.version) await consultTopic({ tx, context }, state, itemOf(state, itemId)?.topicId ?? null)
  },
})

const jumpToItem = defineCommand({
  name: 'JumpToItem',
  input: input.JumpToItemInput,
  async run({ tx, context, input: { sessionId, itemId, leaving, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideJump(session.state, itemId, leaving, reason, context))
    if (version !== session.version) await consultTopic({ tx, context }, state, itemOf(state, itemId)?.topicId ?? null)
  },
})

const moveItem = defineCommand({
  name: 'MoveItem',
  input: input.MoveItemInput,
  async run({ tx, context, input: { sessionId, to } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideMoveItem(session.state, to, context))
  },
})

/** What the ballot of an item came to; null without one. */
async function ballotResult(tx: CommandTx, ballotId: string | null): Promise<BallotResult> {
  const row = ballotId === null ? null : await tx.db.ballot.findUnique({ where: { id: ballotId }, select: { state: true } })
  if (!row) return null
  const { type, phase, count } = row.state as unknown as BallotState
  const isCounted = phase !== 'RECOUNT' && publishedPhases.includes(phase)
  return { isBinding: isBinding(type), isCounted, hasPassed: count !== null && decidingVerdict(count.verdict).outcome === 'PASSED' }
}

const concludeItem = defineCommand({
  name: 'ConcludeItem',
  input: input.ConcludeItemInput,
  async run({ tx, context, input: { sessionId, conclusion, note } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const ballot = await ballotResult(tx, currentItem(session.state)?.ballotId ?? null)
    await tx.apply(sessionAggregate, session, decideConclude(session.state, conclusion, note, ballot, context))
  },
})

const deferItem = defineCommand({
  name: 'DeferItem',
  input: input.SessionReasonInput,
  async run({ tx, context, input: { sessionId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideDefer(session.state, reason, context))
  },
})

const handOverChair = defineCommand({
  name: 'HandOverChair',
  input: input.HandOverChairInput,
  async run({ tx, context, input: { sessionId, toUserId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const to = await memberOf(tx, context.actor.communityId, toUserId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideHandOver(session.state, personOf(to), canHoldChair(session.state, to), context))
    tx.afterCommit(() => watchChair(runtime(), sessionId))
    if (version !== session.version) await tellPeople(tx, state, [toUserId], 'sessionChairIsYours', { from: session.state.chair.name })
  },
})

/** By a second moderator, when the one in the chair has no line any more. */
const takeChairOver = defineCommand({
  name: 'TakeChairOver',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { chair } = session.state
    const since = await runtime().hub.goneSince(chair.userId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideTakeOver(session.state, canHoldChair(session.state, context.actor), since === null ? null : context.now - since, context))
    tx.afterCommit(() => watchChair(runtime(), sessionId))
    if (version !== session.version) await tellPeople(tx, state, [chair.userId], 'sessionChairWasTaken', { by: context.actor.displayName })
  },
})

/** Whether what neighbours write comes on the screens at once, or after the chair has seen it. */
const setTextModeration = defineCommand({
  name: 'SetTextModeration',
  input: input.SetTextModerationInput,
  async run({ tx, context: { actor, now }, input: { sessionId, mode } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    demand(isChair(session.state, actor) || canConveneSession(actor), 'NOT_ALLOWED')
    demand(session.state.closedAt === null, 'SESSION_WRONG_MOMENT')
    const isSame = (session.state.textModeration ?? 'BEFORE') === mode
    await tx.apply(sessionAggregate, session, isSame ? accept() : accept({ type: 'TextModerationSet', mode, at: now }))
  },
})

const takeChairBack = defineCommand({
  name: 'TakeChairBack',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideTakeBack(session.state, context))
    tx.afterCommit(() => watchChair(runtime(), sessionId))
  },
})

const undoChairAction = defineCommand({
  name: 'UndoChairAction',
  input: input.UndoChairActionInput,
  async run({ tx, context, input: { sessionId, action } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideUndo(session.state, action, context))
  },
})

export const chairingCommands: readonly AnyCommand[] = [
  startSession, declareNoQuorum, recessSession, resumeSession, closeSession, openItem, jumpToItem, moveItem, concludeItem, deferItem, handOverChair,
  takeChairOver, takeChairBack, undoChairAction, setTextModeration,
]
