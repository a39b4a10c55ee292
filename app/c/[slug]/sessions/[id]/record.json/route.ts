import { sessionRecord } from '../../../../../../server/queries/session-record.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { recordJson } from '../../../../../_record/record-file.ts'
import { fileResponse } from '../../../../../_task/table-file.ts'

/** The machine-readable twin of the record. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const record = await sessionRecord(viewer, id)
  if (!record) return new Response(null, { status: 404 })
  return fileResponse(recordJson(viewer.community, record, viewer.now), 'application/json', `${slug}-session-${record.session.year}-${record.session.number}.json`)
}
