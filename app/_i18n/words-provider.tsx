'use client'
import { NextIntlClientProvider } from 'next-intl'
import dynamic from 'next/dynamic'
import type { ComponentType, ReactNode } from 'react'
import { timeZone, type Locale } from '../../contract/words/locales.ts'
import type { BaseMessages } from './words-of-pages.ts'

const given = (locale: Locale) => ({ default: messages }: { default: BaseMessages }): ComponentType<{ children: ReactNode }> => function BaseWords({ children }) {
  return <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>{children}</NextIntlClientProvider>
}

/** The words that client components of every page may say, in one cached file for each language. What else a page says: `Words`. */
const inLocale = {
  'zh-CN': dynamic(() => import('./base-words-zh.ts').then(given('zh-CN'))),
  en: dynamic(() => import('./base-words-en.ts').then(given('en'))),
}

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Words = inLocale[locale]
  return <Words>{children}</Words>
}
