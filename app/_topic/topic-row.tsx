import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { TopicRow } from '../../server/queries/topics.ts'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { Wall } from '../_ui/wall.tsx'
import { EndorseButton } from './endorse-button.tsx'

/** One topic in a list: what, who, how far, and the one thing that a neighbour can do about it. */
export function TopicLine({ community, topic, now, detailed = false }: { community: string; topic: TopicRow; now: number; detailed?: boolean }) {
  const t = useTranslations('topic')
  const dates = useDates()
  const author = topic.author ?? t('aNeighbour')
  const isGathering = topic.phase === 'SUBMITTED' || topic.phase === 'UNDER_REVIEW' || topic.phase === 'RETURNED'
  const missing = Math.max(0, topic.threshold - topic.endorsements)
  return (
    <li className="topic">
      <div className="t-main">
        <h3><Link href={paths(community).topic(topic.id)}><span><PhraseTitle text={topic.title} /></span></Link></h3>
        <p className="note">
          {t('proposedBy', { name: author, when: dates.ago(topic.proposedAt, now) })}
          {detailed && <span className="t-place">{t('page.where', { place: topic.place ?? t('wholeCommunity'), care: t(`care.${topic.careDomain}`) })}</span>}
        </p>
      </div>
      {isGathering
        ? (
          <div className="t-wall">
            <Wall size="row" total={topic.threshold} yes={Math.min(topic.endorsements, topic.threshold)} label={t('endorse.wall', { need: topic.threshold, n: topic.endorsements })} />
            <p><b>{t('endorse.count', { n: topic.endorsements })}</b><span>{missing > 0 ? t('endorse.missing', { n: missing }) : t('endorse.enough')}</span></p>
          </div>
        )
        : <p className="t-state"><b>{t(`phase.${topic.phase}`)}</b><span>{t('endorse.count', { n: topic.endorsements })}</span></p>}
      <TopicDue topic={topic} now={now} />
      {isGathering && topic.phase !== 'RETURNED' && !hasDue(topic) && <EndorseButton community={community} topicId={topic.id} title={topic.title} endorsing={topic.endorsing} words={{ act: t('endorse.do'), done: t('endorse.doneShort') }} />}
    </li>
  )
}

const hasDue = ({ next }: TopicRow) => next.act === 'ACKNOWLEDGE' || next.act === 'DECIDE'

/** By when who must act, in words; red only with the triangle and when it is over. */
function TopicDue({ topic, now }: { topic: TopicRow; now: number }) {
  const t = useTranslations('topic.due')
  const dates = useDates()
  const { act, due } = topic.next
  if (topic.phase === 'RETURNED') return <p className="t-due t-due--quiet"><Icon name="pen" />{t('complete')}</p>
  if (due === null) return null
  const isOver = now > due
  if (act === 'ACKNOWLEDGE' || act === 'DECIDE') {
    const day = dates.day(due)
    const words = isOver ? t('decideOver', { day }) : act === 'DECIDE' ? t('decide', { day }) : t('acknowledge', { day })
    return <p className={isOver ? 't-due t-due--over' : 't-due'}><Icon name="clock" />{words}</p>
  }
  if (act === 'WAIT_PUBLICITY') return <p className="t-due t-due--quiet"><Icon name="eye" />{t('publicity', { day: dates.day(due - 1) })}</p>
  if (act === 'MEET' && topic.phase === 'SCHEDULED') return <p className="t-due t-due--quiet"><Icon name="cal" />{t('meets', { day: dates.dayTime(due) })}</p>
  return null
}
