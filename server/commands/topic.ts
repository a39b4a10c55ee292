import * as input from '../../contract/commands/topic.ts'
import type { TopicTextInput } from '../../contract/commands/topic.ts'
import { limits } from '../../contract/limits.ts'
import { canEndorse, canModerateText, canPropose, canReviewTopics } from '../../domain/access/topic.ts'
import { DAY, dayOf, yearOf } from '../../domain/calendar/index.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Actor } from '../../domain/people.ts'
import { closeTopic, concludeTopic, continueTopic } from '../../domain/topic/consulting.ts'
import { absorbTopic, endorseTopic, withdrawEndorsement } from '../../domain/topic/endorsing.ts'
import { draftTopic, editTopic, resubmitTopic, submitTopic } from '../../domain/topic/proposing.ts'
import { appealTopicRemoval, decideTopicAppeal, makeTopicPublic, removeTopic } from '../../domain/topic/removal.ts'
import { acceptTopic, acknowledgeTopic, declineTopic, mergeTopic, publicizeTopic, rerouteTopic, returnTopic } from '../../domain/topic/review.ts'
import type { ShownPerson, TopicEvent, TopicState } from '../../domain/topic/state.ts'
import { heldWordsOf } from '../content/held-words.ts'
import { showFiles } from '../files/use.ts'
import { runtime } from '../runtime.ts'
import { defineCommand, demand, Refused, type Command, type CommandTx, type Loaded, type RunArgs } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'
import { topicAggregate } from './topic-aggregate.ts'
import { tell, tellCommittee, tellFollowers, type TopicNotice } from './topic-notices.ts'

const held = (text: TopicTextInput) => heldWordsOf(runtime().dataDir)(text.title, text.story, ...text.tags)

/** Empty: the person does not want to be named; the screens say "a neighbour". */
export const shownPerson = (actor: Actor, as: (typeof input.shownAsChoices)[number]): ShownPerson => ({
  userId: actor.userId, shownAs: as === 'NAME' ? actor.displayName : '',
})

/** Grid and building must be this community's own. */
async function checkPlace(tx: CommandTx, actor: Actor, text: TopicTextInput): Promise<void> {
  const { gridId, buildingId } = text
  const [grid, building] = await Promise.all([
    gridId ? tx.db.gridCell.findFirst({ where: { id: gridId, communityId: actor.communityId } }) : null,
    buildingId ? tx.db.building.findFirst({ where: { id: buildingId, communityId: actor.communityId } }) : null,
  ])
  if (gridId && !grid) throw new Refused('INPUT_INVALID', undefined, [{ path: 'text.gridId', fault: 'invalid' }])
  if (buildingId && (!building || (gridId && building.gridId !== gridId))) throw new Refused('INPUT_INVALID', undefined, [{ path: 'text.buildingId', fault: 'invalid' }])
}

/** Photos are the author's own pictures, or stand under the topic already; from now on whoever reads the topic sees them. */
async function showPhotos(tx: CommandTx, actor: Actor, topicId: string, photos: readonly string[], now: number): Promise<void> {
  await showFiles(tx, actor, photos, `topic:${topicId}`, now)
  const pictures = await tx.db.fileObject.count({ where: { id: { in: [...photos] }, kind: 'IMAGE' } })
  if (pictures !== new Set(photos).size) throw new Refused('INPUT_INVALID', undefined, [{ path: 'text.photos', fault: 'invalid' }])
}

const residentsOf = (tx: CommandTx, communityId: string) =>
  tx.db.membership.count({ where: { communityId, removedAt: null, verifiedAt: { not: null } } })

async function follow(tx: CommandTx, topicId: string, userId: string, now: number): Promise<void> {
  await tx.db.follow.upsert({ where: { topicId_userId: { topicId, userId } }, create: { topicId, userId, at: new Date(now) }, update: {} })
}

/** The promise to answer is watched by the schedule: when its last moment has passed, everybody concerned hears of it once. */
async function watchAnswer(tx: CommandTx, topic: TopicState): Promise<void> {
  const id = `topic-answer:${topic.id}`
  if (!topic.clock) return tx.unschedule(id)
  const due = topic.clock.decideBy + 1
  await tx.schedule({ id, kind: 'topic', dueAt: due, payload: { topicId: topic.id, what: 'ANSWER_OVERDUE', due } })
}

async function watchPublicity(tx: CommandTx, topic: TopicState): Promise<void> {
  if (topic.publicUntil === null) return
  await tx.schedule({ id: `topic-publicity:${topic.id}`, kind: 'topic', dueAt: topic.publicUntil, payload: { topicId: topic.id, what: 'PUBLICITY_OVER', due: topic.publicUntil } })
}

/** What follows a threshold that was just reached: the committee owes an answer, and all who endorsed hear it. */
async function afterEnough(tx: CommandTx, before: TopicState, after: TopicState): Promise<void> {
  if (before.marks.enough !== undefined || after.marks.enough === undefined || !after.clock) return
  await watchAnswer(tx, after)
  await tellFollowers(tx, after, 'topicEnough', { count: after.endorsements, decideBy: after.clock.decideBy })
  await tellCommittee(tx, after, 'topicMustAnswer', { count: after.endorsements, acknowledgeBy: after.clock.acknowledgeBy, decideBy: after.clock.decideBy })
}

const proposeTopic = defineCommand({
  name: 'ProposeTopic',
  input: input.ProposeTopicInput,
  async run({ tx, actor, input: { text, shownAs }, now, newId, context }) {
    demand(canPropose(actor), 'NOT_VERIFIED')
    const today = await tx.db.topic.count({ where: { communityId: actor.communityId, authorId: actor.userId, createdAt: { gt: new Date(now - DAY) } } })
    demand(today < limits.topicsPerDay, 'TOO_MANY_REQUESTS')
    await checkPlace(tx, actor, text)
    const year = yearOf(dayOf(now))
    const drafted = await tx.apply(topicAggregate, null, draftTopic({
      topicId: newId(), communityId: actor.communityId, year, number: await tx.nextNumber(`topic:${actor.communityId}:${year}`),
      author: shownPerson(actor, shownAs), text,
    }, context))
    const { state } = await tx.apply(topicAggregate, drafted, submitTopic(drafted.state, { residents: await residentsOf(tx, actor.communityId), held: held(text) }, context))
    await showPhotos(tx, actor, state.id, text.photos, now)
    await follow(tx, state.id, actor.userId, now)
    if (state.visibility.kind === 'HELD') await tell(tx, state, await peopleWithRole(tx.db, actor.communityId, 'committee'), 'topicHeld')
    return { topicId: state.id, isHeld: state.visibility.kind === 'HELD' }
  },
})

const editOwnTopic = defineCommand({
  name: 'EditTopic',
  input: input.EditTopicInput,
  async run({ tx, actor, input: { topicId, text }, now, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    await checkPlace(tx, actor, text)
    await showPhotos(tx, actor, topicId, text.photos, now)
    const { state } = await tx.apply(topicAggregate, topic, editTopic(topic.state, { text, held: held(text) }, context))
    return { isHeld: state.visibility.kind === 'HELD' }
  },
})

const resubmit = defineCommand({
  name: 'ResubmitTopic',
  input: input.EditTopicInput,
  async run({ tx, actor, input: { topicId, text }, now, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    await checkPlace(tx, actor, text)
    await showPhotos(tx, actor, topicId, text.photos, now)
    const { state } = await tx.apply(topicAggregate, topic, resubmitTopic(topic.state, { text, held: held(text) }, context))
    await watchAnswer(tx, state)
    await tellFollowers(tx, state, 'topicResubmitted')
    await tellCommittee(tx, state, 'topicResubmitted')
    return { isHeld: state.visibility.kind === 'HELD' }
  },
})

const hasEndorsed = async (tx: CommandTx, topicId: string, userId: string) =>
  await tx.db.endorsement.findUnique({ where: { topicId_userId: { topicId, userId } } }) !== null

const endorse = defineCommand({
  name: 'EndorseTopic',
  input: input.TopicOnlyInput,
  async run({ tx, actor, input: { topicId }, now, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    demand(canEndorse(actor), 'NOT_VERIFIED')
    const facts = { hasEndorsed: await hasEndorsed(tx, topicId, actor.userId), count: topic.state.endorsements }
    const { state } = await tx.apply(topicAggregate, topic, endorseTopic(topic.state, facts, context))
    if (!facts.hasEndorsed) {
      await tx.db.endorsement.create({ data: { topicId, userId: actor.userId, at: new Date(now) } })
      await follow(tx, topicId, actor.userId, now)
      await afterEnough(tx, topic.state, state)
    }
    return { count: state.endorsements }
  },
})

const withdraw = defineCommand({
  name: 'WithdrawEndorsement',
  input: input.TopicOnlyInput,
  async run({ tx, actor, input: { topicId }, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    const facts = { hasEndorsed: await hasEndorsed(tx, topicId, actor.userId), count: topic.state.endorsements }
    const { state } = await tx.apply(topicAggregate, topic, withdrawEndorsement(topic.state, facts, context))
    const mine = { topicId, userId: actor.userId }
    await tx.db.endorsement.deleteMany({ where: mine })
    if (topic.state.author.userId !== actor.userId) await tx.db.follow.deleteMany({ where: mine })
    return { count: state.endorsements }
  },
})

const followTopic = defineCommand({
  name: 'FollowTopic',
  input: input.TopicOnlyInput,
  async run({ tx, actor, input: { topicId }, now }) {
    const { state } = await tx.load(topicAggregate, topicId)
    demand(state.visibility.kind === 'PUBLIC' && state.phase !== 'DRAFT', 'NOT_FOUND')
    await follow(tx, topicId, actor.userId, now)
  },
})

const unfollowTopic = defineCommand({
  name: 'UnfollowTopic',
  input: input.TopicOnlyInput,
  async run({ tx, actor, input: { topicId } }) {
    await tx.load(topicAggregate, topicId)
    await tx.db.follow.deleteMany({ where: { topicId, userId: actor.userId } })
  },
})

/** One act of the committee on one topic: may they, what does the rule say, who hears of it. */
async function review(
  { tx, actor, input: { topicId } }: Pick<RunArgs<{ topicId: string }>, 'tx' | 'actor' | 'input'>,
  decide: (topic: TopicState) => Decision<TopicEvent>,
  notice: TopicNotice,
  params: (after: TopicState) => Record<string, string | number> = () => ({}),
): Promise<Loaded<TopicState>> {
  const before = await tx.load(topicAggregate, topicId)
  demand(canReviewTopics(actor), 'NOT_ALLOWED')
  const decision = decide(before.state)
  const after = await tx.apply(topicAggregate, before, decision)
  if (decision.ok && decision.events.length > 0) {
    await watchAnswer(tx, after.state)
    await tellFollowers(tx, after.state, notice, params(after.state))
  }
  return after
}

const acknowledge = defineCommand({
  name: 'AcknowledgeTopic',
  input: input.TopicOnlyInput,
  async run(args) {
    await review(args, (topic) => acknowledgeTopic(topic, args.context), 'topicAcknowledged', ({ handler, clock }) => ({ handler: handler?.shownAs ?? '', decideBy: clock?.decideBy ?? 0 }))
  },
})

const accept = defineCommand({
  name: 'AcceptTopic',
  input: input.AcceptTopicInput,
  async run(args) {
    const { path, isBroad, answer, publicize } = args.input
    const { state } = await review(args, (topic) => acceptTopic(topic, { path, isBroad, answer, publicize }, args.context), 'topicAccepted', () => ({ answer }))
    await watchPublicity(args.tx, state)
  },
})

const publicize = defineCommand({
  name: 'PublicizeTopic',
  input: input.TopicOnlyInput,
  async run(args) {
    const { state } = await review(args, (topic) => publicizeTopic(topic, args.context), 'topicPublicized', ({ publicUntil }) => ({ until: (publicUntil ?? 1) - 1 }))
    await watchPublicity(args.tx, state)
  },
})

const sendBack = defineCommand({
  name: 'ReturnTopic',
  input: input.ReturnTopicInput,
  async run(args) {
    await review(args, (topic) => returnTopic(topic, args.input.missing, args.context), 'topicReturned', () => ({ missing: args.input.missing }))
  },
})

const decline = defineCommand({
  name: 'DeclineTopic',
  input: input.DeclineTopicInput,
  async run(args) {
    const { reason, channel } = args.input
    await review(args, (topic) => declineTopic(topic, { reason, channel }, args.context), 'topicDeclined', () => ({ reason, channel }))
  },
})

const reroute = defineCommand({
  name: 'RerouteTopic',
  input: input.DeclineTopicInput,
  async run(args) {
    const { reason, channel } = args.input
    await review(args, (topic) => rerouteTopic(topic, { reason, channel }, args.context), 'topicRerouted', () => ({ reason, channel }))
  },
})

/** Two histories, one transaction: the names move, both sides of the merger are written, everybody is told. */
const merge = defineCommand({
  name: 'MergeTopic',
  input: input.MergeTopicInput,
  async run(args) {
    const { tx, now, context } = args
    const { topicId, intoId, haveAgreed, reason } = args.input
    const consent = haveAgreed ? 'BOTH_AGREED' : 'TOLD_WHY'
    const into = await tx.load(topicAggregate, intoId)
    const [ours, theirs] = await Promise.all([
      tx.db.endorsement.findMany({ where: { topicId }, select: { userId: true, at: true } }),
      tx.db.endorsement.findMany({ where: { topicId: intoId }, select: { userId: true } }),
    ])
    const known = new Set([into.state.author.userId, ...theirs.map(({ userId }) => userId)])
    const moving = ours.filter(({ userId }) => !known.has(userId))
    const moved = moving.length
    const followers = await tx.db.follow.findMany({ where: { topicId }, select: { userId: true } })

    const { state: from } = await review(args, (topic) => mergeTopic(topic, { into: into.state, consent, reason, moved }, context), 'topicMerged', () => ({ into: into.state.text.title, reason }))
    const { state: whole } = await tx.apply(topicAggregate, into, absorbTopic(into.state, { topic: from, consent, moved, count: into.state.endorsements + moved }, context))

    await tx.db.endorsement.deleteMany({ where: { topicId } })
    if (moved) await tx.db.endorsement.createMany({ data: moving.map(({ userId, at }) => ({ topicId: intoId, userId, at })) })
    for (const { userId } of followers) await follow(tx, intoId, userId, now)
    await tell(tx, whole, [into.state.author.userId], 'topicAbsorbed', { from: from.text.title, moved, reason })
    await afterEnough(tx, into.state, whole)
    return { moved }
  },
})

const refer = defineCommand({
  name: 'ReferTopic',
  input: input.ReferTopicInput,
  async run(args) {
    const { summary, target } = args.input
    await review(args, (topic) => concludeTopic(topic, { result: 'REFERRED', summary, target }, args.context), 'topicReferred', () => ({ target }))
  },
})

const goOn = defineCommand({
  name: 'ContinueTopic',
  input: input.ContinueTopicInput,
  async run(args) {
    const { reason } = args.input
    await review(args, (topic) => continueTopic(topic, { reason, session: null }, args.context), 'topicContinued', () => ({ reason }))
  },
})

const close = defineCommand({
  name: 'CloseTopic',
  input: input.CloseTopicInput,
  async run(args) {
    const { topicId, summary } = args.input
    const openTasks = await args.tx.db.task.count({ where: { topicId, communityId: args.actor.communityId, phase: { not: 'CLOSED' } } })
    await review(args, (topic) => closeTopic(topic, { summary, openTasks }, args.context), 'topicClosed', () => ({ summary }))
  },
})

const remove = defineCommand({
  name: 'RemoveTopic',
  input: input.RemoveTopicInput,
  async run({ tx, actor, input: { topicId, reason }, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    demand(canModerateText(actor), 'NOT_ALLOWED')
    const { state } = await tx.apply(topicAggregate, topic, removeTopic(topic.state, reason, context))
    await tell(tx, state, [state.author.userId], 'topicRemoved', { reason })
  },
})

const appeal = defineCommand({
  name: 'AppealTopicRemoval',
  input: input.AppealTopicRemovalInput,
  async run({ tx, actor, input: { topicId, why }, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    const { state } = await tx.apply(topicAggregate, topic, appealTopicRemoval(topic.state, why, context))
    await tell(tx, state, await peopleWithRole(tx.db, actor.communityId, 'committee', 'supervisor'), 'topicAppealed', { why })
  },
})

const answerAppeal = defineCommand({
  name: 'DecideTopicAppeal',
  input: input.DecideTopicAppealInput,
  async run({ tx, actor, input: { topicId, restore, reason }, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    demand(canModerateText(actor), 'NOT_ALLOWED')
    const { state } = await tx.apply(topicAggregate, topic, decideTopicAppeal(topic.state, { restore, reason }, context))
    await tell(tx, state, [state.author.userId], restore ? 'topicRestored' : 'topicRemovalUpheld', { reason })
  },
})

const makePublic = defineCommand({
  name: 'MakeTopicPublic',
  input: input.TopicOnlyInput,
  async run({ tx, actor, input: { topicId }, context }) {
    const topic = await tx.load(topicAggregate, topicId)
    demand(canModerateText(actor), 'NOT_ALLOWED')
    const { state } = await tx.apply(topicAggregate, topic, makeTopicPublic(topic.state, context))
    await tell(tx, state, [state.author.userId], 'topicRestored')
  },
})

/** The schedule's own: says once that a limit has passed, if it still matters. */
const tellDue = defineCommand({
  name: 'TellTopicDue',
  by: 'system',
  input: input.TellTopicDueInput,
  async run({ tx, input: { topicId, what, due } }) {
    const { state } = await tx.load(topicAggregate, topicId)
    if (what === 'ANSWER_OVERDUE') {
      if (state.clock?.decideBy !== due - 1) return
      const staff = await peopleWithRole(tx.db, state.communityId, 'committee', 'supervisor')
      const followers = await tx.db.follow.findMany({ where: { topicId }, select: { userId: true } })
      await tell(tx, state, [...staff, ...followers.map(({ userId }) => userId)], 'topicOverdue', { decideBy: state.clock.decideBy })
    } else if (state.phase === 'PUBLICIZED' && state.publicUntil === due) await tellCommittee(tx, state, 'topicPublicityOver')
  },
})

export const topicCommands: readonly Command[] = [
  proposeTopic, editOwnTopic, resubmit, endorse, withdraw, followTopic, unfollowTopic, acknowledge, accept, publicize, sendBack, decline,
  reroute, merge, refer, goOn, close, remove, appeal, answerAppeal, makePublic, tellDue,
]
