import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { longestTracking } from '../../../../domain/task/limits.ts'
import { departmentDesk, type DeskTask } from '../../../../server/queries/tasks.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { DepartmentActs } from '../../../_task/department-acts.tsx'
import { TaskLamp } from '../../../_task/task-lamp.tsx'
import { NoteLine } from '../../../_task/task-slip.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../_ui/phrase-title.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import '../../../_task/task.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('task.desk'))('toSign') }
}

/** The desk of a department: what is to be signed, what is nearest its limit, and the acts right there. */
export default async function DepartmentPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(to.department))
  const [t, dates, desk] = [await getTranslations('task'), await getDates(), await departmentDesk(viewer)]
  if (!desk) return <PageShell {...await shellOf(viewer)} here={to.department}><Empty title={t('desk.none')} /></PageShell>
  const againUntil = { B: longestTracking('B', viewer.now, viewer.rules), C: longestTracking('C', viewer.now, viewer.rules) }
  const isQuiet = desk.asked.length + desk.toSign.length + desk.inHand.length === 0
  return (
    <PageShell words={['refusals', 'task']} {...await shellOf(viewer)} here={to.department}>
      <div className="page-head">
        <h1 className="say">{t('desk.title', { department: desk.department })}</h1>
        <p className="note">{t('desk.closed', { n: desk.closedThisYear })}</p>
      </div>
      {isQuiet && <Empty title={t('desk.empty')}>{t('desk.emptyWhy', { department: desk.department })}</Empty>}
      {desk.asked.length > 0 && (
        <section className="desk-part" aria-labelledby="asked">
          <h2 id="asked">{t('desk.asked')}</h2>
          <ul className="rows">
            {desk.asked.map((outcome) => (
              <li key={outcome.id}><Link className="row-link row-link--bare" href={to.outcome(outcome.id)}><span><b>{outcome.title}</b><span>{t('desk.askedLine', { date: dates.day(outcome.sentAt) })}</span></span><Icon name="right" /></Link></li>
            ))}
          </ul>
        </section>
      )}
      <Part id="sign" title={t('desk.toSign')} tasks={desk.toSign} />
      <Part id="hand" title={t('desk.inHand')} tasks={desk.inHand} />
      <Part id="others" title={t('desk.elsewhere')} tasks={desk.elsewhere} />
    </PageShell>
  )

  function Part({ id, title, tasks }: { id: string; title: string; tasks: DeskTask[] }) {
    if (tasks.length === 0) return null
    return (
      <section className="desk-part" aria-labelledby={id}>
        <h2 id={id}>{title} <span>{tasks.length}</span></h2>
        <ul>
          {tasks.map((task) => (
            <li className="desk-task" key={task.id}>
              <TaskLamp lamp={task.lamp} waiting />
              <h3><Link href={to.task(task.ledgerNo)}><PhraseTitle text={task.title} /></Link></h3>
              <p className="note">{[task.ledgerNo, t(`kind.${task.kind}`), task.grid].filter(Boolean).join(' · ')}</p>
              {task.detail && <p>{task.detail}</p>}
              {task.note && <p><NoteLine note={task.note} /></p>}
              <DepartmentActs community={slug} task={{ id: task.id, can: task.can, extensionRange: task.extensionRange }} now={viewer.now} againUntil={againUntil} main={false} />
            </li>
          ))}
        </ul>
      </section>
    )
  }
}
