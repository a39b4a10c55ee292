import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MinutesFiles } from './minutes-files.tsx'
import { paths } from '../../contract/paths.ts'
import type { HeldRecord, SessionRecord } from '../../server/queries/session-record.ts'
import { useDates } from '../_i18n/dates.ts'
import { TaskLamp } from '../_task/task-lamp.tsx'
import { ItemFiles } from '../_session/item-files.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { Numbers } from './numbers.tsx'
import { cameOf, Sentences, useNames } from './wording.tsx'

/** How the session was called: when it was announced, for when and whom, with which agenda, and what changed since. */
export function Announcement({ record, slug }: { record: SessionRecord; slug: string }) {
  const t = useTranslations('record')
  const kind = useTranslations('people.kind')
  const dates = useDates()
  const { session, agenda, steps } = record
  const when = { day: dates.dayWeekday(session.startsAt), time: dates.clock(session.startsAt), place: session.place || t('online'), remote: session.isRemoteAllowed && session.place ? 'yes' : 'no' }
  const changes = steps.filter(({ type }) => type === 'CHANGED')
  const kinds = session.required.map((each) => each.label ?? kind(each.kind))
  return (
    <section className="section" aria-labelledby="rec-announced">
      <header><h2 id="rec-announced">{t('announced.title')}</h2></header>
      <p>{session.announcedAt === null ? t('announced.notYet', when) : t('announced.line', { ...when, announced: dates.dayOfYear(session.announcedAt) })}</p>
      {kinds.length > 0 && <p>{t('announced.required', { kinds: kinds.reduce((before, name) => t('and', { before, name })) })}</p>}
      <h3>{t('announced.agenda')}</h3>
      <ol className="rec-agenda">
        {agenda.map((item) => (
          <li key={item.id}>
            <b><PhraseTitle text={item.title} /></b>
            <span className="note">{t('announced.item', { kind: t(`kindOf.${item.kind}`), n: item.minutes })}{item.presenter && t('announced.by', { name: item.presenter })}{!item.isAnnounced && session.announcedAt !== null && <> {t('announced.late')}</>}</span>
            <ItemFiles community={slug} files={item.files} title={item.title} />
          </li>
        ))}
      </ol>
      {changes.length > 0 && (
        <>
          <h3>{t('announced.changes')}</h3>
          <ul className="rec-lines">{changes.map((change, at) => <li key={at}>{t('announced.change', { day: dates.dayTime(change.at), reason: change.text ?? '' })}</li>)}</ul>
        </>
      )}
    </section>
  )
}

/** What came of every item, in one look; each line leads down to its part. */
export function Results({ held }: { held: HeldRecord }) {
  const t = useTranslations('record')
  return (
    <nav className="rec-sum" aria-labelledby="rec-sum">
      <h2 id="rec-sum">{t('results')}</h2>
      <ol>{held.items.map((item) => <li key={item.id}><a href={`#item-${item.id}`}><span>{item.title}</span><b>{t(`item.conclusion.${cameOf(item)}`).replace(/[\u3002.]$/u, '')}</b></a></li>)}</ol>
    </nav>
  )
}

/** Who was there: numbers by side, never names. */
export function WhoWasThere({ held }: { held: HeldRecord }) {
  const t = useTranslations('record.people')
  const record = useTranslations('record')
  const kindName = useTranslations('people.kind')
  const dates = useDates()
  const named = useNames()
  const { attendance, chairs } = held
  return (
    <section className="section" aria-labelledby="rec-people">
      <header><h2 id="rec-people">{t('title')}</h2></header>
      <p><Sentences of={[t('line', { people: attendance.people, atStart: attendance.atStart }), attendance.listeners > 0 && t('listeners', { n: attendance.listeners })]} /></p>
      <Numbers caption={t('caption')} head={[t('side'), t('inPerson'), t('remote'), t('sum')]}
        rows={attendance.kinds.map(({ kind, inPerson, remote }) => ({ key: kind, name: kindName(kind), numbers: [inPerson, remote, inPerson + remote] }))} />
      <p><Sentences of={chairs.map(({ name, from }, at) => (at === 0 ? record('chairs', { name: named(name) }) : record('chairFrom', { time: dates.clock(from), name: named(name) })))} /></p>
    </section>
  )
}

export function Closing({ record, held }: { record: SessionRecord; held: HeldRecord }) {
  const t = useTranslations('record.end')
  const dates = useDates()
  return (
    <section className="section" aria-labelledby="rec-end">
      <header><h2 id="rec-end">{t('title')}</h2></header>
      <p><Sentences of={[...held.breaks.map(({ from, to }) => t('break', { from: dates.clock(from), to: dates.clock(to) })), record.session.closedAt !== null && t('line', { time: dates.clock(record.session.closedAt) })]} /></p>
    </section>
  )
}

export function MinutesLink({ community, record }: { community: string; record: SessionRecord }) {
  const t = useTranslations('record.minutes')
  const dates = useDates()
  const { minutes, session } = record
  return (
    <section className="section" aria-labelledby="rec-minutes">
      <header><h2 id="rec-minutes">{t('title')}</h2></header>
      <p>
        {minutes?.publishedAt ? t('published', { day: dates.day(minutes.publishedAt), n: minutes.signatures }) : minutes?.confirmedAt ? t('confirmed', { n: minutes.signatures }) : t('writing')}
        {minutes?.publishedAt && <> <Link href={paths(community).minutes(session.id)}>{t('open')}</Link></>}
      </p>
      {minutes?.publishedAt && <MinutesFiles slug={community} sessionId={session.id} />}
      {minutes?.hash && <p className="note rec-hash">{t('hash', { hash: minutes.hash })}</p>}
    </section>
  )
}

/** What came of it afterwards: what was agreed, to whom it went, and the lamp of every task. */
export function Followed({ community, record }: { community: string; record: SessionRecord }) {
  const t = useTranslations('record.followed')
  const phase = useTranslations('task.outcome.phase')
  const dates = useDates()
  const to = paths(community)
  return (
    <section className="section" aria-labelledby="rec-followed">
      <header><h2 id="rec-followed">{t('title')}</h2></header>
      {record.followed.length === 0 && <p>{t('none')}</p>}
      <ul className="rec-followed">
        {record.followed.map((outcome) => (
          <li key={outcome.id}>
            <p><Link href={to.outcome(outcome.id)}><b><PhraseTitle text={outcome.title} /></b></Link></p>
            <p className="note">{t('agreed', { day: dates.day(outcome.agreedAt) })}{outcome.recipient && t('to', { recipient: outcome.recipient })} · {phase(outcome.phase)}</p>
            {outcome.work.length === 0
              ? <p className="note">{t('noTasks')}</p>
              : <ul>{outcome.work.map((task) => <li key={task.id}><Link className="out" href={to.task(task.ledgerNo)}><span className="row-title"><PhraseTitle text={task.title} /></span><TaskLamp lamp={task.lamp} /><span className="note">{task.department ? `${task.department} · ${task.ledgerNo}` : task.ledgerNo}</span></Link></li>)}</ul>}
          </li>
        ))}
      </ul>
    </section>
  )
}
