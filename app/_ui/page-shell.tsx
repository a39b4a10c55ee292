import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import { Footer } from './footer.tsx'
import { readPreferences } from './read-preferences.ts'
import { Tabs, TopBar, type PageName, type ShellCommunity, type ShellViewer } from './top-bar.tsx'

/**
 * The frame of every page but the room and the big screen: skip link, top, main, foot, and tabs on a phone.
 * `community` null only before one is chosen (sign-in, first run). `here` is this page's path, to come back to after signing in.
 */
export async function PageShell({ community, viewer, current, here, width = 'normal', above, children }: {
  community: ShellCommunity | null
  viewer: ShellViewer | null
  current?: PageName | null
  here?: string
  width?: 'normal' | 'wide' | 'narrow'
  /** a strip over everything, edge to edge */
  above?: ReactNode
  children: ReactNode
}) {
  const t = await getTranslations('common')
  const { mode } = await readPreferences()
  const signInHref = community ? paths(community.slug).signIn(here) : '/sign-in'
  return (
    <div className={width === 'normal' ? 'page' : `page page--${width}`}>
      <a className="skip" href="#main">{t('skip')}</a>
      {above}
      <TopBar community={community} viewer={viewer} current={current ?? null} signInHref={signInHref} elder={mode === 'elder'} />
      <main id="main" tabIndex={-1}>{children}</main>
      <Footer community={community} />
      {community && <Tabs community={community} current={current ?? null} signedIn={viewer !== null} signInHref={signInHref} />}
    </div>
  )
}
