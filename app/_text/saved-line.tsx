'use client'
import { useTranslations } from 'next-intl'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'
import { Strip } from '../_ui/strip.tsx'
import { useNow } from '../_ui/use-now.ts'
import { useTextStatus } from './shared-room.tsx'
import './text.css'

/** After this long a save that does not come is worth a sentence, in ms. */
const LONG = 6_000

/** One line of words: saved, being saved, or not. Says "saved" only after the server's disk has it. */
export function SavedLine() {
  const t = useTranslations('text.status')
  const dates = useDates()
  const status = useTextStatus()
  const now = useNow(0)
  switch (status.state) {
    case 'opening': return <p className="saved-line">{t('opening')}</p>
    case 'saved':
      return (
        <p className="saved-line saved-line--good" role="status">
          <Icon name="check" /><span>{status.at === null ? t('saved') : t('savedAt', { time: dates.clockSeconds(status.at) })}</span>
        </p>
      )
    case 'saving': {
      const waited = now === null ? 0 : now - status.since
      return <p className="saved-line">{waited < LONG ? t('saving') : t('savingLong', { n: Math.floor(waited / 1000) })}</p>
    }
    case 'offline': {
      const seconds = now === null ? 0 : Math.max(0, Math.floor((now - status.since) / 1000))
      return (
        <p className="saved-line saved-line--off" role="status">
          <Icon name="wifioff" />
          <span>{seconds < 2 ? t('offlineJustNow') : t('offline', { n: seconds })}{status.hasUnsaved && t('offlineUnsaved')}</span>
        </p>
      )
    }
    case 'reading': return <p className="saved-line"><Icon name="eye" /><span>{t('reading')}</span></p>
    case 'refused': return null
  }
}

/** What concerns a loss lies across the page until it is over. */
export function TextTrouble() {
  const t = useTranslations('text.status')
  const status = useTextStatus()
  if (status.state === 'reading' && status.hasUnsaved) return <Strip kind="attention">{t('readingUnsaved')}</Strip>
  if (status.state !== 'refused') return null
  const again = <button type="button" className="btn btn--text" onClick={() => window.location.reload()}>{t('reload')}</button>
  return <Strip kind="alarm" action={again}>{t(status.why === 'full' ? 'full' : 'notAllowed')}</Strip>
}
