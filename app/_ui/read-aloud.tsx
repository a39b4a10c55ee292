'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button, type ButtonKind } from './button.tsx'

/**
 * Reads a part of the page aloud with the device's own voice; hidden where there is none.
 * `selector` chooses what to read; default the main part. Pressing again stops.
 */
export function ReadAloud({ selector = 'main', text, kind = 'plain' }: { selector?: string; text?: string; kind?: ButtonKind }) {
  const t = useTranslations('ui')
  const locale = useLocale()
  const [able, setAble] = useState(false)
  const [reading, setReading] = useState(false)
  useEffect(() => {
    setAble('speechSynthesis' in window)
    return () => { if ('speechSynthesis' in window) window.speechSynthesis.cancel() }
  }, [])
  if (!able) return null
  function toggle() {
    window.speechSynthesis.cancel()
    if (reading) { setReading(false); return }
    const words = text ?? document.querySelector<HTMLElement>(selector)?.innerText ?? ''
    const speech = new SpeechSynthesisUtterance(words)
    speech.lang = locale
    speech.rate = 0.9
    speech.onend = () => setReading(false)
    speech.onerror = () => setReading(false)
    setReading(true)
    window.speechSynthesis.speak(speech)
  }
  return <Button kind={kind} icon={reading ? 'stop' : 'speak'} aria-pressed={undefined} onClick={toggle}>{reading ? t('stopReading') : t('readAloud')}</Button>
}
