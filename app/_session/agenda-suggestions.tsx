'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { textLimits } from '../../contract/shared-text-names.ts'
import type { SuggestionView } from '../../server/queries/agenda.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'

/** What neighbours would have written about one item, what came of it, and the way to say something. */
export function AgendaSuggestions({ community, sessionId, itemId, title, suggestions, maySuggest, isFrozen }: {
  community: string; sessionId: string; itemId: string; title: string; suggestions: readonly SuggestionView[]; maySuggest: boolean; isFrozen: boolean
}) {
  const t = useTranslations('session.agenda.suggest')
  return (
    <div className="agenda-suggest">
      {suggestions.length > 0 && (
        <ul className="rows" aria-label={t('list', { title })}>
          {suggestions.map((each) => <li key={each.id}><Suggestion community={community} suggestion={each} isFrozen={isFrozen} /></li>)}
        </ul>
      )}
      {maySuggest && <SuggestForm community={community} sessionId={sessionId} itemId={itemId} title={title} />}
    </div>
  )
}

function Suggestion({ community, suggestion, isFrozen }: { community: string; suggestion: SuggestionView; isFrozen: boolean }) {
  const t = useTranslations('session.agenda.suggest')
  const router = useRouter()
  const settling = useCommand(community, 'SettleAgendaSuggestion')
  const withdrawal = useCommand(community, 'WithdrawAgendaSuggestion')
  const [answer, setAnswer] = useState('')
  const { id, by, text, settled, can } = suggestion
  async function settle(isAdopted: boolean) {
    const done = await settling.send({ suggestionId: id, isAdopted, answer: answer.trim() || null })
    if (done.ok) router.refresh()
  }
  async function withdraw() {
    const done = await withdrawal.send({ suggestionId: id })
    if (done.ok) router.refresh()
  }
  return (
    <div className="remark">
      <p><b>{t('by', { name: by })}</b></p>
      <p className="remark-text">{text}</p>
      {settled && <p className="quote"><b>{t(settled.isAdopted ? 'adopted' : 'declined', { name: settled.by })}</b>{settled.answer && <> {settled.answer}</>}</p>}
      {!settled && !can.settle && <p className="note">{t('waiting')}</p>}
      {can.settle && (
        <div className="form form--tight">
          <TextArea label={t('answer')} hint={t(isFrozen ? 'answerFrozen' : 'answerHint')} value={answer} maxLength={limits.reason} rows={2} onChange={(event) => setAnswer(event.target.value)} />
          <div className="btn-row"><Button icon="check" busy={settling.busy} onClick={() => void settle(true)}>{t('adopt')}</Button><Button busy={settling.busy} onClick={() => void settle(false)}>{t('decline')}</Button></div>
        </div>
      )}
      {can.withdraw && <Button kind="text" icon="undo" busy={withdrawal.busy} onClick={() => void withdraw()}>{t('withdraw')}</Button>}
      <RefusalLine refusal={settling.refusal ?? withdrawal.refusal} />
    </div>
  )
}

function SuggestForm({ community, sessionId, itemId, title }: { community: string; sessionId: string; itemId: string; title: string }) {
  const t = useTranslations('session.agenda.suggest')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'SuggestForAgenda')
  const [text, setText] = useState('')
  const [isSent, setIsSent] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await send({ sessionId, itemId, text })
    if (!done.ok) return
    setText('')
    setIsSent(true)
    router.refresh()
  }
  return (
    <details className="why">
      <summary aria-label={t('makeNamed', { title })}>{t('make')}</summary>
      <form className="form form--tight" onSubmit={(event) => void submit(event)}>
        <TextArea label={t('text')} hint={t('textHint')} value={text} maxLength={limits.suggestion} required onChange={(event) => { setText(event.target.value); setIsSent(false) }} />
        <RefusalLine refusal={refusal} />
        {isSent && <Strip kind="good">{t('sent')}</Strip>}
        <p><Button type="submit" busy={busy}>{t('send')}</Button></p>
      </form>
    </details>
  )
}

/** After the announcement the committee changes the words by a command with a reason, which everybody sees. */
export function ChangeTextForm({ community, sessionId, itemId, title, text: before, reason, onRefused }: {
  community: string; sessionId: string; itemId: string; title: string; text: string; reason: string | null; onRefused: () => void
}) {
  const t = useTranslations('session.agenda.words')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'ChangeItemText')
  const [text, setText] = useState(before)
  const [isOpen, setIsOpen] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!reason) { onRefused(); return }
    const done = await send({ sessionId, itemId, text, reason })
    if (!done.ok) return
    setIsOpen(false)
    router.refresh()
  }
  if (!isOpen) return <p><Button small icon="pen" aria-label={t('openNamed', { title })} onClick={() => { setText(before); setIsOpen(true) }}>{t('open')}</Button></p>
  return (
    <form className="form form--tight" onSubmit={(event) => void submit(event)}>
      <TextArea label={t('label')} hint={t('hint')} value={text} maxLength={textLimits.fieldCharacters} rows={6} onChange={(event) => setText(event.target.value)} />
      <RefusalLine refusal={refusal} />
      <div className="btn-row"><Button type="submit" busy={busy}>{t('send')}</Button><Button kind="ink" onClick={() => setIsOpen(false)}>{t('cancel')}</Button></div>
    </form>
  )
}
