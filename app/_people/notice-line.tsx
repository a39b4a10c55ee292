import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Dates } from '../../contract/words/dates.ts'
import type { MyPage } from '../../server/queries/people.ts'

/** One notice in words; its href is a path inside the community, or of the site when it begins with /c/. */
export function NoticeLine({ notice, slug, dates }: { notice: MyPage['notices'][number]; slug: string; dates: Dates }) {
  const t = useTranslations('notices')
  const say = t as unknown as ((key: string, values: Record<string, string | number>) => string) & { has(key: string): boolean }
  if (!say.has(notice.kind)) return null
  return (
    <Link className={notice.isRead ? 'notice' : 'notice notice--new'} href={notice.href.startsWith('/c/') ? notice.href : `/c/${slug}${notice.href}`}>
      <b>{say(notice.kind, { ...notice.params, ...daysOf(notice.params, dates) })}</b><span className="note">{dates.dayTime(notice.at)}</span>
    </Link>
  )
}

/** Every instant of a notice also as its day in the house's words: `until` as `untilDay`. */
function daysOf(params: Record<string, string | number>, dates: Dates): Record<string, string> {
  const instants = Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 1e11)
  return Object.fromEntries(instants.map(([name, ms]) => [`${name}Day`, dates.day(ms)]))
}
