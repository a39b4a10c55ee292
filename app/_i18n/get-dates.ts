import { getTranslations } from 'next-intl/server'
import { dateWords, type Dates } from '../../contract/words/dates.ts'

/** Dates in words, for async server components. */
export async function getDates(): Promise<Dates> {
  const t = await getTranslations('dates')
  return dateWords((key, values) => t(key, values))
}
