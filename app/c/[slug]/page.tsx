import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../contract/paths.ts'
import { frontPage, type FrontPage, type FrontTask } from '../../../server/queries/front.ts'
import type { Viewer } from '../../../server/identity/viewer.ts'
import { shellOf } from '../../_client/shell.ts'
import { viewerHere } from '../../_client/viewer.ts'
import { KeepFresh } from '../../_front/keep-fresh.tsx'
import { LiveHouse } from '../../_front/live-house.tsx'
import { getDates } from '../../_i18n/get-dates.ts'
import { TaskLines } from '../../_topic/task-lines.tsx'
import { TopicLine } from '../../_topic/topic-row.tsx'
import { ButtonLink, MoreLink } from '../../_ui/button.tsx'
import { Icon, type IconName } from '../../_ui/icon.tsx'
import { PageShell } from '../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../_ui/phrase-title.tsx'
import { readPreferences } from '../../_ui/read-preferences.ts'
import '../../_topic/topic.css'
import '../../_front/front.css'

const LIVE_EVERY_MS = 40_000

/** What is being talked about now, what neighbours want to talk about, and what came of it. For everybody. */
export default async function CommunityPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await viewerHere((await params).slug)
  const [front, { mode }] = await Promise.all([frontPage(viewer), readPreferences()])
  return (
    <PageShell {...await shellOf(viewer)} current="home" here={paths(viewer.community.slug).home}>
      {front.live && <KeepFresh everyMs={LIVE_EVERY_MS} />}
      {mode === 'elder' ? <ElderFront viewer={viewer} front={front} /> : <Front viewer={viewer} front={front} />}
    </PageShell>
  )
}

async function Front({ viewer, front }: { viewer: Viewer; front: FrontPage }) {
  const t = await getTranslations('front')
  const { slug, name } = viewer.community
  const to = paths(slug)
  const { rules } = viewer
  return (
    <div className="front">
      {front.live
        ? <LiveHouse community={slug} session={front.live} />
        : <><h1 className="sr">{name}</h1>{front.next && <div className="no-live"><NextMeeting viewer={viewer} front={front} /></div>}</>}
      <div className="front-cols">
        <div>
          <section className="section" aria-labelledby="wanted">
            <header><h2 id="wanted">{t('topics.title')}</h2><p className="note">{t('topics.rule', { n: front.threshold, days: rules.topicDecide.value })}</p></header>
            {front.topics.length === 0 && <p>{t('topics.none')}</p>}
            <ul>{front.topics.map((topic) => <TopicLine key={topic.id} community={slug} topic={topic} now={viewer.now} />)}</ul>
            {front.topicsTotal > 0 && <MoreLink href={to.topics}>{t('topics.all', { n: front.topicsTotal })}</MoreLink>}
          </section>
          <section className="want" aria-labelledby="want"><h2 id="want">{t('want.title')}</h2><p className="note">{t('want.lead')}</p><ButtonLink icon="pen" href={to.propose}>{t('want.do')}</ButtonLink></section>
        </div>
        <div>
          <section className="section" aria-labelledby="outcomes">
            <header><h2 id="outcomes"><PhraseTitle text={t('outcomes.title')} /></h2></header>
            {front.tasks.length === 0 && <p>{t('outcomes.none')}</p>}
            <TaskLines community={slug} tasks={await Promise.all(front.tasks.map(async (task) => ({ ...task, note: await taskNote(task) })))} />
            {front.tasksTotal > 0 && <MoreLink href={to.board}>{t('outcomes.all', { n: front.tasksTotal })}</MoreLink>}
          </section>
          {(front.live || !front.next) && <div className="section"><NextMeeting viewer={viewer} front={front} /></div>}
        </div>
      </div>
    </div>
  )
}

/** One line under the lamp: who has it in hand. */
async function taskNote(task: FrontTask): Promise<string> {
  const t = await getTranslations('front.task')
  const department = task.department ?? ''
  switch (task.phase) {
    case 'REGISTERED': return t('waiting')
    case 'RETURN_ASKED': return t('returnAsked', { department })
    case 'TRACKING': return t('tracking', { department })
    case 'EVALUATING': return t('rate')
    case 'REWORK': return t('rework', { department })
    case 'FACE_TO_FACE': return t('face')
    case 'LISTED': return t('listed', { department })
    case 'CLOSED': return t('closed')
    case 'ASSIGNED': case 'SIGNED': case 'IN_PROGRESS': case 'EXTENSION_ASKED': case 'REPLIED':
      return task.slips ? t('slipped', { department }) : t('doing', { department })
  }
}

async function NextMeeting({ viewer, front }: { viewer: Viewer; front: FrontPage }) {
  const t = await getTranslations('front.next')
  const dates = await getDates()
  const to = paths(viewer.community.slug)
  const { next } = front
  return (
    <section className="next-meeting" aria-labelledby="next">
      <h2 id="next">{t('title')}</h2>
      {next
        ? (
          <>
            <p>{t('place', { when: dates.dayWeekdayTime(next.startsAt), place: next.place })}</p>
            <p><Link className="next-title" href={to.session(next.id)}>{next.title}</Link></p>
            <a className="more" href={to.calendar(next.id)}><Icon name="cal" />{t('calendar')}</a>
          </>
        )
        : <p>{t('none')}</p>}
    </section>
  )
}

/** Elder mode: one thing to press, and four rows with large words. */
async function ElderFront({ viewer, front }: { viewer: Viewer; front: FrontPage }) {
  const t = await getTranslations('front')
  const dates = await getDates()
  const { slug, phone, name } = viewer.community
  const to = paths(slug)
  const rows: { key: string; href: string; icon: IconName; title: string; line: string }[] = [
    ...(front.live || !front.next ? [] : [{ key: 'next', href: to.session(front.next.id), icon: 'cal' as const, title: t('elder.next'), line: t('next.place', { when: dates.dayWeekdayTime(front.next.startsAt), place: front.next.place }) }]),
    { key: 'board', href: to.board, icon: 'lantern', title: t('elder.outcomes'), line: t('elder.outcomesLine', { overdue: front.overdue, soon: front.dueSoon }) },
    { key: 'topics', href: to.topics, icon: 'talk', title: t('elder.topics'), line: t('elder.topicsLine', { n: front.topicsTotal }) },
    { key: 'want', href: to.propose, icon: 'pen', title: t('elder.want'), line: t('elder.wantLine') },
    ...(phone ? [{ key: 'call', href: `tel:${phone.replace(/[^+\d]/g, '')}`, icon: 'phone' as const, title: t('elder.call'), line: t('elder.callLine') }] : []),
  ]
  return (
    <div className="front--elder">
      {front.live ? <LiveHouse community={slug} session={front.live} elder /> : <h1 className="sr">{name}</h1>}
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.key}><a className="row-link" href={row.href}><Icon name={row.icon} /><span><b>{row.title}</b><span>{row.line}</span></span><Icon name="right" /></a></li>
        ))}
      </ul>
    </div>
  )
}
