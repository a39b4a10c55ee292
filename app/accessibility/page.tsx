import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccessibilityText } from '../_front/accessibility-text.tsx'
import { PageShell } from '../_ui/page-shell.tsx'
import '../_front/front.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('front.accessibility'))('title') }
}

export default function AccessibilityPage() {
  return <PageShell community={null} viewer={null} width="narrow"><AccessibilityText feedbackHref={null} /></PageShell>
}
