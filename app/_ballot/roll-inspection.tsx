'use client'
import { useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { needsInspection } from '../../domain/ballot/inspection.ts'
import type { BallotState, RollObjection } from '../../domain/ballot/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { SmallForm } from '../_task/small-form.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { useBallotCommand } from './use-ballot-command.ts'
import { useBallotWords } from './ballot-words.ts'

interface Here { community: string; ballot: BallotState }

/** 名册公示: what the open roll says, what was doubted and answered, what was put right; and a way to doubt it. */
export function RollInspection({ community, ballot, can: may }: Here & { can: { run: boolean; object: boolean; answer: boolean } }) {
  const t = useBallotWords()
  const dates = useDates()
  const { inspection } = ballot
  if (!inspection) return null
  // an owner vote that stands alone is answered and put right at its desk
  const can = needsInspection(ballot) ? { ...may, run: false, answer: false } : may
  const isOpen = ballot.phase === 'DRAFT'
  const { corrections, objections } = inspection
  if (corrections.length === 0 && objections.length === 0 && !(isOpen && (can.object || can.run))) return null
  return (
    <section className="roll-inspection">
      <h3>{t('roll.title')}</h3>
      {corrections.map((each) => (
        <p className="note" key={each.at}>{t('roll.correction', { day: dates.dayTime(each.at), name: each.by, added: each.added, removed: each.removed, changed: each.changed, reason: each.reason })}</p>
      ))}
      {objections.length > 0 && <ul className="option-rows">{objections.map((objection) => <li key={objection.id}><One {...{ community, ballot, objection }} canAnswer={can.answer} /></li>)}</ul>}
      {isOpen && can.object && <Ask {...{ community, ballot }} name="ObjectToRoll" field="text" summary={t('roll.object')} label={t('roll.objectText')} act={t('roll.objectSend')} />}
      {isOpen && can.run && <Ask {...{ community, ballot }} name="CorrectRoll" field="reason" summary={t('roll.correct')} label={t('roll.correctReason')} act={t('roll.correct')} />}
    </section>
  )
}

function Ask({ community, ballot, name, field, summary, label, act }: Here & { name: string; field: 'text' | 'reason'; summary: string; label: string; act: string }) {
  const { run, busy, refusal } = useBallotCommand(community, name)
  const [text, setText] = useState('')
  return (
    <details className="why">
      <summary>{summary}</summary>
      <div className="why-body">
        <SmallForm act={act} busy={busy} refusal={refusal} onSubmit={() => { void run({ ballotId: ballot.id, [field]: text }).then((done) => { if (done) setText('') }) }}>
          <TextArea label={label} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
        </SmallForm>
      </div>
    </details>
  )
}

function One({ community, ballot, objection, canAnswer }: Here & { objection: RollObjection; canAnswer: boolean }) {
  const t = useBallotWords()
  const dates = useDates()
  const { run, busy, refusal } = useBallotCommand(community, 'AnswerRollObjection')
  const [text, setText] = useState('')
  const answer = (isCorrected: boolean) => void run({ ballotId: ballot.id, objectionId: objection.id, text, isCorrected })
  return (
    <>
      <p><b>{objection.shownAs || t('run.aNeighbour')}</b> <span className="note">{dates.dayTime(objection.at)}</span></p>
      <p>{objection.text}</p>
      {objection.answer && <p className="quote"><b>{t(objection.answer.isCorrected ? 'roll.corrected' : 'roll.kept')}</b> {objection.answer.text} <span className="note">{objection.answer.by} {dates.dayTime(objection.answer.at)}</span></p>}
      {!objection.answer && !canAnswer && <p className="note">{t('roll.waits')}</p>}
      {!objection.answer && canAnswer && (
        <SmallForm act={t('roll.answerCorrected')} busy={busy} refusal={refusal} onSubmit={() => answer(true)}>
          <TextArea label={t('roll.answerText')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
          <Button busy={busy} onClick={() => answer(false)}>{t('roll.answerKept')}</Button>
        </SmallForm>
      )}
    </>
  )
}
