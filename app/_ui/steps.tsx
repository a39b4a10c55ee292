import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { SrOnly } from './sr-only.tsx'

/** Where an agenda item is, as one line of words. */
export function PhaseSteps({ steps, current, size = 'room' }: { steps: readonly { key: string; label: ReactNode }[]; current: string | null; size?: 'room' | 'desk' }) {
  const t = useTranslations('ui')
  return (
    <p className={size === 'desk' ? 'steps steps--desk' : 'steps'}>
      {steps.map((step) => step.key === current
        ? <b key={step.key} aria-current="step"><SrOnly>{t('now')}</SrOnly>{step.label}</b>
        : <span key={step.key}>{step.label}</span>)}
    </p>
  )
}

export interface LineStep {
  key: string
  state: 'done' | 'current' | 'todo' | 'stopped'
  title: ReactNode
  detail?: ReactNode
  /** "Why this long?" or other things that open */
  more?: ReactNode
}

/** How far a matter has come: done, here, still to come; each with who must do what by when. */
export function ProgressLine({ steps }: { steps: readonly LineStep[] }) {
  const t = useTranslations('ui.line')
  return (
    <ol className="line">
      {steps.map((step) => (
        <li key={step.key} className={step.state === 'current' ? 'cur' : step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <div className="dot">{step.state === 'done' && <Icon name="check" />}{step.state === 'stopped' && <Icon name="close" />}</div>
          <div><h3><SrOnly>{t(step.state)}</SrOnly>{step.title}</h3>{step.detail && <p>{step.detail}</p>}{step.more}</div>
        </li>
      ))}
    </ol>
  )
}

/** "Why is it 5 days?": the rule, its source, how to change it. */
export function Why({ question, open = false, children }: { question: ReactNode; open?: boolean; children: ReactNode }) {
  return <details className="why" open={open}><summary>{question}</summary><div className="why-body">{children}</div></details>
}

export interface CountedDay { key: string; weekday: string; day: number; word: string; kind: 'start' | 'on' | 'off' | 'last' }

/** Working days counted out, one square a day. */
export function DayCount({ days }: { days: readonly CountedDay[] }) {
  return (
    <ol className="cal">
      {days.map((each) => (
        <li key={each.key} className={each.kind === 'start' ? undefined : each.kind === 'last' ? 'on last' : each.kind}><span>{each.weekday}</span><b>{each.day}</b><small>{each.word}</small></li>
      ))}
    </ol>
  )
}

export interface TimelineEntry {
  key: string
  /** the date in words */
  when: ReactNode
  /** machine-readable date */
  iso?: string
  title: ReactNode
  /** still to come: a hollow dot */
  ahead?: boolean
  children?: ReactNode
}

/** What happened when, or what will. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="log">
      {entries.map((entry) => (
        <li key={entry.key} className={entry.ahead ? 'next' : undefined}>
          {entry.iso ? <time dateTime={entry.iso}>{entry.when}</time> : <span className="when">{entry.when}</span>}
          <div><h3>{entry.title}</h3>{entry.children}</div>
        </li>
      ))}
    </ol>
  )
}

/** Someone's own words or a reason, set apart. */
export function Quote({ children }: { children: ReactNode }) {
  return <p className="quote">{children}</p>
}

/** "Step 2 of 4" of a wizard, in words. */
export function WizardAt({ at, of, title }: { at: number; of: number; title: ReactNode }) {
  const t = useTranslations('ui')
  return <p className="wizard-at">{t('stepOf', { at, of })}<Fragment> </Fragment><b>{title}</b></p>
}
