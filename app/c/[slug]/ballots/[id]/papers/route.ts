import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { papersBeginning } from '../../../../../../server/queries/ballots.ts'
import { countingFile } from '../../../../../../server/queries/counting-file.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { csvFile, fileResponse } from '../../../../../_task/table-file.ts'

/**
 * The counting list as a file; names leave the house in neither. JSON is the counting file (docs/counting-file.md), CSV the
 * same papers as a table. `beginning=7K`: only the papers whose receipt begins so, for whoever looks for their own.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const asked = new URL(request.url).searchParams
  const viewer = await viewerHere(slug)
  const beginning = asked.get('beginning')
  if (beginning !== null) {
    const lines = await papersBeginning(viewer, id, beginning)
    return lines ? Response.json({ lines }, { headers: { 'cache-control': 'no-store' } }) : notFound()
  }
  const file = await countingFile(viewer, id)
  if (!file) notFound()
  if (asked.get('format') === 'json') return fileResponse(`${JSON.stringify(file)}\n`, 'application/json', `ballot-${id}.json`)
  const { choices } = file.ballot.question
  const t = await getTranslations('ballot')
  const name = (choice: string) => (choices.kind === 'YES_NO' ? undefined : choices.options.find((option) => option.id === choice)?.text) ?? t(`choice.${choice as 'yes'}`)
  const csv = csvFile(
    (['receipt', 'choice', 'heads', 'area', 'building', 'channel'] as const).map((key) => t(`list.csv.${key}`)),
    file.papers.map((paper) => [paper.receipt, paper.choices.split(',').map(name).join(' '), paper.heads, `${Math.trunc(paper.area / 100)}.${String(paper.area % 100).padStart(2, '0')}`, paper.building, t(`list.channels.${paper.channel}`)]),
  )
  return fileResponse(csv, 'text/csv', `ballot-${id}.csv`)
}
