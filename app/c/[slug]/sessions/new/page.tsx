import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { earliestStart } from '../../../../../domain/session/notice.ts'
import { conveneForm } from '../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { ConveneForm } from '../../../../_session/convene-form.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import '../../../../_session/session.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.convene'))('title') }
}

/** The committee calls a meeting. */
export default async function ConvenePage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await viewerHere((await params).slug)
  const form = await conveneForm(viewer)
  if (!form) notFound()
  const t = await getTranslations('session.convene')
  const to = paths(viewer.community.slug)
  return (
    <PageShell words={['refusals', 'session']} {...await shellOf(viewer)} width="narrow" here={to.convene} back={{ href: to.sessions, label: (await getTranslations('session.list'))('title') }}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('lead')}</p></div>
      <ConveneForm community={viewer.community.slug} form={form} rules={viewer.rules} now={viewer.now} earliest={earliestStart(viewer.now, viewer.rules.sessionNotice.value)} />
    </PageShell>
  )
}
