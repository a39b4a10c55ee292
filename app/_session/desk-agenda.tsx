'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { timelineOf } from '../../domain/session/timeline.ts'
import { useDates } from '../_i18n/dates.ts'
import { AgendaPlan, TimeRuler, type PlanItem } from '../_ui/desk-parts.tsx'
import { ButtonLink } from '../_ui/button.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { MinutesLine } from './minutes-line.tsx'
import type { LiveRoom } from './use-room.ts'

const MINUTE = 60_000

/** Plan, truth and estimate of the evening; below it, who writes the minutes. */
export function DeskAgenda({ community, session, now, timeline, live }: { community: string; session: SessionState; now: number; timeline: ReturnType<typeof timelineOf>; live: LiveRoom }) {
  const t = useTranslations('session.desk')
  const dates = useDates()
  const to = paths(community)
  const range = (from: number, until: number) => t('range', { from: dates.clock(from), until: dates.clock(until) })
  const late = Math.round(timeline.lateBy / MINUTE)
  const items = session.agenda.map((item, at): PlanItem => {
    const times = timeline.items[at]!
    const isCurrent = item.id === session.currentItemId && !isItemOver(item.phase)
    const lines = [{ key: 'plan', term: t('plan'), time: range(times.planned.from, times.planned.to) }]
    if (times.actual?.to) lines.push({ key: 'actual', term: t('actual'), time: range(times.actual.from, times.actual.to) })
    else if (times.actual) lines.push({ key: 'actual', term: t('actual'), time: t('since', { time: dates.clock(times.actual.from) }) })
    else if (item.phase === 'DEFERRED') lines.push({ key: 'deferred', term: t('deferred'), time: '' })
    else if (times.estimated && session.startedAt !== null) lines.push({ key: 'estimate', term: t('estimate'), time: range(times.estimated.from, times.estimated.to) })
    return { key: item.id, state: isItemOver(item.phase) ? 'done' : isCurrent ? 'current' : 'todo', title: <PhraseTitle text={item.title} />, lines }
  })
  return (
    <>
      <h2>{t('agenda')}</h2>
      {session.startedAt !== null && (
        <TimeRuler
          planned={session.agenda.map((item) => item.minutes)} actual={pieces(session, timeline, now)} now={Math.max(0, (now - session.startsAt) / MINUTE)}
          plannedWord={t('plan')} actualWord={t('actual')} nowWord={t('now')} label={t('rulerLabel', { time: dates.clock(now), n: late })}
        />
      )}
      <AgendaPlan items={items} />
      {session.startedAt !== null && <p className="desk-late">{late > 0 ? t('endsLate', { time: dates.clock(timeline.expectedEnd), n: late }) : late < 0 ? t('endsEarly', { time: dates.clock(timeline.expectedEnd), n: -late }) : t('ends', { time: dates.clock(timeline.expectedEnd) })}</p>}
      <section className="desk-minutes later">
        <h2>{t('minutes')}</h2>
        <MinutesLine live={live} />
        <ButtonLink icon="doc" href={to.minutes(session.id)}>{t('openMinutes')}</ButtonLink>
        <p><Link href={to.agenda(session.id)}>{t('changeAgenda')}</Link></p>
      </section>
    </>
  )
}

/** What is over is drawn solid; the running item is cut at the present. */
function pieces(session: SessionState, timeline: ReturnType<typeof timelineOf>, now: number): { minutes: number; past: boolean }[] {
  const all: { minutes: number; past: boolean }[] = []
  let at = session.startsAt
  const push = (until: number, past: boolean) => {
    if (until > at) all.push({ minutes: (until - at) / MINUTE, past })
    at = Math.max(at, until)
  }
  for (const { actual, estimated } of timeline.items) {
    if (actual?.to) push(actual.to, true)
    else if (actual && estimated) { push(Math.min(now, estimated.to), true); push(estimated.to, false) }
    else if (estimated) { if (estimated.from > at) at = estimated.from; push(estimated.to, false) }
  }
  return all
}
