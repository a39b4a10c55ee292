'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** The browser's own dialog: focus is kept inside and comes back; Escape and the cross close it. On a phone it is a sheet from below. */
export function Dialog({ open, title, onClose, children }: { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('ui')
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog ref={ref} className="sheet" aria-labelledby={id} onClose={onClose} onClick={(event) => { if (event.target === ref.current) onClose() }}>
      <div className="sheet-head"><h2 id={id}>{title}</h2><button type="button" className="icon-btn" aria-label={t('close')} onClick={onClose}><Icon name="close" /></button></div>
      {open && children}
    </dialog>
  )
}
