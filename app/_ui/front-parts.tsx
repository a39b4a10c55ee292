import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'
import { Icon } from './icon.tsx'
import { Lamp, type LampColor } from './lamp.tsx'
import { PhraseTitle } from './phrase-title.tsx'
import { House } from './ridge.tsx'
import { Wall } from './wall.tsx'

export interface AgendaPeekItem { key: string; title: string; note: string; current: boolean }

/** The live session on a front page: the ridge, the question, one sentence of what is happening, the one way in. */
export function LiveHouse({ now, question, sentence, enterHref, enter, note, agendaTitle, agenda }: {
  now: ReactNode
  question: string
  sentence: ReactNode
  enterHref: string
  enter: ReactNode
  note?: ReactNode
  agendaTitle: ReactNode
  agenda: readonly AgendaPeekItem[]
}) {
  return (
    <section className="live" aria-labelledby="live-question">
      <House className="live-house">
        <div>
          <p className="now-live"><i />{now}</p>
          <h1 className="say" id="live-question"><PhraseTitle text={question} /></h1>
          <p className="live-sentence">{sentence}</p>
          <ButtonLink kind="main" wide href={enterHref}>{enter}</ButtonLink>
          {note && <p className="note">{note}</p>}
        </div>
        {agenda.length > 0 && (
          <div className="live-agenda">
            <h2>{agendaTitle}</h2>
            <ol>{agenda.map((item, at) => <li key={item.key} aria-current={item.current ? 'step' : undefined}><span>{at + 1}</span><span>{item.title}<small>{item.note}</small></span></li>)}</ol>
          </div>
        )}
      </House>
    </section>
  )
}

/** A topic in a list: its wall of endorsements, what is missing, and the one act or the promise it has earned. */
export function TopicRow({ href, title, by, wall, count, missing, action, due }: {
  href: string
  title: string
  by: ReactNode
  /** how many endorsed and how many make the wall; `label` for screen readers. Left out when endorsing is over. */
  wall?: { have: number; need: number; label: string; fresh?: number }
  count?: ReactNode
  missing?: ReactNode
  action?: ReactNode
  due?: ReactNode
}) {
  return (
    <li className="topic-row">
      <div className="t-main"><h3><Link href={href}><span><PhraseTitle text={title} /></span></Link></h3><p className="note">{by}</p></div>
      {wall && <div className="t-wall"><div><Wall size="row" total={wall.need} yes={Math.min(wall.have, wall.need)} fresh={wall.fresh} label={wall.label} /></div><p><b>{count}</b>{missing && <span>{missing}</span>}</p></div>}
      {action && <div className="t-act">{action}</div>}
      {due && <p className="t-due"><Icon name="clock" />{due}</p>}
    </li>
  )
}

/** What came of something that was agreed: its lamp, how long, who. */
export function OutcomeRow({ href, title, lamp, left, note }: { href: string; title: string; lamp: LampColor; left: ReactNode; note?: ReactNode }) {
  return <li><Link className="out" href={href}><span className="row-title"><PhraseTitle text={title} /></span><Lamp color={lamp}>{left}</Lamp>{note && <span className="note">{note}</span>}</Link></li>
}

/** A slip on the supervision board. */
export function TaskSlip({ href, lamp, left, title, who, extra, number }: {
  href: string; lamp: LampColor; left: ReactNode; title: string; who: ReactNode; extra?: ReactNode; number: string
}) {
  return (
    <li><Link className={`slip slip--${lamp.toLowerCase()}`} href={href}>
      <Lamp color={lamp}>{left}</Lamp><h3><PhraseTitle text={title} /></h3><p>{who}</p>{extra && <p className="ex">{extra}</p>}<p className="no">{number}</p>
    </Link></li>
  )
}

/** One column of the board: where matters stand, what the rule there is. */
export function BoardColumn({ title, count, rule, children }: { title: ReactNode; count: number; rule: ReactNode; children: ReactNode }) {
  return <section className="board-col"><header><h2 className="say">{title}<span>{count}</span></h2><p className="note">{rule}</p></header><ul>{children}</ul></section>
}

/** A row that leads on, large enough for any thumb: icon, what, how much. */
export function RowLink({ href, icon, title, children }: { href: string; icon?: Parameters<typeof Icon>[0]['name']; title: ReactNode; children?: ReactNode }) {
  return <li><Link className={icon ? 'row-link' : 'row-link row-link--bare'} href={href}>{icon && <Icon name={icon} />}<span><b>{title}</b>{children && <span>{children}</span>}</span><Icon name="right" /></Link></li>
}
