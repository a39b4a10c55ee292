'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import type { Score } from '../../domain/task/phases.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { ErrorLine, TextArea } from '../_ui/field.tsx'
import { Faces } from '../_ui/faces.tsx'
import { Strip } from '../_ui/strip.tsx'
import { useTaskCommand } from './use-task-command.ts'

/** Three faces, one reason, done in ten seconds. A rating may be changed while the evaluation is open. */
export function RateCard({ community, taskId, name, given, until, takeBackUntil, now }: {
  community: string
  taskId: string
  name: string
  given: { score: Score | null; reason: string }
  until: number
  /** a 不满意 goes into effect then */
  takeBackUntil: number | null
  now: number
}) {
  const t = useTranslations('task.rate')
  const dates = useDates()
  const { run, busy, refusal } = useTaskCommand(community, 'RateTask')
  const draft = useDraft<{ score: Score | null; reason: string }>(`rate.${taskId}.${given.score ?? 'new'}`, given)
  const [missing, setMissing] = useState(false)
  const { score, reason } = draft.value
  const isGiven = given.score !== null
  const isSame = isGiven && score === given.score && reason.trim() === given.reason
  async function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(score === null)
    if (score === null) return
    await run({ taskId, score, reason })
  }
  return (
    <form className="card rate" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t(isGiven ? 'thanks' : 'question', { name })}</h2>
      {isGiven && <p className="note">{t('mayChange', { date: dates.day(until) })}</p>}
      {takeBackUntil !== null && takeBackUntil > now && <Strip kind="info">{t('takeBack')}</Strip>}
      <Faces name="score" legend={t('legend')} legendHidden value={score} onChange={(next) => { setMissing(false); draft.set({ score: next, reason }) }} />
      {missing && <ErrorLine>{t('choose')}</ErrorLine>}
      <TextArea label={t('why')} maxLength={limits.comment} value={reason} onChange={(event) => draft.set({ score, reason: event.target.value })} />
      <RefusalLine refusal={refusal} />
      {!isSame && <Button kind="main" wide type="submit" busy={busy}>{t(isGiven ? 'change' : 'submit')}</Button>}
    </form>
  )
}
