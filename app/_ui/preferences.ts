/** How a person wants to read, kept on their device for a year. Not personal data: no account is needed. */
export const preferenceCookies = { locale: 'locale', mode: 'mode', theme: 'theme' } as const

export const modes = ['normal', 'elder'] as const
export type Mode = (typeof modes)[number]
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function modeOf(value: string | undefined): Mode {
  return value === 'elder' ? 'elder' : 'normal'
}

/** null follows the device */
export function themeOf(value: string | undefined): Theme | null {
  return value === 'light' || value === 'dark' ? value : null
}
