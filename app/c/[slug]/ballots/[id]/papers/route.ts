import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { countingList } from '../../../../../../server/queries/ballots.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { csvFile, fileResponse } from '../../../../../_task/table-file.ts'

/** The counting list as a file. JSON carries all that a recount needs; names leave the house in neither. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const list = await countingList(await viewerHere(slug), id)
  if (!list) notFound()
  const { ballot, lines } = list
  if (new URL(request.url).searchParams.get('format') === 'json') {
    const { question, type, secrecy, roll, count, openedAt, closedAt } = ballot
    const body = {
      ballot: id, question: question.text, choices: question.choices, type, secrecy, openedAt, closedAt, rollHash: roll?.hash, body: roll?.body,
      tally: count?.tally, verdict: count?.verdict, chainHead: count?.chainHead,
      chain: 'h0 = sha256("<ballot> <rollHash>"); h = sha256(h + "\\n" + "<receipt> <choices> <heads> <area>") for every paper in the order of receipts; the last h is chainHead',
      papers: lines.map(({ receipt, choices, heads, area, place, channel }) => ({ receipt, choices: [...choices].sort().join(','), heads, area, building: place, channel })),
    }
    return fileResponse(JSON.stringify(body, null, 2), 'application/json', `ballot-${id}.json`)
  }
  const t = await getTranslations('ballot')
  const names = (choices: string[]) => choices.map((choice) => question(choice)).join(' ')
  const question = (choice: string) => (ballot.question.choices.kind === 'YES_NO' ? undefined : ballot.question.choices.options.find((option) => option.id === choice)?.text) ?? t(`choice.${choice as 'yes'}`)
  const csv = csvFile(
    (['receipt', 'choice', 'heads', 'area', 'building', 'channel'] as const).map((key) => t(`list.csv.${key}`)),
    lines.map((line) => [line.receipt, names(line.choices), line.heads, (line.area / 100).toFixed(2), line.place, t(`list.channels.${line.channel as 'PAPER'}`)]),
  )
  return fileResponse(csv, 'text/csv', `ballot-${id}.csv`)
}
