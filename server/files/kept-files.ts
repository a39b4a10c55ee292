import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Files by content under the data folder: files/<first two letters>/<id>[.small]. An id is the hash of the community and the
 * bytes, so the same picture is kept once per community, and a file never changes under its address.
 */
export interface KeptFiles {
  idOf(communityId: string, bytes: Buffer): string
  put(id: string, size: FileSize, bytes: Buffer): Promise<void>
  /** null when it is not there */
  get(id: string, size: FileSize): Promise<Buffer | null>
}
/** `small`: the picture for lists; papers have none */
export type FileSize = 'full' | 'small'

export function keptFiles(dataDir: string): KeptFiles {
  const pathOf = (id: string, size: FileSize) => join(dataDir, 'files', id.slice(0, 2), size === 'small' ? `${id}.small` : id)
  return {
    idOf: (communityId, bytes) => createHash('sha256').update(communityId).update('\0').update(bytes).digest('hex'),
    async put(id, size, bytes) {
      const path = pathOf(id, size)
      if (await stat(path).then(() => true, () => false)) return
      await mkdir(dirname(path), { recursive: true })
      // Complete or not there: a power cut must not leave half a picture under a content address.
      const draft = `${path}.${randomUUID()}`
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    },
    get: (id, size) => readFile(pathOf(id, size)).catch((error: unknown) => {
      if ((error as { code?: unknown }).code === 'ENOENT') return null
      throw error
    }),
  }
}
