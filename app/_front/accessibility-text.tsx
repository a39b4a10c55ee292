import Link from 'next/link'
import { useTranslations } from 'next-intl'

const done = ['elder', 'keyboard', 'contrast', 'zoom', 'motion', 'offline', 'paper'] as const
const gaps = ['gapSpeech', 'gapDialect'] as const

/** 无障碍说明: what works, what does not yet, and whom to tell. */
export function AccessibilityText({ feedbackHref }: { feedbackHref: string | null }) {
  const t = useTranslations('front.accessibility')
  const foot = useTranslations('common.foot')
  return (
    <div className="rules-page">
      <div className="page-head"><h1 className="say">{t('title')}</h1><p className="note">{t('lead')}</p></div>
      <section aria-labelledby="done"><h2 id="done">{t('done')}</h2><ul className="prose">{done.map((key) => <li key={key}>{t(key)}</li>)}</ul></section>
      <section className="section" aria-labelledby="gaps"><h2 id="gaps">{t('gaps')}</h2><ul className="prose">{gaps.map((key) => <li key={key}>{t(key)}</li>)}</ul></section>
      <p className="section">{t('tell')} {feedbackHref && <Link href={feedbackHref}>{foot('feedback')}</Link>}</p>
    </div>
  )
}
