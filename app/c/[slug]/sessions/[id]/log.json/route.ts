import { sessionLog } from '../../../../../../server/queries/session-log.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'

/** The machine-readable twin of the log; the room reads it while it is open there. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const log = await sessionLog(await viewerHere(slug), id)
  if (!log) return new Response(null, { status: 404 })
  return Response.json(log, { headers: { 'cache-control': 'no-store' } })
}
