import { useLocale, useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { defaultLocale } from '../../contract/words/locales.ts'
import { Icon } from '../_ui/icon.tsx'

/** The minutes to take along: for Word and WPS, and as a PDF. What is not final says so on every page. */
export function MinutesFiles({ slug, sessionId, isDraft = false }: { slug: string; sessionId: string; isDraft?: boolean }) {
  const t = useTranslations('paper.open')
  const locale = useLocale()
  const language = locale === defaultLocale ? undefined : locale
  const to = paths(slug)
  return (
    <div className="minutes-files no-print">
      <p className="btn-row">
        <a className="btn" href={to.minutesFile(sessionId, 'docx', language)} download><Icon name="download" />{t('docx')}</a>
        <a className="btn" href={to.minutesFile(sessionId, 'pdf', language)} download><Icon name="download" />{t('pdf')}</a>
      </p>
      {isDraft && <p className="note">{t('draftHint')}</p>}
    </div>
  )
}
