import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { AccessibilityText } from '../../../_front/accessibility-text.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import '../../../_front/front.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('front.accessibility'))('title') }
}

export default async function CommunityAccessibilityPage({ params }: { params: Promise<{ slug: string }> }) {
  const viewer = await viewerHere((await params).slug)
  const to = paths(viewer.community.slug)
  return <PageShell {...await shellOf(viewer)} here={to.accessibility} width="narrow"><AccessibilityText feedbackHref={to.feedback} /></PageShell>
}
