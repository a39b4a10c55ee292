import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { FeedbackForm } from '../../../_front/feedback-form.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import '../../../_front/front.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('front.feedback'))('title') }
}

/** Reached from the foot of every page; the page one came from is sent along, so that nobody has to describe it. */
export default async function FeedbackPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await viewerHere((await params).slug)
  const t = await getTranslations('front.feedback')
  const { slug } = viewer.community
  return (
    <PageShell words={['front', 'refusals']} {...await shellOf(viewer)} here={paths(slug).feedback} width="narrow">
      <div className="page-head"><h1 className="say">{t('title')}</h1><p className="note">{t('lead')}</p></div>
      <FeedbackForm community={slug} page={cameFrom(await headers())} />
    </PageShell>
  )
}

function cameFrom(head: Headers): string {
  try { return new URL(head.get('referer') ?? '').pathname.slice(0, 200) } catch { return '' }
}
