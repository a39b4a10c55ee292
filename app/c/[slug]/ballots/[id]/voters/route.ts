import { notFound } from 'next/navigation'
import { findVoters } from '../../../../../../server/queries/ballots.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'

/** Doors of the roll that hold these words, for those who enter paper votes. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const voters = await findVoters(await viewerHere(slug), id, new URL(request.url).searchParams.get('words') ?? '')
  if (!voters) notFound()
  return Response.json({ voters }, { headers: { 'cache-control': 'no-store' } })
}
