import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { communities, demoPeople, needsSetup } from '../../server/queries/people.ts'
import { DemoCards } from '../_people/demo-cards.tsx'
import { SignInForm } from '../_people/sign-in-form.tsx'
import { PageShell } from '../_ui/page-shell.tsx'
import '../_people/people.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.signIn'))('title') }
}

/** Only a path of this site may be returned to. */
function safeBack(back: string | undefined): string | null {
  return back && /^\/(?![/\\])/.test(back) ? back : null
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ back?: string; community?: string }> }) {
  const t = await getTranslations('people.signIn')
  if (await needsSetup()) redirect('/setup')
  const { back, community } = await searchParams
  const places = await communities()
  const home = places.find((each) => each.slug === community) ?? places[0]
  // The community that the visitor came from stands first.
  const people = await demoPeople(home?.slug ?? '')
  const to = safeBack(back)
  return (
    <PageShell words={['people', 'refusals']} community={null} viewer={null} width={people.length > 0 ? 'normal' : 'narrow'}>
      <div className="page-head"><h1>{t('title')}</h1><p>{t('intro')}</p></div>
      <div className="sign-in-sheet"><SignInForm back={to ?? (home ? `/c/${home.slug}` : '/')} /></div>
      {people.length > 0 && (
        <section className="section">
          <h2>{t('demoTitle')}</h2>
          <p className="note">{t('demoIntro')}</p>
          <DemoCards people={people} back={to} />
        </section>
      )}
      <p className="note section">{t('waitLine')}</p>
    </PageShell>
  )
}
