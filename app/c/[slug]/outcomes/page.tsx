import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { outcomeList, recordable } from '../../../../server/queries/outcomes.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { RecordForm } from '../../../_outcome/outcome-acts.tsx'
import { Pager } from '../../../_outcome/pager.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../_ui/phrase-title.tsx'
import '../../../_outcome/outcome.css'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ page?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('task.outcome'))('list') }
}

/** Everything that was agreed, and what became of it. The committee records here what a session resolved. */
export default async function OutcomesPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams]
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  const [t, dates, list, waiting] = [await getTranslations('task.outcome'), await getDates(), await outcomeList(viewer, Number(search.page) || 1), await recordable(viewer)]
  return (
    <PageShell words={['refusals', 'task']} {...await shellOf(viewer)} current="board" here={to.outcomes} back={{ href: to.board, label: t('back') }}>
      <div className="page-head"><h1 className="say"><PhraseTitle text={t('listTitle')} /></h1></div>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="outcome-waiting">
          <h2 id="waiting">{t('waiting')}</h2>
          {waiting.map((each) => (
            <details className="why" key={each.from.kind === 'ITEM' ? `${each.from.sessionId}/${each.from.itemId}` : each.from.ballotId}>
              <summary>{t('waitingLine', { title: each.title, date: dates.day(each.at) })}</summary>
              <div className="why-body"><RecordForm community={slug} from={each.from} title={each.title} text={each.text} /></div>
            </details>
          ))}
        </section>
      )}
      {list.total === 0 && <Empty title={t('empty')}>{t('emptyWhy')}</Empty>}
      <ul className="rows outcome-rows">
        {list.rows.map((row) => (
          <li key={row.id}>
            <Link className="row-link row-link--bare" href={to.outcome(row.id)}>
              <span><b>{row.title}</b><span>{[t(`phase.${row.phase}`), row.tasks.all > 0 ? t('tasksLine', row.tasks) : row.recipient, dates.day(row.agreedAt)].filter(Boolean).join(t('join'))}</span></span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
      <Pager page={list.page} pages={list.pages} href={(page) => `${to.outcomes}?page=${page}`} />
    </PageShell>
  )
}
