import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { needsSetup } from '../../server/queries/people.ts'
import { SetupForm } from '../_people/setup-form.tsx'
import { PageShell } from '../_ui/page-shell.tsx'

/** Only while there is no community. */
export default async function SetupPage() {
  if (!await needsSetup()) notFound()
  const t = await getTranslations('people.setup')
  return (
    <PageShell words={['people', 'refusals']} community={null} viewer={null} width="narrow">
      <div className="page-head"><h1 className="say">{t('title')}</h1><p>{t('intro')}</p></div>
      <SetupForm />
    </PageShell>
  )
}
