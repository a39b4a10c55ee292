'use client'
import { useTranslations } from 'next-intl'
import { stances } from '../../domain/floor/state.ts'
import { speakingTime } from '../../domain/session/speaking-time.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { minutesAndSeconds } from '../_ui/countdown.tsx'
import { StanceMark } from '../_ui/marks.tsx'
import { markOf } from './stance.ts'

/** Who has had the floor for how long, on the open item: by side, and by person. Nobody is ranked; it shows whether both sides were heard. */
export function SpeakingTimes({ session, now, myId = null }: { session: SessionState; now: number; myId?: string | null }) {
  const t = useTranslations('room.spoken')
  const time = speakingTime(session, session.currentItemId, now)
  if (time.ms === 0) return <p className="note">{t('none')}</p>
  return (
    <div className="spoken">
      <dl className="spoken-sides">
        {stances.map((stance) => <div key={stance}><dt><StanceMark stance={markOf[stance]} /></dt><dd suppressHydrationWarning>{minutesAndSeconds(floored(time.stances[stance]))}</dd></div>)}
      </dl>
      <ul>
        {time.people.map((person) => <li key={person.userId}><span>{person.userId === myId ? t('me') : person.name}{person.isRunning && <small> {t('running')}</small>}</span><b suppressHydrationWarning>{minutesAndSeconds(floored(person.ms))}</b></li>)}
      </ul>
    </div>
  )
}

/** Whole seconds that are over. */
const floored = (ms: number) => Math.floor(ms / 1000) * 1000
