import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** What is not lawful yet is a line, not a dead button: what, and what it waits for. */
export function NotYet({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  return <p className="not-yet"><b>{t('notYet')}</b>{children}</p>
}
