import { notFound } from 'next/navigation'
import { ballotTypes, bases } from '../../../../../../domain/ballot/types.ts'
import { rollPreview } from '../../../../../../server/queries/owner-desk.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'

/** Who would be on the roll of a ballot that is being made, for those who make it. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const asked = new URL(request.url).searchParams
  const type = ballotTypes.find((each) => each === asked.get('type'))
  if (!type) notFound()
  const roll = await rollPreview(await viewerHere(slug), { type, basis: bases.find((each) => each === asked.get('basis')) ?? null, buildingIds: asked.getAll('building').slice(0, 200) })
  if (!roll) notFound()
  return Response.json(roll, { headers: { 'cache-control': 'no-store' } })
}
