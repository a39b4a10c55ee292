import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { paths } from '../../../../../contract/paths.ts'
import { outcomePage, type OutcomePage } from '../../../../../server/queries/outcomes.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { getDates } from '../../../../_i18n/get-dates.ts'
import { AnswerForm, ConcludeForm, PublicizeButton, RegisterForm, SendForm, TrackButton } from '../../../../_outcome/outcome-acts.tsx'
import { TaskSlip } from '../../../../_task/task-slip.tsx'
import { ShareButton } from '../../../../_topic/share-button.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../_ui/phrase-title.tsx'
import { ProgressLine, Quote, type LineStep } from '../../../../_ui/steps.tsx'
import '../../../../_task/task.css'
import '../../../../_outcome/outcome.css'

type Props = { params: Promise<{ slug: string; id: string }> }

const outcomeHere = cache(async (slug: string, id: string) => outcomePage(await viewerHere(slug), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  return { title: (await outcomeHere(slug, id))?.title }
}

/** What was agreed, word for word; who was asked to carry it out, what they said, and what is being done. */
export default async function OutcomeDetailPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const outcome = await outcomeHere(slug, id)
  if (!outcome) notFound()
  const to = paths(slug)
  const [t, past, dates] = [await getTranslations('task.outcome'), await getTranslations('task.past'), await getDates()]
  const { can } = outcome
  const here = { community: slug, outcomeId: outcome.id }
  const canAct = Object.values(can).some(Boolean)
  return (
    <PageShell words={['refusals', 'task']} {...await shellOf(viewer)} current="board" here={to.outcome(outcome.id)} back={{ href: to.outcomes, label: t('list') }} acts={<ShareButton title={outcome.title} />}>
      <div className="task-head">
        <p className="note">{t(`phase.${outcome.phase}`)}</p>
        <h1 className="say"><PhraseTitle text={outcome.title} /></h1>
        <p className="who">{outcome.session
          ? <Link href={to.session(outcome.session.id)}>{t('fromSession', { date: dates.day(outcome.session.startsAt), title: outcome.session.title })}</Link>
          : t('fromVote', { date: dates.day(outcome.confirmedAt) })}</p>
      </div>
      <div className={canAct ? 'task-grid' : 'outcome-read'}>
        {canAct && (
          <aside className="task-side">
            {can.publicize && <div className="card"><h2>{t('publicize')}</h2><p>{t('publicizeWhy')}</p><PublicizeButton {...here} days={viewer.rules.outcomePublicity.value} /></div>}
            {can.send && <div className="card"><h2>{t('send')}</h2><SendForm {...here} departments={outcome.departments} communityName={viewer.community.name} /></div>}
            {can.answer && <div className="card"><h2>{t('answer')}</h2><AnswerForm {...here} /></div>}
            {can.track && <div className="card"><h2>{t('track')}</h2><p>{t('trackWhy')}</p><TrackButton {...here} /></div>}
            {can.register && <div className="card"><h2>{t('register')}</h2><RegisterForm {...here} title={outcome.tasks.length === 0 ? outcome.title : ''} grids={outcome.grids} /></div>}
            {can.conclude && <details className="why"><summary>{t('conclude')}</summary><div className="why-body"><ConcludeForm {...here} /></div></details>}
          </aside>
        )}
        <section className="task-log">
          <blockquote className="outcome-text">{outcome.text}</blockquote>
          {outcome.vote && <p className="outcome-vote">{past(`vote.${outcome.vote.of}`, { people: outcome.vote.people, yes: outcome.vote.yes })}{outcome.ballotId && <> <Link href={to.ballot(outcome.ballotId)}>{t('ballot')}</Link></>}</p>}
          {outcome.topic && <p><Link href={to.topic(outcome.topic.id)}>{t('topic', { title: outcome.topic.title })}</Link></p>}
          <h2>{t('way')}</h2>
          <ProgressLine steps={stepsOf(outcome)} />
          {outcome.tasks.length > 0 && (
            <>
              <h2>{t('tasks')}</h2>
              <ul className="outcome-tasks">{outcome.tasks.map((task) => <li key={task.id}><TaskSlip task={task} href={to.task(task.ledgerNo)} /></li>)}</ul>
            </>
          )}
        </section>
      </div>
    </PageShell>
  )

  function stepsOf(it: OutcomePage): LineStep[] {
    const state = (isDone: boolean, isCurrent: boolean) => (isDone ? 'done' : isCurrent ? 'current' : 'todo')
    const department = it.recipient ?? t('somebody')
    const answer = it.answer
    return [
      { key: 'confirmed', state: 'done', title: t('line.confirmed'), detail: dates.day(it.confirmedAt) },
      {
        key: 'public', state: state(it.sentAt !== null, it.phase === 'CONFIRMED' || it.phase === 'PUBLICIZED'), title: t('line.public'),
        detail: it.publicUntil === null ? t('line.publicSoon') : t('line.publicUntil', { date: dates.day(it.publicUntil) }),
      },
      { key: 'sent', state: state(it.sentAt !== null, false), title: it.sentAt === null ? t('line.send') : t('line.sent', { department }), detail: it.sentAt === null ? undefined : dates.day(it.sentAt) },
      answer
        ? {
          key: 'answer', state: answer.verdict === 'NOT_ADOPTED' ? 'stopped' : 'done', title: t(`line.${answer.verdict}`, { department }),
          detail: dates.day(answer.at), more: answer.reason ? <Quote>{past('because', { reason: answer.reason })}</Quote> : undefined,
        }
        : { key: 'answer', state: state(false, it.phase === 'SENT'), title: t('line.answer', { department }) },
      {
        key: 'tracked', state: state(it.conclusion !== null, it.phase === 'TRACKED' || it.phase === 'ADOPTED' || it.phase === 'PARTLY_ADOPTED'), title: t('line.tracked'),
        detail: it.tasks.length > 0 ? t('tasksLine', { all: it.tasks.length, closed: it.tasks.filter((task) => task.phase === 'CLOSED').length }) : undefined,
      },
      it.conclusion
        ? {
          key: 'end', state: it.conclusion.fulfilled ? 'done' : 'stopped', title: t(it.conclusion.fulfilled ? 'line.fulfilled' : 'line.unfulfilled'), detail: dates.day(it.conclusion.at),
          more: it.conclusion.reason ? <Quote>{past('because', { reason: it.conclusion.reason })}</Quote> : undefined,
        }
        : { key: 'end', state: 'todo', title: t('line.end') },
    ]
  }
}
