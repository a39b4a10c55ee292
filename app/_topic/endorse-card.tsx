'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { paths } from '../../contract/paths.ts'
import type { LiveTopic, TopicPage } from '../../server/queries/topics.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useStream } from '../_client/use-stream.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { Icon } from '../_ui/icon.tsx'
import { ThresholdWall } from '../_ui/wall.tsx'
import { useEndorsing } from './endorse-button.tsx'

export type EndorseCardTopic = Pick<TopicPage, 'id' | 'seq' | 'phase' | 'endorsements' | 'threshold' | 'endorsing' | 'assembly'> & { comments: number }

/** The wall of names, growing while one looks; and the one act of the page. */
export function EndorseCard({ community, topic }: { community: string; topic: EndorseCardTopic }) {
  const t = useTranslations('topic.endorse')
  const to = paths(community)
  const count = useLiveCount(community, topic)
  const before = useRef(count)
  const fresh = Math.max(0, count - before.current)
  const { state, busy, refusal, endorse, withdraw } = useEndorsing(community, topic.id, topic.endorsing)
  const missing = Math.max(0, topic.threshold - count)
  const isOver = state === 'OVER' || (state === 'HAS' && !['SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ACCEPTED', 'PUBLICIZED'].includes(topic.phase))
  const isAwaited = ['SUBMITTED', 'UNDER_REVIEW', 'RETURNED'].includes(topic.phase)
  // the wall keeps an even number of bricks, so that both courses end alike
  const total = Math.max(topic.threshold, count + (count % 2))
  return (
    <section className="end" id="endorse" aria-labelledby="endorse-title">
      <h2 id="endorse-title" aria-live="polite">{!isAwaited ? t('titleOver', { n: count }) : missing > 0 ? t('titleMissing', { n: count, missing }) : t('titleEnough', { n: count })}</h2>
      <ThresholdWall size="card" total={total} yes={count} need={topic.threshold} fresh={fresh || undefined}
        words={t('threshold', { n: topic.threshold })} label={t('wallFull', { n: count, need: topic.threshold })} />
      {state === 'CAN' && <><Button kind="main" wide icon="plus" busy={busy} onClick={endorse}>{t('do')}</Button><p className="note">{t('follows')}</p></>}
      {state === 'SIGN_IN' && <><ButtonLink kind="main" wide icon="plus" href={to.signIn(`${to.topic(topic.id)}#endorse`)}>{t('do')}</ButtonLink><p className="note">{t('follows')}</p></>}
      {state === 'VERIFY' && <p className="note">{t('verify')} <Link href={to.me}>{t('verifyLink')}</Link></p>}
      {state === 'HAS' && (
        <div className="end-done">
          <p className="t-done"><Icon name="check" />{t('done')}</p>
          {!isOver && <Button kind="ink" icon="undo" busy={busy} onClick={withdraw}>{t('take')}</Button>}
        </div>
      )}
      {state === 'OWN' && <p className="note">{t('own')}</p>}
      {state === 'OVER' && topic.phase === 'SCHEDULED' && <p className="note">{t('over')}</p>}
      <RefusalLine refusal={refusal} />
      {!isOver && topic.assembly.need > 0 && (
        <details className="end-more">
          <summary className="link">{t('assemblyTitle')}</summary>
          <p className="note">{t(topic.assembly.isReached ? 'assemblyReached' : 'assembly', { have: topic.assembly.have, need: topic.assembly.need })}</p>
        </details>
      )}
    </section>
  )
}

/** The count as it is now. Whatever else happens to the topic is fetched with the page, once, a moment later. */
function useLiveCount(community: string, topic: EndorseCardTopic): number {
  const router = useRouter()
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { state } = useStream<LiveTopic>({
    community, stream: `topic:${topic.id}`,
    initial: { state: { phase: topic.phase, endorsements: topic.endorsements, comments: topic.comments }, seq: topic.seq },
    apply(before, event) {
      if (event.type === 'TopicEndorsed' || event.type === 'EndorsementWithdrawn') return { ...before, endorsements: Number(event['count']) }
      clearTimeout(later.current)
      later.current = setTimeout(() => router.refresh(), 150)
      return before
    },
  })
  return Math.max(0, state?.endorsements ?? topic.endorsements)
}
