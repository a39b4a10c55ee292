import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readHallCode } from '../../../../../../domain/session/hall-code.ts'
import { sessionPage } from '../../../../../../server/queries/sessions.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { Words } from '../../../../../_i18n/page-words.tsx'
import { Room } from '../../../../../_session/room.tsx'

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<{ h?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  return { title: (await sessionPage(await viewerHere(slug), id))?.session.title }
}

export default async function RoomPage({ params, searchParams }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const page = await sessionPage(viewer, id)
  if (!page) notFound()
  const { actor, community } = viewer
  const { h } = await searchParams
  const isVerified = actor !== null && actor.isMember && (actor.isVerified || actor.roles.some((role) => role !== 'resident'))
  return (
    <Words of={['ballot', 'log', 'refusals', 'room', 'session']}>
      <Room community={slug} communityName={community.name} phone={community.phone} page={page} rules={viewer.rules} isVerified={isVerified} isMember={actor?.isMember ?? false} scanned={typeof h === 'string' ? readHallCode(h) : null} />
    </Words>
  )
}
