import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { SessionRow } from '../../server/queries/sessions.ts'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'

/** Meetings as lines: when, what, and what came of it. */
export function SessionLines({ community, rows, now }: { community: string; rows: readonly SessionRow[]; now: number }) {
  const t = useTranslations('session')
  const dates = useDates()
  const to = paths(community)
  return (
    <ul className="rows">
      {rows.map((row) => {
        const done = row.items.filter((item) => item.phase === 'RESOLVED').length
        const isOver = ['CLOSED', 'MINUTES_DRAFT', 'MINUTES_CONFIRMED', 'PUBLISHED', 'ARCHIVED'].includes(row.phase)
        return (
          <li key={row.id}>
            <Link className="row-link row-link--bare" href={to.session(row.id)}>
              <span>
                <b>{row.title}</b>
                <span>{dates.nearDay(row.startsAt, now) === dates.day(row.startsAt) ? dates.dayWeekdayTime(row.startsAt) : `${dates.nearDay(row.startsAt, now)} ${dates.clock(row.startsAt)}`}{row.place && t('list.at', { place: row.place })}</span>
                <span>{isOver ? t('list.outcome', { phase: t(`phase.${row.phase}`), done, all: row.items.length }) : row.phase === 'ANNOUNCED' ? t('list.items', { n: row.items.length }) : t(`phase.${row.phase}`)}</span>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
