'use client'
import { useTranslations } from 'next-intl'

/**
 * A page that failed harms only itself: a sentence, and another try. The server's log has the rest. Every page carries this
 * part with it, hence a plain button.
 */
export default function Trouble({ reset }: { reset: () => void }) {
  const t = useTranslations('common.trouble')
  return (
    <div className="page page--narrow">
      <main id="main" tabIndex={-1}>
        <div className="page-head"><h1 className="say">{t('title')}</h1><p>{t('why')}</p></div>
        <p className="section"><button type="button" className="btn btn--main" onClick={reset}>{t('again')}</button></p>
      </main>
    </div>
  )
}
