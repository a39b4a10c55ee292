import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { recordPhases } from '../../../../domain/session/phases.ts'
import { dataSets, recordKinds, recordList, type RecordRow } from '../../../../server/queries/records.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { Pager } from '../../../_outcome/pager.tsx'
import { PrintButton } from '../../../_records/print-button.tsx'
import { Button } from '../../../_ui/button.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { TextField } from '../../../_ui/field.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../_ui/phrase-title.tsx'
import '../../../_outcome/outcome.css'
import '../../../_records/records.css'

type Search = { kind?: string; year?: string; q?: string; page?: string }
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('title') }
}

/** Everything that is public, in one list: searched, narrowed, printed, and downloaded. Works without scripts. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams]
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  const [t, dates] = [await getTranslations('records'), await getDates()]
  const kind = recordKinds.find((each) => each === search.kind) ?? null
  const year = /^\d{4}$/.test(search.year ?? '') ? Number(search.year) : null
  const text = (search.q ?? '').slice(0, 60)
  const list = await recordList(viewer, { kind, year, text, page: Number(search.page) || 1 })
  const href = (change: Partial<Search>) => {
    const next = { kind: kind ?? '', year: year === null ? '' : String(year), q: text, ...change }
    const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value)).toString()
    return query ? `${to.records}?${query}` : to.records
  }
  const isNarrowed = Boolean(kind || year || text)
  const say = t as unknown as (key: string) => string
  return (
    <PageShell {...await shellOf(viewer)} current="records" here={href({})}>
      <div className="page-head records-head">
        <h1 className="say"><PhraseTitle text={t('lead')} /></h1>
        <PrintButton>{t('print')}</PrintButton>
      </div>
      <form className="records-search" action={to.records} role="search">
        {kind && <input type="hidden" name="kind" value={kind} />}
        {year && <input type="hidden" name="year" value={year} />}
        <TextField label={t('search')} type="search" name="q" defaultValue={text} maxLength={60} />
        <Button type="submit" icon="search">{t('searchAct')}</Button>
      </form>
      <nav className="tools records-kinds" aria-label={t('kinds')}>
        {[null, ...recordKinds].filter((each) => each === null || each === kind || list.counts[each] > 0).map((each) => (
          <Link className="btn tool" key={each ?? 'all'} href={href({ kind: each ?? '', page: '' })} aria-current={kind === each ? 'true' : undefined} scroll={false}>
            {each ? t(`kind.${each}`) : t('all')}<small>{each ? list.counts[each] : Object.values(list.counts).reduce((sum, n) => sum + n, 0)}</small>
          </Link>
        ))}
      </nav>
      {list.years.length > 1 && (
        <nav className="records-years" aria-label={t('years')}>
          {[null, ...list.years].map((each) => <Link key={each ?? 'all'} href={href({ year: each === null ? '' : String(each), page: '' })} aria-current={year === each ? 'true' : undefined} scroll={false}>{each === null ? t('allYears') : t('year', { year: String(each) })}</Link>)}
        </nav>
      )}
      {list.total === 0
        ? <Empty title={isNarrowed ? t('nothingFound') : t('nothing')} action={isNarrowed ? <Link className="btn" href={to.records}>{t('seeAll')}</Link> : undefined}>{isNarrowed ? t('nothingFoundWhy') : t('nothingWhy')}</Empty>
        : (
          <ul className="records">
            {list.rows.map((row) => (
              <li key={`${row.kind}${row.id}`}>
                <Link href={hrefOf(row)}>
                  <time dateTime={dates.iso(row.at)}>{dates.dayOfYear(row.at)}</time>
                  <span className="records-what"><b>{row.title}</b><span>{[t(`kind.${row.kind}`), say(`phase.${row.kind}.${row.phase}`)].join(t('join'))}{row.number && <span className="records-no">{row.number}</span>}</span></span>
                  <Icon name="right" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      <Pager page={list.page} pages={list.pages} href={(page) => href({ page: String(page) })} />
      <section className="section records-data no-print" aria-labelledby="data">
        <h2 id="data">{t('data')}</h2>
        <p className="note">{t('dataNote')}</p>
        <ul>
          {dataSets.map((set) => (
            <li key={set}><span>{t(`set.${set}`)}</span><Files csv={`${to.records}/data/${set}.csv`} json={`${to.records}/data/${set}.json`} /></li>
          ))}
          <li><span>{t('set.tasks')}</span><Files csv={`${to.board}/ledger.csv`} json={`${to.board}/ledger.json`} /></li>
          {list.months.map((month) => (
            <li key={month}><span>{t('monthly', { year: month.slice(0, 4), month: Number(month.slice(5)) })}</span><Files csv={`${to.board}/ledger.csv?month=${month}`} json={`${to.board}/ledger.json?month=${month}`} /></li>
          ))}
        </ul>
      </section>
    </PageShell>
  )

  function hrefOf(row: RecordRow): string {
    switch (row.kind) {
      case 'TOPIC': return to.topic(row.id)
      case 'SESSION': return recordPhases.includes(row.phase) ? to.record(row.id) : to.session(row.id)
      case 'BALLOT': return to.ballot(row.id)
      case 'OUTCOME': return to.outcome(row.id)
      case 'TASK': return to.task(row.number ?? row.id)
    }
  }

  function Files({ csv, json }: { csv: string; json: string }) {
    return <span className="records-files"><a href={csv} download><Icon name="download" />{t('csv')}</a><a href={json} download><Icon name="download" />{t('json')}</a></span>
  }
}
