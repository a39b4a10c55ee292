'use client'
import { useEffect, useRef, useState } from 'react'
import { limits } from '../../contract/limits.ts'
import type { BallotState, Objection } from '../../domain/ballot/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { SmallForm } from '../_task/small-form.tsx'
import { TextArea } from '../_ui/field.tsx'
import { objectionPlace } from './objection-place.ts'
import { useBallotCommand } from './use-ballot-command.ts'
import { useBallotWords } from './ballot-words.ts'

/** Asking for a recount, while the result is preliminary. */
export function ObjectionForm({ community, ballotId }: { community: string; ballotId: string }) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'RaiseObjection')
  const [text, setText] = useState('')
  const place = useRef<HTMLDetailsElement>(null)
  // Whoever was led here came to write.
  useEffect(() => {
    if (window.location.hash !== `#${objectionPlace}` || !place.current) return
    place.current.open = true
    place.current.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <details className="why" id={objectionPlace} ref={place}>
      <summary>{t('run.object')}</summary>
      <div className="why-body">
        <SmallForm act={t('run.objectSend')} busy={busy} refusal={refusal} onSubmit={() => { void run({ ballotId, text }).then((done) => { if (done) setText('') }) }}>
          <TextArea label={t('run.objectText')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
        </SmallForm>
      </div>
    </details>
  )
}

/** Every request with its answer; nothing is taken off. */
export function ObjectionList({ community, ballot, canAnswer }: { community: string; ballot: BallotState; canAnswer: boolean }) {
  const t = useBallotWords()
  if (ballot.objections.length === 0) return null
  return (
    <section>
      <h2>{t('run.objections')}</h2>
      <ul className="option-rows">
        {ballot.objections.map((objection) => <li key={objection.id}><One community={community} ballotId={ballot.id} objection={objection} canAnswer={canAnswer} /></li>)}
      </ul>
    </section>
  )
}

function One({ community, ballotId, objection, canAnswer }: { community: string; ballotId: string; objection: Objection; canAnswer: boolean }) {
  const t = useBallotWords()
  const dates = useDates()
  const { run, busy, refusal } = useBallotCommand(community, 'AnswerObjection')
  const [text, setText] = useState('')
  return (
    <>
      <p><b>{objection.shownAs || t('run.aNeighbour')}</b> <span className="note">{dates.dayTime(objection.at)}</span></p>
      <p>{objection.text}</p>
      {objection.answer && <p className="quote">{objection.answer.text} <span className="note">{objection.answer.by} {dates.dayTime(objection.answer.at)}</span></p>}
      {!objection.answer && canAnswer && (
        <SmallForm act={t('run.answer')} busy={busy} refusal={refusal} onSubmit={() => void run({ ballotId, objectionId: objection.id, text })}>
          <TextArea label={t('run.answerText')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
        </SmallForm>
      )}
    </>
  )
}
