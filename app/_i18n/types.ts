import type { Locale, Messages } from '../../contract/words/index.ts'

/** Keys are checked: a missing word is a type error, not a hole on the screen. */
declare module 'next-intl' {
  interface AppConfig { Locale: Locale; Messages: Messages }
}
