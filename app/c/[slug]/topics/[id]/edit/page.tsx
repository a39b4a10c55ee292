import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { proposingFor, topicPage } from '../../../../../../server/queries/topics.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { TopicWizard } from '../../../../../_topic/topic-wizard.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'
import '../../../../../_topic/topic.css'

/** The author changes the text before anybody put a name to it, or adds what the committee asked for. */
export default async function EditTopicPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(`${to.topic(id)}/edit`))
  const topic = await topicPage(viewer, id)
  if (!topic?.text) notFound()
  if (!topic.can.edit && !topic.can.complete) redirect(to.topic(id))
  const t = await getTranslations('topic')
  const { title, story, careDomain, gridId, buildingId, tags, photos } = topic.text
  return (
    <PageShell words={['refusals', 'topic']} {...await shellOf(viewer)} here={`${to.topic(id)}/edit`} back={{ href: to.topic(id), label: t('list') }}>
      {topic.end?.kind === 'RETURNED' && <Strip kind="attention" icon="pen">{t('propose.completeWhy', { missing: topic.end.missing })}</Strip>}
      <TopicWizard community={slug} place={await proposingFor(viewer)} existing={{ id, mode: topic.can.complete ? 'complete' : 'edit', title, story, careDomain, gridId, buildingId, tags, photos }} />
    </PageShell>
  )
}
