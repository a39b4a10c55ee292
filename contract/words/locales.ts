/** The languages that have complete catalogues. zh-CN is the default; another language is a folder and two lines here. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'zh-CN'

/** Everything is shown in the place's own time, wherever the server or the reader is. */
export const timeZone = 'Asia/Shanghai'

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value)
}

/** The locale of a cookie value; anything unknown is the default. */
export function localeOf(value: string | undefined): Locale {
  return isLocale(value) ? value : defaultLocale
}
