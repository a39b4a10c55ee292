import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '../_ui/icon.tsx'

/** Older and newer, with where one is; nothing when there is one page. */
export function Pager({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const t = useTranslations('records.pager')
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label={t('label')}>
      {page > 1 ? <Link className="btn btn--small" href={href(page - 1)} rel="prev"><Icon name="back" />{t('newer')}</Link> : <span />}
      <span className="note">{t('at', { page, pages })}</span>
      {page < pages ? <Link className="btn btn--small" href={href(page + 1)} rel="next">{t('older')}<Icon name="right" /></Link> : <span />}
    </nav>
  )
}
