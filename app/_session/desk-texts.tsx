'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** What neighbours wrote: waiting in the inbox, on the screens, answered. */
export function DeskTexts({ act, live, isChair, isOpen }: { act: Act; live: LiveRoom; isChair: boolean; isOpen: boolean }) {
  const t = useTranslations('session.desk.texts')
  const [open, setOpen] = useState<{ id: string; as: 'answer' | 'aside' } | null>(null)
  const [words, setWords] = useState('')
  const waiting = live.inbox.filter((each) => each.phase === 'WAITING')
  const shown = live.session.floor?.shown ?? []
  const mode = live.session.textModeration ?? 'BEFORE'
  if (!isOpen || (waiting.length === 0 && shown.length === 0 && !isChair)) return null
  const sessionId = live.session.id
  async function send(event: FormEvent) {
    event.preventDefault()
    if (!open) return
    const answer = open.as === 'answer' ? await act.run('AnswerText', { sessionId, textId: open.id, answer: words.trim() }) : await act.run('SetTextAside', { sessionId, textId: open.id, reason: words.trim() })
    if (answer.ok) { setOpen(null); setWords('') }
  }
  const form = (id: string) => open?.id === id && (
    <form className="desk-inline" onSubmit={(event) => void send(event)}>
      <TextField label={t(open.as === 'answer' ? 'answerLabel' : 'asideLabel')} value={words} maxLength={limits.reason} required autoFocus onChange={(event) => setWords(event.target.value)} />
      <Button type="submit" busy={act.busy !== null}>{t(open.as === 'answer' ? 'answerSend' : 'asideSend')}</Button>
    </form>
  )
  return (
    <section className="desk-texts">
      <header>
        <h3>{t('title', { n: waiting.length })}</h3>
        {isChair && <Button small kind="ink" busy={act.busy === 'SetTextModeration'} onClick={() => void act.run('SetTextModeration', { sessionId, mode: mode === 'BEFORE' ? 'AFTER' : 'BEFORE' })}>{t(`mode.${mode}`)}</Button>}
      </header>
      <ul>
        {waiting.map((each) => (
          <li key={each.id}>
            <p><b>{each.name}</b>{each.text}</p>
            {(each.isAnonymous || each.isHeld) && <p className="note">{each.isAnonymous && t('nameless')}{each.isHeld && t('held')}</p>}
            {isChair && <div className="btn-row"><Button small busy={act.busy === 'ShowText'} onClick={() => void act.run('ShowText', { sessionId, textId: each.id })}>{t('show')}</Button><Button small kind="ink" onClick={() => setOpen({ id: each.id, as: 'aside' })}>{t('aside')}</Button></div>}
            {form(each.id)}
          </li>
        ))}
        {shown.map((each) => (
          <li key={each.id}>
            <p><b>{t('onScreen', { name: each.name })}</b>{each.text}</p>
            {(each.isAnonymous || live.agreed[each.id]) && <p className="note">{each.isAnonymous && t('nameless')}{live.agreed[each.id] ? t('agreed', { n: live.agreed[each.id] ?? 0 }) : null}</p>}
            {each.answer !== null && <p className="note">{t('answered', { text: each.answer })}</p>}
            {isChair && <div className="btn-row">{each.answer === null && <Button small onClick={() => setOpen({ id: each.id, as: 'answer' })}>{t('answer')}</Button>}<Button small kind="ink" onClick={() => setOpen({ id: each.id, as: 'aside' })}>{t('takeDown')}</Button></div>}
            {form(each.id)}
          </li>
        ))}
      </ul>
    </section>
  )
}
