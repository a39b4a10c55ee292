import { cache } from 'react'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { viewerOf, type Viewer } from '../../server/identity/viewer.ts'

/** The person who looks at this page in this community; an unknown community is "not found". Once per request. */
export const viewerHere = cache(async (slug: string): Promise<Viewer> => {
  const viewer = await viewerOf((await cookies()).toString(), slug)
  if (!viewer) notFound()
  return viewer
})
