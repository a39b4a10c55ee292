import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { catalogues, localeOf, timeZone } from '../../contract/words/index.ts'
import { preferenceCookies } from '../_ui/preferences.ts'

/** The language is the reader's own choice, kept in a cookie; addresses stay the same in every language, so links can be shared. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(preferenceCookies.locale)?.value)
  return { locale, messages: catalogues[locale], timeZone }
})
