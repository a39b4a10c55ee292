'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../_ui/button.tsx'

/** The device's own way of sharing; where there is none, the address is copied and the button says so. */
export function ShareButton({ title }: { title: string }) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  async function share() {
    const url = location.href.split('#')[0]!
    if ('share' in navigator) {
      try { await navigator.share({ title, url }) } catch { /* the person thought better of it */ }
      return
    }
    await (navigator as Navigator).clipboard?.writeText(url)
    setCopied(true)
    setTimeout(() => setCopied(false), 4000)
  }
  return <Button icon={copied ? 'check' : 'share'} onClick={() => void share()}><span aria-live="polite">{copied ? t('shareCopied') : t('share')}</span></Button>
}
