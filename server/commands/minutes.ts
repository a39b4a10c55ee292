import * as input from '../../contract/commands/minutes.ts'
import { minutesDocName } from '../../contract/shared-text-names.ts'
import { isEmpty, type FrozenMinutes } from '../../domain/minutes/content.ts'
import { decideAnswerRemark, decideRemark, decideWithdrawRemark, dissentAmong, evolveRemark, type RemarkEvent, type RemarkState } from '../../domain/minutes/remark.ts'
import { decideArchive, decideConfirmMinutes, decideDraftMinutes, decidePresentMinutes, decidePublishMinutes, decideReopenMinutes, decideSignMinutes } from '../../domain/session/minutes.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import { composeDraft } from '../minutes/compose.ts'
import { dissentersOf, hashOf, minutesNow, notesOf, participantsOf, remarksOf, tookPart } from '../minutes/sources.ts'
import { appendInTransaction, textsIn } from '../minutes/texts-in.ts'
import { defineCommand, demand, type AnyCommand, type CommandTx } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'
import { besideSession } from './session/beside-session.ts'
import { concernedPeople, tellOf } from './session/notices.ts'
import { sessionAggregate } from './session/session-aggregate.ts'

const remarkAggregate = besideSession<RemarkState, RemarkEvent>('remark', evolveRemark, (db) => db.minutesRemark)

/** A text that stands still is kept as it is; the same text again is the same row. */
async function keep(tx: CommandTx, session: SessionState, kind: 'PRESENTED' | 'FROZEN', content: object, now: number): Promise<string> {
  const hash = hashOf(content)
  const key = { sessionId: session.id, hash }
  await tx.db.minutesVersion.upsert({
    where: { sessionId_hash: key }, update: {},
    create: { ...key, communityId: session.communityId, kind, content, at: new Date(now) },
  })
  return hash
}

/** The draft is written into the shared text in the same transaction as the event: once, or not at all. */
const draft = defineCommand({
  name: 'DraftMinutes',
  input: input.MinutesOnlyInput,
  async run({ tx, input: { sessionId }, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    const { state, version } = await tx.apply(sessionAggregate, before, decideDraftMinutes(before.state, context))
    if (version === before.version) return
    const shared = textsIn(tx.db)
    const { record } = await minutesNow(tx.db, state, shared)
    const notes = await notesOf(state, record.items.flatMap(({ speeches }) => speeches.map(({ id }) => id)), shared)
    const name = minutesDocName(sessionId)
    await appendInTransaction(tx.db, name, composeDraft(record, notes), context.now)
    tx.afterCommit(() => collab().refresh(name))
  },
})

const present = defineCommand({
  name: 'PresentMinutes',
  input: input.MinutesOnlyInput,
  async run({ tx, input: { sessionId }, now, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    demand(before.state.phase === 'MINUTES_DRAFT', 'SESSION_WRONG_MOMENT')
    const content = await minutesNow(tx.db, before.state, textsIn(tx.db))
    demand(!isEmpty(content.body), 'MINUTES_EMPTY')
    const { version } = await tx.apply(sessionAggregate, before, decidePresentMinutes(before.state, hashOf(content), context))
    if (version === before.version) return
    await keep(tx, before.state, 'PRESENTED', content, now)
    await tellOf(tx, before.state, 'minutes', await participantsOf(tx.db, sessionId), 'minutesPresented')
  },
})

const reopen = defineCommand({
  name: 'ReopenMinutes',
  input: input.ReopenMinutesInput,
  async run({ tx, input: { sessionId, reason }, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    const signers = before.state.minutes?.signatures.map(({ userId }) => userId) ?? []
    const { version } = await tx.apply(sessionAggregate, before, decideReopenMinutes(before.state, reason, context))
    if (version > before.version) await tellOf(tx, before.state, 'minutes', signers, 'minutesReopened', { reason })
  },
})

const sign = defineCommand({
  name: 'SignMinutes',
  input: input.SignMinutesInput,
  async run({ tx, actor, input: { sessionId, hash }, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    const facts = {
      tookPart: await tookPart(tx.db, sessionId, actor.userId),
      hasDissented: (await dissentersOf(tx.db, before.state)).has(actor.userId),
    }
    await tx.apply(sessionAggregate, before, decideSignMinutes(before.state, hash, facts, context))
  },
})

/** Signed text, dissent with its answers, and who signed: from here on nothing changes any more. */
const confirm = defineCommand({
  name: 'ConfirmMinutes',
  input: input.MinutesOnlyInput,
  async run({ tx, input: { sessionId }, now, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    const { state } = before
    const presented = state.minutes?.presented
    const row = presented && await tx.db.minutesVersion.findUnique({ where: { sessionId_hash: { sessionId, hash: presented.hash } } })
    const dissent = dissentAmong(await remarksOf(tx.db, sessionId))
    const dissenters = await dissentersOf(tx.db, state)
    const content = row && frozen(state, row.content as unknown as FrozenMinutes, presented.hash, dissent)
    const decision = decideConfirmMinutes(state, content ? hashOf(content) : '', dissenters.size > 0, context)
    const unanswered = dissent.filter(({ answer }) => answer === null).length
    if (decision.ok && decision.events.length > 0) demand(unanswered === 0, 'MINUTES_DISSENT_UNANSWERED', { n: unanswered })
    const { version } = await tx.apply(sessionAggregate, before, decision)
    if (version > before.version && content) await keep(tx, state, 'FROZEN', content, now)
  },
})

function frozen({ minutes }: SessionState, { record, body }: Pick<FrozenMinutes, 'record' | 'body'>, presented: string, dissent: readonly RemarkState[]): FrozenMinutes {
  const signatures = minutes?.signatures ?? []
  return {
    record, body, presented,
    dissent: dissent.map(({ by, itemId, text, at, answer }) => ({
      by: by.name, itemId, text, at, answer: answer && { by: answer.by.name, text: answer.text, at: answer.at },
    })),
    signatures: { names: signatures.map(({ name }) => name), dissenters: signatures.filter(({ hasDissented }) => hasDissented).length },
  }
}

const publish = defineCommand({
  name: 'PublishMinutes',
  input: input.MinutesOnlyInput,
  async run({ tx, input: { sessionId }, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    const { version } = await tx.apply(sessionAggregate, before, decidePublishMinutes(before.state, context))
    if (version === before.version) return
    await tellOf(tx, before.state, 'minutes', [...await participantsOf(tx.db, sessionId), ...await concernedPeople(tx, before.state)], 'minutesPublished')
  },
})

const archive = defineCommand({
  name: 'ArchiveSession',
  input: input.MinutesOnlyInput,
  async run({ tx, input: { sessionId }, context }) {
    const before = await tx.load(sessionAggregate, sessionId)
    await tx.apply(sessionAggregate, before, decideArchive(before.state, context))
  },
})

const remark = defineCommand({
  name: 'RemarkOnMinutes',
  input: input.RemarkOnMinutesInput,
  async run({ tx, actor, input: { sessionId, ...said }, context }) {
    const { state } = await tx.load(sessionAggregate, sessionId)
    const made = await tx.apply(remarkAggregate, null, decideRemark(state, said, await tookPart(tx.db, sessionId, actor.userId), context))
    await tellOf(tx, state, 'minutes', await peopleWithRole(tx.db, actor.communityId, 'committee'), 'minutesRemark', { name: actor.displayName, text: said.text })
    return { remarkId: made.state.id }
  },
})

const answer = defineCommand({
  name: 'AnswerMinutesRemark',
  input: input.AnswerRemarkInput,
  async run({ tx, actor, input: { remarkId, text }, context }) {
    const before = await tx.load(remarkAggregate, remarkId)
    const { state } = await tx.load(sessionAggregate, before.state.sessionId)
    await tx.apply(remarkAggregate, before, decideAnswerRemark(state, before.state, text, await tookPart(tx.db, state.id, actor.userId), context))
    await tellOf(tx, state, 'minutes', [before.state.by.userId], 'minutesAnswered', { name: actor.displayName, text })
  },
})

const withdraw = defineCommand({
  name: 'WithdrawMinutesRemark',
  input: input.WithdrawRemarkInput,
  async run({ tx, input: { remarkId }, context }) {
    const before = await tx.load(remarkAggregate, remarkId)
    const { state } = await tx.load(sessionAggregate, before.state.sessionId)
    await tx.apply(remarkAggregate, before, decideWithdrawRemark(state, before.state, context))
  },
})

export const minutesCommands: readonly AnyCommand[] = [draft, present, reopen, sign, confirm, publish, archive, remark, answer, withdraw]
