'use client'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { useLeft } from './countdown.tsx'
import type { IconName } from './icon.tsx'
import { Strip } from './strip.tsx'

/**
 * Undo for a minute instead of "are you sure". Goes by itself when the time is over; `until` in epoch ms of the server.
 * `onUndo` may take its time: the button says so and takes no second press.
 */
export function UndoStrip({ until, offset, initialNow, icon = 'check', onUndo, onOver, children }: {
  until: number
  offset: number
  initialNow?: number
  icon?: IconName
  onUndo: () => void | Promise<unknown>
  onOver?: () => void
  children: ReactNode
}) {
  const t = useTranslations('ui')
  const left = useLeft({ until, offset, initialNow, onEnd: onOver })
  const [busy, setBusy] = useState(false)
  if (left === 0) return null
  async function undo() {
    setBusy(true)
    try { await onUndo() } finally { setBusy(false) }
  }
  return (
    <Strip kind="info" icon={icon} action={
      <Button kind="text" busy={busy} onClick={() => { void undo() }}>{left === null ? t('undo') : t('undoFor', { n: Math.ceil(left / 1000) })}</Button>
    }>{children}</Strip>
  )
}
