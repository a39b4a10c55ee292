'use client'
import { useTranslations } from 'next-intl'
import type { NotYet } from '../../domain/session/next-step.ts'
import { useDates } from '../_i18n/dates.ts'

/** What is not lawful yet, and what it waits for. */
export function WaitsFor({ waits }: { waits: NotYet }) {
  const t = useTranslations('session.waits')
  const session = useTranslations('session')
  const dates = useDates()
  switch (waits.waits) {
    case 'DOOR': return t('DOOR', { time: dates.dayTime(waits.at) })
    case 'TIME': return t('TIME', { time: dates.clock(waits.at) })
    case 'NOTICE': return t('NOTICE', { n: waits.days, day: dates.day(waits.earliest) })
    case 'KINDS': return t('missing' in waits ? 'KINDS_MISSING' : 'KINDS', { kinds: 'missing' in waits ? waits.missing.map((each) => each.label ?? session(`kind.${each.kind}`)).join(session('desk.and')) : '' })
    case 'PEOPLE': return t('PEOPLE', { n: waits.missing })
    case 'SECONDS': return t('SECONDS', { n: waits.missing })
    case 'ITEM_RESULT': return t(waits.step === 'OPEN_ITEM' ? 'NEXT_ITEM' : 'CLOSE')
    default: return t(waits.waits)
  }
}
