import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { canConvene } from '../../../../domain/access/ballot.ts'
import { ballotList, type BallotListItem } from '../../../../server/queries/ballots.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { ButtonLink } from '../../../_ui/button.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import '../../../_ballot/ballot.css'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballot'))('page.all') }
}

/** Every vote of the community: what is open, what is coming, what was decided. */
export default async function BallotsPage({ params }: Props) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const ballots = await ballotList(viewer)
  const t = await getTranslations('ballot')
  const to = paths(slug)
  const groups = [
    { key: 'open', title: t('page.open'), items: ballots.filter((each) => each.phase === 'OPEN') },
    { key: 'upcoming', title: t('page.upcoming'), items: ballots.filter((each) => ['DRAFT', 'ROLL_FROZEN', 'ANNOUNCED'].includes(each.phase)) },
    { key: 'past', title: t('page.past'), items: ballots.filter((each) => !['DRAFT', 'ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(each.phase)) },
  ].filter((group) => group.items.length > 0)
  return (
    <PageShell {...await shellOf(viewer)} here={to.ballots}>
      <header className="page-head"><h1>{t('page.all')}</h1></header>
      {canConvene(viewer.actor?.isMember ? viewer.actor : null) && <ButtonLink icon="plus" href={`${to.ballots}/new`}>{t('run.created')}</ButtonLink>}
      {groups.length === 0 && <Empty title={t('page.none')}>{t('page.noneWhy')}</Empty>}
      {groups.map((group) => (
        <section className="section" key={group.key}>
          <h2>{group.title}</h2>
          <ul className="rows">{group.items.map((ballot) => <li key={ballot.id}><Row ballot={ballot} href={to.ballot(ballot.id)} /></li>)}</ul>
        </section>
      ))}
    </PageShell>
  )
}

async function Row({ ballot, href }: { ballot: BallotListItem; href: string }) {
  const t = await getTranslations('ballot')
  const dates = await getDates()
  const when = ballot.phase === 'OPEN' ? (ballot.closesAt === null ? '' : t('page.untilDay', { day: dates.dayTime(ballot.closesAt) }))
    : ballot.closedAt !== null ? t('page.closedDay', { day: dates.day(ballot.closedAt) })
    : ballot.phase === 'DRAFT' ? t('page.draft')
    : ballot.opensAt !== null ? t('page.fromDay', { day: dates.dayTime(ballot.opensAt) }) : ''
  const word = ballot.outcome && (t as unknown as (key: string) => string)(`word.${ballot.outcome}`)
  return (
    <Link className="row-link row-link--bare" href={href}>
      <span>
        <b>{ballot.question}</b>
        <span className="ballot-bits">{word && <b>{word}</b>}{when && <span>{when}</span>}<span>{t(`type.${ballot.type}`)}</span></span>
        {ballot.waitsForMe > 0 && <span className="waits-for-me">{t('page.waits', { n: ballot.waitsForMe })}</span>}
      </span>
      <Icon name="right" />
    </Link>
  )
}
