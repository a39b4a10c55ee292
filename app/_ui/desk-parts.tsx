import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface PlanItem {
  key: string
  state: 'done' | 'current' | 'todo'
  title: ReactNode
  /** planned and actual (or expected) times, put into words */
  lines: readonly { key: string; term: ReactNode; time: ReactNode }[]
}

/** The agenda on the moderator's desk: planned and actual, item by item. */
export function AgendaPlan({ items }: { items: readonly PlanItem[] }) {
  return (
    <ol className="plan">
      {items.map((item, at) => (
        <li key={item.key} className={item.state} aria-current={item.state === 'current' ? 'step' : undefined}>
          <span className="n">{item.state === 'done' ? <Icon name="check" /> : at + 1}</span>
          <div><h3>{item.title}</h3>{item.lines.map((line) => <p key={line.key}><span>{line.term}</span>{line.time}</p>)}</div>
        </li>
      ))}
    </ol>
  )
}

/** Plan above reality, one piece per item, with the present drawn through. Lengths in minutes; `now` in minutes from the start. */
export function TimeRuler({ planned, actual, now, plannedWord, actualWord, nowWord, label }: {
  planned: readonly number[]
  /** `past` minutes are over, drawn solid */
  actual: readonly { minutes: number; past: boolean }[]
  now: number
  plannedWord: ReactNode
  actualWord: ReactNode
  nowWord: ReactNode
  label: string
}) {
  const total = Math.max(1, planned.reduce((sum, each) => sum + each, 0), actual.reduce((sum, each) => sum + each.minutes, 0))
  const width = (minutes: number) => ({ width: `${Math.round((minutes / total) * 1000) / 10}%` })
  return (
    <div className="ruler" role="img" aria-label={label}>
      <span className="lb">{plannedWord}</span><div className="rl">{planned.map((minutes, at) => <i key={at} style={width(minutes)} />)}</div>
      <span className="lb">{actualWord}</span>
      <div className="rl">{actual.map((piece, at) => <i key={at} className={piece.past ? 'd' : undefined} style={width(piece.minutes)} />)}<em style={{ left: `${Math.min(100, Math.round((now / total) * 1000) / 10)}%` }}><b>{nowWord}</b></em></div>
    </div>
  )
}

/** Who is here by kind, against what is required. */
export function PresenceList({ enough, words, kinds, awaited }: {
  enough: boolean
  words: ReactNode
  kinds: readonly { key: string; name: ReactNode; count: number; present: boolean }[]
  awaited?: readonly { key: string; name: ReactNode; when: ReactNode }[]
}) {
  return (
    <>
      <p className={enough ? 'quo' : 'quo quo--not'}><Icon name={enough ? 'check' : 'clock'} /><span>{words}</span></p>
      <ul className="here-list">
        {kinds.map((kind) => <li key={kind.key} className={kind.present ? 'y' : undefined}><Icon name={kind.present ? 'check' : 'clock'} /><span>{kind.name}</span><b>{kind.count}</b></li>)}
        {awaited?.map((each) => <li key={each.key} className="w"><Icon name="clock" /><span>{each.name}</span><b>{each.when}</b></li>)}
      </ul>
    </>
  )
}
