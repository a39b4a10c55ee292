import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { sessionList, type SessionRow } from '../../../../server/queries/sessions.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { SessionLines } from '../../../_session/session-lines.tsx'
import { JoinByCode } from '../../../_session/join-by-code.tsx'
import { ButtonLink } from '../../../_ui/button.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { House } from '../../../_ui/ridge.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../_ui/phrase-title.tsx'
import '../../../_session/session.css'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.list'))('title') }
}

/** Meetings of the community: the one that is on, those to come, those that have been. */
export default async function SessionsPage({ params }: Props) {
  const viewer = await viewerHere((await params).slug)
  const t = await getTranslations('session.list')
  const list = await sessionList(viewer)
  const to = paths(viewer.community.slug)
  const part = (title: string, rows: SessionRow[]) => rows.length > 0 && <section className="section"><header><h2>{title}</h2></header><SessionLines community={viewer.community.slug} rows={rows} now={viewer.now} /></section>
  return (
    <PageShell words={['session']} {...await shellOf(viewer)} here={to.sessions} acts={list.canConvene && <ButtonLink href={to.convene}>{t('convene')}</ButtonLink>}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('lead')}</p></div>
      {list.live.map((row) => <LiveNow key={row.id} row={row} slug={viewer.community.slug} />)}
      {list.live.length + list.coming.length === 0 && <Empty title={t('noneComing')} action={<ButtonLink icon="pen" href={to.propose}>{t('propose')}</ButtonLink>}>{t('noneComingWhy')}</Empty>}
      {part(t('drafts'), list.drafts)}
      {part(t('coming'), list.coming)}
      <JoinByCode />
      {part(t('past'), list.past)}
    </PageShell>
  )
}

/** People are in session: the ridge, once a page. */
async function LiveNow({ row, slug }: { row: SessionRow; slug: string }) {
  const t = await getTranslations('session.list')
  const dates = await getDates()
  const to = paths(slug)
  const inner = (
    <>
      <p className="now-live"><i />{t(row.phase === 'CHECK_IN' ? 'checkingIn' : 'live')}</p>
      <h2 className="say session-live-title"><PhraseTitle text={row.title} /></h2>
      <p className="note">{t('livePresent', { n: row.present, time: dates.clock(row.startsAt) })}</p>
      <p className="session-live-act"><ButtonLink kind="main" href={row.phase === 'CHECK_IN' ? to.session(row.id) : to.room(row.id)}>{t('enter')}</ButtonLink></p>
    </>
  )
  return row.phase === 'CHECK_IN' ? <div className="card">{inner}</div> : <House>{inner}</House>
}
