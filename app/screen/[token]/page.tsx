import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { screenOf } from '../../../server/queries/sessions.ts'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('screen'))('title'), robots: { index: false } }
}

export default async function ScreenPage({ params }: Props) {
  const screen = await screenOf((await params).token)
  if (!screen) notFound()
  return <main><h1>{screen.room.session.title}</h1></main>
}
