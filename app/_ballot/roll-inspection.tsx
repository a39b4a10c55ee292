'use client'
import { useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState, RollObjection } from '../../domain/ballot/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { SmallForm } from '../_task/small-form.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { useBallotCommand } from './use-ballot-command.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

interface Here { community: string; ballot: BallotState }

/** 名册公示: what the open roll says, what was doubted and answered, what was put right; and a way to doubt it. */
export function RollInspection({ community, ballot, can }: Here & { can: { run: boolean; object: boolean; answer: boolean } }) {
  const t = useBallotWords()
  const dates = useDates()
  const { people } = wordsOfBallot(t, ballot)
  const { inspection } = ballot
  if (!inspection) return null
  const isOpen = ballot.phase === 'DRAFT'
  return (
    <section className="section">
      <h2>{t('roll.title')}</h2>
      <p>{inspection.area > 0 ? t('roll.size', { count: people(inspection.heads), area: squareMetres(inspection.area) }) : t('roll.sizePeople', { count: people(inspection.heads) })}</p>
      {isOpen && <p>{t('roll.until', { day: dates.day(inspection.until) })}</p>}
      {inspection.corrections.map((each) => (
        <p className="note" key={each.at}>{t('roll.correction', { day: dates.dayTime(each.at), name: each.by, added: each.added, removed: each.removed, changed: each.changed, reason: each.reason })}</p>
      ))}
      <ul className="option-rows">
        {inspection.objections.map((objection) => <li key={objection.id}><One {...{ community, ballot, objection }} canAnswer={can.answer} /></li>)}
      </ul>
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
      {!objection.answer && canAnswer && (
        <SmallForm act={t('roll.answerCorrected')} busy={busy} refusal={refusal} onSubmit={() => answer(true)}>
          <TextArea label={t('roll.answerText')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
          <Button busy={busy} onClick={() => answer(false)}>{t('roll.answerKept')}</Button>
        </SmallForm>
      )}
    </>
  )
}
