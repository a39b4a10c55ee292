'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { timeLeft } from '../../domain/floor/clock.ts'
import { motionOnTheTable } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { SpeakerClock } from '../_ui/countdown.tsx'
import { TextField } from '../_ui/field.tsx'
import { StanceMark } from '../_ui/marks.tsx'
import { nowIn } from './now.ts'
import { markOf } from './stance.ts'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** Who has the floor, with the clock and what the chair may do with it. */
export function DeskFloor({ act, live, item, isOpen, rules, now, initialNow, isChair, hasNext }: {
  act: Act; live: LiveRoom; item: AgendaItem | null; isOpen: boolean; rules: RulePack; now: number; initialNow: number; isChair: boolean; hasNext: boolean
}) {
  const t = useTranslations('session.desk')
  const room = useTranslations('room')
  const dates = useDates()
  const [isNaming, setNaming] = useState(false)
  const [reader, setReader] = useState('')
  const { session } = live
  const { floor } = session
  const speech = isOpen && session.phase === 'IN_PROGRESS' ? floor?.speech ?? null : null
  const sentence = nowIn(session, null, live.ballots)
  const values = { ...sentence.values, ...(sentence.values['untilAt'] !== undefined && { time: dates.clock(Number(sentence.values['untilAt'])) }) } as Record<string, string>
  const read = isOpen && floor ? motionOnTheTable(floor) : null
  const sessionId = session.id

  if (!speech) {
    return (
      <div className="desk-floor desk-floor--quiet">
        <div>
          <h2>{room(`now.${sentence.key}`, values)}</h2>
          {(read || item?.phase === 'BALLOT') && <p className="desk-read say">{read?.text ?? item?.question}</p>}
          {isOpen && item && !item.isAnnounced && item.kind === 'DECISION' && <p>{t('notAnnounced')}</p>}
        </div>
      </div>
    )
  }
  const left = timeLeft(speech, now)
  const input = { sessionId, speechId: speech.id }
  async function nameReader(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run('LetHelperRead', { ...input, readBy: reader.trim() })
    if (answer.ok) { setNaming(false); setReader('') }
  }
  return (
    <div className="desk-floor">
      <div>
        <h2>{room('now.speaking', { name: speech.name })}<StanceMark stance={markOf[speech.stance]} /></h2>
        <p>{t('turn', { n: speech.turn, most: rules.speechTurns.value })}{speech.readBy && ` ${room('readBy', { name: speech.readBy })}`}</p>
      </div>
      <SpeakerClock size="desk" until={now + left} total={speech.allowance} warnSeconds={rules.speechWarning.value} paused={speech.pausedAt === null ? null : left} offset={live.clockOffset} initialNow={initialNow} />
      {isChair && (
        <div className="desk-acts">
          {!speech.isExtended && <Button icon="plus" busy={act.busy === 'ExtendSpeech'} onClick={() => void act.run('ExtendSpeech', input)}>{t('extend', { n: rules.speechExtension.value })}</Button>}
          {speech.pausedAt === null
            ? <Button icon="pause" busy={act.busy === 'PauseSpeech'} onClick={() => void act.run('PauseSpeech', input)}>{t('pause')}</Button>
            : <Button icon="play" busy={act.busy === 'ResumeSpeech'} onClick={() => void act.run('ResumeSpeech', input)}>{t('resumeSpeech')}</Button>}
          <Button icon="help" aria-expanded={isNaming} onClick={() => setNaming(!isNaming)}>{t('helper')}</Button>
          {hasNext && <Button icon="stop" busy={act.busy === 'EndSpeech'} onClick={() => void act.run('EndSpeech', input)}>{t('endOnly')}</Button>}
        </div>
      )}
      {isNaming && (
        <form className="desk-inline" onSubmit={(event) => void nameReader(event)}>
          <TextField label={t('helperName')} value={reader} maxLength={limits.displayName} required onChange={(event) => setReader(event.target.value)} />
          <Button type="submit" busy={act.busy === 'LetHelperRead'}>{t('helperSend')}</Button>
        </form>
      )}
    </div>
  )
}
