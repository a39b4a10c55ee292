import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export type LampColor = 'GREEN' | 'YELLOW' | 'RED' | 'BLUE'

const drawings: Record<LampColor, ReactNode> = {
  GREEN: <><circle cx="12" cy="12" r="10" fill="var(--lamp-green)" /><path d="M12 6.8V12l3.6 2.2" fill="none" stroke="var(--sheet)" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" /></>,
  YELLOW: <><path d="M12 1.8L22.2 12 12 22.2 1.8 12z" fill="var(--lamp-yellow)" stroke="var(--lamp-yellow-edge)" strokeWidth="1.6" strokeLinejoin="round" /><path d="M9.2 8h5.6l-5.6 8h5.6z" fill="none" stroke="#3a2900" strokeWidth="1.8" strokeLinejoin="round" /></>,
  RED: <><path d="M12 2.6L23 21.4H1z" fill="var(--lamp-red)" stroke="var(--lamp-red)" strokeWidth="1.5" strokeLinejoin="round" /><path d="M12 9.4v5.2M12 18v.1" stroke="var(--sheet)" strokeWidth="2.6" strokeLinecap="round" /></>,
  BLUE: <><rect x="2" y="2" width="20" height="20" rx="3" fill="var(--lamp-blue)" /><path d="M6.8 12.4l3.6 3.6 6.8-7.2" fill="none" stroke="var(--sheet)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" /></>,
}

/** The shape alone, for beside words that already say it. */
export function LampShape({ color, className = 'lm' }: { color: LampColor; className?: string }) {
  return <svg className={className} viewBox="0 0 24 24" aria-hidden="true">{drawings[color]}</svg>
}

/** Time left on a promise: shape, word, how long. `children` is the rest: "2 working days left", or a date. */
export function Lamp({ color, children }: { color: LampColor; children?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <span className={`lamp lamp--${color.toLowerCase()}`}>
      <LampShape color={color} /><b>{t(`lamp.${color}`)}</b>{children && <span>{children}</span>}
    </span>
  )
}

/** The triangle of a mistake or a loss; the words come beside it. */
export function Triangle() {
  return <LampShape color="RED" className="mk" />
}
