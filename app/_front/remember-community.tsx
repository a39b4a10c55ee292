'use client'
import { useEffect } from 'react'
import { communityCookie } from './community-cookie.ts'

const YEAR = 365 * 86_400

/** "下次直接到": the device remembers where it went in. */
export function RememberCommunity({ slug }: { slug: string }) {
  useEffect(() => { document.cookie = `${communityCookie}=${slug}; path=/; max-age=${YEAR}; samesite=lax` }, [slug])
  return null
}
