import { getTranslations } from 'next-intl/server'
import { ledgerOf } from '../../../../../server/queries/tasks.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { boardSearch } from '../../../../_task/board-search.ts'
import { isoDay, ledgerCsv } from '../../../../_task/ledger-file.ts'
import { fileResponse } from '../../../../_task/table-file.ts'

/** The ledger for a spreadsheet, with the filters of the board; `month=2026-06` limits it to one month. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const viewer = await viewerHere((await params).slug)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const rows = await ledgerOf(viewer, { ...boardSearch(query).filter, month: query['month'] ?? null })
  const t = await getTranslations('task.ledger')
  return fileResponse(await ledgerCsv(rows), 'text/csv', `${t('fileName', { community: viewer.community.name, date: query['month'] ?? isoDay(viewer.now) ?? '' })}.csv`)
}
