import { useTranslations } from 'next-intl'
import { fieldsOf } from '../../../contract/words/dates.ts'
import { useDates } from '../../_i18n/dates.ts'

/** The end of a vote in words. One that ends with a day is said as that day, 24:00: nobody takes 0:00 of the next for another day of voting. */
export function useEnd(): (ms: number) => string {
  const t = useTranslations('owners.course')
  const dates = useDates()
  return (ms) => {
    const { hour, minute } = fieldsOf(ms)
    return hour === 0 && minute === 0 ? t('endOfDay', { day: dates.day(ms - 1) }) : dates.dayTime(ms)
  }
}
