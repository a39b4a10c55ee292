import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { bigScreen } from '../../../server/queries/screen.ts'
import { Words } from '../../_i18n/page-words.tsx'
import { Screen } from '../../_screen/screen.tsx'

type Props = { params: Promise<{ token: string }> }

/** The hall's own sizes and colours from the first paint on, before the page comes alive. */
const asHall = `document.documentElement.dataset.mode='hall';document.documentElement.dataset.theme='light'`

const screenHere = cache(async (token: string) => bigScreen(token, (await headers()).get('host')))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const screen = await screenHere((await params).token)
  const title = (await getTranslations('screen'))('title')
  return { title: screen ? `${screen.room.session.title} · ${title}` : title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** The projector in the hall. No sign-in: the token in the address is the key, and it can be taken away. */
export default async function ScreenPage({ params }: Props) {
  const { token } = await params
  const screen = await screenHere(token)
  if (!screen) notFound()
  return <><script dangerouslySetInnerHTML={{ __html: asHall }} /><Words of={['ballot', 'people', 'room', 'screen']}><Screen token={token} screen={screen} /></Words></>
}
