'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { ErrorLine } from '../_ui/field.tsx'
import { useDates } from '../_i18n/dates.ts'
import type { Refusal } from './use-command.ts'

export type Refused = Pick<Refusal, 'code' | 'detail'>

/** Puts a coded refusal into the reader's words; numbers whose name ends in "At" are times, in "Clock" times to the second, in "Day" days, and are said as such. */
export function useRefusalWords(): (refusal: Refused) => string {
  const t = useTranslations('refusals')
  const dates = useDates()
  return useCallback((refusal) => {
    const values = Object.fromEntries(Object.entries(refusal.detail ?? {}).map(([name, value]) =>
      [name, typeof value !== 'number' ? value : /Day$/.test(name) ? dates.day(value) : /Clock$/.test(name) ? dates.clockSeconds(value) : /(At|By|Until|From)$/.test(name) ? dates.dayTime(value) : value]))
    return (t as unknown as (key: string, values?: Record<string, string | number>) => string)(refusal.code, values)
  }, [t, dates])
}

/** The sentence under a form; nothing when there is no refusal. */
export function RefusalLine({ refusal }: { refusal: Refused | null }) {
  const say = useRefusalWords()
  return refusal ? <ErrorLine>{say(refusal)}</ErrorLine> : null
}

/** The words for one field of a refused form, or undefined. */
export function useFaultOf(refusal: Refusal | null): (path: string) => string | undefined {
  const t = useTranslations('refusals.fields')
  return (path) => {
    const fault = refusal?.fields?.find((field) => field.path === path || field.path.startsWith(`${path}.`))
    return fault && (t as unknown as (key: string, values?: Record<string, string | number>) => string)(fault.fault, { limit: fault.limit ?? 0 })
  }
}
