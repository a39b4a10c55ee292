import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../contract/paths.ts'
import { ballotChoices } from '../../../../../server/queries/ballots.ts'
import { ownerVotingOf } from '../../../../../server/queries/owner-desk.ts'
import { shellOf } from '../../../../_client/shell.ts'
import { viewerHere } from '../../../../_client/viewer.ts'
import { CreateBallot } from '../../../../_ballot/create-ballot.tsx'
import { PageShell } from '../../../../_ui/page-shell.tsx'
import '../../../../_topic/topic.css'
import '../../../../_ballot/ballot.css'
import '../../../../_ballot/owner-desk/owner-desk.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballot'))('create.title') }
}

/** The committee makes a ballot that stands alone; it stays a draft until it is announced. */
export default async function NewBallotPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const choices = await ballotChoices(viewer)
  if (!choices) notFound()
  const t = await getTranslations('ballot')
  const to = paths(slug)
  return (
    <PageShell words={['ballot', 'owners', 'refusals']} {...await shellOf(viewer)} width="narrow" here={to.newBallot} back={{ href: to.ballots, label: t('page.all') }}>
      <div className="ballot-form"><CreateBallot community={slug} now={viewer.now} rules={viewer.rules} owners={await ownerVotingOf(viewer)} {...choices} /></div>
    </PageShell>
  )
}
