import { useTranslations } from 'next-intl'
import type { AgendaChange, AgendaChangeWhat, SessionState } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'

/** Since when the agenda stands, in which version, and every change since: what, when, why, by whom. For everybody. */
export function AgendaLog({ session }: { session: Pick<SessionState, 'announcedAt' | 'agendaVersion' | 'changes'> }) {
  const t = useTranslations('session.agenda')
  const dates = useDates()
  if (session.announcedAt === null) return null
  return (
    <section className="section agenda-log" aria-labelledby="agenda-log">
      <header><h2 id="agenda-log">{t('log.title')}</h2></header>
      <p className="note">{t('log.announced', { time: dates.dayTime(session.announcedAt) })}</p>
      {session.changes.length === 0 ? <p className="note">{t('log.none')}</p> : (
        <ol className="rows">
          {[...session.changes].reverse().map((change) => (
            <li key={change.version}>
              <p><b>{t('log.version', { n: change.version })}</b> <span className="note">{change.by ? t('log.when', { time: dates.dayTime(change.at), name: change.by }) : dates.dayTime(change.at)}</span></p>
              {change.what && <p><What what={change.what} /></p>}
              <p>{t('log.why', { reason: change.reason })}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function What({ what }: { what: NonNullable<AgendaChange['what']> }) {
  const t = useTranslations('session.agenda')
  switch (what.kind) {
    case 'CHANGED': return <>{t('log.CHANGED', { title: what.title })}{what.fields.filter(({ field }) => field !== 'topicId').map((each) => <span className="ph" key={each.field}> <Field {...each} /></span>)}</>
    case 'REORDERED': return <>{t('log.REORDERED', { titles: what.titles.map((title, at) => t('log.nth', { n: at + 1, title })).join(t('log.then')) })}</>
    case 'FILES_ADDED': case 'FILE_REMOVED': return <>{t(`log.${what.kind}`, { title: what.title, files: what.files.join(t('log.then')) })}</>
    case 'PLAN': return <>{t('log.PLAN')}</>
    default: return <>{t(`log.${what.kind}`, { title: what.title })}</>
  }
}

type Field = Extract<AgendaChangeWhat, { kind: 'CHANGED' }>['fields'][number]

function Field({ field, from, to }: Field) {
  const t = useTranslations('session.agenda')
  if (field === 'topicId') return null
  const said = (value: string) => (field === 'kind' ? t(`kind.${value as 'REPORT'}`) : field === 'minutes' ? t('log.minutes', { n: Number(value) }) : value || t('log.nobody'))
  return <>{t(`log.field.${field}`, { from: said(from), to: said(to) })}</>
}
