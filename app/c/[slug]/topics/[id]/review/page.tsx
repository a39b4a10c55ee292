import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { mergeTargets, topicPage, type TopicPage } from '../../../../../../server/queries/topics.ts'
import type { Viewer } from '../../../../../../server/identity/viewer.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { getDates } from '../../../../../_i18n/get-dates.ts'
import { ActButton, AskButton } from '../../../../../_topic/ask-form.tsx'
import { ReferForm, ReviewForm } from '../../../../../_topic/review-form.tsx'
import { TopicProgress } from '../../../../../_topic/topic-progress.tsx'
import { ButtonLink } from '../../../../../_ui/button.tsx'
import { NotYet } from '../../../../../_ui/not-yet.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../../_ui/phrase-title.tsx'
import '../../../../../_topic/topic.css'

type Props = { params: Promise<{ slug: string; id: string }> }

/** The committee's side of one topic: the one act that is due, and beside it what the neighbours see. */
export default async function ReviewPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  const here = `${to.topic(id)}/review`
  if (!viewer.user) redirect(to.signIn(here))
  const topic = await topicPage(viewer, id)
  if (!topic?.text) notFound()
  if (!topic.can.review) redirect(to.topic(id))
  const t = await getTranslations('topic')
  const dates = await getDates()
  const author = topic.author ?? t('aNeighbour')
  return (
    <PageShell words={['refusals', 'topic']} {...await shellOf(viewer)} here={here} back={{ href: to.topic(id), label: t('list') }}>
      <div className="topic-page">
        <header className="page-head">
          <p className="note">{t('review.title')}</p>
          <h1 className="say"><PhraseTitle text={topic.text.title} /></h1>
          <p className="note">{t('proposedOn', { name: author, day: dates.day(topic.proposedAt), place: topic.text.place ?? t('wholeCommunity'), care: t(`care.${topic.text.careDomain}`) })} · {t('endorse.count', { n: topic.endorsements })}</p>
        </header>
        <div className="topic-cols">
          <div>
            <section className="story">{topic.text.paragraphs.map((paragraph, at) => <p key={at}>{paragraph}</p>)}</section>
            <section className="review"><NextStep viewer={viewer} topic={topic} /></section>
          </div>
          <aside><TopicProgress community={slug} topic={topic} rules={viewer.rules} now={viewer.now} /></aside>
        </div>
      </div>
    </PageShell>
  )
}

/** Only what the moment allows; what it does not allow yet is a sentence. */
async function NextStep({ viewer, topic }: { viewer: Viewer; topic: TopicPage }) {
  const t = await getTranslations('topic')
  const dates = await getDates()
  const { slug } = viewer.community
  const to = paths(slug)
  const { rules } = viewer
  const input = { topicId: topic.id }
  if (topic.visibility.kind !== 'PUBLIC') return <NotYet>{t('page.held')} <Link href={to.topic(topic.id)}>{t('review.release')}</Link></NotYet>
  switch (topic.phase) {
    case 'SUBMITTED': return (
      <>
        <ActButton community={slug} name="AcknowledgeTopic" input={input} kind="main" icon="check">{t('review.take')}</ActButton>
        <p className="note">{t('review.takeWhy', { n: rules.topicDecide.value })}</p>
      </>
    )
    case 'UNDER_REVIEW': return <ReviewForm community={slug} topicId={topic.id} targets={await mergeTargets(viewer, topic.id)} publicityDays={rules.topicPublicity.value} startsBroad={topic.text?.buildingId === null} />
    case 'ACCEPTED': return <ActButton community={slug} name="PublicizeTopic" input={input} kind="main">{t('review.publicizeNow', { n: rules.topicPublicity.value })}</ActButton>
    case 'PUBLICIZED': return topic.publicUntil !== null && viewer.now < topic.publicUntil
      ? <NotYet>{t('review.waitPublicity', { day: dates.day(topic.publicUntil - 1) })}</NotYet>
      : <ButtonLink kind="main" icon="cal" href={to.convene}>{t('review.schedule')}</ButtonLink>
    case 'SCHEDULED': return topic.session ? null : <ButtonLink kind="main" icon="cal" href={to.convene}>{t('review.schedule')}</ButtonLink>
    case 'NO_CONSENSUS': return (
      <>
        <AskButton community={slug} name="ContinueTopic" input={input} field="reason" kind="main" label={t('review.continueWhy')} send={t('review.continue')}>{t('review.continue')}</AskButton>
        <ReferForm community={slug} topicId={topic.id} />
        <AskButton community={slug} name="CloseTopic" input={input} field="summary" kind="ink" label={t('review.closeWhy')} send={t('review.close')}>{t('review.close')}</AskButton>
      </>
    )
    case 'CONSENSUS': case 'REFERRED': return topic.openTasks > 0
      ? <NotYet>{t('review.openTasks', { n: topic.openTasks })}</NotYet>
      : <AskButton community={slug} name="CloseTopic" input={input} field="summary" kind="main" label={t('review.closeWhy')} send={t('review.close')}>{t('review.close')}</AskButton>
    default: return null
  }
}
