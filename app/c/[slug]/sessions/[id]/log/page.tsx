import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { sessionLog } from '../../../../../../server/queries/session-log.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { PrintButton } from '../../../../../_records/print-button.tsx'
import { LogLines } from '../../../../../_session/log-lines.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_session/session.css'

type Props = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('log'))('title') }
}

/** Everything the chair did in this session, for everybody, to read and to print. */
export default async function LogPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const log = await sessionLog(viewer, id)
  if (!log) notFound()
  const [t, record, to] = [await getTranslations('log'), await getTranslations('record'), paths(slug)]
  return (
    <PageShell {...await shellOf(viewer)} here={to.log(id)} back={{ href: to.session(id), label: t('back') }}>
      <header className="page-head">
        <div><p className="note">{log.title}</p><h1>{t('title')}</h1><p>{t('lead')}</p></div>
        <div className="btn-row no-print"><PrintButton>{record('print')}</PrintButton></div>
      </header>
      <LogLines lines={log.lines} />
    </PageShell>
  )
}
