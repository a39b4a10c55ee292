'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { paths } from '../../contract/paths.ts'
import type { LogLine } from '../../domain/session/log.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { Button } from '../_ui/button.tsx'
import { LogLines } from './log-lines.tsx'

/** How long the room must be quiet before an open log is read anew; everybody at a moment of their own. */
const settleMs = 1_000

/** The log where one is, for whoever opens it: it is read then, and again while the room goes on. Nobody else pays for it. */
export function RoomLog({ community, session }: { community: string; session: SessionState }) {
  const t = useTranslations('log')
  const to = paths(community)
  const [isOpen, setOpen] = useState(false)
  const [lines, setLines] = useState<LogLine[] | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const address = `${to.log(session.id)}.json`
  const read = useCallback(async () => {
    try {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(String(answer.status))
      setLines((await answer.json() as { lines: LogLine[] }).lines)
      setFailed(false)
    } catch { setFailed(true) }
  }, [address])

  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => void read(), lines === null ? 0 : settleMs + Math.random() * settleMs)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- read again when the room has changed, not when the lines have come
  }, [isOpen, session, read])

  return (
    <details className="why room-log" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('open')}</summary>
      <p className="note">{t('lead')}</p>
      {hasFailed && <p className="note">{t('failed')} <Button kind="text" small onClick={() => void read()}>{t('again')}</Button></p>}
      {lines && <LogLines lines={lines} />}
      <p><Link href={to.log(session.id)}>{t('all')}</Link></p>
    </details>
  )
}
