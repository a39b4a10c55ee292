import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { ownerDesk, ownerUnits, unitShows } from '../../../../../../server/queries/owner-desk.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { CourseLine } from '../../../../../_ballot/owner-desk/course-line.tsx'
import { NextStep } from '../../../../../_ballot/owner-desk/next-step.tsx'
import { OfficialForm } from '../../../../../_ballot/owner-desk/official.tsx'
import { Proxies } from '../../../../../_ballot/owner-desk/proxies.tsx'
import { Reminders } from '../../../../../_ballot/owner-desk/reminders.tsx'
import { RollDesk } from '../../../../../_ballot/owner-desk/roll-desk.tsx'
import { DeskTurnout } from '../../../../../_ballot/owner-desk/turnout.tsx'
import { UnitsDesk } from '../../../../../_ballot/owner-desk/units-desk.tsx'
import { PaperDesk } from '../../../../../_ballot/paper-desk.tsx'
import { ReasonAct } from '../../../../../_ballot/staff-acts.tsx'
import { ButtonLink } from '../../../../../_ui/button.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'
import '../../../../../_ballot/ballot.css'
import '../../../../../_ballot/owner-desk/owner-desk.css'

interface Props { params: Promise<{ slug: string; id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('owners.desk'))('title') }
}

/** Where an owner vote is run: what to do now and when the next step comes, doors and deliveries, reminders, proxies, papers, the official result. */
export default async function OwnerDeskPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(to.ownerDesk(id)))
  const query = await searchParams
  const word = (key: string) => { const value = query[key]; return typeof value === 'string' ? value : '' }
  const asked = { show: unitShows.find((each) => each === word('show')) ?? 'ALL', words: word('words') }
  const [desk, units] = await Promise.all([ownerDesk(viewer, id), ownerUnits(viewer, id, { ...asked, page: Number(word('page')) || 1 })])
  if (!desk || !units) notFound()
  const t = await getTranslations('owners')
  const b = await getTranslations('ballot')
  const { view, isCommittee } = desk
  const { ballot, can } = view
  const here = { community: slug, ballot }
  const isOpen = ballot.phase === 'OPEN'
  const isPreliminary = ballot.phase === 'PRELIM_PUBLISHED' || ballot.phase === 'FAILED_TURNOUT'
  const mayVoid = can.void && !['FINAL', 'FILED', 'VOID'].includes(ballot.phase)
  return (
    <PageShell words={['ballot', 'import', 'owners', 'refusals']} {...await shellOf(viewer)} width="wide" here={to.ownerDesk(id)} back={{ href: to.ballots, label: b('page.all') }}>
      <header className="page-head">
        <p className="note">{b(`type.${ballot.type}`)}</p>
        <h1 className="desk-question">{ballot.question.text}</h1>
        {!ballot.isOfficial && <Strip kind="info">{b('result.intentNote')}</Strip>}
      </header>
      <div className="owner-desk">
        <section className="section desk-next" aria-labelledby="next">
          <h2 id="next">{t('desk.next')}</h2>
          <div className="card stack next-step"><NextStep community={slug} desk={desk} now={viewer.now} rules={viewer.rules} /></div>
        </section>
        <aside className="desk-side" aria-labelledby="course">
          <h2 id="course">{t('course.title')}</h2>
          <CourseLine course={desk.course} rules={viewer.rules} />
          <ButtonLink onward href={to.ballot(id)}>{t('desk.toPage')}</ButtonLink>
          {can.recount && isPreliminary && <ReasonAct {...here} name="RecountBallot" summary={b('run.recount')} label={b('run.recountReason')} />}
          {mayVoid && <ReasonAct {...here} name="VoidBallot" summary={b('run.voidTitle')} label={b('run.voidReason')} />}
        </aside>
        <div className="desk-main">
          {isOpen && <DeskTurnout community={slug} view={view} />}
          {ballot.phase === 'DRAFT' && <RollDesk {...here} canAnswer={can.answerObjection} canCorrect={isCommittee} />}
          {isOpen && <Reminders community={slug} desk={desk} now={viewer.now} rules={viewer.rules} />}
          {ballot.count && isCommittee && !ballot.isOfficial && ballot.phase !== 'VOID' && <OfficialForm {...here} />}
          {isOpen && desk.papers && <section className="section" aria-labelledby="papers"><h2 id="papers">{t('papers.title')}</h2><div className="card"><PaperDesk {...here} papers={desk.papers} canEnter={can.enterPaper} /></div></section>}
          {ballot.roll && <Proxies community={slug} desk={desk} most={viewer.rules.proxyMost.value} />}
          {ballot.roll && <UnitsDesk community={slug} desk={desk} units={units} asked={asked} now={viewer.now} />}
          {ballot.phase !== 'DRAFT' && <RollDesk {...here} canAnswer={can.answerObjection} canCorrect={false} />}
        </div>
      </div>
    </PageShell>
  )
}
