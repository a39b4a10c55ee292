import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { WordsProvider } from './_i18n/words-provider.tsx'
import { holdEarlyForms, Ready } from './_client/ready.tsx'
import { ModeProvider } from './_ui/mode.tsx'
import { readPreferences } from './_ui/read-preferences.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('productDescription'),
    applicationName: t('product'),
    manifest: '/manifest.webmanifest',
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }, { url: '/icon-192.png', sizes: '192x192' }], apple: '/apple-icon.png' },
    formatDetection: { telephone: false, date: false, address: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf5ea' },
    { media: '(prefers-color-scheme: dark)', color: '#1d1916' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, mode, theme } = await readPreferences()
  return (
    <html lang={locale} data-mode={mode} data-theme={theme ?? undefined} suppressHydrationWarning>
      <body>
        <script dangerouslySetInnerHTML={{ __html: holdEarlyForms }} />
        <WordsProvider locale={locale}><ModeProvider mode={mode}>{children}<Ready /></ModeProvider></WordsProvider>
      </body>
    </html>
  )
}
