'use client'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { ButtonLink } from '../_ui/button.tsx'
import { TimeLeft } from '../_ui/countdown.tsx'
import type { LiveRoom } from './use-room.ts'

/** The vote on the open item, where the phone shows it. */
export function RoomBallot({ community, ballot, live }: { community: string; communityName: string; phone: string | null; ballot: BallotState; live: LiveRoom; item: AgendaItem | null }) {
  const t = useTranslations('room.ballot')
  return (
    <div className="room-onward">
      {ballot.phase === 'OPEN' && ballot.closesAt !== null && <p><TimeLeft until={ballot.closesAt} offset={live.clockOffset} /></p>}
      <ButtonLink kind="main" wide href={paths(community).ballot(ballot.id)}>{t(ballot.phase === 'OPEN' ? 'vote' : 'look')}</ButtonLink>
    </div>
  )
}
