import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import { limits } from '../../contract/limits.ts'
import { PROTOCOL_VERSION, statusOf, type CommandAnswer } from '../../contract/command.ts'
import zh from '../../contract/words/zh-CN/import.json' with { type: 'json' }
import en from '../../contract/words/en/import.json' with { type: 'json' }
import { canImport } from '../../domain/membership/membership.ts'
import type { HttpRoute } from '../http/door.ts'
import { readBody, sendJson } from '../http/body.ts'
import { isOwnOrigin } from '../identity/token.ts'
import { viewerOf } from '../identity/viewer.ts'
import { chunks, usersById } from '../store/chunks.ts'
import type { Runtime } from '../runtime.ts'
import { csvLine, readTable } from './table.ts'
import { checkResidents, placeKey, type ResidentRow } from './residents.ts'
import { checkUnits, type UnitRow } from './units.ts'
import type { ImportReport } from '../../contract/commands/import.ts'

const LISTED = 200

/** Column names as people write them, in both languages; the first Chinese one heads our own exports. */
function spellings<Name extends string>(zhColumns: Record<Name, string>, enColumns: Record<Name, string>): Record<Name, string[]> {
  return Object.fromEntries(Object.keys(zhColumns).map((name) => [name, `${zhColumns[name as Name]}|${enColumns[name as Name]}`.split('|')])) as Record<Name, string[]>
}
const residentColumns = spellings(zh.residentColumns, en.residentColumns)
const unitColumns = spellings(zh.unitColumns, en.unitColumns)
const yesWords = `${zh.yes}|${en.yes}`.split('|')

/**
 * POST /api/import/residents|units?community=…[&apply=<fileHash>] with the file as the body: without `apply` a dry run
 * that lists every bad line; with it, and the hash that the dry run answered, everything or nothing.
 * GET /api/export/residents|units?community=…: the same columns, UTF-8 with BOM (opens in Excel and WPS).
 */
export function importRoute(runtime: Runtime): HttpRoute {
  return async (request, response, url) => {
    const match = /^\/api\/(import|export)\/(residents|units)$/.exec(url.pathname)
    if (!match) return false
    const answer = (value: CommandAnswer) => { sendJson(response, statusOf(value), value); return true }
    const slug = url.searchParams.get('community') ?? ''
    const viewer = await viewerOf(request.headers.cookie, slug)
    if (!viewer || (viewer.actor && !viewer.actor.isMember)) return answer({ ok: false, code: 'NOT_FOUND' })
    if (!viewer.actor) return answer({ ok: false, code: 'NOT_SIGNED_IN' })
    if (!canImport(viewer.actor)) return answer({ ok: false, code: 'NOT_ALLOWED' })
    const communityId = viewer.community.id
    const isResidents = match[2] === 'residents'

    if (match[1] === 'export') {
      const body = isResidents ? await exportResidents(runtime, communityId) : await exportUnits(runtime, communityId)
      response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${slug}-${match[2]}.csv"`, 'cache-control': 'no-store' })
      response.end(`\ufeff${body}`)
      return true
    }

    if (request.method !== 'POST' || !isOwnOrigin(request, runtime.env.PUBLIC_URL)) return answer({ ok: false, code: 'FOREIGN_ORIGIN' })
    const bytes = await readBody(request, limits.importBytes)
    if (!bytes) return answer({ ok: false, code: 'PAYLOAD_TOO_LARGE' })
    const table = readTable(bytes)
    if (!table) return answer({ ok: false, code: 'IMPORT_ENCODING' })
    if (table.rows.length === 0) return answer({ ok: false, code: 'IMPORT_EMPTY' })
    if (table.rows.length > limits.importRows) return answer({ ok: false, code: 'IMPORT_TOO_MANY_ROWS', detail: { rows: table.rows.length, most: limits.importRows } })
    const places = await runtime.store.db.building.findMany({ where: { communityId } })
    const buildings = new Map(places.map((place) => [placeKey(place.name), place]))
    const checked = isResidents
      ? checkResidents(table, residentColumns, buildings, new Date(runtime.clock.now()).getFullYear())
      : checkUnits(table, unitColumns, yesWords, buildings)
    if (checked.missing) return answer({ ok: false, code: 'IMPORT_HEADINGS', detail: { columns: checked.missing.join(', ') } })
    const { good, bad } = checked
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    const apply = url.searchParams.get('apply')
    if (apply === null) {
      const counts = isResidents ? await compareResidents(runtime, communityId, good as ResidentRow[]) : await compareUnits(runtime, communityId, good as UnitRow[])
      const report: ImportReport = {
        kind: isResidents ? 'RESIDENTS' : 'UNITS', encoding: table.encoding, rows: table.rows.length, ...counts,
        bad: bad.slice(0, LISTED), moreBad: Math.max(0, bad.length - LISTED), fileHash,
      }
      return answer({ ok: true, data: report })
    }
    if (apply !== fileHash) return answer({ ok: false, code: 'IMPORT_CHANGED' })
    if (bad.length > 0) return answer({ ok: false, code: 'IMPORT_HAS_BAD_LINES', detail: { lines: new Set(bad.map((each) => each.line)).size } })
    const fileName = decodeURIComponent(String(request.headers['x-file-name'] ?? 'table.csv')).slice(0, 120)
    return answer(await runtime.execute({ userId: viewer.actor.userId }, {
      protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name: isResidents ? 'ImportResidents' : 'ImportUnits', input: { rows: good, fileHash, fileName },
    }))
  }
}

async function compareResidents({ store }: Runtime, communityId: string, rows: ResidentRow[]) {
  const members = await store.db.membership.findMany({ where: { communityId, removedAt: null } })
  const users = await usersById(store.db, members.map((row) => row.userId))
  const byPhone = new Map(members.map((row) => [users.get(row.userId)?.phone, row]))
  let added = 0
  let unchanged = 0
  for (const row of rows) {
    const member = byPhone.get(row.phone)
    if (!member) added++
    else if (member.buildingId === row.buildingId && member.unitLabel === row.unitLabel && member.verifiedAt) unchanged++
  }
  return { added, unchanged, changed: rows.length - added - unchanged }
}

async function compareUnits({ store }: Runtime, communityId: string, rows: UnitRow[]) {
  const units = new Map((await store.db.unit.findMany({ where: { communityId } })).map((unit) => [`${unit.buildingId}/${unit.label}`, unit]))
  let added = 0
  let unchanged = 0
  for (const row of rows) {
    const unit = units.get(`${row.buildingId}/${row.label}`)
    if (!unit) added++
    else if (unit.area === row.area) unchanged++
  }
  return { added, unchanged, changed: rows.length - added - unchanged }
}

async function exportResidents({ store }: Runtime, communityId: string): Promise<string> {
  const members = await store.db.membership.findMany({ where: { communityId, removedAt: null, buildingId: { not: null } }, orderBy: [{ buildingId: 'asc' }, { unitLabel: 'asc' }] })
  const users = await usersById(store.db, members.map((row) => row.userId))
  const buildings = new Map((await store.db.building.findMany({ where: { communityId } })).map((place) => [place.id, place.name]))
  const head = csvLine(['phone', 'name', 'displayName', 'building', 'unit', 'birthYear'].map((name) => residentColumns[name as keyof typeof residentColumns][0]!))
  return head + members.map((row) => {
    const user = users.get(row.userId)
    return csvLine([user?.phone ?? '', user?.name ?? '', user?.displayName ?? '', buildings.get(row.buildingId ?? '') ?? '', row.unitLabel, user?.birthDate?.getUTCFullYear() ?? ''])
  }).join('')
}

async function exportUnits({ store }: Runtime, communityId: string): Promise<string> {
  const units = await store.db.unit.findMany({ where: { communityId }, orderBy: [{ buildingId: 'asc' }, { label: 'asc' }] })
  const heads = new Map((await store.db.ownerHead.findMany({ where: { communityId } })).map((head) => [head.id, head]))
  const links = new Map<string, string[]>()
  for (const some of chunks([...heads.keys()])) {
    for (const { headId, userId } of await store.db.headMember.findMany({ where: { headId: { in: some } } })) links.set(headId, [...links.get(headId) ?? [], userId])
  }
  const users = await usersById(store.db, [...links.values()].flat())
  const buildings = new Map((await store.db.building.findMany({ where: { communityId } })).map((place) => [place.id, place.name]))
  const head = csvLine(['building', 'unit', 'area', 'owner', 'ownerPhone', 'developer'].map((name) => unitColumns[name as keyof typeof unitColumns][0]!))
  return head + units.map((unit) => {
    const owner = heads.get(unit.headId ?? '')
    const people = (links.get(unit.headId ?? '') ?? []).map((userId) => users.get(userId)!)
    const names = people.length > 0 ? people.map((user) => user.name).join('/') : owner?.name ?? ''
    return csvLine([
      buildings.get(unit.buildingId) ?? '', unit.label, `${Math.floor(unit.area / 100)}.${String(unit.area % 100).padStart(2, '0')}`,
      names, people.map((user) => user.phone ?? '').join('/'), owner?.kind === 'DEVELOPER' ? yesWords[0]! : '',
    ])
  }).join('')
}
