import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { chairCandidates, sessionPage } from '../../../../../../server/queries/sessions.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { Words } from '../../../../../_i18n/page-words.tsx'
import { Desk } from '../../../../../_session/desk.tsx'

type Props = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session.desk'))('pageTitle') }
}

/** For whoever chairs, and for staff who look on; everybody else belongs in the room. */
export default async function ChairPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const page = await sessionPage(viewer, id)
  if (!page) notFound()
  if (!page.can.staff && !page.can.chair) redirect(paths(slug).room(id))
  return (
    <Words of={['ballot', 'log', 'refusals', 'room', 'session']}>
      <Desk community={slug} communityName={viewer.community.name} page={page} rules={viewer.rules} candidates={await chairCandidates(viewer, id)} />
    </Words>
  )
}
