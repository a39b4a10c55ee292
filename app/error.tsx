'use client'
import { useTranslations } from 'next-intl'
import { Button } from './_ui/button.tsx'

/** A page that failed harms only itself: a sentence, and another try. The server's log has the rest. */
export default function Trouble({ reset }: { reset: () => void }) {
  const t = useTranslations('common.trouble')
  return (
    <div className="page page--narrow">
      <main id="main" tabIndex={-1}>
        <div className="page-head"><h1 className="say">{t('title')}</h1><p>{t('why')}</p></div>
        <p className="section"><Button kind="main" onClick={reset}>{t('again')}</Button></p>
      </main>
    </div>
  )
}
