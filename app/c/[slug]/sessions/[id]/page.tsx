import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { recordPhases } from '../../../../../domain/session/phases.ts'
import { sessionPage } from '../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { AgendaList } from '../../../../_session/agenda-list.tsx'
import { AgendaLog } from '../../../../_session/agenda-log.tsx'
import { Lobby } from '../../../../_session/lobby.tsx'
import { ButtonLink } from '../../../../_ui/button.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../_ui/phrase-title.tsx'
import { Qr } from '../../../../_ui/qr.tsx'
import { Why } from '../../../../_ui/steps.tsx'
import '../../../../_session/session.css'

type Props = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  const page = await sessionPage(await viewerHere(slug), id)
  return page ? { title: page.session.title } : {}
}

/** One meeting: before it the lobby, while it is on the way in, afterwards the way to its record. */
export default async function SessionPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const page = await sessionPage(viewer, id, (await headers()).get('host'))
  if (!page) notFound()
  const t = await getTranslations('session')
  const to = paths(slug)
  const { session, can } = page
  const { actor } = viewer
  const isVerified = actor !== null && actor.isMember && (actor.isVerified || actor.roles.some((role) => role !== 'resident'))
  const joinAddress = `${page.address}/j/${session.joinCode}`
  const isAhead = session.phase === 'ANNOUNCED' || session.phase === 'CHECK_IN'
  const acts = <>{can.convene && session.phase !== 'CANCELLED' && !recordPhases.includes(session.phase) && <ButtonLink icon="pen" href={to.agenda(id)}>{t('lobby.editAgenda')}</ButtonLink>}</>
  return (
    <PageShell words={['refusals', 'room', 'session']} {...await shellOf(viewer)} here={to.session(id)} back={{ href: to.sessions, label: t('list.title') }} acts={acts}>
      <div className="session-page">
      <header className="page-head">
        <p className="note">{t('lobby.kind', { form: t(`form.${session.form}`), year: session.year, n: session.number })}</p>
        <h1 className="say"><PhraseTitle text={session.title} /></h1>
      </header>
      <div className="grid-side">
        <aside className="aside-stack">
          <Lobby community={slug} page={page} rules={viewer.rules} isVerified={isVerified} isSignedIn={viewer.user !== null} isMember={actor?.isMember ?? false} />
          {(isAhead || session.phase === 'IN_PROGRESS' || session.phase === 'RECESS') && (
            <section className="card join-card">
              <h2>{t('lobby.joinTitle')}</h2>
              <Qr text={joinAddress} label={t('lobby.qrLabel', { address: joinAddress })} />
              <p>{t('lobby.codeIs')}</p><p className="join-letters">{session.joinCode}</p>
              <p className="note">{t('lobby.codeHint', { address: `${page.address.replace(/^https?:\/\//, '')}/j` })}</p>
            </section>
          )}
        </aside>
        <div>
          <section>
            <header><h2>{t('desk.agenda')}</h2></header>
            <AgendaList community={slug} page={page} now={viewer.now} />
            {(isAhead || (session.phase === 'DRAFT' && can.editAgenda)) && <p><ButtonLink icon="pen" href={to.agenda(id)}>{t('lobby.writeTogether')}</ButtonLink></p>}
            {session.changes.length > 0 && <Why question={t('lobby.changes', { n: session.changes.length })}><AgendaLog session={session} /></Why>}
          </section>
        </div>
      </div>
      </div>
    </PageShell>
  )
}
