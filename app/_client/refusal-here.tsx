'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { ErrorLine } from '../_ui/field.tsx'
import type { ComponentType } from 'react'
import type { Refused } from './refusal.tsx'

/** When not even the sentences can be fetched, it is the network. */
function NoAnswer() {
  return <ErrorLine>{useTranslations('ui')('noAnswer')}</ErrorLine>
}

/**
 * The sentence of a refusal on a page that is read by many and refuses few: it is fetched, with all its words, when there is
 * something to say.
 */
export const RefusalHere: ComponentType<{ refusal: Refused | null }> = dynamic(() => import('./refusal-with-words.tsx').catch(() => NoAnswer), { ssr: false })
