'use client'
import { useTranslations } from 'next-intl'
import { wordingsOf, type Motion } from '../../domain/floor/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { Changes } from './changes.tsx'

/** What was struck and added on the way to the words as they are, the last change open and the earlier ones behind it. */
export function MotionHistory({ motion }: { motion: Motion }) {
  const t = useTranslations('room.motion')
  const dates = useDates()
  const wordings = wordingsOf(motion)
  const steps = wordings.slice(1).map((to, at) => ({ to, from: wordings[at]! })).reverse()
  if (steps.length === 0) return null
  const step = ({ from, to }: (typeof steps)[number]) => (
    <div key={to.version} className="motion-step">
      <p className="note">{t(`how.${to.how}`, { name: to.by.name, mover: motion.by.name, time: dates.clock(to.at) })}</p>
      <p><Changes before={from.text} after={to.text} /></p>
    </div>
  )
  const [last, ...earlier] = steps
  return (
    <div className="motion-history">
      {last && step(last)}
      {earlier.length > 0 && <details className="why"><summary>{t('earlier', { n: earlier.length })}</summary>{earlier.map(step)}</details>}
    </div>
  )
}
