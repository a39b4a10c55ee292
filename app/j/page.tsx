import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JoinByCode } from '../_session/join-by-code.tsx'
import { PageShell } from '../_ui/page-shell.tsx'
import '../_session/session.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.join'))('title') }
}

/** Typing the code by hand. `wrong`: a code that leads nowhere was followed. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<{ wrong?: string }> }) {
  const t = await getTranslations('session.join')
  return (
    <PageShell words={['session']} community={null} viewer={null} width="narrow">
      <div className="page-head"><h1>{t('title')}</h1><p>{t('lead')}</p></div>
      <JoinByCode wrong={(await searchParams).wrong !== undefined} />
    </PageShell>
  )
}
