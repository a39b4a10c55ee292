import { useTranslations } from 'next-intl'
import type { LogLine } from '../../domain/session/log.ts'
import { useDates } from '../_i18n/dates.ts'

/** The room's log, newest first: when, what, and who was in the chair when that changed. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  const t = useTranslations('log')
  const dates = useDates()
  if (lines.length === 0) return <p className="note">{t('none')}</p>
  return (
    <ol className="log-lines" reversed>
      {lines.map((line, at) => (
        <li key={lines.length - at}>
          <time dateTime={new Date(line.at).toISOString()}>{dates.clock(line.at)}</time>
          <span>{t(`line.${line.key}`, line.values)}{line.chair !== null && line.chair !== lines[at + 1]?.chair && <small> {t('by', { name: line.chair })}</small>}</span>
        </li>
      ))}
    </ol>
  )
}
