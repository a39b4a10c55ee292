import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { paths } from '../../../../../contract/paths.ts'
import { longestTracking } from '../../../../../domain/task/limits.ts'
import type { PartyView } from '../../../../../server/queries/tasks.ts'
import { taskPage } from '../../../../../server/queries/tasks.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { getDates } from '../../../../_i18n/get-dates.ts'
import { AssignForm, DecideForm, EvaluateButton, RecommendForm, TalkForm } from '../../../../_task/committee-acts.tsx'
import { DepartmentActs } from '../../../../_task/department-acts.tsx'
import { NodCard } from '../../../../_task/nod-card.tsx'
import { RateCard } from '../../../../_task/rate-card.tsx'
import { ReplyClasses } from '../../../../_task/reply-classes.tsx'
import { TaskLamp } from '../../../../_task/task-lamp.tsx'
import { NextSteps, PastSteps, TallyWords } from '../../../../_task/task-timeline.tsx'
import { ShareButton } from '../../../../_topic/share-button.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../_ui/phrase-title.tsx'
import { Seals, type Party } from '../../../../_ui/seal.tsx'
import { Strip } from '../../../../_ui/strip.tsx'
import '../../../../_task/task.css'

type Props = { params: Promise<{ slug: string; id: string }> }

const taskHere = cache(async (slug: string, id: string) => taskPage(await viewerHere(slug), decodeURIComponent(id)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  const task = await taskHere(slug, id)
  return { title: task ? `${task.title} · ${task.ledgerNo}` : undefined }
}

/** One promise: how it stands, what comes next, what was done, and what the reader can do about it. */
export default async function TaskPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const task = await taskHere(slug, id)
  if (!task) notFound()
  const to = paths(slug)
  // the number of the ledger is the address that is passed on; an id leads there
  if (decodeURIComponent(id) !== task.ledgerNo) redirect(to.task(task.ledgerNo))
  const [t, dates, { now, rules, user }] = [await getTranslations('task'), await getDates(), viewer]
  const { can, rating, outcome } = task
  const againUntil = { B: longestTracking('B', now, rules), C: longestTracking('C', now, rules) }
  const hasDepartmentActs = can.sign || can.report || can.askReturn || can.askExtension
  const isClosing = ['EVALUATING', 'FACE_TO_FACE', 'CLOSED'].includes(task.phase)
  const acts = { community: slug, taskId: task.id }
  const closeBy = task.next.find((step) => step.type === 'CLOSE')?.by ?? null
  return (
    <PageShell words={['refusals', 'task']} {...await shellOf(viewer)} current="board" here={to.task(task.ledgerNo)} back={{ href: to.board, label: t('page.back') }} acts={<ShareButton title={task.title} />}>
      <div className="task-head">
        <p className="note">{task.ledgerNo}</p>
        <h1 className="say"><PhraseTitle text={task.title} /></h1>
        <TaskLamp lamp={task.lamp} waiting />
        <p className="who">{outcome
          ? t.rich('page.who', { department: task.department ?? t('card.unassigned'), date: dates.day(outcome.agreedAt), link: (words) => <Link href={to.outcome(outcome.id)}>{words}</Link> })
          : task.department ?? t('card.unassigned')}</p>
        {task.detail && <p className="measure task-detail">{task.detail}</p>}
      </div>
      <div className="task-grid">
        <aside className="task-side">
          {rating && user && <RateCard community={slug} taskId={task.id} name={user.displayName} given={rating} until={rating.until} takeBackUntil={rating.takeBackUntil} now={now} />}
          {!user && task.phase === 'EVALUATING' && <Strip kind="info" action={<Link className="btn btn--text" href={to.signIn(to.task(task.ledgerNo))}>{t('page.signIn')}</Link>}>{t('page.signInToRate')}</Strip>}
          {can.nod.map((party) => <NodCard key={party} {...acts} party={party} main={!rating || rating.score !== null} />)}
          {hasDepartmentActs && <div className="card" id="acts"><DepartmentActs community={slug} task={{ id: task.id, can, extensionRange: task.extensionRange }} now={now} againUntil={againUntil} /></div>}
          {can.assign && <div className="card"><h2>{t('acts.assign')}</h2><AssignForm {...acts} departments={task.departments} /></div>}
          {can.decideReturn && <div className="card"><DecideForm {...acts} what="RETURN" /></div>}
          {can.decideExtension && task.extension && <div className="card"><h2>{t('acts.extensionUntil', { date: dates.day(task.extension.until) })}</h2><DecideForm {...acts} what="EXTENSION" needsConsent={task.kind === 'PROPOSAL'} /></div>}
          {can.openEvaluation && <div className="card"><h2>{t('acts.evaluateTitle')}</h2><EvaluateButton {...acts} /></div>}
          {can.holdTalk && <div className="card"><h2>{t('acts.talk')}</h2><TalkForm {...acts} /></div>}
          {can.recommendListing && <RecommendForm {...acts} />}
          {isClosing && <section className="close3"><h2>{t(task.phase === 'CLOSED' ? 'party.doneTitle' : 'party.title')}</h2><Seals parties={task.parties.map((view) => partyOf(view))} /></section>}
          {task.replyClass && <ReplyClasses current={task.replyClass} />}
          {task.reasons && task.reasons.length > 0 && (
            <section className="reasons">
              <h2>{t('reasons.title')}</h2>
              <p className="note">{t('reasons.who')}</p>
              <ul>{task.reasons.map((each, at) => <li key={at}><b>{t(`reasons.${each.score}`)}</b> {each.reason}</li>)}</ul>
            </section>
          )}
        </aside>
        <section className="task-log">
          {task.next.length > 0 && <><h2>{t('next.title')}</h2><NextSteps steps={task.next} community={viewer.community.name} now={now} /></>}
          {task.phase === 'CLOSED' && task.tally && task.tally.total > 0 && <p className="task-thanks">{t('page.thanks')} <TallyWords tally={task.tally} final /></p>}
          <h2>{t('past.title')}</h2>
          <PastSteps steps={task.past} slug={slug} department={task.department} />
        </section>
      </div>
    </PageShell>
  )

  function partyOf({ party, confirmation }: PartyView): Party {
    const name = t(`party.name.${party}`)
    if (confirmation) {
      const [first = '', ...others] = confirmation.names
      const who = others.length > 0 ? t('party.several', { name: first, n: confirmation.names.length }) : first
      return { key: party, name, seal: [t(`party.seal.${party}.0`), t(`party.seal.${party}.1`)], detail: <>{who}<br />{dates.day(confirmation.at)}</> }
    }
    return { key: party, name, seal: null, detail: closeBy === null ? t(`party.waits.${party}`) : <>{t('party.by', { date: dates.day(closeBy) })}<br />{t(`party.waits.${party}`)}</> }
  }
}
