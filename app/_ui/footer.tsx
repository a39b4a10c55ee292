import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { Icon } from './icon.tsx'
import { LanguageSwitch } from './switches.tsx'
import type { ShellCommunity } from './top-bar.tsx'

/** On every page: how to tell us, whom to call, what is public, by which rules. */
export function Footer({ community }: { community: ShellCommunity | null }) {
  const t = useTranslations('common.foot')
  const to = community && paths(community.slug)
  return (
    <footer className="foot">
      {to && <Link href={to.feedback}><Icon name="talk" />{t('feedback')}</Link>}
      {community?.phone && <a href={`tel:${community.phone.replace(/[^+\d]/g, '')}`}><Icon name="phone" />{t('call')}</a>}
      {to && <Link href={to.records}>{t('records')}</Link>}
      {to && <Link href={to.rules}>{t('rules')}</Link>}
      {to && <Link href={to.accessibility}>{t('accessibility')}</Link>}
      <LanguageSwitch />
    </footer>
  )
}
