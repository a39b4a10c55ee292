import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StanceMark, type Stance } from './marks.tsx'

export interface QueuedSpeaker {
  key: string
  name: string
  stance: Stance
  /** why this place, for the moderator's desk */
  why?: ReactNode
  /** it is the person who looks */
  isMe?: boolean
}

/** Who speaks next. The order is shown with its reason; nobody can drag it. */
export function QueueList({ speakers, withWhy = false }: { speakers: readonly QueuedSpeaker[]; withWhy?: boolean }) {
  const t = useTranslations('ui')
  return (
    <ol className={withWhy ? 'queue queue--why' : 'queue'}>
      {speakers.map((speaker, at) => (
        <li key={speaker.key} className={speaker.isMe ? 'me' : undefined} aria-current={speaker.isMe || undefined}>
          <span className="n">{at + 1}</span>
          {withWhy
            ? <div><p className="nm">{speaker.isMe ? t('you') : speaker.name}<StanceMark stance={speaker.stance} /></p>{speaker.why && <p className="why">{speaker.why}</p>}</div>
            : <><span className="nm">{speaker.isMe ? t('you') : speaker.name}</span><StanceMark stance={speaker.stance} /></>}
        </li>
      ))}
    </ol>
  )
}
