'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { Select, TextArea } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { SmallForm } from './small-form.tsx'
import { useTaskCommand } from './use-task-command.ts'

interface Here { community: string; taskId: string }

export function AssignForm({ community, taskId, departments }: Here & { departments: { id: string; name: string }[] }) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'AssignTask')
  const [departmentId, setDepartment] = useState('')
  const [note, setNote] = useState('')
  return (
    <SmallForm act={t('assignAct')} main busy={busy} refusal={refusal} onSubmit={() => void run({ taskId, departmentId, note })}>
      <Select label={t('department')} value={departmentId} onChange={(event) => setDepartment(event.target.value)}>
        <option value="">{t('choose')}</option>
        {departments.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
      </Select>
      <TextArea label={t('assignNote')} optional maxLength={limits.reason} value={note} onChange={(event) => setNote(event.target.value)} />
    </SmallForm>
  )
}

/** Yes or no to a department's request, with a reason for the no. */
export function DecideForm({ community, taskId, what, needsConsent = false }: Here & { what: 'RETURN' | 'EXTENSION'; needsConsent?: boolean }) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, what === 'RETURN' ? 'DecideReturn' : 'DecideExtension')
  const [granted, setGranted] = useState<'YES' | 'NO' | null>(null)
  const [reason, setReason] = useState('')
  const [consent, setConsent] = useState('')
  return (
    <SmallForm act={t('decideAct')} main busy={busy} refusal={refusal}
      onSubmit={() => { if (granted) void run({ taskId, granted: granted === 'YES', reason, ...(what === 'EXTENSION' && { consent }) }) }}>
      <Options name="granted" legend={t(`decide.${what}`)} compact required value={granted} onChange={setGranted} options={[{ value: 'YES', label: t(`grant.${what}`) }, { value: 'NO', label: t(`refuse.${what}`) }]} />
      {granted === 'NO' && <TextArea label={t('refuseReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />}
      {granted === 'YES' && needsConsent && <TextArea label={t('consent')} hint={t('consentHint')} maxLength={limits.reason} value={consent} onChange={(event) => setConsent(event.target.value)} />}
    </SmallForm>
  )
}

export function EvaluateButton({ community, taskId }: Here) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'OpenEvaluation')
  return <><p className="note">{t('evaluateWhy')}</p><RefusalLine refusal={refusal} /><Button kind="main" wide busy={busy} onClick={() => void run({ taskId })}>{t('evaluate')}</Button></>
}

export function TalkForm({ community, taskId }: Here) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'HoldFaceToFace')
  const [settled, setSettled] = useState<'YES' | 'NO' | null>(null)
  const [note, setNote] = useState('')
  return (
    <SmallForm act={t('talkAct')} main busy={busy} refusal={refusal} onSubmit={() => { if (settled) void run({ taskId, settled: settled === 'YES', note }) }}>
      <Options name="settled" legend={t('talkHow')} compact required value={settled} onChange={setSettled} options={[{ value: 'YES', label: t('talkSettled') }, { value: 'NO', label: t('talkNotSettled') }]} />
      <TextArea label={t('talkNote')} hint={t('talkHint')} maxLength={limits.reply} value={note} onChange={(event) => setNote(event.target.value)} />
    </SmallForm>
  )
}

export function RecommendForm({ community, taskId }: Here) {
  const t = useTranslations('task.acts')
  const { run, busy, refusal } = useTaskCommand(community, 'RecommendListing')
  const [reason, setReason] = useState('')
  return (
    <details className="why">
      <summary>{t('recommend')}</summary>
      <div className="why-body">
        <SmallForm act={t('recommendAct')} busy={busy} refusal={refusal} onSubmit={() => void run({ taskId, reason })}>
          <TextArea label={t('recommendReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
        </SmallForm>
      </div>
    </details>
  )
}
