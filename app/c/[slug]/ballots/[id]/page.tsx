import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { BallotPageView } from '../../../../../contract/commands/ballot.ts'
import { paths } from '../../../../../contract/paths.ts'
import { mayAskRecount, publishedPhases } from '../../../../../domain/ballot/phases.ts'
import { isOwnerType } from '../../../../../domain/ballot/types.ts'
import { verdictWords, type BallotWords } from '../../../../../contract/words/verdict.ts'
import type { Viewer } from '../../../../../server/identity/viewer.ts'
import { ballotPage, paperDesk } from '../../../../../server/queries/ballots.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { getDates } from '../../../../_i18n/get-dates.ts'
import { wordsOfBallot } from '../../../../_ballot/ballot-words.ts'
import { OneVerdict, VerdictDrawing, VerdictHead } from '../../../../_ballot/ballot-result.tsx'
import { LiveVote } from '../../../../_ballot/live-vote.tsx'
import { MyVotes } from '../../../../_ballot/my-votes.tsx'
import { ObjectionForm, ObjectionList } from '../../../../_ballot/objections.tsx'
import { RollInspection } from '../../../../_ballot/roll-inspection.tsx'
import { RollLine } from '../../../../_ballot/roll-line.tsx'
import { StaffPanel } from '../../../../_ballot/staff-panel.tsx'
import { WhatFollows } from '../../../../_ballot/what-follows.tsx'
import { TwoRules } from '../../../../_ballot/two-rules.tsx'
import { Facts } from '../../../../_ui/ballot-paper.tsx'
import { ButtonLink } from '../../../../_ui/button.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../_ui/phrase-title.tsx'
import { Strip } from '../../../../_ui/strip.tsx'
import '../../../../_ballot/ballot.css'

type Props = { params: Promise<{ slug: string; id: string }> }

async function read({ params }: Props): Promise<{ viewer: Viewer; view: BallotPageView }> {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const view = await ballotPage(viewer, id)
  if (!view) notFound()
  return { viewer, view }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props)
  return { title: view.ballot.question.text }
}

/** One vote: before it opens, while it is open, and what it decided. A stable address with everything that is public about it. */
export default async function BallotPage(props: Props) {
  const { viewer, view } = await read(props)
  const { ballot } = view
  const t = await getTranslations('ballot')
  const to = paths(viewer.community.slug)
  const isOut = publishedPhases.includes(ballot.phase)
  const desk = (view.can.enterPaper || view.can.recount) && ballot.secrecy === 'NAMED' && ballot.phase === 'OPEN' ? await paperDesk(viewer, ballot.id) : null
  const showsPanel = view.can.run || view.can.recount || view.can.void || desk !== null
  return (
    <PageShell words={['ballot', 'owners', 'refusals', 'voter']} {...await shellOf(viewer)} here={to.ballot(ballot.id)} back={{ href: to.ballots, label: t('page.all') }}>
      <article className="ballot-page">
        <header className="page-head">
          <p className="note">{t(`type.${ballot.type}`)}</p>
          {isOut ? <p className="ballot-about">{ballot.question.text}</p> : <h1 className="say q"><PhraseTitle text={ballot.question.text} /></h1>}
        </header>
        {isOwnerType(ballot.type) && !ballot.isOfficial && <Strip kind="info">{t('result.intentNote')}</Strip>}
        {ballot.phase === 'VOID' && ballot.voided && <Strip kind="alarm">{t('result.voided')} {t('result.voidedWhy', { name: ballot.voided.by, reason: ballot.voided.reason })}</Strip>}
        {isOut ? <Result view={view} viewer={viewer} /> : ballot.phase !== 'VOID' && <Before view={view} viewer={viewer} />}
        {showsPanel && <StaffPanel community={viewer.community.slug} view={view} desk={desk} now={viewer.now} warning={viewer.rules.ballotClosingWarning.value} />}
      </article>
    </PageShell>
  )
}

async function Before({ view, viewer }: { view: BallotPageView; viewer: Viewer }) {
  const { ballot, mine } = view
  const t = await getTranslations('ballot')
  const dates = await getDates()
  const words = wordsOfBallot(t as unknown as BallotWords, ballot)
  const to = paths(viewer.community.slug)
  const isOpen = ballot.phase === 'OPEN'
  const isOwners = isOwnerType(ballot.type)
  return (
    <div className="result">
      {ballot.plan && <p className="lead">{isOpen ? t('page.openUntil', { end: dates.dayTime(ballot.closesAt ?? ballot.plan.closesAt) }) : t('page.opensAt', { day: dates.dayTime(ballot.plan.opensAt), end: dates.dayTime(ballot.plan.closesAt) })} {ballot.phase === 'ANNOUNCED' && mine.length > 0 ? t('page.announced') : ''}</p>}
      <div className="result-facts"><Facts facts={words.facts().filter((fact) => !isOwners || fact.key !== 'passes')} /></div>
      {isOpen && !viewer.user && <ButtonLink kind="main" href={to.signIn(to.ballot(ballot.id))}>{t('card.signIn')}</ButtonLink>}
      {isOpen && viewer.user && mine.length === 0 && <p>{t(isOwners ? 'card.notOwnerWhy' : 'page.notOnRoll')}</p>}
      <LiveVote slug={viewer.community.slug} view={view} now={viewer.now} voteHref={ballot.place.sessionId ? to.room(ballot.place.sessionId) : undefined} />
      {isOwners && <TwoRules ballot={ballot} />}
      <RollLine community={viewer.community.slug} ballot={ballot} isOnRoll={mine.length > 0} />
      <RollInspection community={viewer.community.slug} ballot={ballot} can={{ run: view.can.run, object: view.can.object, answer: view.can.answerObjection }} />
      {view.session && <p><Link href={to.session(view.session.id)}>{view.session.title}</Link></p>}
      {view.topic && <p><Link href={to.topic(view.topic.id)}>{view.topic.title}</Link></p>}
    </div>
  )
}

async function Result({ view, viewer }: { view: BallotPageView; viewer: Viewer }) {
  const { ballot } = view
  const t = await getTranslations('ballot')
  const dates = await getDates()
  const said = t as unknown as BallotWords
  const to = paths(viewer.community.slug)
  if (!ballot.count) return null
  const official = ballot.officialResult
  return (
    <div className="result">
      <VerdictHead ballot={ballot} />
      <h2 className="sr">{t('result.how')}</h2>
      <VerdictDrawing ballot={ballot} beside />
      {(ballot.count.unproven ?? 0) > 0 && <p className="note">{t('result.unproven', { n: ballot.count.unproven ?? 0 })}</p>}
      {official && (
        <section className="card">
          <h2>{t('result.official')}</h2>
          <p>{verdictWords(said, ballot, official.verdict).word} {verdictWords(said, ballot, official.verdict).lead}</p>
          <OneVerdict ballot={ballot} verdict={official.verdict} beside />
          <p className="note">{t('result.officialSource', { source: official.source, name: official.by, day: dates.day(official.at) })}</p>
          {official.file && <p><a className="file" href={to.file(official.file.fileId)} target="_blank" rel="noreferrer">{t('result.officialFile', { name: official.file.name })}</a></p>}
          {official.file && <><p className="note">{t('result.officialHash')}</p><p className="chain">{official.file.sha256}</p></>}
        </section>
      )}
      <MyVotes community={viewer.community.slug} ballot={ballot} mine={view.mine} />
      <section className="after">
        <h2>{t('result.next')}</h2>
        <WhatFollows ballot={ballot} />
        {view.mine.some((voter) => voter.hasVoted) && <ButtonLink onward href={`${to.ballot(ballot.id)}/list?mine=1`}>{t('result.checkMine')}</ButtonLink>}
        <ButtonLink onward href={`${to.ballot(ballot.id)}/list`}>{t('result.list')}</ButtonLink>
        {view.outcome && <ButtonLink onward href={`/c/${viewer.community.slug}/outcomes/${view.outcome.id}`}>{t('result.outcome')}</ButtonLink>}
        {view.session && <ButtonLink onward href={to.session(view.session.id)}>{t('result.session')}</ButtonLink>}
        {view.topic && <ButtonLink onward href={to.topic(view.topic.id)}>{t('result.topic')}</ButtonLink>}
      </section>
      <ObjectionList community={viewer.community.slug} ballot={ballot} canAnswer={view.can.answerObjection} />
      {view.can.object && mayAskRecount(ballot, viewer.now) && (
        <ObjectionForm community={viewer.community.slug} ballotId={ballot.id} />
      )}
      <RollLine community={viewer.community.slug} ballot={ballot} isOnRoll={view.mine.length > 0} />
      <RollInspection community={viewer.community.slug} ballot={ballot} can={{ run: false, object: false, answer: view.can.answerObjection }} />
    </div>
  )
}
