'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { locales, type Locale } from '../../contract/words/locales.ts'
import { useMode } from './mode.tsx'
import { preferenceCookies, type Mode } from './preferences.ts'

const YEAR = 365 * 86_400

function remember(name: string, value: string) {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax`
}

/** One tap from every page, remembered on the device; another tap goes back. The page changes at once, the words follow. */
export function ElderSwitch({ onSwitch }: { onSwitch?: (mode: Mode) => void }) {
  const t = useTranslations('ui')
  const router = useRouter()
  const mode = useMode()
  const [busy, start] = useTransition()
  function change() {
    const next: Mode = mode === 'elder' ? 'normal' : 'elder'
    remember(preferenceCookies.mode, next)
    document.documentElement.dataset['mode'] = next
    onSwitch?.(next)
    start(() => router.refresh())
  }
  return <button type="button" className="btn" aria-busy={busy || undefined} onClick={change}>{mode === 'elder' ? t('elderOff') : t('elderOn')}</button>
}

/** Names of the languages in themselves; pressing one changes to it and keeps the page. */
export function LanguageSwitch() {
  const t = useTranslations('ui.language')
  const current = useLocale()
  const router = useRouter()
  const [busy, start] = useTransition()
  function change(locale: Locale) {
    remember(preferenceCookies.locale, locale)
    start(() => router.refresh())
  }
  return <>{locales.filter((locale) => locale !== current).map((locale) => <button key={locale} type="button" lang={locale} aria-busy={busy || undefined} onClick={() => change(locale)}>{t(locale)}</button>)}</>
}
