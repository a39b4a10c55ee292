import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { StanceIcon, StanceMark, type Stance } from './marks.tsx'
import { PhraseTitle } from './phrase-title.tsx'
import { House } from './ridge.tsx'

/** The head of the phone in the room: back, where we are on the agenda, the connection in a word. */
export function RoomBar({ backHref, backLabel, title, end }: { backHref: string; backLabel: string; title: ReactNode; end?: ReactNode }) {
  return <header className="room-bar"><Link className="icon-btn" href={backHref} aria-label={backLabel}><Icon name="back" /></Link><p>{title}</p>{end}</header>
}

/** The question under discussion, with the line of phases below it. */
export function RoomQuestion({ question, steps }: { question: string; steps?: ReactNode }) {
  return <div className="room-q"><h1 className="say"><PhraseTitle text={question} /></h1>{steps}</div>
}

/** Who has the floor: on the sheet under the ridge. `clock` is a SpeakerClock; `record` what is being written down. */
export function FloorSheet({ heading, stance, clock, record, children }: { heading: ReactNode; stance?: Stance; clock?: ReactNode; record?: ReactNode; children?: ReactNode }) {
  return (
    <div className="room-stage">
      <House size="room" live>
        <div className="floor-who"><h2>{heading}</h2>{stance && <StanceMark stance={stance} />}</div>
        {clock}{children}
        {record && <p className="floor-record"><Icon name="pen" /><span>{record}</span></p>}
      </House>
    </div>
  )
}

/** A section of the room with its small heading and one link. */
export function RoomSection({ title, link, children }: { title: ReactNode; link?: ReactNode; children: ReactNode }) {
  return <section className="room-section"><header><h2>{title}</h2>{link}</header>{children}</section>
}

/** The thumb's place: what can be done now. */
export function Dock({ title, note, children }: { title?: ReactNode; note?: ReactNode; children: ReactNode }) {
  return <div className="dock">{title && <h2>{title}</h2>}{note && <p className="note">{note}</p>}{children}</div>
}

/** Choosing a stance is raising the hand: three equal buttons. */
export function StanceButtons({ words, busy, onRaise }: { words: Record<Stance, ReactNode>; busy?: Stance | null; onRaise: (stance: Stance) => void }) {
  return (
    <div className="dock-three">
      {(['FOR', 'AGAINST', 'NEUTRAL'] as const).map((stance) => (
        <button key={stance} type="button" className="btn" aria-busy={busy === stance || undefined} onClick={busy ? undefined : () => onRaise(stance)}><StanceIcon stance={stance} />{words[stance]}</button>
      ))}
    </div>
  )
}
