'use client'
import { useEffect, useRef } from 'react'
import { hallCodePhases, type HallCode } from '../../domain/session/hall-code.ts'
import { useNow } from '../_ui/use-now.ts'
import type { LiveRoom } from '../_session/use-room.ts'

const ASK_AGAIN_MS = 3_000

/** The digits that this screen may show. When they have stood their minute, or the door opens, it asks for new ones by its own line. */
export function useHallCode({ mine, session, link, clockOffset, resync }: LiveRoom): HallCode | null {
  const now = useNow(clockOffset)
  const hallCode = mine.hallCode ?? null
  const isShown = hallCodePhases.includes(session.phase)
  const isWanted = now !== null && isShown && (hallCode === null || now >= hallCode.until) && (link.state === 'live' || link.state === 'back')
  const ask = useRef(resync)
  ask.current = resync
  useEffect(() => {
    if (!isWanted) return undefined
    ask.current()
    const timer = setInterval(() => ask.current(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWanted])
  return isShown ? hallCode : null
}
