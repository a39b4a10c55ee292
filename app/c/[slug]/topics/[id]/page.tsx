import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { topicPage, type TopicPage as Topic } from '../../../../../server/queries/topics.ts'
import type { Viewer } from '../../../../../server/identity/viewer.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { getDates } from '../../../../_i18n/get-dates.ts'
import { Comments } from '../../../../_topic/comments.tsx'
import { EndorseCard } from '../../../../_topic/endorse-card.tsx'
import { FollowButton } from '../../../../_topic/follow-button.tsx'
import { ModeratePanel, AppealPanel } from '../../../../_topic/moderate-panel.tsx'
import { ShareButton } from '../../../../_topic/share-button.tsx'
import { TaskLines } from '../../../../_topic/task-lines.tsx'
import { TopicProgress } from '../../../../_topic/topic-progress.tsx'
import { ButtonLink } from '../../../../_ui/button.tsx'
import { Icon } from '../../../../_ui/icon.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../_ui/phrase-title.tsx'
import { readPreferences } from '../../../../_ui/read-preferences.ts'
import { Strip } from '../../../../_ui/strip.tsx'
import '../../../../_topic/topic.css'
import '../../../../_front/front.css'

type Props = { params: Promise<{ slug: string; id: string }> }

async function read({ params }: Props): Promise<{ viewer: Viewer; topic: Topic }> {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const topic = await topicPage(viewer, id)
  if (!topic) notFound()
  return { viewer, topic }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { topic } = await read(props)
  const { text } = topic
  return text ? { title: text.title, description: text.story.slice(0, 120), openGraph: { title: text.title, description: text.story.slice(0, 120) } } : { title: topic.ref }
}

/** One matter: what it is, how far it has come, who else wants it, and what neighbours say. */
export default async function TopicPage(props: Props) {
  const { viewer, topic } = await read(props)
  const { slug } = viewer.community
  const t = await getTranslations('topic')
  const [dates, { mode }] = await Promise.all([getDates(), readPreferences()])
  const to = paths(slug)
  const { text } = topic
  const author = topic.author ?? t('aNeighbour')
  return (
    <PageShell words={['refusals', 'topic']} {...await shellOf(viewer)} current="topics" here={to.topic(topic.id)} back={{ href: to.topics, label: t('list') }} acts={text && mode !== 'elder' && <ShareButton title={text.title} />}>
      <article className="topic-page">
        <header className="page-head">
          <h1 className="say">{text ? <PhraseTitle text={text.title} /> : t('page.hiddenTitle')}</h1>
          {text && <p className="note">{t('proposedOn', { name: author, day: dates.day(topic.proposedAt), place: text.place ?? t('wholeCommunity'), care: t(`care.${text.careDomain}`) })}</p>}
        </header>
        <Notes topic={topic} slug={slug} />
        <div className="topic-cols">
          {!['MERGED', 'DECLINED', 'REROUTED'].includes(topic.phase) && topic.visibility.kind === 'PUBLIC' && (
            <aside className="aside-stack">
              <EndorseCard community={slug} topic={{ ...pickCard(topic), comments: topic.comments.length }} />
              {topic.can.review && topic.next.who === 'COMMITTEE' && <ButtonLink icon="pen" href={`${to.topic(topic.id)}/review`}>{t('page.review')}</ButtonLink>}
              {topic.can.follow && topic.endorsing !== 'HAS' && <FollowButton community={slug} topicId={topic.id} isFollowing={topic.isFollowing} />}
            </aside>
          )}
          <div>
            {text && <Story topic={topic} text={text} slug={slug} />}
            <div className="progress-of"><TopicProgress community={slug} topic={topic} rules={viewer.rules} now={viewer.now} /></div>
            <Results topic={topic} slug={slug} />
            {text && <Comments community={slug} topicId={topic.id} comments={topic.comments} can={topic.can.comment} moderates={topic.can.moderate} now={viewer.now} />}
            {topic.can.moderate && topic.visibility.kind === 'PUBLIC' && <ModeratePanel community={slug} topicId={topic.id} visibility={topic.visibility} />}
          </div>
        </div>
      </article>
    </PageShell>
  )
}

const pickCard = ({ id, seq, phase, endorsements, threshold, endorsing, assembly }: Topic) => ({ id, seq, phase, endorsements, threshold, endorsing, assembly })

/** What must be known before reading on: merged, held, taken off, or waiting for its author. */
async function Notes({ topic, slug }: { topic: Topic; slug: string }) {
  const t = await getTranslations('topic')
  const to = paths(slug)
  const { visibility, end } = topic
  return (
    <>
      {end?.kind === 'MERGED' && (
        <Strip kind="info" icon="swap" action={<Link href={to.topic(end.intoId)}>{t('page.mergedIntoLook')}</Link>}>
          {t('page.mergedInto', { title: end.intoTitle, moved: end.moved })}{end.reason && ` ${t('page.mergedWhy', { reason: end.reason })}`}
        </Strip>
      )}
      {visibility.kind === 'HELD' && <><Strip kind="info">{t('page.held')}{visibility.words.length > 0 && ` ${t('page.heldWords', { words: visibility.words.join(' ') })}`}</Strip>{topic.can.moderate && <ModeratePanel community={slug} topicId={topic.id} visibility={visibility} />}</>}
      {visibility.kind === 'REMOVED' && (
        <>
          <Strip kind="attention" icon="info">{t('page.removed', { reason: visibility.reason })} {visibility.isFinal ? t('page.removedFinal') : visibility.appeal ? (topic.isMine ? t('page.appealed') : t('page.appealedBy', { why: visibility.appeal })) : ''}</Strip>
          {topic.can.moderate && <ModeratePanel community={slug} topicId={topic.id} visibility={visibility} />}
          {topic.can.appeal && <AppealPanel community={slug} topicId={topic.id} />}
        </>
      )}
      {topic.can.complete && end?.kind === 'RETURNED' && (
        <Strip kind="attention" icon="pen" action={<Link href={`${to.topic(topic.id)}/edit`}>{t('page.complete')}</Link>}>{t('step.missing', { missing: end.missing })}</Strip>
      )}
      {topic.can.edit && <p><ButtonLink kind="ink" icon="pen" href={`${to.topic(topic.id)}/edit`}>{t('page.edit')}</ButtonLink></p>}
    </>
  )
}

async function Story({ topic, text, slug }: { topic: Topic; text: NonNullable<Topic['text']>; slug: string }) {
  const t = await getTranslations('topic')
  const to = paths(slug)
  return (
    <section className="story" aria-label={text.title}>
      {text.paragraphs.map((paragraph, at) => <p key={at}>{paragraph}</p>)}
      {text.photos.length > 0 && (
        <ul className="pics" aria-label={t('page.photos')}>
          {text.photos.map((id, at) => (
            <li key={id}><a href={to.file(id)}><img src={to.file(id, true)} alt={t('page.photoNth', { n: at + 1 })} loading="lazy" /></a></li>
          ))}
        </ul>
      )}
      {topic.mergedFrom.map((from) => (
        <p className="merged" key={from.topicId}>
          <Icon name="swap" />
          <span>{t('page.merged', { title: from.title, consent: from.consent, name: from.shownAs || t('aNeighbour'), moved: from.moved })}<Link href={to.topic(from.topicId)}>{t('page.mergedLook')}</Link></span>
        </p>
      ))}
      {text.tags.length > 0 && <p className="story-tags">{text.tags.map((tag) => <Link key={tag} href={`${to.topics}?q=${encodeURIComponent(tag)}`}>{tag}</Link>)}</p>}
    </section>
  )
}

/** The committee's answer, the meeting, and who carries out what came of it. */
async function Results({ topic, slug }: { topic: Topic; slug: string }) {
  const t = await getTranslations('topic')
  const dates = await getDates()
  const to = paths(slug)
  const { acceptance, session, outcomes, tasks } = topic
  return (
    <>
      {acceptance && (
        <section className="section" aria-labelledby="answer">
          <h2 id="answer">{t('page.answer')}</h2>
          <p className="measure">{acceptance.answer}</p>
          <p className="note">{t('page.pathIs', { path: t(`path.${acceptance.path}`) })}</p>
        </section>
      )}
      {session && (
        <section className="section" aria-labelledby="meeting">
          <h2 id="meeting">{t('page.session')}</h2>
          <ul className="rows"><li><Link className="row-link row-link--bare" href={session.isOver ? to.record(session.id) : to.session(session.id)}><span><b>{session.title}</b><span>{session.isLive ? t('page.sessionLive') : dates.dayWeekdayTime(session.startsAt)}</span></span><Icon name="right" /></Link></li></ul>
        </section>
      )}
      {outcomes.length > 0 && (
        <section className="section" aria-labelledby="outcomes">
          <h2 id="outcomes">{t('page.outcomes')}</h2>
          <ul className="rows">{outcomes.map((outcome) => <li key={outcome.id}><Link className="row-link row-link--bare" href={to.outcome(outcome.id)}><span><b>{outcome.title}</b><span>{dates.day(outcome.agreedAt)}</span></span><Icon name="right" /></Link></li>)}</ul>
        </section>
      )}
      {tasks.length > 0 && (
        <section className="section" aria-labelledby="tasks">
          <h2 id="tasks">{t('page.tasks')}</h2>
          <TaskLines community={slug} tasks={tasks.map(({ ledgerNo, title, lamp, department }) => ({ ledgerNo, title, lamp, note: department }))} />
        </section>
      )}
    </>
  )
}
