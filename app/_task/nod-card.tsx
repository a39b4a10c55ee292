'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import type { ClosingParty } from '../../domain/task/phases.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { noEvidence, useTaskCommand } from './use-task-command.ts'

/** One party's nod. The supervisor says what was seen on the spot and may add pictures. */
export function NodCard({ community, taskId, party, main = true }: { community: string; taskId: string; party: ClosingParty; main?: boolean }) {
  const t = useTranslations('task.nod')
  const { run, busy, refusal } = useTaskCommand(community, 'ConfirmClosing')
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState(noEvidence)
  const isSupervisor = party === 'SUPERVISOR'
  function submit(event: FormEvent) {
    event.preventDefault()
    void run({ taskId, party, note }, evidence)
  }
  return (
    <form className="card" onSubmit={submit} noValidate>
      <h2>{t(`title.${party}`)}</h2>
      <p>{t(`text.${party}`)}</p>
      {isSupervisor && <TextArea label={t('seen')} maxLength={limits.reason} value={note} onChange={(event) => setNote(event.target.value)} />}
      {isSupervisor && <EvidenceInput value={evidence} onChange={setEvidence} before={false} />}
      <RefusalLine refusal={refusal} />
      <Button kind={main ? 'main' : 'plain'} wide type="submit" busy={busy}>{t(`act.${party}`)}</Button>
    </form>
  )
}
