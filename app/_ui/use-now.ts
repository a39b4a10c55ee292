'use client'
import { useSyncExternalStore } from 'react'

/** One ticker for the whole page, on whole seconds, running only while somebody looks at a clock. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function tick() {
  for (const listener of listeners) listener()
  timer = setTimeout(tick, 1000 - (Date.now() % 1000))
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) timer = setTimeout(tick, 1000 - (Date.now() % 1000))
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

/**
 * The server's time, epoch ms, in whole seconds, counting on.
 * `offset` is server minus device; `initial` is the server's time when the page was made, used until the page lives.
 */
export function useNow(offset: number, initial: number | null = null): number | null {
  const now = useSyncExternalStore(subscribe, () => Math.floor((Date.now() + offset) / 1000) * 1000, () => null)
  return now ?? initial
}
