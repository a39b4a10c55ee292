'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Link } from '../_client/use-stream.ts'
import { useDates } from '../_i18n/dates.ts'
import { useNow } from '../_ui/use-now.ts'

/** One quiet line at the lower edge while the line is down: the hall keeps its picture, and knows of when it is. `offset`: server minus device, ms. */
export function LinkLine({ link, offset }: { link: Link; offset: number }) {
  const t = useTranslations('screen.link')
  const dates = useDates()
  const now = useNow(0)
  const connectingFor = useConnectingFor(link)
  if (link.state === 'back') return <p className="hall-link" role="status">{t('back')}</p>
  const since = link.state === 'lost' ? link.since : connectingFor
  if (since === null || now === null) return null
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return <p className="hall-link" role="status">{seconds < 3 ? t('justLost') : t('lost', { n: seconds, time: dates.clock(since + offset) })}</p>
}

const PATIENCE_MS = 5_000

/** When a page that was opened never got its line: since when, after a few seconds of patience. */
function useConnectingFor(link: Link): number | null {
  const [since, setSince] = useState<number | null>(null)
  useEffect(() => {
    if (link.state !== 'connecting') { setSince(null); return }
    const opened = Date.now()
    const timer = setTimeout(() => setSince(opened), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [link.state])
  return since
}

const RELOAD_AFTER_MS = 3_000

/** Nobody sits at a projector: a page of an older version fetches itself anew, once. */
export function useReload(link: Link): void {
  const done = useRef(false)
  useEffect(() => {
    if (link.state !== 'outdated' || done.current) return
    done.current = true
    const timer = setTimeout(() => location.reload(), RELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [link.state])
}
