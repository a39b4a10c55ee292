import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ballotPage } from '../../../../../../server/queries/ballots.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { Words } from '../../../../../_i18n/page-words.tsx'
import { LiveCard } from '../../../../../_ballot/live-card.tsx'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ voter?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ballot'))('page.title') }
}

/** The paper itself, full screen: nothing else is on the screen while one votes. */
export default async function VotePage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const { voter = null } = await searchParams
  const viewer = await viewerHere(slug)
  const view = await ballotPage(viewer, id)
  if (!view) notFound()
  const { name, phone } = viewer.community
  return <Words of={['ballot', 'refusals']}><LiveCard community={{ slug, name, phone }} view={view} now={viewer.now} isSignedIn={viewer.user !== null} startsWith={voter} /></Words>
}
