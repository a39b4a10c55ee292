'use client'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { Locale } from '../../contract/words/locales.ts'

/**
 * Words for client components. Each language is one cached file of its own; handing the catalogue down from the server
 * would put all of it into every page again, which a phone on a slow line pays for each time.
 */
const inLocale = {
  'zh-CN': dynamic(() => import('./words-zh.tsx')),
  en: dynamic(() => import('./words-en.tsx')),
}

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Words = inLocale[locale]
  return <Words>{children}</Words>
}
