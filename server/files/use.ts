import type { CommandTx } from '../commands/kit.ts'
import { Refused } from '../commands/kit.ts'
import type { Actor } from '../../domain/people.ts'
import type { Db } from '../store/store.ts'

/**
 * Says that files are shown at a place (a stream, e.g. task:…): from then on whoever may read the place may read them.
 * The actor's own files, or ones that are shown at this place already; anything else answers like a file that does not exist.
 */
export async function showFiles(tx: CommandTx, actor: Actor, fileIds: readonly string[], subject: string, now: number): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  const known = await tx.db.fileObject.count({ where: { id: { in: ids }, communityId: actor.communityId } })
  const uses = await tx.db.fileUse.findMany({ where: { fileId: { in: ids }, subject: { in: [subject, uploadedBy(actor.userId)] } } })
  const shown = new Set(uses.filter((use) => use.subject === subject).map((use) => use.fileId))
  if (known !== ids.length || new Set(uses.map((use) => use.fileId)).size !== ids.length) throw new Refused('NOT_FOUND')
  const fresh = ids.filter((id) => !shown.has(id))
  if (fresh.length > 0) await tx.db.fileUse.createMany({ data: fresh.map((fileId) => ({ fileId, subject, at: new Date(now) })) })
}

/** Says that files are not shown at this place any more; where else they are shown they stay. */
export async function hideFiles(tx: CommandTx, fileIds: readonly string[], subject: string): Promise<void> {
  if (fileIds.length > 0) await tx.db.fileUse.deleteMany({ where: { fileId: { in: [...fileIds] }, subject } })
}

/** The place that a file has from the beginning: its uploader's own eyes. Two neighbours may upload the same picture. */
export const uploadedBy = (userId: string) => `user:${userId}`

/** Where a file is shown, as streams. */
export async function placesOf(db: Pick<Db, 'fileUse'>, fileId: string): Promise<string[]> {
  return (await db.fileUse.findMany({ where: { fileId }, select: { subject: true } })).map((use) => use.subject)
}
