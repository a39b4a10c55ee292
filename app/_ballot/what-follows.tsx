import type { BallotState } from '../../domain/ballot/state.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { decidingVerdict } from '../../domain/ballot/verdict.ts'
import { useDates } from '../_i18n/dates.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

/** What comes of a result: when it takes effect, until when a recount may be asked for, what happens to what was lost. */
export function WhatFollows({ ballot }: { ballot: BallotState }) {
  const t = useBallotWords()
  const dates = useDates()
  if (!ballot.count) return null
  const { outcome, options } = decidingVerdict(ballot.count.verdict)
  const against = ballot.question.choices.kind === 'YES_NO' ? options.filter((option) => option.id !== 'yes').reduce((sum, option) => sum + option.heads, 0) : 0
  return (
    <>
      {ballot.phase === 'RECOUNT' && <p>{t('result.recounting')}</p>}
      {outcome === 'REJECTED' && <p>{t(ballot.place.sessionId ? 'result.rejectedNext' : 'result.rejectedAlone')}</p>}
      {outcome === 'TOO_FEW' && <p>{t('result.failed')}</p>}
      {outcome === 'PASSED' && against > 0 && ballot.place.sessionId && <p>{t('result.dissent', { count: wordsOfBallot(t, ballot).people(against) })}</p>}
      {ballot.finalAt !== null && <p>{t(isOwnerType(ballot.type) && !ballot.isOfficial ? 'result.finalIntent' : 'result.final', { day: dates.day(ballot.finalAt) })}</p>}
      {ballot.filed && <p>{t('result.filed', { reference: ballot.filed.reference })}</p>}
      {ballot.recounts.map((recount) => <p key={recount.at}>{t('result.recounted', { day: dates.dayTime(recount.at), name: recount.by, agrees: recount.agrees ? 'yes' : 'no' })} {t('result.recountReason', { reason: recount.reason })}</p>)}
      {ballot.published && ballot.finalAt === null && <p>{t('result.preliminary', { day: dates.day(ballot.published.objectionsUntil) })}</p>}
    </>
  )
}
