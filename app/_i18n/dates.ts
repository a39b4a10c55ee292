import { useTranslations } from 'next-intl'
import { dateWords, type Dates } from '../../contract/words/dates.ts'

/** Dates in words, in the reader's language; for components on either side (in async pages: `getDates`). */
export function useDates(): Dates {
  const t = useTranslations('dates')
  return dateWords((key, values) => t(key, values))
}
