'use client'
import { useTranslations } from 'next-intl'
import type { Place, QueueReason } from '../../domain/floor/queue.ts'

/** Why somebody stands where they stand, in words: the same at the desk and in the room. */
export function useReasonWords(): (place: Place) => string {
  const t = useTranslations('room.reason')
  const say = (reason: QueueReason) => {
    switch (reason.code) {
      case 'SPOKE_BEFORE': return t('SPOKE_BEFORE', { n: reason.turns })
      case 'OPPOSITE_STANCE': return t('OPPOSITE_STANCE', { name: reason.of })
      default: return t(reason.code)
    }
  }
  return (place) => place.reasons.map(say).join(t('join'))
}
