'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { paths } from '../../contract/paths.ts'
import type { SimilarTopic } from '../../server/queries/topics.ts'
import { EndorseButton } from './endorse-button.tsx'

const PAUSE_MS = 400

/** "已经有人提过": appears under the field while somebody writes, never in the way. */
export function SimilarTopics({ community, text, exceptId }: { community: string; text: string; exceptId?: string }) {
  const t = useTranslations('topic')
  const [found, setFound] = useState<SimilarTopic[]>([])
  const plain = text.trim()
  useEffect(() => {
    if (plain.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: plain.slice(0, 300), ...(exceptId && { except: exceptId }) })
      fetch(`${paths(community).topics}/similar?${query.toString()}`, { signal: stop.signal })
        .then((response) => response.ok ? response.json() : [])
        .then((topics) => setFound(topics as SimilarTopic[]), () => undefined)
    }, PAUSE_MS)
    return () => { clearTimeout(timer); stop.abort() }
  }, [community, plain, exceptId])
  const shown = plain.length < 2 ? [] : found
  return (
    <div aria-live="polite">
      {shown.length > 0 && (
        <section className="similar">
          <h3>{t('propose.similar')}</h3>
          <p>{t('propose.similarLead')}</p>
          <ul>
            {shown.map((topic) => (
              <li key={topic.id}>
                <Link href={paths(community).topic(topic.id)} target="_blank">{topic.title}</Link>
                <p>{t(`phase.${topic.phase}`)} · {t('endorse.count', { n: topic.endorsements })}</p>
                <EndorseButton community={community} topicId={topic.id} title={topic.title} endorsing={topic.endorsing} words={{ act: t('endorse.do'), done: t('endorse.doneShort') }} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
