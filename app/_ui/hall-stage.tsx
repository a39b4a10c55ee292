'use client'
import { useLayoutEffect, useState, type ReactNode } from 'react'

/**
 * The projector's picture: always 1920 × 1080, made larger or smaller as a whole to fit the window, so that a line breaks
 * at the same word in every hall. Sets the page to the hall mode while it is shown.
 */
export function HallStage({ className, children }: { className?: string; children: ReactNode }) {
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const root = document.documentElement
    const before = { mode: root.dataset['mode'], theme: root.dataset['theme'] }
    root.dataset['mode'] = 'hall'
    root.dataset['theme'] = 'light'
    const fit = () => setScale(Math.min(window.innerWidth / 1920, window.innerHeight / 1080))
    fit()
    window.addEventListener('resize', fit)
    return () => {
      window.removeEventListener('resize', fit)
      if (before.mode === undefined) delete root.dataset['mode']
      else root.dataset['mode'] = before.mode
      if (before.theme === undefined) delete root.dataset['theme']
      else root.dataset['theme'] = before.theme
    }
  }, [])
  return <main className="hall-window"><div className={className ? `hall ${className}` : 'hall'} style={{ transform: `scale(${scale})` }}>{children}</div></main>
}
