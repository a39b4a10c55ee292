import { getTranslations } from 'next-intl/server'
import { Logo } from './_ui/logo.tsx'

/**
 * What does not exist and what is not for this reader look the same. Every page carries this part with it, hence the bare
 * frame: plain links, and none of the switches.
 */
export default async function NotFound() {
  const t = await getTranslations('common')
  return (
    <div className="page page--narrow">
      <a className="skip" href="#main">{t('skip')}</a>
      <header className="top"><a className="brand" href="/"><Logo /><span><b>{t('product')}</b></span></a></header>
      <main id="main" tabIndex={-1}>
        <div className="page-head"><h1 className="say">{t('missing.title')}</h1><p>{t('missing.why')}</p></div>
        <p className="section"><a className="btn btn--main" href="/">{t('missing.home')}</a></p>
      </main>
    </div>
  )
}
