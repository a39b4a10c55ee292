'use client'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import messages from '../../contract/words/en/index.ts'
import { timeZone } from '../../contract/words/locales.ts'

export default function WordsEn({ children }: { children: ReactNode }) {
  return <NextIntlClientProvider locale="en" messages={messages} timeZone={timeZone}>{children}</NextIntlClientProvider>
}
