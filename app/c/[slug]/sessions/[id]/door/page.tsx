import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { doorPage, sessionPage } from '../../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { DoorDesk } from '../../../../../_session/door-desk.tsx'
import { Pager } from '../../../../../_outcome/pager.tsx'
import { Button } from '../../../../../_ui/button.tsx'
import { TextField } from '../../../../../_ui/field.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import '../../../../../_session/session.css'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ name?: string; page?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.door'))('title') }
}

/** The table at the door: find a neighbour by name or the end of the telephone number, and check them in. */
export default async function DoorPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const asked = await searchParams
  const search = asked.name?.slice(0, 40) ?? ''
  const at = Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1)
  const [page, door] = await Promise.all([sessionPage(viewer, id), doorPage(viewer, id, { search, page: at })])
  if (!page || !door) notFound()
  const t = await getTranslations('session.door')
  const to = paths(slug)
  return (
    <PageShell words={['refusals', 'session']} {...await shellOf(viewer)} width="narrow" here={to.door(id)} back={{ href: to.session(id), label: page.session.title }}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('lead')}</p></div>
      <form className="door-search" action={to.door(id)} role="search"><TextField name="name" label={t('search')} defaultValue={search} maxLength={40} autoComplete="off" /><Button type="submit" icon="search">{t('find')}</Button></form>
      <DoorDesk community={slug} page={page} door={door} search={search.trim()} pager={<Pager page={Math.min(at, door.pages)} pages={door.pages} href={(n) => `${to.door(id)}?page=${n}`} />} />
    </PageShell>
  )
}
