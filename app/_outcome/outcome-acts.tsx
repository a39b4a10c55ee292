'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { verdicts, type Verdict } from '../../domain/outcome/phases.ts'
import { taskKinds, type TaskKind } from '../../domain/task/phases.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { Select, TextArea, TextField } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { SmallForm } from '../_task/small-form.tsx'
import { useTaskCommand } from '../_task/use-task-command.ts'

interface Here { community: string; outcomeId: string }
type Place = { id: string; name: string }

export function PublicizeButton({ community, outcomeId, days }: Here & { days: number }) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'PublicizeOutcome')
  return <><RefusalLine refusal={refusal} /><Button kind="main" wide busy={busy} onClick={() => void run({ outcomeId })}>{t('publicizeAct', { n: days })}</Button></>
}

export function TrackButton({ community, outcomeId }: Here) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'TrackOutcome')
  return <><RefusalLine refusal={refusal} /><Button wide busy={busy} onClick={() => void run({ outcomeId })}>{t('trackAct')}</Button></>
}

export function SendForm({ community, outcomeId, departments, communityName }: Here & { departments: Place[]; communityName: string }) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'SendOutcome')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  return (
    <SmallForm main act={t('sendAct')} busy={busy} refusal={refusal} onSubmit={() => { if (to) void run({ outcomeId, departmentId: to === 'self' ? null : to, note }) }}>
      <Select label={t('sendTo')} value={to} onChange={(event) => setTo(event.target.value)}>
        <option value="">{t('choose')}</option>
        <option value="self">{t('self', { community: communityName })}</option>
        {departments.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
      </Select>
      <TextArea label={t('sendNote')} optional maxLength={limits.reason} value={note} onChange={(event) => setNote(event.target.value)} />
    </SmallForm>
  )
}

export function AnswerForm({ community, outcomeId }: Here) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'AnswerOutcome')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reason, setReason] = useState('')
  return (
    <SmallForm main act={t('answerAct')} busy={busy} refusal={refusal} onSubmit={() => { if (verdict) void run({ outcomeId, verdict, reason }) }}>
      <Options name="verdict" legend={t('answerAsk')} compact required value={verdict} onChange={setVerdict} options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))} />
      {verdict && verdict !== 'ADOPTED' && <TextArea label={t('answerReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />}
    </SmallForm>
  )
}

export function RegisterForm({ community, outcomeId, title, grids }: Here & { title: string; grids: Place[] }) {
  const t = useTranslations('task.outcome')
  const kinds = useTranslations('task.kind')
  const { run, busy, refusal } = useTaskCommand(community, 'RegisterTask')
  const faultOf = useFaultOf(refusal)
  const [name, setName] = useState(title)
  const [detail, setDetail] = useState('')
  const [kind, setKind] = useState<TaskKind>('COMMUNITY')
  const [gridId, setGrid] = useState('')
  async function submit() {
    if (await run({ outcomeId, title: name, detail, kind, gridId: gridId || null })) { setName(''); setDetail('') }
  }
  return (
    <SmallForm main act={t('registerAct')} busy={busy} refusal={refusal?.fields ? null : refusal} onSubmit={() => void submit()}>
      <TextField label={t('taskTitle')} error={faultOf('title')} maxLength={limits.title} value={name} onChange={(event) => setName(event.target.value)} />
      <TextArea label={t('taskDetail')} optional maxLength={limits.reply} value={detail} onChange={(event) => setDetail(event.target.value)} />
      <Select label={t('taskKind')} value={kind} onChange={(event) => setKind(event.target.value as TaskKind)}>
        {taskKinds.map((each) => <option key={each} value={each}>{kinds(each)}</option>)}
      </Select>
      <Select label={t('taskGrid')} value={gridId} onChange={(event) => setGrid(event.target.value)}>
        <option value="">{t('wholeCommunity')}</option>
        {grids.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
      </Select>
    </SmallForm>
  )
}

export function ConcludeForm({ community, outcomeId }: Here) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'ConcludeOutcome')
  const [reason, setReason] = useState('')
  return (
    <SmallForm act={t('concludeAct')} busy={busy} refusal={refusal} onSubmit={() => void run({ outcomeId, reason })}>
      <TextArea label={t('concludeReason')} hint={t('concludeHint')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </SmallForm>
  )
}

export function RecordForm({ community, from, title, text }: { community: string; from: object; title: string; text: string }) {
  const t = useTranslations('task.outcome')
  const { run, busy, refusal } = useTaskCommand(community, 'RecordOutcome')
  const faultOf = useFaultOf(refusal)
  const [name, setName] = useState([...title].slice(0, limits.title).join(''))
  const [words, setWords] = useState(text)
  return (
    <SmallForm main act={t('recordAct')} busy={busy} refusal={refusal?.fields ? null : refusal} onSubmit={() => void run({ from, title: name, text: words })}>
      <TextField label={t('recordTitle')} error={faultOf('title')} maxLength={limits.title} value={name} onChange={(event) => setName(event.target.value)} />
      <TextArea label={t('recordText')} hint={t('recordHint')} error={faultOf('text')} maxLength={limits.reply} value={words} onChange={(event) => setWords(event.target.value)} />
    </SmallForm>
  )
}
