import { RateLimiterMemory } from 'rate-limiter-flexible'
import { paths } from '../../contract/paths.ts'
import { defaultLocale, locales, type Locale } from '../../contract/words/index.ts'
import type { HttpRoute } from '../http/door.ts'
import { viewerOf } from '../identity/viewer.ts'
import { minutesOnPaper } from '../queries/minutes.ts'
import type { Runtime } from '../runtime.ts'
import { minutesFileName, minutesPaper } from './minutes-paper.ts'
import type { PaperFormat, Press } from './press.ts'

const address = /^\/c\/([a-z0-9-]{1,64})\/sessions\/([A-Za-z0-9_-]{1,40})\/minutes\/minutes\.(docx|pdf)$/
const mime: Record<PaperFormat, string> = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' }

/**
 * GET /c/<slug>/sessions/<id>/minutes/minutes.docx and .pdf: the minutes as a file, for whoever may read them on the page; what is
 * not final says so on every page. `?language=en`: the words around the text in another language.
 */
export function minutesFileRoute(runtime: Runtime, press: () => Press): HttpRoute {
  // Published minutes come out of what is kept; this holds back whoever asks for draft after draft.
  const perPerson = new RateLimiterMemory({ points: 30, duration: 60 })
  return async (request, response, url) => {
    const found = address.exec(url.pathname)
    if (!found) return false
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store', ...headers }).end(String(status))
      return true
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' })
    const [, slug = '', id = '', format] = found as unknown as [string, string, string, PaperFormat]
    const viewer = await viewerOf(request.headers.cookie, slug)
    const minutes = viewer && await minutesOnPaper(viewer, id)
    if (!minutes) return refuse(404)
    try { await perPerson.consume(viewer.user?.id ?? request.socket.remoteAddress ?? '') } catch { return refuse(429, { 'retry-after': '60' }) }
    const locale = languageOf(url)
    const base = runtime.env.PUBLIC_URL ?? `${String(request.headers['x-forwarded-proto'])}://${String(request.headers['x-forwarded-host'])}`
    const file = press().print(format, minutesPaper(minutes, { community: viewer.community.name, address: `${base}${paths(slug).minutes(id)}` }, locale))
    if (!file) return refuse(503, { 'retry-after': '5' })
    const bytes = await file
    const { session } = minutes.content.record
    response.writeHead(200, {
      'content-type': mime[format], 'content-length': String(bytes.length), 'x-content-type-options': 'nosniff',
      // A draft changes; a right to read it may end.
      'cache-control': minutes.stage === 'PUBLISHED' ? 'public, max-age=300' : 'private, no-store',
      'content-disposition': `attachment; filename="minutes-${session.year}-${session.number}.${format}"; filename*=UTF-8''${extendedValue(`${minutesFileName(minutes, locale)}.${format}`)}`,
    }).end(request.method === 'HEAD' ? undefined : bytes)
    return true
  }
}

function languageOf(url: URL): Locale {
  const asked = url.searchParams.get('language')
  return locales.find((locale) => locale === asked) ?? defaultLocale
}

/** A file name for RFC 5987: everything but letters, digits and a few marks as percent-encoded UTF-8; what no file system takes is a space. */
function extendedValue(name: string): string {
  return encodeURIComponent(name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
