import { randomInt } from 'node:crypto'
import * as input from '../../../contract/commands/session.ts'
import type { ItemPlanInput, SessionPlanInput } from '../../../contract/commands/session.ts'
import { agendaDocName, itemField } from '../../../contract/shared-text-names.ts'
import { HOUR, dayOf, yearOf } from '../../../domain/calendar/index.ts'
import { decideAddItem, decideChangeItem, decideRemoveItem, decideReorder } from '../../../domain/session/agenda.ts'
import { decideAnnounce, decideCancel, decideChangePlan, decideCreateSession, decidePostpone } from '../../../domain/session/convene.ts'
import type { SessionPlan } from '../../../domain/session/events.ts'
import { joinCode } from '../../../domain/session/join-code.ts'
import { itemOf, personOf, type ItemPlan, type SessionState } from '../../../domain/session/state.ts'
import { canHoldChair } from '../../../domain/access/session.ts'
import { defineCommand, Refused, type AnyCommand, type CommandTx } from '../kit.ts'
import { releaseFiles } from './item-files.ts'
import { concernedPeople, inviteWriters, tellCommunity, tellOfChange, tellPeople } from './notices.ts'
import { memberOf, type Moment } from './room.ts'
import { sessionAggregate } from './session-aggregate.ts'
import { textsIn } from '../../minutes/texts-in.ts'
import { pathOfTopic, releaseTopics, scheduleTopics } from './topics.ts'

/** Moderators by name. They must be of this community and may hold a chair there. */
async function planOf(moment: Moment, given: SessionPlanInput): Promise<SessionPlan>
async function planOf(moment: Moment, given: Partial<SessionPlanInput>): Promise<Partial<SessionPlan>>
async function planOf({ tx, context }: Moment, given: Partial<SessionPlanInput>): Promise<Partial<SessionPlan>> {
  const { moderators, ...plan } = given
  if (!moderators) return plan
  const people = await Promise.all([...new Set(moderators)].map((userId) => memberOf(tx, context.actor.communityId, userId)))
  for (const each of people) {
    if (!canHoldChair({ moderators: [] }, each)) throw new Refused('CANNOT_CHAIR', { name: each.displayName })
  }
  return { ...plan, moderators: people.map(personOf) }
}

async function itemPlanOf(moment: Moment, given: ItemPlanInput): Promise<ItemPlan> {
  return { ...given, path: await pathOfTopic(moment, given.topicId) }
}

/** A code that no other session has; six letters are plenty for one street, and a few tries find a free one. */
async function freeJoinCode(tx: CommandTx): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const code = joinCode((below) => randomInt(below))
    if (await tx.db.session.count({ where: { joinCode: code } }) === 0) return code
  }
  throw new Error('no free join code')
}

const createSession = defineCommand({
  name: 'CreateSession',
  input: input.CreateSessionInput,
  async run({ tx, context, input: { plan, items } }) {
    const moment = { tx, context }
    const { actor: { communityId }, now, newId } = context
    const year = yearOf(dayOf(now))
    const made = { id: newId(), year, number: await tx.nextNumber(`session:${communityId}:${year}`), joinCode: await freeJoinCode(tx) }
    let session = await tx.apply(sessionAggregate, null, decideCreateSession(made, await planOf(moment, plan), context))
    for (const each of items) {
      session = await tx.apply(sessionAggregate, session, decideAddItem(session.state, await itemPlanOf(moment, each), null, context))
    }
    await inviteWriters(tx, session.state)
    return { sessionId: session.state.id }
  },
})

const changeSession = defineCommand({
  name: 'ChangeSession',
  input: input.ChangeSessionInput,
  async run({ tx, context, input: { sessionId, plan, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state } = await tx.apply(sessionAggregate, session, decideChangePlan(session.state, await planOf({ tx, context }, plan), reason, context))
    await tellOfChange(tx, session.state, state, reason)
  },
})

const addItem = defineCommand({
  name: 'AddItem',
  input: input.AddItemInput,
  async run({ tx, context, input: { sessionId, item, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state } = await tx.apply(sessionAggregate, session, decideAddItem(session.state, await itemPlanOf({ tx, context }, item), reason, context))
    if (state.announcedAt !== null) await scheduleTopics({ tx, context }, { ...state, agenda: state.agenda.slice(-1) })
    await tellOfChange(tx, session.state, state, reason)
    if (state.phase === 'DRAFT') await inviteWriters(tx, { ...state, agenda: state.agenda.slice(-1) })
    return { itemId: state.agenda.at(-1)?.id ?? '' }
  },
})

const changeItem = defineCommand({
  name: 'ChangeItem',
  input: input.ChangeItemInput,
  async run({ tx, context, input: { sessionId, itemId, item, reason } }) {
    const moment = { tx, context }
    const session = await tx.load(sessionAggregate, sessionId)
    const before = itemOf(session.state, itemId)
    const isOtherTopic = item.topicId !== undefined && item.topicId !== before?.topicId
    const plan = isOtherTopic ? { ...item, path: await pathOfTopic(moment, item.topicId ?? null) } : item
    const { state } = await tx.apply(sessionAggregate, session, decideChangeItem(session.state, itemId, plan, reason, context))
    if (isOtherTopic && before && state.announcedAt !== null) {
      await releaseTopics(moment, state, reason ?? '', [before])
      await scheduleTopics(moment, { ...state, agenda: state.agenda.filter((each) => each.id === itemId) })
    }
    await tellOfChange(tx, session.state, state, reason)
  },
})

const removeItem = defineCommand({
  name: 'RemoveItem',
  input: input.RemoveItemInput,
  async run({ tx, context, input: { sessionId, itemId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const item = itemOf(session.state, itemId)
    const { state } = await tx.apply(sessionAggregate, session, decideRemoveItem(session.state, itemId, reason, context))
    if (item && state.announcedAt !== null) await releaseTopics({ tx, context }, state, reason ?? '', [item])
    await releaseFiles(tx, session.state, state)
    await tellOfChange(tx, session.state, state, reason)
  },
})

const reorderAgenda = defineCommand({
  name: 'ReorderAgenda',
  input: input.ReorderAgendaInput,
  async run({ tx, context, input: { sessionId, order, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, session, decideReorder(session.state, order, reason, context))
  },
})

const reminderId = (session: SessionState) => `session-reminder:${session.id}`

/** The backgrounds as they stand now, by item id. */
async function textsOf(tx: CommandTx, { id, agenda }: SessionState): Promise<Record<string, string>> {
  const texts = await textsIn(tx.db).texts(agendaDocName(id))
  return Object.fromEntries(agenda.map((item) => [item.id, texts[itemField(item.id)] ?? '']))
}

const announceSession = defineCommand({
  name: 'AnnounceSession',
  input: input.SessionOnlyInput,
  async run({ tx, context, input: { sessionId } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state } = await tx.apply(sessionAggregate, session, decideAnnounce(session.state, context, await textsOf(tx, session.state)))
    await scheduleTopics({ tx, context }, state)
    await tellCommunity(tx, state, 'sessionAnnounced', { place: state.place })
    const due = state.startsAt - 24 * HOUR
    await tx.schedule({ id: reminderId(state), kind: 'session', dueAt: due, payload: { sessionId, due } })
  },
})

const postponeSession = defineCommand({
  name: 'PostponeSession',
  input: input.SessionReasonInput,
  async run({ tx, context, input: { sessionId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decidePostpone(session.state, reason, context))
    if (version === session.version) return
    await tx.unschedule(reminderId(state))
    await tellCommunity(tx, state, 'sessionPostponed', { reason })
  },
})

const cancelSession = defineCommand({
  name: 'CancelSession',
  input: input.SessionReasonInput,
  async run({ tx, context, input: { sessionId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideCancel(session.state, reason, context))
    if (version === session.version || session.state.phase === 'DRAFT') return
    await tx.unschedule(reminderId(state))
    await releaseTopics({ tx, context }, state, reason)
    await tellCommunity(tx, state, 'sessionCancelled', { reason })
  },
})

/** The day before: those whose matter is on the agenda hear of it once more. */
const remindOfSession = defineCommand({
  name: 'RemindOfSession',
  by: 'system',
  input: input.SessionOnlyInput,
  async run({ tx, input: { sessionId } }) {
    const { state } = await tx.load(sessionAggregate, sessionId)
    if (state.phase !== 'ANNOUNCED') return
    await tellPeople(tx, state, await concernedPeople(tx, state), 'sessionReminder', { place: state.place })
  },
})

export const conveningCommands: readonly AnyCommand[] = [
  createSession, changeSession, addItem, changeItem, removeItem, reorderAgenda, announceSession, postponeSession, cancelSession, remindOfSession,
]
