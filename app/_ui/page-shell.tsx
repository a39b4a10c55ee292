import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import { Words } from '../_i18n/page-words.tsx'
import type { PageWords } from '../_i18n/words-of-pages.ts'
import { Footer } from './footer.tsx'
import { readPreferences } from './read-preferences.ts'
import { Tabs, TopBar, type PageName, type ShellCommunity, type ShellViewer } from './top-bar.tsx'

/**
 * The frame of every page but the room and the big screen: skip link, top, main, foot, and tabs on a phone.
 * The large mode has no tabs on the front page: its rows are the way on.
 * `community` null only before one is chosen (sign-in, first run). `here` is this page's path, to come back to after signing in.
 */
export async function PageShell({ community, viewer, current, here, width = 'normal', above, back, acts, words = [], children }: {
  community: ShellCommunity | null
  viewer: ShellViewer | null
  current?: PageName | null
  here?: string
  width?: 'normal' | 'wide' | 'narrow'
  /** a strip over everything, edge to edge */
  above?: ReactNode
  /** on a page that belongs to a list: the way back stands where the name stands elsewhere */
  back?: { href: string; label: ReactNode }
  /** acts of this page in the top row, beside the elder switch */
  acts?: ReactNode
  /** what the client components of this page say, beside the words of every page */
  words?: readonly PageWords[]
  children: ReactNode
}) {
  const t = await getTranslations('common')
  const { mode } = await readPreferences()
  const signInHref = community ? paths(community.slug).signIn(here) : '/sign-in'
  return (
    <Words of={words}>
      <div className={width === 'normal' ? 'page' : `page page--${width}`}>
        <a className="skip" href="#main">{t('skip')}</a>
        {above}
        <TopBar community={community} viewer={viewer} current={current ?? null} signInHref={signInHref} elder={mode === 'elder'} back={back} acts={acts} />
        <main id="main" tabIndex={-1}>{children}</main>
        <Footer community={community} />
        {community && !(mode === 'elder' && current === 'home') && <Tabs community={community} current={current ?? null} signedIn={viewer !== null} signInHref={signInHref} />}
      </div>
    </Words>
  )
}
