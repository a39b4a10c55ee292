import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import type { HallCode } from '../../domain/session/hall-code.ts'
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
  /** the digits that say "I am in the hall"; null when they are not shown, or too old to be of use */
  hallCode: HallCode | null
  now: number
  /** add to Date.now() to get the server's time */
  offset: number
}

export const peopleHere = (here: Presence) => here.inPerson + here.remote

/** Addresses for phones in the hall. */
export function hallLinks({ address, community, session, hallCode }: Hall) {
  const to = paths(community.slug)
  return {
    /** whoever scans it in the hall is checked in by it */
    join: `${address}/j/${session.joinCode}${hallCode === null ? '' : `?h=${hallCode.code}`}`,
    typed: `${address.replace(/^https?:\/\//, '')}/j`,
    ballot: (id: string) => `${address}${to.ballot(id)}`,
    record: `${address}${to.record(session.id)}`,
  }
}

/** "407 318": the digits for whoever types them, in two groups as one says them aloud. */
export function HallDigits({ hall, large = false }: { hall: Hall; large?: boolean }) {
  const t = useTranslations('screen.code')
  if (!hall.hallCode) return null
  const { code } = hall.hallCode
  return (
    <span className={large ? 'hall-digits hall-digits--large' : 'hall-digits'}>
      <span>{t('name')}</span><b>{code.slice(0, 3)} {code.slice(3)}</b>{large && <small>{t('changes')}</small>}
    </span>
  )
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
          {caption ?? <><p className="hall-caption">{t('scan')}</p>{!qr && <HallDigits hall={hall} />}</>}
          {next.length > 0 && <><h3>{nextTitle}</h3><ol>{next.slice(0, 3).map((each) => <li key={each.key}>{each.name}<StanceMark stance={each.stance} /></li>)}</ol></>}
        </aside>
      </div>
      <p className="hall-foot"><span>{foot ?? t('foot', { community: hall.community.name, n: peopleHere(hall.here) })}</span></p>
    </HallStage>
  )
}
