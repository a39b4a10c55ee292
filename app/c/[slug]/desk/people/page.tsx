import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { maySetRules, membersOf, placesOf } from '../../../../../server/queries/people.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { AddPlaceForm, AppointForm, MemberRow, VerifyRow } from '../../../../_people/people-desk.tsx'
import { Button, ButtonLink } from '../../../../_ui/button.tsx'
import { TextField } from '../../../../_ui/field.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { BackBar } from '../../../../_ui/top-bar.tsx'
import '../../../../_people/people.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.people'))('title') }
}

/** People: who waits to be verified, then everybody with their roles. */
export default async function PeoplePage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<{ q?: string; page?: string }> }) {
  const { slug } = await params
  const { q = '', page } = await searchParams
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(`${to.desk}/people`))
  const waiting = await membersOf(viewer, { waiting: true })
  const at = Math.max(1, Number(page) || 1)
  const all = await membersOf(viewer, { search: q, page: at })
  if (!waiting || !all) notFound()
  const places = await placesOf(viewer)
  const t = await getTranslations('people.people')
  const isAdmin = maySetRules(viewer)
  const href = (to_: number) => `?${new URLSearchParams({ ...(q && { q }), page: String(to_) }).toString()}`
  return (
    <PageShell words={['people', 'refusals']} {...await shellOf(viewer)} here={`${to.desk}/people`}>
      <BackBar href={to.desk}>{(await getTranslations('common'))('nav.desk')}</BackBar>
      <div className="page-head"><h1>{t('title')}</h1></div>
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t('waitingTitle')}</h2>
        {waiting.total === 0 ? <p className="note">{t('waitingNone')}</p> : <ul>{waiting.members.map((member) => <VerifyRow key={member.membershipId} community={slug} member={member} />)}</ul>}
      </section>
      <section className="section" aria-labelledby="all">
        <header><h2 id="all">{t('all')}</h2><p className="note">{t('count', { count: all.total })}</p></header>
        <form className="search-line" role="search" action=""><TextField label={t('search')} name="q" defaultValue={q} /><Button type="submit">{t('searchGo')}</Button></form>
        <ul>{all.members.map((member) => <MemberRow key={member.membershipId} community={slug} member={member} departments={places.departments} maySetRoles={isAdmin} />)}</ul>
        {all.pages > 1 && (
          <p className="tools">
            {at > 1 && <ButtonLink href={href(at - 1)}>{t('previous')}</ButtonLink>}
            <span className="note">{t('page', { at, of: all.pages })}</span>
            {at < all.pages && <ButtonLink href={href(at + 1)}>{t('next')}</ButtonLink>}
          </p>
        )}
      </section>
      {isAdmin && <section className="section"><AppointForm community={slug} departments={places.departments} /><AddPlaceForm community={slug} grids={places.grids} /></section>}
      <p className="section"><ButtonLink icon="download" href={`${to.desk}/import`}>{t('import')}</ButtonLink></p>
    </PageShell>
  )
}
