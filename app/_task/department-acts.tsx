'use client'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { limits } from '../../contract/limits.ts'
import type { TaskAbilities } from '../../server/queries/tasks.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { DayField, dayChosen } from './day-field.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { ReplyForm } from './reply-form.tsx'
import { SmallForm } from './small-form.tsx'
import { noEvidence, useTaskCommand } from './use-task-command.ts'

export interface ActsTask { id: string; can: TaskAbilities; extensionRange: { after: number; until: number } | null }
interface Here { community: string; task: ActsTask; now: number; againUntil: Record<'B' | 'C', number> }

/** What a department can do with a task now: the one next act large, the others behind their names. */
export function DepartmentActs({ community, task, now, againUntil, main = true }: Here & { main?: boolean }) {
  const t = useTranslations('task.acts')
  const { can } = task
  return (
    <div className="acts">
      {can.sign && <Sign community={community} taskId={task.id} main={main} />}
      {can.reply && !can.sign && (main
        ? <><h2>{t('reply')}</h2><ReplyForm {...{ community, now, againUntil }} taskId={task.id} /></>
        : <More name={t('reply')}><ReplyForm {...{ community, now, againUntil }} taskId={task.id} main={false} /></More>)}
      {can.report && <More name={t('report')}><Report community={community} taskId={task.id} /></More>}
      {can.askExtension && task.extensionRange && <More name={t('askExtension')}><AskExtension community={community} taskId={task.id} range={task.extensionRange} /></More>}
      {can.askReturn && <More name={t('askReturn')}><AskReturn community={community} taskId={task.id} /></More>}
    </div>
  )
}

function More({ name, children }: { name: ReactNode; children: ReactNode }) {
  return <details className="why"><summary>{name}</summary><div className="why-body">{children}</div></details>
}

function Sign({ community, taskId, main }: { community: string; taskId: string; main: boolean }) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'SignTask')
  return <><RefusalLine refusal={refusal} /><Button kind={main ? 'main' : 'plain'} wide={main} icon="pen" busy={busy} onClick={() => void run({ taskId })}>{t('sign')}</Button></>
}

function Report({ community, taskId }: { community: string; taskId: string }) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'ReportProgress')
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState(noEvidence)
  async function submit() {
    if (await run({ taskId, text }, evidence)) { setText(''); setEvidence(noEvidence) }
  }
  return (
    <SmallForm act={t('reportAct')} busy={busy} refusal={refusal} onSubmit={() => void submit()}>
      <TextArea label={t('reportText')} maxLength={limits.reply} value={text} onChange={(event) => setText(event.target.value)} />
      <EvidenceInput value={evidence} onChange={setEvidence} />
    </SmallForm>
  )
}

function AskExtension({ community, taskId, range }: { community: string; taskId: string; range: { after: number; until: number } }) {
  const t = useTranslations('task.acts')
  const dates = useDates()
  const { run, busy, refusal } = useTaskCommand(community, 'AskExtension')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  return (
    <SmallForm act={t('askExtensionAct')} busy={busy} refusal={refusal} onSubmit={() => void run({ taskId, reason, until: dayChosen(day) ?? 0 })}>
      <DayField label={t('extensionDay')} hint={t('extensionHint', { date: dates.day(range.until) })} after={range.after} until={range.until} value={day} onChange={(event) => setDay(event.target.value)} />
      <TextArea label={t('extensionReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </SmallForm>
  )
}

function AskReturn({ community, taskId }: { community: string; taskId: string }) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'AskReturn')
  const [reason, setReason] = useState('')
  return (
    <SmallForm act={t('askReturnAct')} busy={busy} refusal={refusal} onSubmit={() => void run({ taskId, reason })}>
      <TextArea label={t('returnReason')} hint={t('returnHint')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </SmallForm>
  )
}
