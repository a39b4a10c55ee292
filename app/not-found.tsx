import { getTranslations } from 'next-intl/server'
import { ButtonLink } from './_ui/button.tsx'
import { PageShell } from './_ui/page-shell.tsx'

/** What does not exist and what is not for this reader look the same. */
export default async function NotFound() {
  const t = await getTranslations('common.missing')
  return (
    <PageShell community={null} viewer={null} width="narrow">
      <div className="page-head"><h1 className="say">{t('title')}</h1><p>{t('why')}</p></div>
      <p className="section"><ButtonLink kind="main" href="/">{t('home')}</ButtonLink></p>
    </PageShell>
  )
}
