'use client'
import { useTranslations } from 'next-intl'
import { useDates } from '../_i18n/dates.ts'
import type { LiveRoom } from './use-room.ts'

/** Who writes the minutes and when the last word was saved, as the shared text tells the room. */
export function MinutesLine({ live }: { live: LiveRoom }) {
  const t = useTranslations('session.desk')
  const dates = useDates()
  const told = live.presence['minutes'] as { editors?: string[]; savedAt?: number | null } | undefined
  if (!told || ((told.editors?.length ?? 0) === 0 && !told.savedAt)) return <p>{t('minutesNobody')}</p>
  return (
    <>
      {told.editors && told.editors.length > 0 && <p>{t('minutesBy', { names: told.editors.join(t('and')) })}</p>}
      {told.savedAt && <p>{t('minutesSaved', { time: dates.clockSeconds(told.savedAt) })}</p>}
    </>
  )
}
