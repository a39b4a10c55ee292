import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The same shapes everywhere: brick for yes, stone for no, ring with a question, hollow for abstaining, dashes for not yet. */
export type Mark = 'yes' | 'no' | 'ask' | 'hollow' | 'todo' | 'in'

const drawings: Record<Mark, ReactNode> = {
  yes: <><rect x="1.5" y="6.5" width="21" height="11" rx="1.5" fill="var(--brick)" /><path d="M6.5 15.5l3-7M12 15.5l3-7" stroke="var(--sheet)" strokeWidth="1.6" strokeLinecap="round" fill="none" opacity=".8" /></>,
  no: <path d="M6 5.2l8-1.4 6.8 4 .9 7.2-5.4 5-9.3-.3L2.3 14.5z" fill="var(--stone)" />,
  ask: <><circle cx="12" cy="12" r="9" fill="none" stroke="var(--ink-2)" strokeWidth="2.2" /><path d="M9.5 9.6a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.3 1-1.3 1.9M12 16.6v.1" fill="none" stroke="var(--ink-2)" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" /></>,
  hollow: <rect x="2.5" y="7" width="19" height="10" rx="1.5" fill="none" stroke="var(--hollow)" strokeWidth="2" />,
  todo: <rect x="2.5" y="7" width="19" height="10" rx="1.5" fill="none" stroke="var(--joint)" strokeWidth="2" strokeDasharray="3 2.5" />,
  in: <rect x="1.5" y="6.5" width="21" height="11" rx="1.5" fill="var(--earth)" />,
}

export function MarkIcon({ mark }: { mark: Mark }) {
  return <svg className="mk" viewBox="0 0 24 24" aria-hidden="true">{drawings[mark]}</svg>
}

/** A stance with its word; never the shape alone. `children` replaces the word (as in "I agree"). */
export type Stance = 'FOR' | 'AGAINST' | 'NEUTRAL'
const stanceMark: Record<Stance, Mark> = { FOR: 'yes', AGAINST: 'no', NEUTRAL: 'ask' }

export function StanceIcon({ stance }: { stance: Stance }) {
  return <MarkIcon mark={stanceMark[stance]} />
}

export function StanceMark({ stance, children }: { stance: Stance; children?: ReactNode }) {
  const t = useTranslations('ui')
  return <span className="stance"><StanceIcon stance={stance} />{children ?? t(`stance.${stance}`)}</span>
}
