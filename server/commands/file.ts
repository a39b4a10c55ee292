import { KeepFileInput } from '../../contract/commands/task.ts'
import { uploadedBy } from '../files/use.ts'
import { defineCommand, type Command } from './kit.ts'

/** The upload door's own: the file is checked and lies in its place, here is its record. The same picture twice is one file. */
const keep = defineCommand({
  name: 'KeepFile',
  by: 'system',
  input: KeepFileInput,
  async run({ tx, actor, input: { fileId, uploadedBy: userId, ...file }, now }) {
    const at = new Date(now)
    await tx.db.fileObject.upsert({
      where: { id: fileId }, create: { id: fileId, communityId: actor.communityId, ...file, uploadedBy: userId, at }, update: {},
    })
    const use = { fileId, subject: uploadedBy(userId) }
    await tx.db.fileUse.upsert({ where: { fileId_subject: use }, create: { ...use, at }, update: {} })
  },
})

export const fileCommands: readonly Command[] = [keep]
