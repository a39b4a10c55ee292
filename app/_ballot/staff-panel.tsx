'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BallotPageView } from '../../contract/commands/ballot.ts'
import { paths } from '../../contract/paths.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isFileable, isOwnerType } from '../../domain/ballot/types.ts'
import type { DeskPaper } from '../../server/queries/ballots.ts'
import { useDates } from '../_i18n/dates.ts'
import { ButtonLink } from '../_ui/button.tsx'
import { Act, FileForm, ReasonAct } from './staff-acts.tsx'
import { PaperDesk } from './paper-desk.tsx'
import { useBallotWords } from './ballot-words.ts'

interface Here { community: string; view: BallotPageView }

/**
 * What the committee, the grid worker and the supervisor can do with this ballot now. `warning`: seconds before closing
 * (RulePack). An owner vote that stands alone has a desk of its own.
 */
export function StaffPanel({ community, view, desk, now, warning }: Here & { desk: DeskPaper[] | null; now: number; warning: number }) {
  const t = useBallotWords()
  const { ballot, can, turnout } = view
  const here = { community, ballot }
  const isAlone = ballot.place.sessionId === null
  if (isOwnerType(ballot.type) && isAlone) return <ToDesk community={community} ballotId={ballot.id} />
  const isOver = ballot.published !== null && now > ballot.published.objectionsUntil
  const isPreliminary = ballot.phase === 'PRELIM_PUBLISHED' || ballot.phase === 'FAILED_TURNOUT'
  const acts: [string, ReactNode][] = []
  if (can.run && isAlone && ballot.phase === 'DRAFT' && !ballot.inspection) acts.push(['show', <Act key="sr" {...here} name="ShowRoll" words={t('run.showRoll')} />])
  if (can.run && isAlone && ballot.phase === 'DRAFT') acts.push(['announce', <Act key="a" {...here} name="AnnounceBallot" words={t('run.announce')} main />])
  if (can.run && isAlone && ballot.phase === 'ANNOUNCED' && ballot.plan && now >= ballot.plan.opensAt) acts.push(['open', <Act key="o" {...here} name="OpenBallot" words={t('run.open')} more={{ minutes: null }} main />])
  if (can.run && isAlone && ballot.phase === 'OPEN') acts.push(['remind', <Remind key="rm" {...here} />])
  if (can.run && ballot.phase === 'OPEN') {
    const isTime = ballot.closesAt !== null && now >= ballot.closesAt
    const allVoted = ballot.roll !== null && turnout.voters >= ballot.roll.voters
    if (isTime || allVoted) acts.push(['close', <Act key="c" {...here} name="CloseBallot" words={t(allVoted ? 'run.closeAll' : 'run.close')} main />])
    else if (!isAlone) acts.push(['schedule', <Act key="s" {...here} name="ScheduleClosing" words={t('run.schedule', { n: warning })} more={{ seconds: warning }} />])
    if (ballot.interim === 'SHOWN') acts.push(['hide', <Act key="h" {...here} name="TightenBallot" words={t('run.hide')} more={{ interim: 'HIDDEN' }} />])
  }
  if (can.run && ['DRAFT', 'ROLL_FROZEN', 'ANNOUNCED'].includes(ballot.phase) && ballot.secrecy === 'NAMED' && !isOwnerType(ballot.type)) {
    acts.push(['secret', <Act key="t" {...here} name="TightenBallot" words={t('run.tighten')} more={{ secrecy: 'SECRET' }} />])
  }
  if (can.run && isPreliminary && isOver) acts.push(['final', <Act key="f" {...here} name="FinaliseBallot" words={t('run.finalise')} main />])
  if (can.run && ballot.phase === 'FINAL' && isFileable(ballot.type)) acts.push(['file', <FileForm key="fl" {...here} />])
  if (desk) acts.push(['paper', <PaperDesk key="p" community={community} ballot={ballot} papers={desk} canEnter={can.enterPaper} />])
  if (can.recount && isPreliminary) acts.push(['recount', <ReasonAct key="r" {...here} name="RecountBallot" summary={t('run.recount')} label={t('run.recountReason')} />])
  if (can.void && !['FINAL', 'FILED', 'VOID'].includes(ballot.phase)) acts.push(['void', <ReasonAct key="v" {...here} name="VoidBallot" summary={t('run.voidTitle')} label={t('run.voidReason')} />])
  if (acts.length === 0) return null
  return (
    <section className="section">
      <h2>{t('run.title')}</h2>
      <div className="card staff-acts">{acts.map(([key, act]) => <div key={key}>{act}</div>)}</div>
    </section>
  )
}

/** Those who have not voted hear that a vote is missing; when that last happened stands beside the button. */
function Remind({ community, ballot }: { community: string; ballot: BallotState }) {
  const t = useBallotWords()
  const dates = useDates()
  return (
    <>
      {ballot.reminders?.map((each) => <p className="note" key={each.at}>{t('run.reminded', { day: dates.dayTime(each.at), n: each.people })}</p>)}
      <Act community={community} ballot={ballot} name="RemindVoters" words={t('run.remind')} />
    </>
  )
}

function ToDesk({ community, ballotId }: { community: string; ballotId: string }) {
  const t = useTranslations('owners.desk')
  return (
    <section className="section card">
      <p>{t('openWhy')}</p>
      <ButtonLink onward href={paths(community).ownerDesk(ballotId)}>{t('open')}</ButtonLink>
    </section>
  )
}
