import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { viewerHere } from '../../_client/viewer.ts'
import { RememberCommunity } from '../../_front/remember-community.tsx'

type Props = { params: Promise<{ slug: string }> }

/** Every page of a community carries its name in the title, and does not exist where the community does not. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { community } = await viewerHere((await params).slug)
  const name = `${(await getTranslations('common'))('product')} · ${community.name}`
  return { title: { default: community.name, template: `%s · ${name}` } }
}

export default async function CommunityLayout({ params, children }: Props & { children: ReactNode }) {
  const { community } = await viewerHere((await params).slug)
  return <>{children}<RememberCommunity slug={community.slug} /></>
}
