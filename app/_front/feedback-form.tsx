'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import type { CommandAnswer } from '../../contract/command.ts'
import { limits } from '../../contract/limits.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import type { Refusal } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea, TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'

/** A word to the community; needs no account. Kept on the device until it has arrived. */
export function FeedbackForm({ community, page }: { community: string; page: string }) {
  const t = useTranslations('front.feedback')
  const draft = useDraft(`feedback:${community}`, { text: '', contact: '' })
  const [busy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setRefusal(null)
    const answer = await post({ community, page, text: draft.value.text, contact: draft.value.contact.trim() || null })
    setBusy(false)
    if (!answer.ok) { setRefusal(answer); return }
    draft.forget()
    setDone(true)
  }
  if (isDone) return <div className="btn-stack"><Strip kind="good">{t('done')}</Strip><Button onClick={() => setDone(false)}>{t('again')}</Button></div>
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <TextArea label={t('label')} required value={draft.value.text} maxLength={limits.feedback} rows={5} onChange={(event) => draft.set({ ...draft.value, text: event.target.value })} />
      <TextField label={t('contact')} hint={t('contactHint')} value={draft.value.contact} maxLength={limits.contact} onChange={(event) => draft.set({ ...draft.value, contact: event.target.value })} />
      <RefusalLine refusal={refusal} />
      <p><Button type="submit" kind="main" busy={busy}>{t('send')}</Button></p>
    </form>
  )
}

async function post(body: object): Promise<CommandAnswer> {
  try {
    const response = await fetch('/api/feedback', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) })
    return await response.json() as CommandAnswer
  } catch {
    return { ok: false, code: 'SERVER_BUSY' }
  }
}
