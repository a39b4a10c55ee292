import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { RollListLine } from '../../../../../../contract/commands/ballot.ts'
import { paths } from '../../../../../../contract/paths.ts'
import { squareMetres } from '../../../../../../domain/ballot/area.ts'
import { rollList } from '../../../../../../server/queries/ballot-roll.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { getDates } from '../../../../../_i18n/get-dates.ts'
import { RollInspection } from '../../../../../_ballot/roll-inspection.tsx'
import { PrintButton } from '../../../../../_records/print-button.tsx'
import { Button, ButtonLink } from '../../../../../_ui/button.tsx'
import { Empty } from '../../../../../_ui/empty.tsx'
import { TextField } from '../../../../../_ui/field.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'
import '../../../../../_ballot/ballot.css'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ q?: string; page?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('voter.roll'))('title') }
}

/** The roll, line by line: who may vote and why. Doubted here while it lies open; with its fingerprint once it stands. */
export default async function RollPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const { q = '', page: wanted } = await searchParams
  const viewer = await viewerHere(slug)
  const roll = await rollList(viewer, id, q, Number(wanted ?? 1))
  if (!roll) notFound()
  const { ballot, lines, found, page, pages, sight, can } = roll
  const t = await getTranslations('voter.roll')
  const list = await getTranslations('ballot.list')
  const dates = await getDates()
  const to = paths(slug)
  const address = to.roll(id)
  const isDraft = ballot.phase === 'DRAFT'
  const pageHref = (at: number) => `${address}?${new URLSearchParams({ ...(q && { q }), page: String(at) }).toString()}`
  return (
    <PageShell words={['ballot', 'refusals']} {...await shellOf(viewer)} here={address} back={{ href: to.ballot(id), label: (await getTranslations('ballot.page'))('title') }}>
      <div className="list-page ballot-page">
        <header className="page-head">
          <h1>{t('title')}</h1>
          <p className="ballot-about">{ballot.question.text}</p>
          <p>{t('lead')} {ballot.roll ? t('frozen', { day: dates.day(ballot.roll.at) }) : ''}</p>
        </header>
        {isDraft && ballot.inspection && <Strip kind="attention">{t('open', { day: dates.day(ballot.inspection.until - 1) })}</Strip>}
        <p className="note">{t(sight === 'WHOLE' ? 'whole' : sight === 'DOORS' ? 'doors' : 'masked')}</p>
        {sight === 'MASKED' && !viewer.user && <p className="no-print"><ButtonLink href={to.signIn(address)}>{t('signIn')}</ButtonLink></p>}
        <form className="roll-search no-print" role="search" action="">
          <TextField label={t(`search.${sight}`)} name="q" defaultValue={q} maxLength={40} autoComplete="off" /><Button type="submit">{t('searchGo')}</Button>
        </form>
        <p role="status">{q ? t('found', { n: found }) : t('all', { n: found })} {q && <ButtonLink kind="text" href={address}>{t('showAll')}</ButtonLink>}</p>
        {lines.length === 0 ? <Empty title={t('none')}>{t('noneWhy')}</Empty> : <Lines lines={lines} />}
        {pages > 1 && (
          <nav className="pager" aria-label={list('pages')}>
            {page > 1 ? <ButtonLink icon="back" href={pageHref(page - 1)}>{list('prev')}</ButtonLink> : <span />}
            <span className="note">{list('at', { page, pages })}</span>
            {page < pages ? <ButtonLink onward href={pageHref(page + 1)}>{list('next')}</ButtonLink> : <span />}
          </nav>
        )}
        <RollInspection community={slug} ballot={ballot} can={{ run: can.run, object: can.object, answer: can.answer }} />
        {ballot.roll && (
          <section className="section">
            <h2>{t('hash')}</h2>
            <p>{t('hashWhy')}</p>
            <p className="chain">{ballot.roll.hash}</p>
          </section>
        )}
        <p className="tools no-print"><PrintButton>{list('print')}</PrintButton></p>
      </div>
    </PageShell>
  )
}

async function Lines({ lines }: { lines: readonly RollListLine[] }) {
  const t = await getTranslations('voter.roll')
  const hasArea = lines.some((line) => line.area > 0)
  return (
    <table className="papers roll">
      <caption className="sr">{t('title')}</caption>
      <thead><tr><th scope="col">{t(hasArea ? 'who' : 'person')}</th><th scope="col">{t('why')}</th>{hasArea && <th scope="col" className="num">{t('area')}</th>}</tr></thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            <th scope="row">{line.label ?? line.place}{line.owners && <small>{line.owners}</small>}</th>
            <td>
              {t(`reason.${line.reason as 'OWNER'}`)}
              {line.units > 1 && <small>{t('unitsOne', { n: line.units })}</small>}
              {line.isReachable === false && <small>{t('noAccount')}</small>}
            </td>
            {hasArea && <td className="num">{squareMetres(line.area)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
