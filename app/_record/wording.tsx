import { useLocale, useTranslations } from 'next-intl'
import type { HeldItem } from '../../server/queries/session-record.ts'

/** A name, or the word for somebody who is no longer named. */
export function useNames(): (name: string) => string {
  const t = useTranslations('record')
  return (name) => name || t('someone')
}

/** Sentences one after the other: Chinese sets no space between them. */
export function Sentences({ of }: { of: readonly (string | false | null)[] }) {
  const gap = useLocale() === 'en' ? ' ' : ''
  return <>{of.filter(Boolean).join(gap)}</>
}

/** What came of an item, as a key of `record.item.conclusion`. */
export function cameOf(item: HeldItem) {
  return item.isDeferred ? 'DEFERRED' as const : item.conclusion ?? 'NONE' as const
}
