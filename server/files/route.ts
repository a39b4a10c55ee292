import { RateLimiterMemory } from 'rate-limiter-flexible'
import { PROTOCOL_VERSION, statusOf, type CommandAnswer } from '../../contract/command.ts'
import { limits } from '../../contract/limits.ts'
import { canUpload } from '../../domain/access/task.ts'
import { readBody, sendJson } from '../http/body.ts'
import type { HttpRoute } from '../http/door.ts'
import { isOwnOrigin } from '../identity/token.ts'
import { viewerOf, type Viewer } from '../identity/viewer.ts'
import type { Runtime } from '../runtime.ts'
import { takeIn } from './intake.ts'
import { keptFiles, type FileSize } from './kept-files.ts'
import { canReadFile } from './reading.ts'

/** What POST /api/files answers about a stored file. */
export interface StoredFile { fileId: string; kind: 'IMAGE' | 'PDF'; name: string; width: number | null; height: number | null }

/**
 * POST /api/files?community=<slug>, body: the bytes, `x-file-name`: the name, percent-encoded. Answers {StoredFile}.
 * GET /files/<slug>/<id>[/small]: the file, for whoever may read a place where it is shown.
 */
export function fileRoute(runtime: Runtime): HttpRoute {
  const files = keptFiles(runtime.dataDir)
  const perPerson = new RateLimiterMemory({ points: limits.uploadsPerHour, duration: 3600 })

  async function take(viewer: Viewer | null, bytes: Buffer, name: string): Promise<CommandAnswer> {
    if (!viewer) return { ok: false, code: 'NOT_FOUND' }
    const { actor, community } = viewer
    if (!actor) return { ok: false, code: 'NOT_SIGNED_IN' }
    if (!actor.isMember) return { ok: false, code: 'NOT_FOUND' }
    if (!canUpload(actor)) return { ok: false, code: 'NOT_VERIFIED' }
    const taken = await takeIn(bytes)
    if (typeof taken === 'string') return { ok: false, code: taken }
    const fileId = files.idOf(community.id, taken.bytes)
    await files.put(fileId, 'full', taken.bytes)
    if (taken.kind === 'IMAGE') await files.put(fileId, 'small', taken.small)
    const { width, height } = taken.kind === 'IMAGE' ? taken : { width: null, height: null }
    const stored: StoredFile = { fileId, kind: taken.kind, name, width, height }
    // The row follows the bytes: a row without bytes would be a broken promise, bytes without a row are only unused.
    const answer = await runtime.execute({ system: true }, {
      protocol: PROTOCOL_VERSION, commandId: `${fileId.slice(0, 37)}-${actor.userId}`, community: community.slug, name: 'KeepFile',
      input: { fileId, kind: taken.kind, name, mime: taken.mime, size: taken.bytes.length, width, height, uploadedBy: actor.userId },
    })
    return answer.ok ? { ok: true, data: stored } : answer
  }

  return async (request, response, url) => {
    if (url.pathname === '/api/files') {
      const answer = await (async (): Promise<CommandAnswer> => {
        if (request.method !== 'POST') return { ok: false, code: 'UNKNOWN_COMMAND' }
        if (!isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false, code: 'FOREIGN_ORIGIN' }
        const viewer = await viewerOf(request.headers.cookie, url.searchParams.get('community') ?? '')
        try { await perPerson.consume(viewer?.user?.id ?? request.socket.remoteAddress ?? '') } catch { return { ok: false, code: 'TOO_MANY_REQUESTS' } }
        const bytes = await readBody(request, limits.uploadBytes)
        if (!bytes) return { ok: false, code: 'FILE_TOO_LARGE', detail: { most: limits.uploadBytes / 1024 / 1024 } }
        return take(viewer, bytes, nameFrom(request.headers['x-file-name']))
      })()
      sendJson(response, statusOf(answer), answer)
      return true
    }
    const found = /^\/files\/([a-z0-9-]{1,64})\/([0-9a-f]{64})(\/small)?$/.exec(url.pathname)
    if (!found) return false
    const [, slug = '', id = '', small] = found
    const size: FileSize = small ? 'small' : 'full'
    const viewer = await viewerOf(request.headers.cookie, slug)
    const file = viewer && await runtime.store.db.fileObject.findFirst({ where: { id, communityId: viewer.community.id } })
    const bytes = file && (request.method === 'GET' || request.method === 'HEAD') && await canReadFile(runtime.store.db, viewer, id)
      ? await files.get(id, file.kind === 'IMAGE' ? size : 'full')
      : null
    if (!file || !bytes) {
      response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('404')
      return true
    }
    response.writeHead(200, {
      'content-type': file.mime,
      'content-length': String(bytes.length),
      // The right to read may end (a text taken off): never kept by others, asked again by the same browser.
      'cache-control': 'private, no-cache',
      etag: `"${id}${small ?? ''}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `${file.kind === 'IMAGE' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    }).end(request.method === 'HEAD' ? undefined : bytes)
    return true
  }
}

/** The name for people: no folders, no control characters, bounded. */
export function nameFrom(header: string | string[] | undefined): string {
  let name = ''
  try { name = decodeURIComponent(String(header ?? '')) } catch { /* a broken name is no name */ }
  const clean = name.replace(/^.*[\\/]/, '').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  return [...clean].slice(-80).join('') || 'file'
}
