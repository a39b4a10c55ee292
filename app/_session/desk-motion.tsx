'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { openAmendment, secondsOf, type Motion, type Speech } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { limits } from '../../contract/limits.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { Changes } from './changes.tsx'
import { MotionHistory } from './motion-history.tsx'
import type { Act } from './use-act.ts'

/** One motion at the desk: its words and how they came, who is behind it, and what the chair may do with it. */
export function DeskMotion({ act, sessionId, motion, rules, speech, mayAct, readNext, onReadNext }: {
  act: Act; sessionId: string; motion: Motion; rules: RulePack; speech: Speech | null; /** the chair, while the session runs */ mayAct: boolean
  readNext: string | null; onReadNext: (motionId: string | null) => void
}) {
  const t = useTranslations('session.desk')
  const [isTabling, setTabling] = useState(false)
  const seconds = secondsOf(motion)
  const need = rules.motionSeconds.value
  const isReady = seconds >= need
  const change = openAmendment(motion)
  const isProposed = motion.phase === 'PROPOSED'
  const run = (name: string, more: object = {}) => act.run(name, { sessionId, motionId: motion.id, ...more })
  const heading = motion.phase === 'TABLED' ? t('motionTabled') : motion.phase === 'READ_OUT' ? t('motionRead') : isReady ? t('motionReady') : t('motionWaits')
  return (
    <div className="tray desk-motion">
      <div className="desk-motion-words">
        <p><b>{heading}</b>{t('motionWords', { name: motion.by.name, text: motion.text, n: seconds, need })}</p>
        {motion.phase === 'TABLED' && <p className="note">{t('tabledFor', { reason: motion.tabledFor ?? '' })}</p>}
        <MotionHistory motion={motion} />
        {change && <p className="motion-step"><span className="note">{t(change.isSeconded ? 'changeSeconded' : 'changeWaits', { name: change.by.name })}</span><Changes before={motion.text} after={change.text} /></p>}
      </div>
      {mayAct && (
        <div className="btn-row">
          {isProposed && isReady && !change?.isSeconded && (readNext === motion.id && speech
            ? <Button small aria-pressed onClick={() => onReadNext(null)}>{t('readSoon')}</Button>
            : <Button small busy={act.busy === 'ReadOutMotion'} onClick={() => { if (speech) onReadNext(motion.id); else void run('ReadOutMotion', { endSpeech: false }) }}>{t('readOut')}</Button>)}
          {isProposed && !isReady && <Button small icon="plus" busy={act.busy === 'CountHandSeconds'} onClick={() => void run('CountHandSeconds', { count: motion.handSeconds + 1 })}>{t('handSecond')}</Button>}
          {change && !change.isSeconded && <Button small icon="plus" busy={act.busy === 'SecondAmendment'} onClick={() => void act.run('SecondAmendment', { sessionId, amendmentId: change.id })}>{t('handSecondChange')}</Button>}
          {motion.phase === 'TABLED' && <Button small busy={act.busy === 'TakeUpMotion'} onClick={() => void run('TakeUpMotion')}>{t('takeUp')}</Button>}
          {motion.phase !== 'TABLED' && !speech && <Button small kind="ink" aria-expanded={isTabling} onClick={() => setTabling(!isTabling)}>{t('table')}</Button>}
        </div>
      )}
      {isTabling && mayAct && <TableForm act={act} onSend={(reason) => run('TableMotion', { reason })} onDone={() => setTabling(false)} />}
    </div>
  )
}

function TableForm({ act, onSend, onDone }: { act: Act; onSend: (reason: string) => Promise<{ ok: boolean }>; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const [reason, setReason] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    if ((await onSend(reason.trim())).ok) onDone()
  }
  return (
    <form className="desk-inline" onSubmit={(event) => void send(event)}>
      <TextField label={t('tableReason')} value={reason} maxLength={limits.reason} required autoFocus onChange={(event) => setReason(event.target.value)} />
      <Button type="submit" busy={act.busy !== null}>{t('tableSend')}</Button>
    </form>
  )
}
