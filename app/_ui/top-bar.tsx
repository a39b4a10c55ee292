import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import { Icon, type IconName } from './icon.tsx'
import { Logo } from './logo.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { ElderSwitch } from './switches.tsx'
import { SrOnly } from './sr-only.tsx'

/** What the frame of a page must know about the place and the person. */
export interface ShellCommunity { slug: string; name: string; phone: string | null }
export interface ShellViewer { displayName: string; /** opens the desk as well as the own page */ hasDesk?: boolean; unread?: number }
export const pageNames = ['home', 'topics', 'board', 'records', 'me'] as const
export type PageName = (typeof pageNames)[number]

export function TopBar({ community, viewer, current, signInHref, elder, back, acts }: {
  community: ShellCommunity | null
  viewer: ShellViewer | null
  current: PageName | null
  signInHref: string
  elder: boolean
  back?: { href: string; label: ReactNode }
  acts?: ReactNode
}) {
  const t = useTranslations('common')
  const to = community && paths(community.slug)
  const links: PageName[] = ['home', 'topics', 'board', 'records']
  const person = viewer && to
    ? <Link className="btn top-me" href={to.me} aria-current={current === 'me' ? 'page' : undefined}>{elder ? t('nav.me') : viewer.displayName}{viewer.unread ? <span className="unread">{viewer.unread}<SrOnly>{t('nav.unread')}</SrOnly></span> : null}</Link>
    : <Link className="btn top-me" href={signInHref}>{t('nav.signIn')}</Link>
  return (
    <header className="top">
      {back
        ? <Link className="back" href={back.href}><Icon name="back" /><span>{back.label}</span></Link>
        : <Link className="brand" href={to?.home ?? '/'}><Logo /><span><b>{t('product')}</b>{community && <small>{community.name}</small>}</span></Link>}
      {to && !back && (
        <nav aria-label={t('nav.label')}>
          {links.map((name) => <Link key={name} href={to[name]} aria-current={current === name ? 'page' : undefined}>{t(`nav.${name}`)}</Link>)}
        </nav>
      )}
      {elder && person}
      <div className="top-acts">
        {elder && <ReadAloud />}
        <ElderSwitch />
        {acts}
        {!elder && !back && viewer?.hasDesk && to && <Link className="btn" href={to.desk}>{t('nav.desk')}</Link>}
        {!elder && person}
      </div>
    </header>
  )
}

/** On pages that belong to a list: a way back instead of the name. */
export function BackBar({ href, children, acts }: { href: string; children: ReactNode; acts?: ReactNode }) {
  return <div className="back-bar"><Link className="back" href={href}><Icon name="back" />{children}</Link>{acts}</div>
}

const tabIcons: Record<Exclude<PageName, 'records'>, IconName> = { home: 'house', topics: 'talk', board: 'lantern', me: 'me' }

/** The thumb's row on a phone. */
export function Tabs({ community, current, signedIn, signInHref }: { community: ShellCommunity; current: PageName | null; signedIn: boolean; signInHref: string }) {
  const t = useTranslations('common')
  const to = paths(community.slug)
  return (
    <nav className="tabs" aria-label={t('nav.label')}>
      {(['home', 'topics', 'board', 'me'] as const).map((name) => (
        <Link key={name} href={name === 'me' && !signedIn ? signInHref : to[name]} aria-current={current === name ? 'page' : undefined}>
          <Icon name={tabIcons[name]} />{name === 'me' && !signedIn ? t('nav.signIn') : t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
