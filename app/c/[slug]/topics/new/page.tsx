import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { proposingFor } from '../../../../../server/queries/topics.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { TopicWizard } from '../../../../_topic/topic-wizard.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import '../../../../_topic/topic.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('topic'))('propose.title') }
}

/** Open to everybody: one may begin to write before signing in; handing in asks who it is. */
export default async function ProposePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const t = await getTranslations('topic')
  const to = paths(slug)
  return (
    <PageShell words={['refusals', 'topic']} {...await shellOf(viewer)} current="topics" here={to.propose} back={{ href: to.topics, label: t('list') }}>
      <TopicWizard community={slug} place={await proposingFor(viewer)} />
    </PageShell>
  )
}
