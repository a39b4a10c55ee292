import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { doorList, sessionPage } from '../../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { DoorDesk } from '../../../../../_session/door-desk.tsx'
import { Button } from '../../../../../_ui/button.tsx'
import { TextField } from '../../../../../_ui/field.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_session/session.css'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ name?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.door'))('title') }
}

/** The table at the door: find a neighbour by name or the end of the telephone number, and check them in. */
export default async function DoorPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const search = (await searchParams).name?.slice(0, 40) ?? ''
  const [page, lines] = await Promise.all([sessionPage(viewer, id), doorList(viewer, id, search)])
  if (!page || !lines) notFound()
  const t = await getTranslations('session.door')
  const to = paths(slug)
  return (
    <PageShell {...await shellOf(viewer)} width="narrow" here={to.door(id)} back={{ href: to.session(id), label: page.session.title }}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('lead')}</p></div>
      <form className="door-search" action={to.door(id)} role="search"><TextField name="name" label={t('search')} defaultValue={search} maxLength={40} autoComplete="off" /><Button type="submit" icon="search">{t('find')}</Button></form>
      <DoorDesk community={slug} page={page} lines={lines} isSearch={search.trim() !== ''} />
    </PageShell>
  )
}
