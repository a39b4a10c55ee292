import { similarTopics } from '../../../../../server/queries/topics.ts'
import { viewerHere } from '../../../../_client/viewer.ts'

/** GET ?q=…: topics that seem to say the same, for the wizard while somebody types. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const viewer = await viewerHere((await params).slug)
  const query = new URL(request.url).searchParams
  return Response.json(await similarTopics(viewer, query.get('q') ?? '', query.get('except') ?? undefined), { headers: { 'cache-control': 'no-store' } })
}
