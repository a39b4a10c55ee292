import type { CommandAnswer } from '../../contract/command.ts'

/** What the server answers about a stored file. */
export interface StoredFile { fileId: string; kind: 'IMAGE' | 'PDF'; name: string; width: number | null; height: number | null }

/** Sends one file; the answer carries its id. Never throws: a lost line is SERVER_BUSY, and the file is still in the caller's hand. */
export async function uploadFile(community: string, file: File): Promise<CommandAnswer<StoredFile>> {
  try {
    const response = await fetch(`/api/files?community=${encodeURIComponent(community)}`, {
      method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }, body: file, signal: AbortSignal.timeout(60_000),
    })
    return await response.json() as CommandAnswer<StoredFile>
  } catch {
    return { ok: false, code: 'SERVER_BUSY' }
  }
}
