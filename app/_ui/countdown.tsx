'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useDates } from '../_i18n/dates.ts'
import { useMode } from './mode.tsx'
import { SrOnly } from './sr-only.tsx'
import { useNow } from './use-now.ts'

/** 9:40, 1:12:05; never negative */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

interface Moment {
  /** when it ends, epoch ms of the server */
  until: number
  /** server time minus this device's time, ms */
  offset: number
  /** the server's time when the page was made: what is shown before the page lives */
  initialNow?: number
  /** the moment it reaches zero, once */
  onEnd?: () => void
}

/** ms left (never negative), or null while nothing is known. Calls `onEnd` once. */
export function useLeft({ until, offset, initialNow, onEnd }: Moment): number | null {
  const now = useNow(offset, initialNow ?? null)
  const left = now === null ? null : Math.max(0, until - now)
  const ended = useRef<number | null>(null)
  useEffect(() => {
    if (left !== 0 || ended.current === until) return
    ended.current = until
    onEnd?.()
  }, [left, until, onEnd])
  return left
}

/**
 * Running numbers only. In elder mode a running clock hurries people, so the clock time is said instead
 * ("before 8:40") until the last 30 seconds.
 */
export function Countdown({ lastSeconds = 30, className, ...moment }: Moment & { lastSeconds?: number; className?: string }) {
  const mode = useMode()
  const t = useTranslations('ui')
  const dates = useDates()
  const left = useLeft(moment)
  const calm = left === null || (mode === 'elder' && left > lastSeconds * 1000)
  return (
    <span className={className} role="timer" suppressHydrationWarning>
      {calm ? (mode === 'elder' ? t('beforeSpoken', { time: dates.spokenClock(moment.until) }) : t('before', { time: dates.clock(moment.until) })) : minutesAndSeconds(left)}
    </span>
  )
}

/** "9:40 left", with the words of the last half minute spoken once to screen readers. */
export function TimeLeft({ lastSeconds = 30, ...moment }: Moment & { lastSeconds?: number }) {
  const mode = useMode()
  const t = useTranslations('ui')
  const left = useLeft(moment)
  const last = left !== null && left <= lastSeconds * 1000 && left > 0
  const calm = mode === 'elder' && !last
  return (
    <span className="time-left">
      {!calm && <>{t('stillLeft')} </>}
      <b><Countdown {...moment} onEnd={undefined} lastSeconds={lastSeconds} /></b>
      <SrOnly live="assertive">{last ? t('lastSeconds', { n: lastSeconds }) : ''}</SrOnly>
    </span>
  )
}

/** A speaker's big clock with its bar. It grows for the last seconds; nothing pulses. `total` is the whole turn in ms. */
export function SpeakerClock({ total, warnSeconds = 30, paused = null, size = 'room', ...moment }: Moment & {
  total: number
  warnSeconds?: number
  /** ms left while the clock stands still */
  paused?: number | null
  size?: 'room' | 'desk' | 'hall'
}) {
  const t = useTranslations('ui')
  const running = useLeft(moment)
  const left = paused ?? running ?? total
  const last = left <= warnSeconds * 1000 && left > 0
  const share = Math.max(0, Math.min(1, left / Math.max(1, total)))
  return (
    <div className={`speaker-clock speaker-clock--${size}${paused === null ? '' : ' speaker-clock--paused'}`}>
      <div className="left">
        <span className="note">{paused === null ? t('stillLeftShort') : t('paused')}</span>
        <span className={last && size === 'room' ? 'clock clock--last' : 'clock'} role="timer" suppressHydrationWarning>{minutesAndSeconds(left)}</span>
      </div>
      <div className="track"><i style={{ width: `${Math.round(share * 1000) / 10}%` }} suppressHydrationWarning /></div>
      <SrOnly live="polite">{last ? t('lastSeconds', { n: warnSeconds }) : ''}</SrOnly>
    </div>
  )
}
