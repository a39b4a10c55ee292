'use client'
import { useTranslations } from 'next-intl'
import { paths } from '../../../contract/paths.ts'
import { afterFullDays } from '../../../domain/calendar/index.ts'
import type { RulePack } from '../../../domain/rule-pack.ts'
import type { OwnerDesk } from '../../../server/queries/owner-desk.ts'
import { useDates } from '../../_i18n/dates.ts'
import { ButtonLink } from '../../_ui/button.tsx'
import { Icon } from '../../_ui/icon.tsx'
import { NotYet } from '../../_ui/not-yet.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { Act, FileForm } from '../staff-acts.tsx'
import { useEnd } from './use-end.ts'
import { ReviseForm } from './revise-form.tsx'

/** The one next lawful act, or what it waits for and until when. */
export function NextStep({ community, desk, now, rules }: { community: string; desk: OwnerDesk; now: number; rules: RulePack }) {
  const t = useTranslations('owners.desk')
  const dates = useDates()
  const end = useEnd()
  const { view: { ballot, turnout }, isPlanTooEarly, earliestOpening, isCommittee } = desk
  const unread = desk.papers?.filter((paper) => paper.outcome === null).length ?? 0
  const here = { community, ballot }
  const { plan, inspection, published } = ballot
  const revise = isCommittee && ballot.phase === 'DRAFT' && <ReviseForm community={community} ballot={ballot} earliest={earliestOpening} now={now} isOpen={isPlanTooEarly} />
  const late = isPlanTooEarly && plan && <Strip kind="attention">{t('planLate', { day: dates.day(plan.opensAt), earliest: dates.day(earliestOpening) })}</Strip>

  switch (ballot.phase) {
    case 'DRAFT': {
      if (!inspection) {
        return (
          <>
            {late}
            <p>{t('showWhy', { until: dates.day(afterFullDays(now, rules.rollInspection.value) - 1) })}</p>
            {isCommittee && !isPlanTooEarly && <Act {...here} name="ShowRoll" words={t('show')} main />}
            {revise}
          </>
        )
      }
      const open = inspection.objections.filter((each) => !each.answer).length
      const isReady = open === 0 && now >= inspection.until
      return (
        <>
          {late}
          {open > 0 && <NotYet>{t('waitAnswers', { n: open })}</NotYet>}
          {now < inspection.until && <NotYet>{t('waitUntil', { day: dates.day(inspection.until) })}</NotYet>}
          {isReady && !isPlanTooEarly && plan && <p>{t('announceWhy', { opens: dates.dayTime(plan.opensAt), closes: end(plan.closesAt) })}</p>}
          {isReady && !isPlanTooEarly && isCommittee && <Act {...here} name="AnnounceBallot" words={t('announce')} main />}
          {revise}
        </>
      )
    }
    case 'ROLL_FROZEN':
      return isCommittee ? <Act {...here} name="AnnounceBallot" words={t('announce')} main /> : null
    case 'ANNOUNCED':
      return plan && now >= plan.opensAt && isCommittee
        ? <Act {...here} name="OpenBallot" words={t('openNow')} more={{ minutes: null }} main />
        : <NotYet>{t('waitOpen', { day: dates.dayTime(plan?.opensAt ?? now) })}</NotYet>
    case 'OPEN': {
      const isTime = ballot.closesAt !== null && now >= ballot.closesAt
      const allVoted = ballot.roll !== null && turnout.voters >= ballot.roll.voters
      return (
        <>
          <p>{t('running', { day: end(ballot.closesAt ?? now) })}</p>
          {unread > 0 && <a className="more" href="#papers">{t('papersWait', { n: unread })}<Icon name="right" /></a>}
          {isCommittee && (isTime || allVoted) && <Act {...here} name="CloseBallot" words={t(allVoted ? 'closeAll' : 'close')} main />}
          {isCommittee && ballot.interim === 'SHOWN' && <><p className="note">{t('hideWhy')}</p><Act {...here} name="TightenBallot" words={t('hide')} more={{ interim: 'HIDDEN' }} /></>}
        </>
      )
    }
    case 'VOID':
      return <Strip kind="alarm">{t('void', { reason: ballot.voided?.reason ?? '' })}</Strip>
    case 'FINAL':
      return <><p>{t('filing')}</p>{isCommittee && <FileForm {...here} />}<ToResult {...here} /></>
    case 'FILED':
      return <><Strip kind="good">{t('filed', { reference: ballot.filed?.reference ?? '' })}</Strip><ToResult {...here} /></>
    default: {
      const open = ballot.objections.filter((each) => !each.answer).length
      const isOver = published !== null && now > published.objectionsUntil
      return (
        <>
          <p>{t('closed')}</p>
          {open > 0 && <NotYet>{t('waitFinalAnswers', { n: open })}</NotYet>}
          {!isOver && published && <NotYet>{t('waitFinal', { day: dates.dayTime(published.objectionsUntil) })}</NotYet>}
          {isOver && open === 0 && isCommittee && <Act {...here} name="FinaliseBallot" words={t('finalise')} main />}
          <ToResult {...here} answers={open > 0} />
        </>
      )
    }
  }
}

function ToResult({ community, ballot, answers = false }: { community: string; ballot: { id: string }; answers?: boolean }) {
  const t = useTranslations('owners.desk')
  return <ButtonLink onward href={paths(community).ballot(ballot.id)}>{t(answers ? 'answerThere' : 'seeResult')}</ButtonLink>
}
