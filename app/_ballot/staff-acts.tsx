'use client'
import { useState, type ReactNode } from 'react'
import type { BallotState } from '../../domain/ballot/state.ts'
import { limits } from '../../contract/limits.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { SmallForm } from '../_task/small-form.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea, TextField } from '../_ui/field.tsx'
import { useBallotCommand } from './use-ballot-command.ts'
import { useBallotWords } from './ballot-words.ts'

interface Here { community: string; ballot: BallotState }

/** One press that does one thing with this ballot. */
export function Act({ community, ballot, name, words, more = {}, main = false }: Here & { name: string; words: ReactNode; more?: Record<string, unknown>; main?: boolean }) {
  const { run, busy, refusal } = useBallotCommand(community, name)
  return <><RefusalLine refusal={refusal} /><Button kind={main ? 'main' : 'plain'} busy={busy} onClick={() => void run({ ballotId: ballot.id, ...more })}>{words}</Button></>
}

/** What needs a reason that everybody reads. */
export function ReasonAct({ community, ballot, name, summary, label }: Here & { name: string; summary: string; label: string }) {
  const { run, busy, refusal } = useBallotCommand(community, name)
  const [reason, setReason] = useState('')
  return (
    <details className="why">
      <summary>{summary}</summary>
      <div className="why-body">
        <SmallForm act={summary} busy={busy} refusal={refusal} onSubmit={() => void run({ ballotId: ballot.id, reason })}>
          <TextArea label={label} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
        </SmallForm>
      </div>
    </details>
  )
}

export function FileForm({ community, ballot }: Here) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'FileBallot')
  const [reference, setReference] = useState('')
  return (
    <SmallForm act={t('run.file')} busy={busy} refusal={refusal} onSubmit={() => void run({ ballotId: ballot.id, reference })}>
      <TextField label={t('run.fileReference')} maxLength={limits.title} value={reference} onChange={(event) => setReference(event.target.value)} />
    </SmallForm>
  )
}
