import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import type { BallotWords } from '../../../../../../contract/words/verdict.ts'
import { squareMetres } from '../../../../../../domain/ballot/area.ts'
import { countingList, myVoters } from '../../../../../../server/queries/ballots.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { wordsOfBallot } from '../../../../../_ballot/ballot-words.ts'
import { FindPaper } from '../../../../../_ballot/find-paper.tsx'
import { ButtonLink } from '../../../../../_ui/button.tsx'
import { Empty } from '../../../../../_ui/empty.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_ballot/ballot.css'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ mine?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballot'))('list.title') }
}

/** The counting list: everybody finds their own paper, anyone counts again. */
export default async function ListPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const list = await countingList(viewer, id)
  if (!list) notFound()
  const { ballot, lines } = list
  const t = await getTranslations('ballot')
  const words = wordsOfBallot(t as unknown as BallotWords, ballot)
  const to = paths(slug)
  const isSecret = ballot.secrecy === 'SECRET'
  const hasArea = lines.some((line) => line.area > 0)
  const mine = await myVoters(viewer, id)
  return (
    <PageShell {...await shellOf(viewer)} here={`${to.ballot(id)}/list`} back={{ href: to.ballot(id), label: t('page.title') }}>
      <div className="list-page ballot-page">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <p className="ballot-about">{ballot.question.text}</p>
        <p>{t('list.lead', { n: lines.length })}{' '}{t(isSecret ? 'list.secretLead' : 'list.namedLead')}</p>
      </header>
      <FindPaper ballot={ballot} lines={lines} mine={mine} focusHere={(await searchParams).mine === '1'} />
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
            {lines.map((line) => (
              <tr key={line.receipt}>
                <th scope="row" className="receipt">{line.receipt}</th>
                <td>{words.choices(line.choices)}{line.channel !== 'ELECTRONIC' && <small>{t(`list.channels.${line.channel as 'PAPER'}`)}</small>}</td>
                {!isSecret && <td>{line.label ?? line.place}</td>}{hasArea && <td className="num">{squareMetres(line.area)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section className="section">
        <h2>{t('list.how')}</h2>
        <p>{t('list.howText')}</p>
        <p className="note">{t('page.rollHash')}</p>
        <p className="chain">{ballot.roll?.hash}</p>
        <p className="note">{t('list.head')}</p>
        <p className="chain">{ballot.count?.chainHead}</p>
        <p className="tools">
          <ButtonLink icon="download" prefetch={false} href={`${to.ballot(id)}/papers?format=csv`}>{t('list.downloadCsv')}</ButtonLink>
          <ButtonLink icon="download" prefetch={false} href={`${to.ballot(id)}/papers?format=json`}>{t('list.downloadJson')}</ButtonLink>
        </p>
      </section>
      </div>
    </PageShell>
  )
}
