'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Icon } from '../_ui/icon.tsx'
import { useOthers } from './shared-room.tsx'
import './text.css'

/** Who else writes in one field: a soft lock, in words. Nobody is kept out. */
export function FieldPresence({ field, id }: { field: string; id?: string }) {
  const t = useTranslations('text.presence')
  const format = useFormatter()
  const others = useOthers(field)
  const writing = others.filter((other) => other.isWriting)
  const shown = writing.length > 0 ? writing : others
  return (
    <p className="writing" id={id} aria-live="polite">
      {shown.length > 0 && (
        <>
          <Icon name="pen" />
          <span><b>{t(writing.length > 0 ? 'writing' : 'here', { names: format.list(shown.map(({ name }) => name)) })}</b>{writing.length > 0 && <> {t('also')}</>}</span>
        </>
      )}
    </p>
  )
}

/** Who else has the document open. */
export function RoomPresence() {
  const t = useTranslations('text.presence')
  const format = useFormatter()
  const others = useOthers()
  if (others.length === 0) return null
  return <p className="writing" aria-live="polite"><Icon name="people" /><span>{t('together', { names: format.list(others.map(({ name }) => name)) })}</span></p>
}
