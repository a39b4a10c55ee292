import { publishedMinutes } from '../../../../../../../server/queries/minutes.ts'
import { viewerHere } from '../../../../../../_client/viewer.ts'

/** The machine-readable twin of published minutes, with the hash that anybody can compute again. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const minutes = await publishedMinutes(await viewerHere(slug), id)
  if (!minutes) return new Response(null, { status: 404 })
  return Response.json(minutes, { headers: { 'content-disposition': `attachment; filename="minutes-${minutes.content.record.session.year}-${minutes.content.record.session.number}.json"` } })
}
