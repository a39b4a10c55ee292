import { PROTOCOL_VERSION, statusOf, type CommandAnswer } from '../../contract/command.ts'
import type { OfficialReading } from '../../contract/commands/import.ts'
import { limits } from '../../contract/limits.ts'
import en from '../../contract/words/en/ballot.json' with { type: 'json' }
import enDesk from '../../contract/words/en/owners.json' with { type: 'json' }
import zh from '../../contract/words/zh-CN/ballot.json' with { type: 'json' }
import zhDesk from '../../contract/words/zh-CN/owners.json' with { type: 'json' }
import { canConvene } from '../../domain/access/ballot.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { choiceIds } from '../../domain/ballot/types.ts'
import { keptFiles } from '../files/kept-files.ts'
import { nameFrom } from '../files/route.ts'
import { readBody, sendJson } from '../http/body.ts'
import type { HttpRoute } from '../http/door.ts'
import { isOwnOrigin } from '../identity/token.ts'
import { viewerOf } from '../identity/viewer.ts'
import type { Runtime } from '../runtime.ts'
import { checkOfficial, type OfficialChoice, type OfficialSpellings } from './official.ts'
import { readTable } from './table.ts'

const both = (a: string, b: string) => `${a}|${b}`.split('|')
const spellings: OfficialSpellings = {
  choice: both(zhDesk.official.columns.choice, enDesk.official.columns.choice),
  heads: both(zhDesk.official.columns.heads, enDesk.official.columns.heads),
  area: both(zhDesk.official.columns.area, enDesk.official.columns.area),
}

/**
 * POST /api/official?community=…&ballot=…, body: a CSV of an official result's counts, `x-file-name`: its name. Answers
 * {OfficialReading}. Nothing is decided by it: a table without a fault is kept as a file of whoever sent it, so that the import
 * (`ImportOfficialResult`) can name it as its source.
 */
export function officialRoute(runtime: Runtime): HttpRoute {
  const files = keptFiles(runtime.dataDir)

  return async (request, response, url) => {
    if (url.pathname !== '/api/official') return false
    const answer = await (async (): Promise<CommandAnswer<OfficialReading>> => {
      const viewer = await viewerOf(request.headers.cookie, url.searchParams.get('community') ?? '')
      if (!viewer || (viewer.actor && !viewer.actor.isMember)) return { ok: false, code: 'NOT_FOUND' }
      if (!viewer.actor) return { ok: false, code: 'NOT_SIGNED_IN' }
      if (!canConvene(viewer.actor)) return { ok: false, code: 'NOT_ALLOWED' }
      if (request.method !== 'POST' || !isOwnOrigin(request, runtime.env.PUBLIC_URL)) return { ok: false, code: 'FOREIGN_ORIGIN' }
      const row = await runtime.store.db.ballot.findFirst({ where: { id: url.searchParams.get('ballot') ?? '', communityId: viewer.community.id }, select: { state: true } })
      const ballot = row && row.state as unknown as BallotState
      if (!ballot?.roll || ballot.roll.body.kind !== 'OWNERS') return { ok: false, code: 'NOT_FOUND' }
      const bytes = await readBody(request, limits.importBytes)
      if (!bytes) return { ok: false, code: 'PAYLOAD_TOO_LARGE' }
      const table = readTable(bytes)
      if (!table) return { ok: false, code: 'IMPORT_ENCODING' }
      if (table.rows.length === 0) return { ok: false, code: 'IMPORT_EMPTY' }
      if (table.rows.length > MOST_ROWS) return { ok: false, code: 'IMPORT_TOO_MANY_ROWS', detail: { rows: table.rows.length, most: MOST_ROWS } }
      const read = checkOfficial(table, spellings, namesOf(ballot), ballot.roll.body)
      if (read.missing) return { ok: false, code: 'IMPORT_HEADINGS', detail: { columns: read.missing.join(', ') } }
      if (read.bad.length > 0) return { ok: true, data: { file: null, rows: [], bad: read.bad } }
      const name = nameFrom(request.headers['x-file-name'])
      const fileId = files.idOf(viewer.community.id, bytes)
      await files.put(fileId, 'full', bytes)
      const kept = await runtime.execute({ system: true }, {
        protocol: PROTOCOL_VERSION, commandId: `${fileId.slice(0, 37)}-${viewer.actor.userId}`, community: viewer.community.slug, name: 'KeepFile',
        input: { fileId, kind: 'CSV', name, mime: 'text/csv; charset=utf-8', size: bytes.length, width: null, height: null, uploadedBy: viewer.actor.userId },
      })
      return kept.ok ? { ok: true, data: { file: { fileId, name }, rows: read.rows, bad: [] } } : kept
    })()
    sendJson(response, statusOf(answer), answer)
    return true
  }
}

/** no question has more choices; more lines are another table */
const MOST_ROWS = 50

function namesOf({ question: { choices } }: BallotState): OfficialChoice[] {
  return choiceIds(choices).map((id) => {
    const option = choices.kind === 'YES_NO' ? undefined : choices.options.find((each) => each.id === id)
    const words = id as 'yes' | 'no' | 'abstain'
    return { id, names: option ? [option.text] : [zh.choice[words], en.choice[words]] }
  })
}
