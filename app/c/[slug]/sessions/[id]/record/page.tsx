import { notFound } from 'next/navigation'
import { sessionPage } from '../../../../../../server/queries/sessions.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { PageShell } from '../../../../../_ui/page-shell.tsx'

type Props = { params: Promise<{ slug: string; id: string }> }

export default async function RecordPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const page = await sessionPage(viewer, id)
  if (!page) notFound()
  return <PageShell {...await shellOf(viewer)}><h1>{page.session.title}</h1></PageShell>
}
