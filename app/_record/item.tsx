import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { HeldItem, MotionRecord } from '../../server/queries/session-record.ts'
import { useDates } from '../_i18n/dates.ts'
import { markOf } from '../_session/stance.ts'
import { DataTable, type Column } from '../_ui/data-table.tsx'
import { StanceMark } from '../_ui/marks.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { RecordBallot } from './ballot.tsx'

/** A name, or the word for somebody who is no longer named. */
export function useNames(): (name: string) => string {
  const t = useTranslations('record')
  return (name) => name || t('someone')
}

/** One item as it went: who spoke on which side, what was moved, how it was voted, what came of it. */
export function RecordItem({ community, item, n }: { community: string; item: HeldItem; n: number }) {
  const t = useTranslations('record.item')
  const dates = useDates()
  const came = item.isDeferred ? 'DEFERRED' : item.conclusion ?? 'NONE'
  return (
    <section className="rec-item" aria-labelledby={`item-${item.id}`}>
      <p className="note">
        {t('title', { n })}
        {item.openedAt === null ? <span>{t('notReached')}</span> : <span>{t('time', { from: dates.clock(item.openedAt), to: dates.clock(item.closedAt ?? item.openedAt) })}</span>}
        {item.openedAt !== null && item.presenter && <span>{t('by', { name: item.presenter })}</span>}
      </p>
      <h2 className="say" id={`item-${item.id}`}><PhraseTitle text={item.title} /></h2>
      {item.topicId && <p><Link href={paths(community).topic(item.topicId)}>{t('topic')}</Link></p>}
      {item.background && <details className="why"><summary>{t('background')}</summary><div className="why-body rec-text">{item.background}</div></details>}
      <Speeches item={item} n={n} />
      <Texts item={item} />
      <Rulings item={item} />
      <Motions motions={item.motions} />
      {item.voidBallots > 0 && <p className="note">{t('voided', { n: item.voidBallots })}</p>}
      {item.ballot && <RecordBallot community={community} ballot={item.ballot} />}
      <div className="rec-result">
        <h3>{t('result')}</h3>
        <p><b>{t(`conclusion.${came}`)}</b>{item.note && <> {t(item.isDeferred ? 'deferredWhy' : 'chairSaid', { note: item.note })}</>}</p>
      </div>
    </section>
  )
}

function Speeches({ item, n }: { item: HeldItem; n: number }) {
  const t = useTranslations('record.item')
  const dates = useDates()
  const named = useNames()
  if (item.speeches.length === 0) return null
  const length = (seconds: number) => (seconds < 60 ? t('seconds', { seconds }) : t('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }))
  const columns: Column<HeldItem['speeches'][number]>[] = [
    { key: 'time', head: t('time_'), cell: ({ at }) => <time dateTime={dates.iso(at)}>{dates.clock(at)}</time> },
    { key: 'who', head: t('who'), isRowHead: true, cell: ({ by, readBy }) => <>{named(by)}{readBy !== null && <small className="note"> {t('readBy', { name: named(readBy) })}</small>}</> },
    { key: 'stance', head: t('stance'), cell: ({ stance }) => <StanceMark stance={markOf[stance]} /> },
    { key: 'length', head: t('length'), numeric: true, cell: ({ seconds }) => length(seconds) },
  ]
  return (
    <>
      <h3>{t('speeches')}</h3>
      <div className="rec-speeches"><DataTable caption={t('speechesCaption', { n })} captionHidden columns={columns} rows={item.speeches} rowKey={({ id }) => id} /></div>
    </>
  )
}

function Texts({ item }: { item: HeldItem }) {
  const t = useTranslations('record.item')
  const named = useNames()
  if (item.texts.length === 0) return null
  return (
    <>
      <h3>{t('texts')}</h3>
      <ul className="rec-lines">{item.texts.map(({ by, text, answer }, at) => <li key={at}>{t('wrote', { name: named(by), text })}{answer && <span>{t('answered', { text: answer })}</span>}</li>)}</ul>
    </>
  )
}

function Rulings({ item }: { item: HeldItem }) {
  const t = useTranslations('record.item')
  const dates = useDates()
  const named = useNames()
  if (item.rulings.length === 0) return null
  return (
    <>
      <h3>{t('rulings')}</h3>
      <ul className="rec-lines">
        {item.rulings.map(({ by, kind, reason, at, appeal }) => (
          <li key={at}>
            {t('ruling', { time: dates.clock(at), name: named(by), kind, reason })}
            {appeal && <span>{t('appeal', { name: named(appeal.by), against: appeal.againstRuling, forRuling: appeal.forRuling, isOverturned: appeal.isOverturned ? 'yes' : 'no' })}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Motions({ motions }: { motions: readonly MotionRecord[] }) {
  const t = useTranslations('record.item')
  const dates = useDates()
  const named = useNames()
  if (motions.length === 0) return null
  return (
    <>
      <h3>{t('motions')}</h3>
      <ol className="rec-motions">
        {motions.map((motion, at) => (
          <li key={at}>
            {motion.texts.map((text, version) => (
              <div key={version}>
                <p className="note">{version === 0 ? t('moved', { time: dates.clock(text.at), name: named(motion.by) }) : t('amended', { time: dates.clock(text.at) })}</p>
                <blockquote className={version < motion.texts.length - 1 ? 'is-former' : undefined}>{text.text}</blockquote>
              </div>
            ))}
            <p>{t('seconded', { n: motion.seconds })} {motion.readOutAt !== null && t('readOut', { time: dates.clock(motion.readOutAt) })} {t(`motionOutcome.${motion.outcome}`)}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
