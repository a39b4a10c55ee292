import { ledgerOf } from '../../../../../server/queries/tasks.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { boardSearch } from '../../../../_task/board-search.ts'
import { ledgerJson } from '../../../../_task/ledger-file.ts'
import { fileResponse } from '../../../../_task/table-file.ts'

/** The machine-readable twin of the ledger, with the same filters. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const viewer = await viewerHere((await params).slug)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const rows = await ledgerOf(viewer, { ...boardSearch(query).filter, month: query['month'] ?? null })
  return fileResponse(ledgerJson(viewer.community, rows, viewer.now), 'application/json', `${viewer.community.slug}-tasks.json`)
}
