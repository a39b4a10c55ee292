'use client'
import { useTranslations } from 'next-intl'
import type { Place } from '../../domain/floor/queue.ts'
import { speakingPhases } from '../../domain/floor/scene.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { currentItem } from '../../domain/session/state.ts'
import { Button } from '../_ui/button.tsx'
import { QueueList } from '../_ui/queue-list.tsx'
import { useReasonWords } from './queue-reasons.ts'
import { QueueRules } from './queue-rules.tsx'
import { markOf } from './stance.ts'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** The queue with the reason for every place. Nobody can drag it; whoever is not there when called is taken down. */
export function DeskQueue({ act, live, queue, rules, isChair }: { act: Act; live: LiveRoom; queue: readonly Place[]; rules: RulePack; isChair: boolean }) {
  const t = useTranslations('session.desk')
  const say = useReasonWords()
  const first = queue[0]
  const mayCall = speakingPhases.includes(currentItem(live.session)?.phase ?? 'PENDING')
  const help = live.session.floor?.helpWanted ?? []
  const sessionId = live.session.id
  return (
    <section>
      <header><h2>{t('queue', { n: queue.length })}</h2><QueueRules label={t('queueRules')} turns={rules.speechTurns.value} minutes={rules.speechSeconds.value / 60} /></header>
      {queue.length === 0
        ? <p className="note">{t('queueEmpty')}</p>
        : <QueueList withWhy speakers={queue.map((place) => ({ key: place.userId, name: place.name, stance: markOf[place.stance], why: say(place) }))} />}
      {isChair && first && mayCall && !live.session.floor?.speech && <Button small busy={act.busy === 'LowerHand'} onClick={() => void act.run('LowerHand', { sessionId, userId: first.userId })}>{t('absent', { name: first.name })}</Button>}
      {help.length > 0 && (
        <ul className="help-list">
          {help.map((person) => <li key={person.userId}><span>{t('helpWanted', { name: person.name })}</span><Button small busy={act.busy === 'GiveHelp'} onClick={() => void act.run('GiveHelp', { sessionId, userId: person.userId })}>{t('helpGiven')}</Button></li>)}
        </ul>
      )}
    </section>
  )
}
