import { createTranslator } from 'use-intl/core'
import { catalogues, timeZone, type Locale, type Messages, type Namespace } from '../contract/words/index.ts'
import { dateWords, type Dates } from '../contract/words/dates.ts'

/**
 * Words outside React: notices, documents, calendar files, the console. Same catalogues as the screens.
 * `words('zh-CN')('refusals.NOT_FOUND')`; with a namespace: `words('en', 'dates')('today')`.
 */
export function words(locale: Locale) {
  return createTranslator<Messages>({ locale, messages: catalogues[locale], timeZone })
}

export function wordsOf<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: catalogues[locale], namespace, timeZone })
}

/** Dates in words for the same places. */
export function datesIn(locale: Locale): Dates {
  const t = wordsOf(locale, 'dates')
  return dateWords((key, values) => t(key, values))
}
