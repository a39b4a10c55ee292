'use client'
import { useEffect, useRef } from 'react'

/** Something about me has changed elsewhere – at the door, by whoever votes with me: my own lines are told so, and ask what it is. */
export function useToldOfMe(told: unknown, resync: () => void) {
  const ask = useRef(resync)
  ask.current = resync
  useEffect(() => { if (told !== undefined) ask.current() }, [told])
}
