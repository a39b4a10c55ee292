import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { MyPage } from '../../server/queries/people.ts'

/** One notice in words; its href is a path inside the community, or of the site when it begins with /c/. */
export function NoticeLine({ notice, slug, when }: { notice: MyPage['notices'][number]; slug: string; when: string }) {
  const t = useTranslations('notices')
  const say = t as unknown as ((key: string, values: Record<string, string | number>) => string) & { has(key: string): boolean }
  if (!say.has(notice.kind)) return null
  return (
    <Link className={notice.isRead ? 'notice' : 'notice notice--new'} href={notice.href.startsWith('/c/') ? notice.href : `/c/${slug}${notice.href}`}>
      <b>{say(notice.kind, notice.params)}</b><span className="note">{when}</span>
    </Link>
  )
}
