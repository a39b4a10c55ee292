import en from './en/index.ts'
import zhCN from './zh-CN/index.ts'
import type { Locale } from './locales.ts'

/** The shape of every catalogue is that of the default language. */
export type Messages = typeof zhCN
export type Namespace = keyof Messages

export const catalogues: Record<Locale, Messages> = { 'zh-CN': zhCN, en }

export * from './locales.ts'
