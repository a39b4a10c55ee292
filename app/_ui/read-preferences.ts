import { cookies } from 'next/headers'
import { localeOf, type Locale } from '../../contract/words/locales.ts'
import { modeOf, preferenceCookies, themeOf, type Mode, type Theme } from './preferences.ts'

/** The reader's preferences of this request (server components only). */
export async function readPreferences(): Promise<{ locale: Locale; mode: Mode; theme: Theme | null }> {
  const jar = await cookies()
  return {
    locale: localeOf(jar.get(preferenceCookies.locale)?.value),
    mode: modeOf(jar.get(preferenceCookies.mode)?.value),
    theme: themeOf(jar.get(preferenceCookies.theme)?.value),
  }
}
