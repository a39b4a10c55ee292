import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import type { BallotWords } from '../../../../../../contract/words/verdict.ts'
import type { NotedPaper } from '../../../../../../contract/commands/ballot.ts'
import { squareMetres } from '../../../../../../domain/ballot/area.ts'
import { countingList, myVoters } from '../../../../../../server/queries/ballots.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { wordsOfBallot } from '../../../../../_ballot/ballot-words.ts'
import { HandedIn } from '../../../../../_ballot/handed-in.tsx'
import { FindPaper } from '../../../../../_ballot/find-paper.tsx'
import { PrintButton } from '../../../../../_records/print-button.tsx'
import { ButtonLink } from '../../../../../_ui/button.tsx'
import { Empty } from '../../../../../_ui/empty.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_ballot/ballot.css'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ mine?: string; page?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballot'))('list.title') }
}

/** The counting list: everybody finds their own paper, anyone counts again. A stable address, to be read, printed and taken home. */
export default async function ListPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const { mine: wantsMine, page: wantedPage } = await searchParams
  const viewer = await viewerHere(slug)
  const list = await countingList(viewer, id, Number(wantedPage ?? 1))
  if (!list) notFound()
  const { ballot, lines, noted, total, page, pages } = list
  const t = await getTranslations('ballot')
  const words = wordsOfBallot(t as unknown as BallotWords, ballot)
  const to = paths(slug)
  const isSecret = ballot.secrecy === 'SECRET'
  const hasArea = lines.some((line) => line.area > 0)
  const mine = await myVoters(viewer, id)
  const address = to.ballot(id)
  return (
    <PageShell words={['ballot']} {...await shellOf(viewer)} here={`${address}/list`} back={{ href: address, label: t('page.title') }}>
      <div className="list-page ballot-page">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <p className="ballot-about">{ballot.question.text}</p>
        <p>{t('list.lead', { n: total })}{' '}{t(isSecret ? 'list.secretLead' : 'list.namedLead')} {t('list.stable')}</p>
      </header>
      <FindPaper address={address} ballot={ballot} lines={lines} isWhole={pages === 1} mine={mine} focusHere={wantsMine === '1'} />
      <HandedIn ballot={ballot} mine={mine} />
      {lines.length === 0 ? <Empty title={t('list.none')} /> : (
        <table className="papers">
          <caption className="sr">{t('list.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(isSecret ? 'list.code' : 'list.receipt')}</th><th scope="col">{t('list.choice')}</th>
              {!isSecret && <th scope="col">{t('list.who')}</th>}{hasArea && <th scope="col" className="num">{t('list.area')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at} id={`r-${line.receipt}`}>
                <th scope="row" className="receipt">{line.receipt}</th>
                <td>{words.choices(line.choices)}{line.channel !== 'ELECTRONIC' && <small>{t(`list.channels.${line.channel as 'PAPER'}`)}</small>}</td>
                {!isSecret && <td>{line.label ?? line.place}</td>}{hasArea && <td className="num">{squareMetres(line.area)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <nav className="pager" aria-label={t('list.pages')}>
          {page > 1 ? <ButtonLink icon="back" href={`${address}/list?page=${page - 1}`}>{t('list.prev')}</ButtonLink> : <span />}
          <span className="note">{t('list.at', { page, pages })}</span>
          {page < pages ? <ButtonLink onward href={`${address}/list?page=${page + 1}`}>{t('list.next')}</ButtonLink> : <span />}
        </nav>
      )}
      <Noted papers={noted} />
      <section className="section">
        <h2>{t('list.how')}</h2>
        <p>{t('list.howText')}</p>
        <pre className="chain">node verify-ballot.mjs {`ballot-${id}.json`} --head {ballot.count?.chainHead.slice(0, 12)}</pre>
        <p>{t('list.howHead')}</p>
        <p className="note">{t('list.head')}</p>
        <p className="chain">{ballot.count?.chainHead}</p>
        <p className="note">{t('page.rollHash')}</p>
        <p className="chain">{ballot.roll?.hash}</p>
        <p className="tools no-print">
          <ButtonLink icon="download" prefetch={false} href={`${address}/papers?format=json`}>{t('list.downloadJson')}</ButtonLink>
          <ButtonLink icon="download" prefetch={false} href={`${address}/papers?format=csv`}>{t('list.downloadCsv')}</ButtonLink>
          <a className="btn" href="/verify-ballot.mjs" download>{t('list.downloadProgram')}</a>
          <PrintButton>{t('list.print')}</PrintButton>
        </p>
        <p className="note">{t('list.program')}</p>
      </section>
      </div>
    </PageShell>
  )
}

/** Paper votes that were set aside, and why; those that two people read differently, and that a third decided. */
async function Noted({ papers }: { papers: readonly NotedPaper[] }) {
  const t = await getTranslations('ballot')
  if (papers.length === 0) return null
  return (
    <section className="section">
      <h2>{t('list.noted')}</h2>
      <p>{t('list.notedLead')}</p>
      <ul className="option-rows">
        {papers.map((paper, at) => (
          <li key={at}>
            <p><b>{paper.label ?? paper.place}</b> {t(`run.outcome.${paper.outcome as 'COUNTED'}`)}</p>
            {paper.wasDisputed && <p>{t('list.disputed')}</p>}
            {paper.reason && <p className="note">{paper.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
