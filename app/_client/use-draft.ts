'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

const prefix = 'linli.draft.'

/**
 * Words that survive: kept on this device while they are written, until `forget`. The first render is always `empty`
 * (the server knows no drafts), then what was kept. `keptAt`: when it was last kept, epoch ms of this device.
 */
export function useDraft<T>(key: string, empty: T): { value: T; set: (value: T) => void; forget: () => void; keptAt: number | null; wasKept: boolean } {
  const [value, setValue] = useState(empty)
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const [wasKept, setWasKept] = useState(false)
  const initial = useRef(empty)
  const name = prefix + key
  useEffect(() => {
    try {
      const kept = localStorage.getItem(name)
      if (!kept) return
      const { at, value: found } = JSON.parse(kept) as { at: number; value: T }
      setValue(typeof found === 'object' && found !== null ? { ...initial.current, ...found } : found)
      setKeptAt(at)
      setWasKept(true)
    } catch { /* no storage, or another version's draft: begin empty */ }
  }, [name])
  const set = useCallback((next: T) => {
    setValue(next)
    const at = Date.now()
    try {
      localStorage.setItem(name, JSON.stringify({ at, value: next }))
      setKeptAt(at)
    } catch { /* private window or full: the page still holds it */ }
  }, [name])
  const forget = useCallback(() => {
    setValue(initial.current)
    setKeptAt(null)
    setWasKept(false)
    try { localStorage.removeItem(name) } catch { /* nothing kept */ }
  }, [name])
  return { value, set, forget, keptAt, wasKept }
}
