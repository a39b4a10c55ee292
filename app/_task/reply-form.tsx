'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { replyClasses, type ReplyClass } from '../../domain/task/phases.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { DayField, dayChosen } from './day-field.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { noEvidence, useTaskCommand } from './use-task-command.ts'

/** The department's answer: what class it is of, what was done, and the pictures that show it. */
export function ReplyForm({ community, taskId, now, againUntil, main = true }: { community: string; taskId: string; now: number; againUntil: Record<'B' | 'C', number>; main?: boolean }) {
  const t = useTranslations('task.reply')
  const { run, busy, refusal } = useTaskCommand(community, 'ReplyToTask')
  const draft = useDraft<{ replyClass: ReplyClass; text: string; again: string }>(`reply.${taskId}`, { replyClass: 'A', text: '', again: '' })
  const [evidence, setEvidence] = useState(noEvidence)
  const { replyClass, text, again } = draft.value
  const set = (change: Partial<typeof draft.value>) => draft.set({ ...draft.value, ...change })
  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await run({ taskId, replyClass, text, answerAgainBy: replyClass === 'A' ? null : dayChosen(again) }, evidence)
    if (done) draft.forget()
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <Options name={`class-${taskId}`} legend={t('class')} compact value={replyClass} onChange={(next) => set({ replyClass: next })}
        options={replyClasses.map((value) => ({ value, label: <><b className="class-letter">{value}</b> {t(`classes.${value}`)}</>, note: t(`classNote.${value}`) }))} />
      <TextArea label={t('text')} hint={t('textHint')} maxLength={limits.reply} value={text} onChange={(event) => set({ text: event.target.value })} />
      {replyClass !== 'A' && <DayField label={t('again')} hint={t('againHint')} after={now} until={againUntil[replyClass]} value={again} onChange={(event) => set({ again: event.target.value })} />}
      <EvidenceInput value={evidence} onChange={setEvidence} />
      <RefusalLine refusal={refusal} />
      <Button kind={main ? 'main' : 'plain'} wide type="submit" busy={busy}>{t('submit', { replyClass })}</Button>
    </form>
  )
}
