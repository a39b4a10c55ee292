'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '../../../contract/limits.ts'
import { fieldsOf } from '../../../contract/words/dates.ts'
import type { BallotState } from '../../../domain/ballot/state.ts'
import { DayField } from '../../_task/day-field.tsx'
import { SmallForm } from '../../_task/small-form.tsx'
import { TextArea } from '../../_ui/field.tsx'
import { useBallotWords } from '../ballot-words.ts'
import { startOfDay } from '../create/draft.ts'
import { useBallotCommand } from '../use-ballot-command.ts'

const DAY = 86_400_000
const two = (n: number) => String(n).padStart(2, '0')
const dayText = (ms: number) => { const { year, month, day } = fieldsOf(ms); return `${year}-${two(month)}-${two(day)}` }

/** Question and days of a draft. What can be chosen from stays as it was made. */
export function ReviseForm({ community, ballot, earliest, now, isOpen }: { community: string; ballot: BallotState; earliest: number; now: number; isOpen: boolean }) {
  const t = useTranslations('owners.desk')
  const b = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'ReviseBallot')
  const [text, setText] = useState(ballot.question.text)
  const [opens, setOpens] = useState(dayText(ballot.plan?.opensAt ?? earliest))
  const [closes, setCloses] = useState(dayText((ballot.plan?.closesAt ?? earliest + DAY) - DAY))
  return (
    <details className="why" open={isOpen}>
      <summary>{t('revise')}</summary>
      <div className="why-body">
        <SmallForm act={t('revised')} main={isOpen} busy={busy} refusal={refusal} onSubmit={() => void run({
          ballotId: ballot.id, question: { ...ballot.question, text }, plan: { opensAt: startOfDay(opens) ?? 0, closesAt: (startOfDay(closes) ?? 0) + DAY },
        })}>
          <TextArea label={b('create.question')} maxLength={limits.question} value={text} onChange={(event) => setText(event.target.value)} />
          <div className="day-pair">
            <DayField label={b('create.opensAt')} after={earliest - DAY} until={now + 300 * DAY} value={opens} onChange={(event) => setOpens(event.target.value)} />
            <DayField label={b('create.closesAt')} after={earliest - DAY} until={now + 365 * DAY} value={closes} onChange={(event) => setCloses(event.target.value)} />
          </div>
        </SmallForm>
      </div>
    </details>
  )
}
