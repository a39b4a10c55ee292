import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import type { Presence } from '../../domain/session/quorum.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { BigScreen } from '../../server/queries/screen.ts'
import { StanceMark, type Stance } from '../_ui/marks.tsx'
import { HallStage } from '../_ui/hall-stage.tsx'
import { Qr } from '../_ui/qr.tsx'
import { Ridge } from '../_ui/ridge.tsx'

/** What every scene knows besides its own facts. Times are epoch ms of the server. */
export interface Hall {
  community: BigScreen['community']
  session: SessionState
  here: Presence
  rules: BigScreen['rules']
  address: string
  now: number
  /** add to Date.now() to get the server's time */
  offset: number
}

export const peopleHere = (here: Presence) => here.inPerson + here.remote

/** Addresses for phones in the hall. */
export function hallLinks({ address, community, session }: Hall) {
  const to = paths(community.slug)
  return {
    join: `${address}/j/${session.joinCode}`,
    typed: `${address.replace(/^https?:\/\//, '')}/j`,
    ballot: (id: string) => `${address}${to.ballot(id)}`,
    record: `${address}${to.record(session.id)}`,
  }
}

/** The frame of a scene: what it is about at the left, how to come in at the right, whose hall it is at the foot. */
export function HallScene({ hall, ridge = false, door = false, place, children, next = [], nextTitle, qr, caption, foot }: {
  hall: Hall
  ridge?: boolean
  /** coming in is what matters now: the code is larger */
  door?: boolean
  place?: ReactNode
  children: ReactNode
  next?: readonly { key: string; name: string; stance: Stance }[]
  nextTitle?: ReactNode
  qr?: { text: string; label: string }
  caption?: ReactNode
  foot?: ReactNode
}) {
  const t = useTranslations('screen')
  return (
    <HallStage className={ridge ? undefined : 'hall--plain'}>
      {ridge && <Ridge size="hall" />}
      <div className={door ? 'hall-debate hall-debate--door' : 'hall-debate'}>
        <div>
          {place !== undefined && <p className="hall-place">{place}</p>}
          {children}
        </div>
        <aside className="hall-side">
          <Qr {...(qr ?? { text: hallLinks(hall).join, label: t('qr') })} />
          {caption ?? <p className="hall-caption">{t('scan')}</p>}
          {next.length > 0 && <><h3>{nextTitle}</h3><ol>{next.slice(0, 3).map((each) => <li key={each.key}>{each.name}<StanceMark stance={each.stance} /></li>)}</ol></>}
        </aside>
      </div>
      <p className="hall-foot"><span>{foot ?? t('foot', { community: hall.community.name, n: peopleHere(hall.here) })}</span></p>
    </HallStage>
  )
}
