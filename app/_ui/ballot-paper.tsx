import { useTranslations } from 'next-intl'
import type { FormHTMLAttributes, ReactNode } from 'react'
import { Triangle } from './lamp.tsx'

/**
 * The ballot: full screen, framed by the printer's double rule. `aside` is the time left or "read aloud";
 * `intent` heads an owner ballot of a system that the authority has not designated. Give `onSubmit` for the choosing form.
 */
export function BallotPaper({ title, aside, intent = false, done = false, rises = false, onSubmit, children }: {
  title?: ReactNode
  aside?: ReactNode
  intent?: boolean
  /** counted: centred, with the seal */
  done?: boolean
  /** it opened just now: the sheet comes up once */
  rises?: boolean
  onSubmit?: FormHTMLAttributes<HTMLFormElement>['onSubmit']
  children: ReactNode
}) {
  const t = useTranslations('ui')
  const classes = ['ballot', done && 'ballot--done', rises && 'ballot--rises'].filter(Boolean).join(' ')
  const inside = (
    <>
      <div className="b-top"><span className="say">{title ?? t('ballot.title')}</span>{aside && <span>{aside}</span>}{intent && <span className="b-intent">{t('ballot.intent')}</span>}</div>
      {children}
    </>
  )
  return onSubmit ? <form className={classes} onSubmit={onSubmit}>{inside}</form> : <div className={classes}>{inside}</div>
}

/** At most four facts: what it costs, how it passes, who can see. */
export function Facts({ facts }: { facts: readonly { key: string; term: ReactNode; fact: ReactNode }[] }) {
  return <dl className="facts">{facts.map((each) => <div className="contents" key={each.key}><dt>{each.term}</dt><dd>{each.fact}</dd></div>)}</dl>
}

/** A small paper with the same frame, for what happened to a vote: on its way, late, closed. `bad` puts the triangle before the heading. */
export function VotePaper({ heading, bad = false, big, children }: { heading: ReactNode; bad?: boolean; big?: ReactNode; children: ReactNode }) {
  return (
    <div className="paper" role={bad ? 'alert' : 'status'}>
      {big && <p className="clock">{big}</p>}
      {bad ? <h3 className="bad"><Triangle /><span>{heading}</span></h3> : <h3 className={big ? undefined : 'say'}>{heading}</h3>}
      {children}
    </div>
  )
}
