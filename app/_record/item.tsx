import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { HeldItem, MotionRecord } from '../../server/queries/session-record.ts'
import { useDates } from '../_i18n/dates.ts'
import { markOf } from '../_session/stance.ts'
import { StanceMark } from '../_ui/marks.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { RecordBallot } from './ballot.tsx'
import { cameOf, Sentences, useNames } from './wording.tsx'

/** One item as it went: who spoke on which side, what was moved, how it was voted, what came of it. */
export function RecordItem({ community, item, n }: { community: string; item: HeldItem; n: number }) {
  const t = useTranslations('record.item')
  const dates = useDates()
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
        <p><b>{t(`conclusion.${cameOf(item)}`)}</b>{item.note && <span className="rec-note">{t(item.isDeferred ? 'deferredWhy' : 'chairSaid', { note: item.note })}</span>}</p>
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
  return (
    <>
      <h3>{t('speeches')}</h3>
      <ol className="rec-speeches" aria-label={t('speechesCaption', { n })}>
        {item.speeches.map(({ id, at, by, readBy, stance, seconds }) => (
          <li key={id}>
            <time dateTime={dates.iso(at)}>{dates.clock(at)}</time>
            <span><b>{named(by)}</b>{readBy !== null && <small>{t('readBy', { name: named(readBy) })}</small>}</span>
            <StanceMark stance={markOf[stance]} />
            <span className="note">{length(seconds)}</span>
          </li>
        ))}
      </ol>
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
            <p><Sentences of={[t('seconded', { n: motion.seconds }), motion.readOutAt !== null && t('readOut', { time: dates.clock(motion.readOutAt) }), t(`motionOutcome.${motion.outcome}`)]} /></p>
          </li>
        ))}
      </ol>
    </>
  )
}
