import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { auditOf } from '../../../../../server/queries/people.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { getDates } from '../../../../_i18n/get-dates.ts'
import { MoreLink } from '../../../../_ui/button.tsx'
import { DataTable } from '../../../../_ui/data-table.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { BackBar } from '../../../../_ui/top-bar.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.audit'))('title') }
}

export default async function AuditPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<{ before?: string }> }) {
  const { slug } = await params
  const { before } = await searchParams
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(`${to.desk}/audit`))
  const lines = await auditOf(viewer, { before: Number(before) || undefined })
  if (!lines) notFound()
  const t = await getTranslations('people.audit')
  const dates = await getDates()
  return (
    <PageShell {...await shellOf(viewer)} width="wide" here={`${to.desk}/audit`}>
      <BackBar href={to.desk}>{(await getTranslations('common'))('nav.desk')}</BackBar>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('intro')}</p></div>
      <DataTable caption={t('title')} captionHidden rows={lines} rowKey={(line) => String(line.id)} columns={[
        { key: 'when', head: t('when'), cell: (line) => dates.dayTime(line.at) },
        { key: 'who', head: t('who'), cell: (line) => line.actor },
        { key: 'what', head: t('what'), cell: (line) => line.type, isRowHead: true },
        { key: 'where', head: t('where'), cell: (line) => line.stream },
        { key: 'hash', head: t('hash'), cell: (line) => <code>{line.hash}</code> },
      ]} />
      {lines.length === 100 && <MoreLink href={`?before=${lines.at(-1)!.id}`}>{t('older')}</MoreLink>}
    </PageShell>
  )
}
