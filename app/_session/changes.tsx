'use client'
import { useLocale, useTranslations } from 'next-intl'
import { SrOnly } from '../_ui/sr-only.tsx'
import { wordDiff } from './word-diff.ts'

/** Two wordings in one: struck through what went, underlined and bold what came, and both said to those who listen. Never by colour alone. */
export function Changes({ before, after }: { before: string; after: string }) {
  const t = useTranslations('room.motion')
  const locale = useLocale()
  return (
    <span className="changes">
      {wordDiff(before, after, locale).map(({ kind, text }, at) => kind === 'struck' ? <del key={at}><SrOnly>{t('struck')}</SrOnly>{text}</del>
        : kind === 'added' ? <ins key={at}><SrOnly>{t('added')}</SrOnly>{text}</ins> : <span key={at}>{text}</span>)}
    </span>
  )
}
