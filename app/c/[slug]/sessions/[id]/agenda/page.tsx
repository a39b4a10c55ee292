import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { agendaDesk } from '../../../../../../server/queries/agenda.ts'
import { conveneForm, sessionPage } from '../../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { AgendaEditor } from '../../../../../_session/agenda-editor.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_session/session.css'

type Props = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.agenda'))('title') }
}

/**
 * The agenda: prepared together before the announcement, read by everybody afterwards, with every change that it has seen. Order and
 * times are the committee's.
 */
export default async function AgendaPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const page = await sessionPage(viewer, id)
  if (!page) notFound()
  const desk = await agendaDesk(viewer, page.session)
  const form = await conveneForm(viewer)
  const t = await getTranslations('session.agenda')
  const to = paths(slug)
  return (
    <PageShell words={['refusals', 'session', 'text']} {...await shellOf(viewer)} width="narrow" here={to.agenda(id)} back={{ href: to.session(id), label: page.session.title }}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t(page.session.phase !== 'DRAFT' ? 'leadFrozen' : page.can.convene ? 'lead' : desk.can.write ? 'leadAuthor' : 'leadNeighbour')}</p></div>
      <AgendaEditor community={slug} page={page} desk={desk} rules={viewer.rules} userId={viewer.user?.id ?? ''} topics={form?.topics ?? []} moderators={form?.moderators ?? []} />
    </PageShell>
  )
}
