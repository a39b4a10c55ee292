import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { canImport } from '../../../../../domain/membership/membership.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { ImportPanel } from '../../../../_people/import-panel.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { BackBar } from '../../../../_ui/top-bar.tsx'
import '../../../../_people/people.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(`${to.desk}/import`))
  if (!viewer.actor || !canImport(viewer.actor)) notFound()
  const t = await getTranslations('import')
  const first = (spellings: string) => spellings.split('|')[0]!
  return (
    <PageShell words={['import', 'refusals']} {...await shellOf(viewer)} here={`${to.desk}/import`}>
      <BackBar href={`${to.desk}/people`}>{(await getTranslations('people.people'))('title')}</BackBar>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('intro')}</p></div>
      <ImportPanel community={slug} kind="residents" columns={(['phone', 'name', 'building', 'unit'] as const).map((name) => first(t(`residentColumns.${name}`))).join(' · ')} />
      <ImportPanel community={slug} kind="units" columns={(['building', 'unit', 'area', 'owner', 'ownerPhone', 'developer'] as const).map((name) => first(t(`unitColumns.${name}`))).join(' · ')} />
    </PageShell>
  )
}
