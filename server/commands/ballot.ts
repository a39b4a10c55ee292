import * as input from '../../contract/commands/ballot.ts'
import { canConvene, canRecount, canVoid } from '../../domain/access/ballot.ts'
import { answerObjection, fileBallot, finaliseBallot, orderRecount, raiseObjection, recountBallot, voidBallot } from '../../domain/ballot/afterwards.ts'
import { publishResult, scheduleClosing } from '../../domain/ballot/close.ts'
import { announceBallot, createBallot, defaultSecrecy, reviseBallot, tightenBallot } from '../../domain/ballot/prepare.ts'
import { isAssemblyType, isOwnerType, type BallotType } from '../../domain/ballot/types.ts'
import { ballotTypesOf } from '../../domain/topic/phases.ts'
import { countBox, forgetWhoVotedWhat, readBox } from '../ballots/count.ts'
import { ballotServices } from '../ballots/services.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { ballotInSessionCommands, returnItemToMotion } from './ballot-in-session.ts'
import { tell, tellVoters } from './ballot-notices.ts'
import { close, freeze, loadToAnswer, loadToObject, loadToRun, open, watchClosing, watchFinal } from './ballot-run.ts'
import { officialResultCommands } from './ballot-official.ts'
import { paperCommands } from './ballot-papers.ts'
import { reminderCommands } from './ballot-reminders.ts'
import { rollCommands } from './ballot-roll.ts'
import { voteCommands } from './ballot-votes.ts'
import { defineCommand, demand, Refused, type AnyCommand, type CommandTx } from './kit.ts'
import { communityAggregate } from './people.ts'
import { peopleWithRole } from './people-with-role.ts'
import { runtime } from '../runtime.ts'
import { topicAggregate } from './topic-aggregate.ts'

/** Commands answer with the id of their ballot, so that the screens can go there. */

const createBallotCommand = defineCommand({
  name: 'CreateBallot',
  input: input.CreateBallotInput,
  async run({ tx, input, context }) {
    demand(canConvene(context.actor), 'NOT_ALLOWED')
    const allowedTypes = input.topicId ? await typesOfTopic(tx, input.topicId) : null
    await demandOwnBuildings(tx, context.actor.communityId, input.buildingIds ?? [])
    const { owners } = (await tx.load(communityAggregate, context.actor.communityId)).state
    demand(!input.countsSilent || isOwnerType(input.type), 'BALLOT_SILENCE_MISFIT')
    demand(!input.countsSilent || owners.silence, 'BALLOT_SILENCE_UNREGISTERED')
    const draft = {
      ballotId: context.newId(), communityId: context.actor.communityId, ballotType: input.type, place: { sessionId: null, itemId: null, topicId: input.topicId },
      question: input.question, secrecy: input.secrecy ?? defaultSecrecy(input.type), interim: input.interim ?? 'HIDDEN',
      basis: input.basis ?? (isAssemblyType(input.type) ? 'PEOPLE' : null), buildingIds: input.buildingIds ?? [],
      isOfficial: !isOwnerType(input.type) || owners.designation !== null, silence: input.countsSilent ? owners.silence : null, plan: input.plan,
    } as const
    const { state } = await tx.apply(ballotAggregate, null, createBallot(draft, { item: null, allowedTypes }, context))
    return { ballotId: state.id }
  },
})

const reviseBallotCommand = defineCommand({
  name: 'ReviseBallot',
  input: input.ReviseBallotInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    // in a session the question is the motion, word for word
    if (ballot.state.place.sessionId) demand(input.question.text === ballot.state.question.text && input.question.choices.kind === 'YES_NO', 'BALLOT_QUESTION_INVALID')
    await tx.apply(ballotAggregate, ballot, reviseBallot(ballot.state, { question: input.question, plan: input.plan }, context))
    return { ballotId: input.ballotId }
  },
})

const tightenBallotCommand = defineCommand({
  name: 'TightenBallot',
  input: input.TightenBallotInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    const { state } = await tx.apply(ballotAggregate, ballot, tightenBallot(ballot.state, input, context))
    if (state.phase === 'OPEN') tx.afterCommit(() => ballotServices().turnout.changed(state))
    return { ballotId: input.ballotId }
  },
})

const freezeRollCommand = defineCommand({
  name: 'FreezeRoll',
  input: input.BallotOnlyInput,
  async run({ tx, input, context }) {
    await freeze({ tx, context }, await loadToRun({ tx, context }, input.ballotId))
    return { ballotId: input.ballotId }
  },
})

const announceBallotCommand = defineCommand({
  name: 'AnnounceBallot',
  input: input.BallotOnlyInput,
  async run({ tx, input, context }) {
    const frozen = await freezeIfDraft({ tx, context }, input.ballotId)
    const announced = await tx.apply(ballotAggregate, frozen, announceBallot(frozen.state, context))
    const { id, plan } = announced.state
    if (announced.version === frozen.version || !plan) return { ballotId: id }
    await tx.schedule({ id: `open-ballot:${id}`, kind: 'ballot', dueAt: plan.opensAt, payload: { ballotId: id, what: 'OPEN', due: plan.opensAt } })
    await tellVoters({ tx, context }, announced.state, 'ballotAnnounced', { opensAt: plan.opensAt, closesAt: plan.closesAt })
    return { ballotId: id }
  },
})

/** In a session this is the chair's one act: the roll is frozen as the hall stands, and the vote is open. */
const openBallotCommand = defineCommand({
  name: 'OpenBallot',
  input: input.OpenBallotInput,
  async run({ tx, input, context }) {
    const moment = { tx, context }
    const ballot = await loadToRun(moment, input.ballotId)
    const ready = ballot.state.place.sessionId && ballot.state.phase === 'DRAFT' ? await freeze(moment, ballot) : ballot
    await open(moment, ready, input.minutes === null ? null : context.now + input.minutes * 60_000)
    return { ballotId: input.ballotId }
  },
})

/** The announced end: everybody is told how many seconds are left. */
const scheduleClosingCommand = defineCommand({
  name: 'ScheduleClosing',
  input: input.ScheduleClosingInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    const { state } = await tx.apply(ballotAggregate, ballot, scheduleClosing(ballot.state, input, context))
    if (state.phase === 'OPEN') await watchClosing(tx, state)
    return { ballotId: input.ballotId, closesAt: state.closesAt }
  },
})

const closeBallotCommand = defineCommand({
  name: 'CloseBallot',
  input: input.BallotOnlyInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const moment = { tx, context }
    await close(moment, await loadToRun(moment, input.ballotId))
    return { ballotId: input.ballotId }
  },
})

const publishResultCommand = defineCommand({
  name: 'PublishResult',
  input: input.BallotOnlyInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    const { state } = await tx.apply(ballotAggregate, ballot, publishResult(ballot.state, context))
    await watchFinal(tx, state)
    return { ballotId: input.ballotId }
  },
})

const raiseObjectionCommand = defineCommand({
  name: 'RaiseObjection',
  input: input.RaiseObjectionInput,
  async run({ tx, input, context }) {
    const ballot = await loadToObject({ tx, context }, input.ballotId)
    const objectionId = context.newId()
    const { state } = await tx.apply(ballotAggregate, ballot, raiseObjection(ballot.state, { objectionId, text: input.text }, context))
    await tell(tx, state, await peopleWithRole(tx.db, state.communityId, 'committee', 'supervisor'), 'ballotObjection', { text: input.text })
    return { objectionId }
  },
})

const answerObjectionCommand = defineCommand({
  name: 'AnswerObjection',
  input: input.AnswerObjectionInput,
  async run({ tx, input, context }) {
    const ballot = await loadToAnswer({ tx, context }, input.ballotId)
    const { state } = await tx.apply(ballotAggregate, ballot, answerObjection(ballot.state, input, context))
    await tellVoters({ tx, context }, state, 'ballotObjectionAnswered', { text: input.text })
    return { ballotId: input.ballotId }
  },
})

/** The supervisor has the papers counted again, from the table: ordered and done in one step, and published with whether it agrees. */
const recountCommand = defineCommand({
  name: 'RecountBallot',
  input: input.BallotReasonInput,
  async run({ tx, input, context }) {
    demand(canRecount(context.actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    const ordered = await tx.apply(ballotAggregate, ballot, orderRecount(ballot.state, input, context))
    const { state } = await tx.apply(ballotAggregate, ordered, recountBallot(ordered.state, countBox(ordered.state, await readBox(tx.db, runtime().store.dialect, ordered.state, { withRoll: true })), context))
    await watchFinal(tx, state)
    await tellVoters({ tx, context }, state, 'ballotRecounted', { agrees: state.recounts.at(-1)?.agrees ? 'yes' : 'no' })
    return { ballotId: input.ballotId, agrees: state.recounts.at(-1)?.agrees ?? false }
  },
})

const finaliseCommand = defineCommand({
  name: 'FinaliseBallot',
  input: input.BallotOnlyInput,
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    await tx.apply(ballotAggregate, ballot, finaliseBallot(ballot.state, context))
    return { ballotId: input.ballotId }
  },
})

const fileCommand = defineCommand({
  name: 'FileBallot',
  input: input.FileBallotInput,
  async run({ tx, input, context }) {
    demand(canConvene(context.actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    await tx.apply(ballotAggregate, ballot, fileBallot(ballot.state, input, context))
    return { ballotId: input.ballotId }
  },
})

const voidCommand = defineCommand({
  name: 'VoidBallot',
  input: input.BallotReasonInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    demand(canVoid(context.actor) || await isChairOf(tx, ballot.state.place.sessionId, context.actor.userId), 'NOT_ALLOWED')
    const voided = await tx.apply(ballotAggregate, ballot, voidBallot(ballot.state, input, context))
    if (voided.version === ballot.version) return { ballotId: input.ballotId }
    // the papers stay as evidence; those of a secret ballot lose what could lead to a person, as at a closing
    if (voided.state.secrecy === 'SECRET') await forgetWhoVotedWhat(tx.db, runtime().store.dialect, input.ballotId)
    for (const work of ['open', 'close', 'remind', 'finalise']) await tx.unschedule(`${work}-ballot:${input.ballotId}`)
    await returnItemToMotion({ tx, context }, voided.state)
    await tellVoters({ tx, context }, voided.state, 'ballotVoid', { reason: input.reason })
    tx.afterCommit(() => ballotServices().queue.forget(input.ballotId))
    return { ballotId: input.ballotId }
  },
})

async function freezeIfDraft(moment: Parameters<typeof loadToRun>[0], ballotId: string) {
  const ballot = await loadToRun(moment, ballotId)
  return ballot.state.phase === 'DRAFT' ? freeze(moment, ballot) : ballot
}

async function typesOfTopic(tx: CommandTx, topicId: string): Promise<readonly BallotType[] | null> {
  const topic = await tx.load(topicAggregate, topicId)
  const path = topic.state.acceptance?.path
  return path ? ballotTypesOf[path] : []
}

async function demandOwnBuildings(tx: CommandTx, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await tx.db.building.count({ where: { id: { in: [...ids] }, communityId } })
  if (found !== new Set(ids).size) throw new Refused('INPUT_INVALID', undefined, [{ path: 'buildingIds', fault: 'invalid' }])
}

async function isChairOf(tx: CommandTx, sessionId: string | null, userId: string): Promise<boolean> {
  if (!sessionId) return false
  const row = await tx.db.session.findUnique({ where: { id: sessionId }, select: { state: true } })
  return (row?.state as { chair?: { userId?: string } } | null)?.chair?.userId === userId
}

export const ballotCommands: readonly AnyCommand[] = [
  createBallotCommand, reviseBallotCommand, tightenBallotCommand, freezeRollCommand, announceBallotCommand, openBallotCommand,
  scheduleClosingCommand, closeBallotCommand, publishResultCommand, raiseObjectionCommand, answerObjectionCommand, recountCommand,
  finaliseCommand, fileCommand, voidCommand,
  ...rollCommands, ...reminderCommands, ...officialResultCommands, ...voteCommands, ...paperCommands, ...ballotInSessionCommands,
]
