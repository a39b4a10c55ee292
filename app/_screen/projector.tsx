'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

/** Keeps the projector's computer from going to sleep, where the browser can; asks again when the page comes back. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let isGone = false
    const ask = () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      // Refused on low battery and without a secure address: the screen then sleeps as the computer says.
      navigator.wakeLock.request('screen').then((got) => { if (isGone) void got.release(); else lock = got }, () => undefined)
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

const SHOWN_MS = 3_000

/** Full screen for whoever sets the projector up: there while the mouse moves or the keyboard is on it, else not in the picture. */
export function FullScreenButton() {
  const t = useTranslations('screen')
  const [isShown, setShown] = useState(false)
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      setShown(true)
      clearTimeout(timer)
      timer = setTimeout(() => setShown(false), SHOWN_MS)
    }
    const changed = () => setFull(document.fullscreenElement !== null)
    window.addEventListener('mousemove', show)
    document.addEventListener('fullscreenchange', changed)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('mousemove', show)
      document.removeEventListener('fullscreenchange', changed)
    }
  }, [])
  const press = () => { void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined) }
  return <button type="button" className={isShown ? 'hall-full is-shown' : 'hall-full'} onClick={press}>{t(isFull ? 'leaveFull' : 'full')}</button>
}
