'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Fetches the page again now and then while somebody looks at it; spread out, so that a thousand phones do not knock at once. */
export function KeepFresh({ everyMs }: { everyMs: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible') router.refresh() }, everyMs * (0.75 + Math.random() / 2))
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
