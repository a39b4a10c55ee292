'use client'
import { useTranslations } from 'next-intl'
import { useId, useRef, type ReactNode } from 'react'
import { Icon } from '../_ui/icon.tsx'

/** "Why this order?": the three rules, in the page's own dialog, opened by who asks. */
export function QueueRules({ turns, minutes, label, children }: { turns: number; minutes: number; label?: string; /** the places as they are now, each with its reason */ children?: ReactNode }) {
  const t = useTranslations('room.rules')
  const ui = useTranslations('ui')
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button type="button" className="link-button" onClick={() => ref.current?.showModal()}>{label ?? t('ask')}</button>
      <dialog ref={ref} className="sheet" aria-labelledby={id}>
        <div className="sheet-head"><h2 id={id}>{t('title')}</h2><button type="button" className="icon-btn" aria-label={ui('close')} onClick={() => ref.current?.close()}><Icon name="close" /></button></div>
        <ol className="numbered"><li>{t('first')}</li><li>{t('second')}</li><li>{t('third')}</li></ol>
        {children}
        <p className="note">{t('limits', { minutes, turns })}</p>
      </dialog>
    </>
  )
}
