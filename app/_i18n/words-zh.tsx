'use client'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import messages from '../../contract/words/zh-CN/index.ts'
import { timeZone } from '../../contract/words/locales.ts'

export default function WordsZh({ children }: { children: ReactNode }) {
  return <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone={timeZone}>{children}</NextIntlClientProvider>
}
