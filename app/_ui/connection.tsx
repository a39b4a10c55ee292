'use client'
import { useTranslations } from 'next-intl'
import { Icon } from './icon.tsx'
import { Strip } from './strip.tsx'
import { useNow } from './use-now.ts'

/** What the connection is doing; `since` in epoch ms of this device. The same shape as a stream's link. */
export type LinkView =
  | { state: 'connecting'; since: number }
  | { state: 'live' }
  | { state: 'lost'; since: number; tooSlow?: boolean }
  | { state: 'back'; since: number }
  | { state: 'outdated' }
  | { state: 'refused' }

/** One word in the bar: connected, or being connected. */
export function ConnectionNote({ link }: { link: LinkView }) {
  const t = useTranslations('ui.connection')
  const on = link.state === 'live' || link.state === 'back'
  return <span className={on ? 'net' : 'net net--off'}><Icon name={on ? 'wifi' : 'wifioff'} />{t(on ? 'on' : link.state === 'connecting' ? 'connecting' : 'off')}</span>
}

/** The strip at the top of a live page. It stays until the line is back; what was missed is fetched, and it says so. */
export function ConnectionStrip({ link, top = false }: { link: LinkView; top?: boolean }) {
  const t = useTranslations('ui.connection')
  const now = useNow(0)
  if (link.state === 'back') return <Strip kind="back" top={top}>{t('caughtUp')}</Strip>
  if (link.state === 'outdated') return <Strip kind="attention" top={top} action={<button type="button" className="btn btn--text" onClick={() => location.reload()}>{t('reload')}</button>}>{t('outdated')}</Strip>
  if (link.state !== 'lost') return null
  if (link.tooSlow) return <Strip kind="offline" top={top}>{t('tooSlow')}</Strip>
  const seconds = now === null ? 0 : Math.max(0, Math.floor((now - link.since) / 1000))
  return <Strip kind="offline" top={top}>{seconds < 2 ? t('justLost') : t('lost', { n: seconds })}</Strip>
}
