'use client'
import { useTranslations } from 'next-intl'
import { HallStage } from '../_ui/hall-stage.tsx'
import { Logo } from '../_ui/logo.tsx'
import './screen.css'

/** The token is no longer good, or never was: the screen shows nothing of the session. */
export function PutAway() {
  const t = useTranslations('screen.put')
  return (
    <HallStage className="hall--plain">
      <div className="hall-away"><Logo /><h1 className="say">{t('title')}</h1><p className="hall-lead">{t('how')}</p></div>
    </HallStage>
  )
}
