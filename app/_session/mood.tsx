'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { moodChoices, runningMood, type MoodChoice, type MoodCounts } from '../../domain/session/mood.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { MarkIcon, StanceIcon, type Stance } from '../_ui/marks.tsx'
import { useAct, type Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

const markOfMood: Record<MoodChoice, Stance> = { FOR: 'FOR', AGAINST: 'AGAINST', ASK: 'NEUTRAL' }

/** 随手问一问, on the phone: three equal taps and how many tapped what. Gone when it is over. */
export function RoomMood({ community, live, now }: { community: string; live: LiveRoom; now: number }) {
  const t = useTranslations('room.mood')
  const act = useAct(community)
  const { session, mine } = live
  const mood = runningMood(session, now)
  const [pressed, setPressed] = useState<{ moodId: string; choice: MoodChoice | null } | null>(null)
  if (!mood) return null
  const takesPart = (mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE') && session.chair.userId !== mine.userId
  const chosen = pressed?.moodId === mood.id ? pressed.choice : live.mine.mood
  const counts = live.mood?.counts ?? { FOR: 0, AGAINST: 0, ASK: 0 }
  async function tap(choice: MoodChoice) {
    if (!mood) return
    const next = chosen === choice ? null : choice
    const answer = await act.run('TapMood', { sessionId: session.id, moodId: mood.id, choice: next })
    if (answer.ok) setPressed({ moodId: mood.id, choice: next })
  }
  return (
    <section className="mood card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="note">{t('lead')}</p>
      {takesPart
        ? (
          <div className="dock-three">
            {moodChoices.map((choice) => (
              <button key={choice} type="button" className="btn" aria-pressed={chosen === choice} aria-busy={act.busy !== null || undefined} onClick={act.busy ? undefined : () => void tap(choice)}>
                <StanceIcon stance={markOfMood[choice]} />{t(`choice.${choice}`)}<b>{counts[choice]}</b>
              </button>
            ))}
          </div>
        )
        : <MoodCountsRow counts={counts} />}
      <RefusalLine refusal={act.refusal} />
    </section>
  )
}

/** The three numbers, side by side, each with its shape and its word. */
export function MoodCountsRow({ counts }: { counts: MoodCounts }) {
  const t = useTranslations('room.mood')
  return (
    <dl className="mood-counts" aria-live="polite">
      {moodChoices.map((choice) => <div key={choice}><dt><MarkIcon mark={choice === 'FOR' ? 'yes' : choice === 'AGAINST' ? 'no' : 'ask'} />{t(`choice.${choice}`)}</dt><dd>{counts[choice]}</dd></div>)}
    </dl>
  )
}

/** The same at the desk, with the way to put it away. */
export function DeskMood({ act, live, now, isChair }: { act: Act; live: LiveRoom; now: number; isChair: boolean }) {
  const t = useTranslations('room.mood')
  const mood = runningMood(live.session, now)
  if (!mood) return null
  return (
    <section className="desk-mood tray" aria-label={t('title')}>
      <div><b>{t('title')}</b><p className="note">{t('left', { n: Math.ceil((mood.until - now) / 1000) })}</p></div>
      <MoodCountsRow counts={live.mood?.counts ?? { FOR: 0, AGAINST: 0, ASK: 0 }} />
      {isChair && <Button small busy={act.busy === 'EndMood'} onClick={() => void act.run('EndMood', { sessionId: live.session.id, moodId: mood.id })}>{t('end')}</Button>}
    </section>
  )
}
