import * as input from '../../../contract/commands/session.ts'
import type { Actor } from '../../../domain/people.ts'
import { decideAttachFiles, decideRemoveFile } from '../../../domain/session/agenda.ts'
import type { ItemFile, SessionState } from '../../../domain/session/state.ts'
import { agendaAuthors } from '../../agenda/authors.ts'
import { hideFiles, showFiles } from '../../files/use.ts'
import { defineCommand, type AnyCommand, type CommandTx } from '../kit.ts'
import { tellOfChange } from './notices.ts'
import { sessionAggregate } from './session-aggregate.ts'

const placeOf = (sessionId: string) => `session:${sessionId}`

async function filesOf(tx: CommandTx, fileIds: readonly string[]): Promise<ItemFile[]> {
  const rows = new Map((await tx.db.fileObject.findMany({ where: { id: { in: [...fileIds] } } })).map((row) => [row.id, row]))
  return [...new Set(fileIds)].flatMap((fileId) => {
    const row = rows.get(fileId)
    return row ? [{ fileId, kind: row.kind === 'PDF' ? 'PDF' as const : 'IMAGE' as const, name: row.name }] : []
  })
}

/** What stood on the agenda before and does not any more is its uploader's own again. */
export async function releaseFiles(tx: CommandTx, before: SessionState, after: SessionState): Promise<void> {
  const still = new Set(idsIn(after))
  await hideFiles(tx, idsIn(before).filter((id) => !still.has(id)), placeOf(after.id))
}

const idsIn = ({ agenda }: SessionState) => agenda.flatMap(({ files = [] }) => files.map(({ fileId }) => fileId))

const isAuthorOf = async (tx: CommandTx, session: SessionState, actor: Actor) => (await agendaAuthors(tx.db, session)).has(actor.userId)

const attach = defineCommand({
  name: 'AttachToItem',
  input: input.AttachToItemInput,
  async run({ tx, actor, now, context, input: { sessionId, itemId, fileIds, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const isAuthor = await isAuthorOf(tx, session.state, actor)
    const { state } = await tx.apply(sessionAggregate, session, decideAttachFiles(session.state, itemId, await filesOf(tx, fileIds), reason, isAuthor, context))
    await showFiles(tx, actor, fileIds, placeOf(sessionId), now)
    await tellOfChange(tx, session.state, state, reason)
  },
})

const remove = defineCommand({
  name: 'RemoveFromItem',
  input: input.RemoveFromItemInput,
  async run({ tx, actor, context, input: { sessionId, itemId, fileId, reason } }) {
    const session = await tx.load(sessionAggregate, sessionId)
    const isAuthor = await isAuthorOf(tx, session.state, actor)
    const { state } = await tx.apply(sessionAggregate, session, decideRemoveFile(session.state, itemId, fileId, reason, isAuthor, context))
    await releaseFiles(tx, session.state, state)
    await tellOfChange(tx, session.state, state, reason)
  },
})

export const itemFileCommands: readonly AnyCommand[] = [attach, remove]
