'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '../../../contract/limits.ts'
import { paths } from '../../../contract/paths.ts'
import { squareMetres } from '../../../domain/ballot/area.ts'
import type { BallotState, RollObjection } from '../../../domain/ballot/state.ts'
import { useDates } from '../../_i18n/dates.ts'
import { SmallForm } from '../../_task/small-form.tsx'
import { TextArea } from '../../_ui/field.tsx'
import { Options } from '../../_ui/options.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { useBallotCommand } from '../use-ballot-command.ts'
import { useBallotWords } from '../ballot-words.ts'

interface Here { community: string; ballot: BallotState }
interface Difference { added: number; removed: number; changed: number }

/** What was doubted about the roll, to be answered one by one; and the roll drawn anew from the registers, with a reason. */
export function RollDesk({ community, ballot, canAnswer, canCorrect }: Here & { canAnswer: boolean; canCorrect: boolean }) {
  const t = useTranslations('owners.roll')
  const b = useBallotWords()
  const dates = useDates()
  const { inspection, roll } = ballot
  if (!inspection) return null
  const isOpen = ballot.phase === 'DRAFT'
  const waiting = inspection.objections.filter((each) => !each.answer)
  const answered = inspection.objections.filter((each) => each.answer)
  return (
    <section className="section" aria-labelledby="roll">
      <h2 id="roll">{t('title')}</h2>
      <div className="stack">
        <p>{t('size', { heads: (roll ?? inspection).heads, area: squareMetres((roll ?? inspection).area) })}</p>
        {inspection.objections.length === 0 && <p className="note">{t('none')}</p>}
        {waiting.length > 0 && <h3>{t('waiting')}</h3>}
        {waiting.map((objection) => (
          <div className="card stack" key={objection.id}>
            <Said objection={objection} />
            {canAnswer && <Answer {...{ community, ballot, objection }} />}
          </div>
        ))}
        {answered.length > 0 && <h3>{t('answered')}</h3>}
        {answered.map((objection) => (
          <div key={objection.id}>
            <Said objection={objection} />
            {objection.answer && <p className="quote"><b>{t(objection.answer.isCorrected ? 'corrected' : 'kept')}</b><br />{objection.answer.text} <span className="note">{objection.answer.by} {dates.dayTime(objection.answer.at)}</span></p>}
          </div>
        ))}
        {inspection.corrections.map((each) => (
          <p className="note" key={each.at}>{b('roll.correction', { day: dates.dayTime(each.at), name: each.by, added: each.added, removed: each.removed, changed: each.changed, reason: each.reason })}</p>
        ))}
        {isOpen && canCorrect && <Correct {...{ community, ballot }} />}
        {roll && <p className="note">{t('frozen')} <span className="chain">{roll.hash}</span></p>}
      </div>
    </section>
  )
}

function Said({ objection }: { objection: RollObjection }) {
  const b = useBallotWords()
  const dates = useDates()
  return <><p><b>{objection.shownAs || b('run.aNeighbour')}</b> <span className="note">{dates.dayTime(objection.at)}</span></p><p>{objection.text}</p></>
}

function Answer({ community, ballot, objection }: Here & { objection: RollObjection }) {
  const t = useTranslations('owners.roll')
  const { run, busy, refusal } = useBallotCommand(community, 'AnswerRollObjection')
  const [text, setText] = useState('')
  const [what, setWhat] = useState<'corrected' | 'kept' | null>(null)
  return (
    <SmallForm act={t('send')} busy={busy} refusal={refusal} onSubmit={() => void run({ ballotId: ballot.id, objectionId: objection.id, text, ...(what && { isCorrected: what === 'corrected' }) })}>
      <Options name={`answer-${objection.id}`} compact legend={t('isCorrected')} value={what} onChange={setWhat} options={(['corrected', 'kept'] as const).map((value) => ({ value, label: t(value) }))} />
      <TextArea label={t('answer')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
    </SmallForm>
  )
}

function Correct({ community, ballot }: Here) {
  const t = useTranslations('owners.roll')
  const { run, busy, refusal } = useBallotCommand<Difference>(community, 'CorrectRoll')
  const [reason, setReason] = useState('')
  const [found, setFound] = useState<Difference | null>(null)
  const isSame = found !== null && found.added + found.removed + found.changed === 0
  return (
    <details className="why">
      <summary>{t('correctTitle')}</summary>
      <div className="why-body">
        <p>{t('correctWhy')} <Link href={`${paths(community).desk}/import`}>{t('toImport')}</Link></p>
        <SmallForm act={t('correct')} busy={busy} refusal={refusal} onSubmit={() => { void run({ ballotId: ballot.id, reason }).then((difference) => { if (difference) { setReason(''); setFound(difference) } }) }}>
          <TextArea label={t('correctReason')} maxLength={limits.reason} value={reason} onChange={(event) => { setReason(event.target.value); setFound(null) }} />
        </SmallForm>
        {found && <Strip kind={isSame ? 'attention' : 'good'}>{isSame ? t('same') : t('changed', { ...found })}</Strip>}
      </div>
    </details>
  )
}
