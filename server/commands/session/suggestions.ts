import * as input from '../../../contract/commands/session.ts'
import { agendaDocName, itemField } from '../../../contract/shared-text-names.ts'
import { decideChangeItemText } from '../../../domain/session/agenda.ts'
import {
  decideSettleSuggestion, decideSuggest, decideWithdrawSuggestion, evolveSuggestion, withSuggestion, type SuggestionEvent, type SuggestionState,
} from '../../../domain/session/suggestion.ts'
import { agendaAuthors } from '../../agenda/authors.ts'
import { collab } from '../../collab/handle.ts'
import { setTextInTransaction, textsIn } from '../../minutes/texts-in.ts'
import { defineCommand, type AnyCommand, type CommandTx } from '../kit.ts'
import { peopleWithRole } from '../people-with-role.ts'
import { besideSession } from './beside-session.ts'
import { tellOf, tellOfChange } from './notices.ts'
import { sessionAggregate } from './session-aggregate.ts'

const suggestionAggregate = besideSession<SuggestionState, SuggestionEvent>('suggestion', evolveSuggestion, (db) => db.agendaSuggestion)

/** Writes the text of one item in this transaction; those who have it open see it after the commit. */
async function writeText(tx: CommandTx, sessionId: string, itemId: string, text: string, now: number): Promise<void> {
  const name = agendaDocName(sessionId)
  await setTextInTransaction(tx.db, name, itemField(itemId), text, now)
  tx.afterCommit(() => collab().refresh(name))
}

const textOf = async (tx: CommandTx, sessionId: string, itemId: string) => (await textsIn(tx.db).texts(agendaDocName(sessionId)))[itemField(itemId)] ?? ''

const changeItemText = defineCommand({
  name: 'ChangeItemText',
  input: input.ChangeItemTextInput,
  async run({ tx, now, context, input: { sessionId, itemId, text, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const before = await textOf(tx, sessionId, itemId)
    const { state, version } = await tx.apply(sessionAggregate, session, decideChangeItemText(session.state, itemId, { before, text, reason }, context))
    if (version === session.version) return
    await writeText(tx, sessionId, itemId, text, now)
    await tellOfChange(tx, session.state, state, reason)
  },
})

const suggest = defineCommand({
  name: 'SuggestForAgenda',
  input: input.SuggestForAgendaInput,
  async run({ tx, actor, context, input: { sessionId, itemId, text } }) {
    const { state } = await tx.load(sessionAggregate, sessionId)
    const made = await tx.apply(suggestionAggregate, null, decideSuggest(state, itemId, text, context))
    await tellOf(tx, state, 'agenda', [...await peopleWithRole(tx.db, actor.communityId, 'committee'), ...(await agendaAuthors(tx.db, state)).keys()], 'agendaSuggested', { name: actor.displayName, text })
    return { suggestionId: made.state.id }
  },
})

const settle = defineCommand({
  name: 'SettleAgendaSuggestion',
  input: input.SettleAgendaSuggestionInput,
  async run({ tx, actor, now, context, input: { suggestionId, isAdopted, answer } }) {
    const before = await tx.load(suggestionAggregate, suggestionId)
    const { sessionId, itemId, text, by } = before.state
    const session = await tx.load(sessionAggregate, sessionId)
    const isAuthor = (await agendaAuthors(tx.db, session.state)).has(actor.userId)
    await tx.apply(suggestionAggregate, before, decideSettleSuggestion(session.state, before.state, { isAdopted, answer }, isAuthor, context))
    if (isAdopted) {
      const old = await textOf(tx, sessionId, itemId)
      const next = withSuggestion(old, text)
      if (session.state.phase !== 'DRAFT') {
        const { state } = await tx.apply(sessionAggregate, session, decideChangeItemText(session.state, itemId, { before: old, text: next, reason: answer ?? '' }, context))
        await tellOfChange(tx, session.state, state, answer)
      }
      await writeText(tx, sessionId, itemId, next, now)
    }
    await tellOf(tx, session.state, 'agenda', [by.userId], 'agendaSuggestionSettled', { isAdopted: isAdopted ? 'yes' : 'no', text: answer ?? '' })
  },
})

const withdraw = defineCommand({
  name: 'WithdrawAgendaSuggestion',
  input: input.WithdrawAgendaSuggestionInput,
  async run({ tx, context, input: { suggestionId } }) {
    const before = await tx.load(suggestionAggregate, suggestionId)
    await tx.apply(suggestionAggregate, before, decideWithdrawSuggestion(before.state, context))
  },
})

export const suggestionCommands: readonly AnyCommand[] = [changeItemText, suggest, settle, withdraw]
