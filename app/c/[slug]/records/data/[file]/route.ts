import { viewerHere } from '../../../../../_client/viewer.ts'
import { dataCsv, dataFileOf, dataJson } from '../../../../../_records/data-files.ts'
import { fileResponse } from '../../../../../_task/table-file.ts'

/** Open data, e.g. topics.csv and topics.json. Names are masked; the same for everybody. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; file: string }> }): Promise<Response> {
  const { slug, file } = await params
  const viewer = await viewerHere(slug)
  const wanted = dataFileOf(file)
  if (!wanted) return new Response('404', { status: 404 })
  const name = `${slug}-${file}`
  return wanted.as === 'csv' ? fileResponse(await dataCsv(viewer, wanted.set), 'text/csv', name) : fileResponse(await dataJson(viewer, wanted.set), 'application/json', name)
}
